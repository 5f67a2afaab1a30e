import type { PackFiles } from "@kehoach/core/pack/pack";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeChain, makeForm, makeRegime, makeRelation, makeTarget, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { type BookQuestion, loadBook } from "../book/read.ts";
import { openDatabase } from "../platform/db.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { type ApplyOptions, applyPack } from "./apply.ts";
import { exportPack } from "./export.ts";

let own: TestDatabase;
const made: TestDatabase[] = [];
beforeEach(async () => {
  own = await makeTestDatabase();
  made.push(own);
});
afterAll(async () => {
  for (const one of made) await one.drop();
});

async function apply(chain = makeChain(), options: Partial<ApplyOptions> = {}) {
  const found = await applyPack(own.db, chain, { actor: "test", ...options });
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

function book(ask: BookQuestion = {}) {
  return inSnapshot(own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "north", ...ask }));
}

async function shownValues(ask: BookQuestion = {}): Promise<string[]> {
  return (await book(ask)).values.map(({ value, knownAt }) => `${value ? showDecimal(value) : "none"} ${knownAt}`);
}

async function countRows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of [
    "authority",
    "place",
    "pack_configuration",
    "indicator",
    "value",
    "value_version",
    "target_version",
    "relation_version",
    "pack_entry",
    "pack_application",
    "journal",
  ]) {
    const found = await sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)}`.execute(own.look);
    counts[table] = Number(found.rows[0]?.n);
  }
  return counts;
}

describe("applying a pack", () => {
  it("[S8] a second time changes nothing: no version, no row", async () => {
    expect(await apply()).toMatchObject({ versions: 3, conflicts: [], applied: true });
    const before = await countRows();
    expect(await apply()).toMatchObject({ versions: 0, changes: [], conflicts: [] });
    expect(await countRows()).toEqual(before);
    expect(before).toMatchObject({ value_version: 1, journal: 1, pack_application: 1 });
  });

  it("[S8] keeps the exact number and how it was entered, with the moment it was recorded", async () => {
    await apply(makeChain({ values: [makeValue({ entered: "5.345,970" })] }));
    const [value] = (await book()).values;
    expect(value && showDecimal(value.value ?? { units: 0n, scale: 0 })).toBe("5345.970");
    expect(value?.asEntered).toEqual({ text: "5.345,970", unit: "ha", decimals: 3 });
    expect(value?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  });

  it("[S7] a declared absence, a zero and no report are three things", async () => {
    const { indicator, place, status, series, source } = makeValue();
    const none = { indicator, place, status, series, source, period: "2029", noFigure: true };
    await apply(makeChain({ values: [none, makeValue({ entered: "0" })] }));
    expect(await shownValues()).toEqual(["none 2030-12-31", "0 2030-12-31"]);
    expect((await book()).values.filter(({ key }) => key.period.start === "2028-01-01")).toEqual([]);
  });

  it("[S9] a change by the same pack adds a version; the former stays in the table and out of the book", async () => {
    await apply();
    const second = await apply(makeChain({ values: [makeValue({ entered: "1.300" })] }));
    expect(second.changes).toEqual([
      {
        kind: "value",
        key: expect.stringMatching(/^value\|crops\.area\|\|01@2000-01-01\|2030\|/),
        pack: "small",
        what: "changed",
      },
    ]);
    expect(await shownValues()).toEqual(["1300 2030-12-31"]);
    expect((await countRows())["value_version"]).toBe(2);
  });

  it("[S13] what becomes known later is added beside it; the past is answered from the past", async () => {
    await apply();
    await apply(makeChain({ values: [makeValue(), makeValue({ entered: "1.240", knownAt: "2031-03-01" })] }));
    expect(await shownValues()).toEqual(["1234.50 2030-12-31", "1240 2031-03-01"]);
    expect(await shownValues({ knownAt: "2031-02-28" })).toEqual(["1234.50 2030-12-31"]);
    expect(await shownValues({ knownAt: "2030-12-30" })).toEqual([]);
    expect(await shownValues({ dataAsOf: "2030-12-30" })).toEqual([]);
    expect(await shownValues({ recordedAt: "2020-01-01T00:00:00.000000Z" })).toEqual([]);
  });

  it("[S13] place and period bound what is read; the year before comes along", async () => {
    const other = { code: "02", validFrom: "2000-01-01", kind: "territory", level: "commune", type: "xã", name: "Khác" } as const;
    await apply(
      makeChain({
        extraPlaces: [other],
        values: [
          makeValue(),
          makeValue({ period: "2029" }),
          makeValue({ period: "2027" }),
          makeValue({ place: "02" }),
          makeValue({ period: "@2031-01-01" }),
        ],
      }),
    );
    const period = { calendar: "solar", kind: "year", start: "2030-01-01", end: "2031-01-01" } as const;
    const place = { code: "01", validFrom: "2000-01-01" };
    const found = (await book({ place, period })).values.map(({ key }) => `${key.place.code} ${key.period.start}`);
    expect(found).toEqual(["01 2030-01-01", "01 2029-01-01", "01 2031-01-01"]);
  });

  it("[S10] what another pack set is a conflict: nothing is applied, or all but that", async () => {
    await apply();
    const before = await countRows();
    const other = makeChain({
      code: "other",
      values: [makeValue({ entered: "1" }), makeValue({ period: "2029" })],
      targets: [],
      relations: [],
    });
    const refused = await applyPack(own.db, other, { actor: "test" });
    expect(refused).toMatchObject({ ok: false, problems: [{ code: "APPLY_CONFLICT", kind: "value", setBy: { pack: "small" } }] });
    expect(await countRows()).toEqual(before);
    expect((await apply(other, { skipConflicts: true })).conflicts).toHaveLength(1);
    expect((await shownValues()).toSorted()).toEqual(["1234.50 2030-12-31", "1234.50 2030-12-31"]);
  });

  it("[S10] the same figure given by two packs is shared, and stays while one of them lists it", async () => {
    await apply();
    const other = makeChain({ code: "other" });
    const joined = await apply(other);
    expect(joined.versions).toBe(0);
    await apply(makeChain({ values: [] }));
    expect(await shownValues()).toEqual(["1234.50 2030-12-31"]);
    const exported = await exportPack(own.db, SYSTEM, "other");
    expect(exported.ok && [...exported.value.values.values()].flat()).toEqual([makeValue()]);
  });

  it("[K7] [S9] a pack laid over another of its authority adds to it and leaves it as it is", async () => {
    const under = makeChain();
    const [base, small] = under;
    if (!base || !small) throw new Error("no chain");
    const over: PackFiles = {
      ...base,
      units: [],
      calendars: [],
      manifest: {
        format: "kehoach-pack/1",
        code: "over",
        name: "Gói đặt trên",
        extends: ["small"],
        authority: { code: "north", name: "Tên khác", place: "01", public: true },
        knownAt: { date: "2031-01-01" },
        document: "report",
      },
      targets: new Map([["crops", [makeTarget({ period: "2031" })]]]),
    };
    const chain = [...under, over];
    expect(await applyPack(own.db, chain, { actor: "test" })).toEqual({
      ok: false,
      problems: [{ code: "APPLY_BASE_FIRST", pack: "over", base: "small" }],
    });
    await apply(under);
    const before = await countRows();
    const laid = await apply(chain);
    expect(laid.changes.map(({ kind, what, pack }) => `${kind} ${what} ${pack}`).toSorted()).toEqual([
      "manifest added over",
      "target added over",
    ]);
    expect(await countRows()).toMatchObject({
      place: before["place"],
      value_version: before["value_version"],
      target_version: 2,
    });
    const [row] = await own.look.selectFrom("authority").select(["name", "is_public"]).execute();
    expect(row).toEqual({ name: "Cơ quan thử", is_public: false });
    expect((await apply(chain)).changes).toEqual([]);
    expect((await apply([...under, { ...over, targets: new Map() }])).changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(
      ["target retired"],
    );
  });

  it("[S10] what the pack no longer holds is retired with an end date, readable as of before, and can come back", async () => {
    await apply();
    const gone = await apply(makeChain({ values: [], targets: [], relations: [] }));
    expect(gone.changes.map(({ kind, what }) => `${kind} ${what}`).toSorted()).toEqual([
      "relation retired",
      "target retired",
      "value retired",
    ]);
    const now = await book();
    expect([now.values, now.targets, now.relations]).toEqual([[], [], []]);
    expect(await shownValues({ knownAt: "2031-01-01" })).toEqual([]);
    const ended = await own.look
      .selectFrom("value_version")
      .select(["retired_on", "value"])
      .where("retired_on", "is not", null)
      .execute();
    expect(ended).toEqual([{ retired_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), value: null }]);
    expect((await apply()).versions).toBe(3);
    expect(await shownValues()).toEqual(["1234.50 2030-12-31"]);
  });

  it("[S9] configuration: the pack wins, and its copy is replaced", async () => {
    await apply();
    const changed = await apply(makeChain({ indicatorName: "Diện tích gieo trồng", placeName: "Thử Nghiệm" }));
    expect(changed.changes.map(({ kind, what }) => `${kind} ${what}`).toSorted()).toEqual(["indicator changed", "place changed"]);
    const found = await book();
    expect(found.indicators.get("crops.area")?.name).toBe("Diện tích gieo trồng");
    expect(found.places.map(({ name }) => name)).toEqual(["Thử Nghiệm"]);
  });

  it("[S8] [K20] [K25] [K27] forms, regimes and days off are kept as written, and stand in the book without its facts", async () => {
    const given = {
      forms: [makeForm(), makeForm({ code: "year", name: "Biểu năm" })],
      regimes: [makeRegime(), makeRegime({ code: "year", form: "year", periods: "year" })],
      holidays: [{ date: "2030-02-04", kind: "off", name: "Tết" }] as const,
    };
    const first = await apply(makeChain(given));
    expect(first.changes.filter(({ kind }) => ["form", "regime", "holiday"].includes(kind))).toEqual([
      { kind: "holiday", key: "2030-02-04", pack: "base", what: "added" },
      { kind: "regime", key: "month", pack: "small", what: "added" },
      { kind: "regime", key: "year", pack: "small", what: "added" },
      { kind: "form", key: "month", pack: "small", what: "added" },
      { kind: "form", key: "year", pack: "small", what: "added" },
    ]);
    expect((await apply(makeChain(given))).changes).toEqual([]);
    const found = await book({ facts: false });
    expect(found.forms.map(({ code, rows }) => `${code} ${rows.map(({ key }) => key).join()}`)).toEqual([
      "month crops.area",
      "year crops.area",
    ]);
    expect(found.regimes.map(({ code, reporters }) => [code, reporters])).toEqual([
      ["month", [{ place: "01@2000-01-01" }]],
      ["year", [{ place: "01@2000-01-01" }]],
    ]);
    expect(found.holidays).toEqual(given.holidays);
    const fewer = await apply(makeChain({ ...given, regimes: [makeRegime()], forms: [makeForm({ name: "Biểu mới" })] }));
    expect(fewer.changes.map(({ kind, key, what }) => `${kind} ${key} ${what}`).toSorted()).toEqual([
      "form month changed",
      "form year retired",
      "regime year retired",
    ]);
    expect((await book({ facts: false })).forms.map(({ name }) => name)).toEqual(["Biểu mới"]);
  });

  it("[K23] a form with an error keeps its pack from being applied", async () => {
    const rule = { code: "r", left: "[crops.area]", operator: ">", right: "[crops.are]", weight: "warn", message: "m" } as const;
    expect(await applyPack(own.db, makeChain({ forms: [makeForm({ rules: [rule] })] }), { actor: "test" })).toMatchObject({
      ok: false,
      problems: [
        { code: "APPLY_PACK_INVALID", problem: { fault: { code: "PACK_UNKNOWN", named: "line", near: ["crops.area"] } } },
      ],
    });
  });

  it("[K27] [S13] a day off that needs no saying does not keep a book from being read", async () => {
    await apply(makeChain({ holidays: [{ date: "2030-02-09", kind: "off", name: "Thứ bảy" }] }));
    expect((await book({ facts: false })).holidays).toHaveLength(1);
  });

  it("[S9] two authorities keep their figures apart under the same codes", async () => {
    await apply();
    await apply(makeChain({ code: "south-pack", authority: "south", values: [makeValue({ entered: "7" })] }));
    expect(await shownValues()).toEqual(["1234.50 2030-12-31"]);
    expect(await shownValues({ authority: "south" })).toEqual(["7 2030-12-31"]);
  });

  it("[S11] a dry run tells the same and writes nothing", async () => {
    const tried = await apply(makeChain(), { dryRun: true });
    expect(tried).toMatchObject({ versions: 3, applied: false });
    expect(Object.values(await countRows()).every((count) => count === 0)).toBe(true);
    expect((await apply()).changes).toEqual(tried.changes);
  });

  it("[S11] a pack with an error, or of nobody, is refused whole", async () => {
    const [base] = makeChain();
    if (!base) throw new Error("no base");
    expect(await applyPack(own.db, [base], { actor: "test" })).toEqual({
      ok: false,
      problems: [{ code: "APPLY_NO_AUTHORITY", pack: "base" }],
    });
    const wrong = makeChain({ values: [makeValue(), makeValue({ unit: "percent", period: "2029" })] });
    expect(await applyPack(own.db, wrong, { actor: "test" })).toMatchObject({
      ok: false,
      problems: [{ code: "APPLY_PACK_INVALID", problem: { fault: { code: "PACK_UNIT_CLASH" } } }],
    });
    expect(Object.values(await countRows()).every((count) => count === 0)).toBe(true);
  });

  it("[S12] several at once: one writes, the others find it done", async () => {
    const done = await Promise.all([apply(), apply(), apply()]);
    expect(done.map(({ versions }) => versions).toSorted()).toEqual([0, 0, 3]);
    expect(await countRows()).toMatchObject({
      value_version: 1,
      target_version: 1,
      relation_version: 1,
      journal: 1,
      authority: 1,
    });
  });

  it("[S12] cut off half-way it leaves nothing, and can be done again", async () => {
    const admin = new Client({ connectionString: own.adminUrl });
    await admin.connect();
    // The last thing apply writes is the listing: holding that table stops it when all else is written.
    await admin.query("begin");
    await admin.query("lock table kehoach.pack_entry in exclusive mode");
    const doomed = openDatabase(own.appUrl, 1);
    const outcome = applyPack(doomed, makeChain(), { actor: "test" }).then(
      () => "applied",
      () => "cut off",
    );
    // Asked by another connection: inside a transaction the view would show its first state for ever.
    const watcher = new Client({ connectionString: own.adminUrl });
    await watcher.connect();
    let pid: number | undefined;
    while (pid === undefined) {
      const found = await watcher.query<{ pid: number }>(
        "select pid from pg_stat_activity where datname = current_database() and usename = 'kehoach_app' and wait_event_type = 'Lock' and query like '%pack_entry%'",
      );
      pid = found.rows[0]?.pid;
    }
    await watcher.query("select pg_terminate_backend($1)", [pid]);
    await watcher.end();
    expect(await outcome).toBe("cut off");
    await admin.query("commit");
    await admin.end();
    await doomed.destroy();
    expect(Object.values(await countRows()).every((count) => count === 0)).toBe(true);
    expect((await apply()).versions).toBe(3);
  });

  it("[S14] an export gives back what was applied, in its order", async () => {
    const given = makeChain({
      values: [makeValue({ period: "2029" }), makeValue()],
      targets: [makeTarget({ qualifiers: ["strive"], note: "phấn đấu" })],
      relations: [makeRelation({ operands: [{ fact: "target", indicator: "crops.area", period: "2029" }] })],
      errata: [{ code: "E01", kind: "percent", weight: "error", relation: "crops.area.percent", note: "chưa khớp" }],
      forms: [
        makeForm({ rules: [{ code: "r", left: "[crops.area]", operator: ">", right: "0", weight: "note", message: "m" }] }),
      ],
      regimes: [makeRegime({ code: "b" }), makeRegime({ code: "a", opens: 3 })],
    });
    await apply(given);
    const found = await exportPack(own.db, SYSTEM, "small");
    expect(found).toEqual({ ok: true, value: given[1] });
    const swapped = makeChain({ values: [makeValue(), makeValue({ period: "2029" })] });
    expect((await apply(swapped)).changes.filter(({ kind }) => kind === "value").map(({ what }) => what)).toEqual([
      "moved",
      "moved",
    ]);
    const again = await exportPack(own.db, SYSTEM, "small");
    expect(again.ok && [...again.value.values.values()].flat()).toEqual([makeValue(), makeValue({ period: "2029" })]);
  });

  it("[S14] an unknown pack is said, with those there are", async () => {
    await apply();
    expect(await exportPack(own.db, SYSTEM, "nothing")).toEqual({
      ok: false,
      problems: [{ code: "EXPORT_PACK_UNKNOWN", pack: "nothing", known: ["base", "small"] }],
    });
  });

  it("[S6] the application's login can not change a version even by hand", async () => {
    await apply();
    await expect(sql`update value_version set value = 1`.execute(own.db)).rejects.toThrow(/permission denied/);
    await expect(sql`delete from value_version`.execute(own.db)).rejects.toThrow(/permission denied/);
    await expect(sql`create table mine (id bigint)`.execute(own.db)).rejects.toThrow(/permission denied/);
  });
});
