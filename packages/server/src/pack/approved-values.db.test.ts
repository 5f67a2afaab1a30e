import { showDecimal } from "@kehoach/core/quantity/decimal";
import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeChain, makeForm, makeRegime, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { loadBook } from "../book/read.ts";
import { loadDocument, loadDocuments } from "../document/read.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { loadValuePage } from "../value/read.ts";
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

const KEY = "value|crops.area||01@2000-01-01|2030|reported|own|";
const form = { forms: [makeForm()], regimes: [makeRegime({ code: "year", name: "Báo cáo năm", periods: "year" })] };
const makeOwn = (given: Parameters<typeof makeValue>[0] = {}) => makeValue({ series: "own", ...given });

const tryApply = (values: readonly ReturnType<typeof makeValue>[], given: Partial<ApplyOptions> = {}) =>
  applyPack(own.db, makeChain({ ...form, values }), { actor: "test", ...given });
async function apply(...given: Parameters<typeof tryApply>) {
  const found = await tryApply(...given);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.value;
}

/** What the approval of a form of the year 2030 of place 01 writes, with its last step. */
async function approve(value: string | null, knownAt: string, sending = 1): Promise<void> {
  const cell = sql`(select a.id as authority_id, i.id as indicator_id, p.id as place_id from authority a
    join indicator i on i.authority_id = a.id and i.code = 'crops.area' join place p on p.code = '01' where a.code = 'north') c`;
  await sql`
    insert into value (authority_id, indicator_id, breakdown, place_id, period, period_start, period_end, status, series)
    select authority_id, indicator_id, '', place_id, '2030', '2030-01-01', '2031-01-01', 'reported', 'own' from ${cell}
    on conflict do nothing`.execute(own.look);
  await sql`
    insert into value_version (authority_id, value_id, value, entered_text, entered_unit, entered_decimals, qualifiers, known_at, recorded_at, digest,
      source_regime, source_period, source_sending, source_row, source_column)
    select c.authority_id, k.id, ${value}::numeric, ${value}, ${value === null ? null : "ha"}, ${value === null ? null : 2}, '{}', ${knownAt}::date, now(), 'approved',
      'year', '2030', ${sending}, 'crops.area', 'now'
    from ${cell} join value k on k.authority_id = c.authority_id and k.indicator_id = c.indicator_id and k.place_id = c.place_id and k.period = '2030' and k.series = 'own'`.execute(
    own.look,
  );
}

const read = <T>(ask: (...given: Parameters<Parameters<typeof inSnapshot<T>>[2]>) => Promise<T>) =>
  inSnapshot(own.db, SYSTEM, ask);
const loadAll = () => read((tx) => loadBook(tx, SYSTEM, { authority: "north" }));

async function showValues(): Promise<readonly string[]> {
  return (await loadAll()).values.map(({ value, source, knownAt }) => {
    const by =
      "sheet" in source
        ? `${source.sheet.regime} ${source.sheet.sending}`
        : "document" in source
          ? `${source.document}:${source.line}`
          : "total";
    return `${value === undefined ? "none" : showDecimal(value)} ${knownAt} ${by}`;
  });
}

const listed = async () => {
  const found = await exportPack(own.db, SYSTEM, "small");
  if (!found.ok) throw new Error(found.problems[0].code);
  return [...found.value.values.values()].flat();
};

describe("a value that an approved form says", () => {
  it("[V9] is read with the cell that says it, beside what papers say of the same key", async () => {
    await apply([makeOwn()]);
    await approve("1240.5", "2031-01-10", 2);
    expect(await showValues()).toEqual(["1234.50 2030-12-31 report:1", "1240.5 2031-01-10 year 2"]);
    expect((await loadAll()).values[1]?.source).toEqual({
      sheet: { regime: "year", period: "2030", sending: 2, row: "crops.area", column: "now" },
    });
  });

  it("[W20] is told as a figure with its form; a document tells its own figures only", async () => {
    await apply([makeOwn()]);
    await approve("1240.5", "2031-01-10", 2);
    const ask = { authority: "north", limit: 10 };
    const page = await read((tx) => loadValuePage(tx, SYSTEM, ask, "vi"));
    if (!page.ok) throw new Error(page.problems[0].code);
    expect(page.value.items.map(({ source }) => source)).toEqual([
      { document: "report", title: "Báo cáo", line: 1, ref: null, sheet: null },
      {
        document: null,
        title: "Phiếu Báo cáo năm, năm 2030, huyện Thử, lần gửi 2",
        line: null,
        ref: null,
        sheet: {
          regime: "year",
          regimeName: "Báo cáo năm",
          place: { key: "01@2000-01-01", code: "01", name: "huyện Thử" },
          period: "2030",
          periodName: "năm 2030",
          sending: 2,
          row: "crops.area",
          column: "now",
        },
      },
    ]);
    const said = await read((tx) => loadValuePage(tx, SYSTEM, { ...ask, document: "report" }, "vi"));
    expect(said.ok && said.value.items.map(({ value }) => value)).toEqual(["1234.50"]);
    const paper = await read((tx) => loadDocument(tx, SYSTEM, "report", { authority: "north" }, "vi"));
    expect(paper.ok && paper.value.values.map(({ value }) => value)).toEqual(["1234.50"]);
    const papers = await read((tx) => loadDocuments(tx, SYSTEM, ask, "vi"));
    expect(papers.ok && papers.value.items.map(({ code, gives }) => `${code} ${gives.values}`)).toEqual(["report 1"]);
    // A regime that is gone shows its code.
    await applyPack(own.db, makeChain({ values: [makeOwn()] }), { actor: "test" });
    const later = await read((tx) => loadValuePage(tx, SYSTEM, ask, "en"));
    expect(later.ok && later.value.items[1]?.source.title).toBe("Form year, 2030, huyện Thử, sending 2");
  });
});

describe("applying a pack over what an approved form says", () => {
  it("[S19] is a conflict that names the form, from the day of the approval on; what the form set stays", async () => {
    await apply([]);
    await approve("1240.5", "2031-01-10");
    for (const knownAt of ["2031-01-10", "2031-02-01"]) {
      const values = [makeOwn({ entered: "1.241", knownAt })];
      const setBy = { regime: "year", period: "2030" };
      expect(await tryApply(values)).toMatchObject({ ok: false, problems: [{ code: "APPLY_CONFLICT", kind: "value", setBy }] });
      const skipped = await apply(values, { skipConflicts: true });
      expect(skipped.conflicts).toMatchObject([{ key: `${KEY} ${knownAt}`, pack: "small", setBy }]);
      expect(await showValues()).toEqual(["1240.5 2031-01-10 year 1"]);
    }
  });

  it("[S19] a declared absence says otherwise than a number, and than zero", async () => {
    await apply([]);
    await approve("0", "2031-01-10");
    const { indicator, place, period, status, series, source } = makeOwn();
    const none = { indicator, place, period, status, series, source, noFigure: true, knownAt: "2031-01-10" };
    expect((await tryApply([none])).ok).toBe(false);
    await approve(null, "2031-01-11", 2);
    expect(await apply([{ ...none, knownAt: "2031-01-11" }])).toMatchObject({ conflicts: [], versions: 1 });
    expect((await tryApply([makeOwn({ entered: "0", knownAt: "2031-01-12" })])).ok).toBe(false);
  });

  it("[S19] what was known before the approval is history; a pack that is there already stays as it is", async () => {
    const before = [makeOwn({ entered: "1.100", knownAt: "2030-12-31" })];
    await apply(before);
    await approve("1240.5", "2031-01-10");
    expect(await apply(before)).toMatchObject({ changes: [], conflicts: [], versions: 0 });
    await apply([...before, makeOwn({ entered: "1.200", knownAt: "2031-01-05" })]);
    await apply([makeOwn({ entered: "1.150", knownAt: "2030-12-31" }), makeOwn({ entered: "1.200", knownAt: "2031-01-05" })]);
    expect(await showValues()).toEqual(["1240.5 2031-01-10 year 1", "1200 2031-01-05 report:1", "1150 2030-12-31 report:1"]);
  });

  it("[S19] the same figure of the same key is none: the pack's version stands beside the form's", async () => {
    await apply([]);
    await approve("1240.5", "2031-01-10");
    const same = [makeOwn({ entered: "1.240,50", knownAt: "2031-01-10" })];
    expect(await apply(same)).toMatchObject({ conflicts: [], versions: 1 });
    expect(await apply(same)).toMatchObject({ changes: [], conflicts: [] });
    expect(await showValues()).toEqual(["1240.5 2031-01-10 year 1", "1240.50 2031-01-10 report:1"]);
    // To say otherwise is still to say it over the form.
    expect((await tryApply([makeOwn({ entered: "1.241", knownAt: "2031-01-10" })])).ok).toBe(false);
  });

  it("[S19] of a form approved again the last approval counts", async () => {
    await apply([]);
    await approve("1240.5", "2031-01-10", 1);
    await approve("1250", "2031-03-10", 2);
    expect((await tryApply([makeOwn({ entered: "1.240,5", knownAt: "2031-04-01" })])).ok).toBe(false);
    expect(await apply([makeOwn({ entered: "1.250", knownAt: "2031-04-01" })])).toMatchObject({ conflicts: [] });
  });

  it("[S20] what it no longer lists is retired, but never what the form says", async () => {
    await apply([]);
    await approve("1240.5", "2031-01-10");
    await apply([makeOwn({ entered: "1.240,5", knownAt: "2031-01-10" })]);
    expect(await apply([])).toMatchObject({ changes: [{ what: "retired" }], conflicts: [] });
    expect(await showValues()).toEqual(["1240.5 2031-01-10 year 1"]);
  });

  it("[S20] an export lists what the pack said, and nothing of forms", async () => {
    await apply([]);
    await approve("1240.5", "2031-01-10");
    expect(await listed()).toEqual([]);
    await apply([makeOwn({ entered: "1.240,50", knownAt: "2031-01-10" })]);
    expect(await listed()).toMatchObject([{ entered: "1.240,50", knownAt: "2031-01-10" }]);
  });
});
