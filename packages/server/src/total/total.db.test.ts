import type { Entry } from "@kehoach/core/pack/pack";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { showDecimal } from "@kehoach/core/quantity/decimal";
import { findBestKnown, listCurrent } from "@kehoach/core/value/best-known";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import {
  applyValues,
  findAuthorityId,
  makePlace as place,
  sayValue as say,
  TREE,
  verifyAuthority,
} from "../../test/total-site.ts";
import { loadBook } from "../book/read.ts";
import { listPackOrder } from "../pack/read.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { listBatches } from "./batches.ts";
import { loadCellTotals } from "./cells.ts";
import { loadNumbers } from "./numbers.ts";
import { loadOwnValues } from "./own-values.ts";
import type { TotalReport } from "./verify.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(async () => {
  await own.drop();
});

const PLACES = [
  ...TREE.filter(({ code }) => code !== "N1"),
  place("N1", "commune", "N", { validTo: "2030-07-01" }),
  place("NPK", "agency", "N"),
  // N1 became a part of N3.
  place("N3", "commune", "N", { validFrom: "2030-07-01" }),
];

const apply = (values: readonly Entry<"values">[], places: readonly Entry<"places">[] = PLACES) =>
  applyValues(own, values, places);
const verify = (): Promise<TotalReport> => verifyAuthority(own);

async function totalsOf(period = "2030-M06", status = "best", authority = "prov"): Promise<Record<string, string>> {
  const found = await sql<{ code: string; places: number; value: string | null; weakest: string }>`
    select p.code, t.below_places as places, t.below_value as value, t.below_weakest as weakest from kehoach.total t join kehoach.place p on p.id = t.place_id
    where t.authority_id = ${await findAuthorityId(own, authority)} and t.period = ${period} and t.status = ${status} and t.below_places > 0 order by p.code`.execute(
    own.look,
  );
  return Object.fromEntries(found.rows.map(({ code, places, value, weakest }) => [code, `${places} ${value ?? "-"} ${weakest}`]));
}

const readOrder = async (authority: string) => {
  const id = await findAuthorityId(own, authority);
  return inSnapshot(own.db, SYSTEM, (tx) => listPackOrder(tx, id));
};

describe("totals after applying a pack", () => {
  test("[V10] [V11] [V12] [V13] [V14] districts and the province add up what communes say, zero, none and missing apart; agencies do not count", async () => {
    await apply([
      say("N1", "10,5"),
      say("N2", "0"),
      say("S1", undefined),
      say("NPK", "99"),
      say("N1", "7", { indicator: "crops.rate" }),
      say("N2", "4", { series: "statistics" }),
    ]);
    expect(await totalsOf()).toEqual({ N: "2 10.5 reported", P: "3 10.5 reported", S: "1 - reported" });
    expect(await verify()).toMatchObject({ faultCount: 0 });
    // A district that speaks for itself speaks for both its communes, also for the one that has said nothing.
    await apply([say("N1", "10,5"), say("S1", "3"), say("S", "8,25", { status: "official" })]);
    expect(await totalsOf()).toEqual({ N: "1 10.5 reported", P: "3 18.75 reported", S: "1 3 reported" });
    expect(await totalsOf("2030-M06", "official")).toEqual({ P: "2 8.25 official" });
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  test("[V10] the strongest status of each place counts, of estimates the latest round; the weakest names the total", async () => {
    const estimate = { status: "estimate", period: "2030" } as const;
    await apply([
      say("N2", "5", { ...estimate, round: "2030-M06" }),
      say("N2", "6", { ...estimate, round: "2030-M10" }),
      say("S1", "1", { ...estimate, round: "2030-M06" }),
      say("S1", "2", { period: "2030", status: "preliminary" }),
    ]);
    expect((await totalsOf("2030"))["P"]).toBe("2 8 estimate");
    expect((await totalsOf("2030", "estimate"))["P"]).toBe("1 6 estimate");
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  test("[V12] the tree is that of the last day: after a merger the old commune counts in old months, the new one in new ones", async () => {
    await apply([say("N1", "1"), say("N2", "2"), say("N3", "4", { period: "2030-M07" }), say("N2", "2", { period: "2030-M07" })]);
    expect((await totalsOf("2030-M06"))["N"]).toBe("2 3 reported");
    expect((await totalsOf("2030-M07"))["N"]).toBe("2 6 reported");
    // A commune is moved to the other district: everything is made anew.
    const moved = PLACES.map((one) => (one.code === "N2" ? place("N2", "commune", "S") : one));
    await apply([say("N1", "1"), say("N2", "2")], moved);
    expect(await totalsOf()).toEqual({ N: "1 1 reported", P: "2 3 reported", S: "1 2 reported" });
    expect(await totalsOf("2030-M07")).toEqual({});
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  test("[V12] a place whose parent has ended and that was put nowhere else: what it says is kept, and in no total", async () => {
    const places = TREE.map((one) => (one.code === "N" ? place("N", "district", "P", { validTo: "2030-07-01" }) : one));
    await apply([say("N1", "3"), say("N1", "5", { period: "2030-M07" }), say("S1", "2", { period: "2030-M07" })], places);
    expect((await totalsOf("2030-M06"))["P"]).toBe("1 3 reported");
    expect(await totalsOf("2030-M07")).toEqual({ P: "1 2 reported", S: "1 2 reported" });
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  test("[V14] [S12] the pack of another authority moves a commune both share: the totals of both follow, and their books", async () => {
    const said = [say("N1", "1"), say("N2", "2"), say("S1", "4")];
    const moved = TREE.map((one) => (one.code === "N2" ? place("N2", "commune", "S") : one));
    await applyValues(own, said);
    await applyValues(own, said, TREE, { authority: "dist", root: "P" });
    const order = async () => (await readOrder("dist")).join(" ");
    const before = await order();
    await applyValues(own, said, moved);
    for (const authority of ["prov", "dist"]) {
      expect(await totalsOf("2030-M06", "best", authority)).toEqual({ N: "1 1 reported", P: "3 7 reported", S: "2 6 reported" });
      expect(await verifyAuthority(own, authority)).toMatchObject({ faultCount: 0 });
    }
    expect(await order()).toBe(before);
  });

  test("[V14] a row that a faster clock wrote is taken away like any other", async () => {
    await apply([say("N1", "1"), say("N2", "2")]);
    await sql`update kehoach.total set changed_at = now() + interval '1 hour'`.execute(own.look);
    await apply([say("N1", "1")]);
    expect((await totalsOf())["N"]).toBe("1 1 reported");
    expect(await verify()).toMatchObject({ faultCount: 0 });
  });

  /** What places say of the area now, strongest first: as it is kept beside totals, or as the versions tell. */
  async function listOwn(from: "kept" | "versions"): Promise<readonly string[]> {
    const id = await findAuthorityId(own);
    return inSnapshot(own.db, SYSTEM, async (tx) => {
      const book = await loadBook(tx, SYSTEM, { authority: "prov" });
      const numbers = await loadNumbers(tx, id, book);
      const numbered = new Map([...book.indicators].map(([code, one]) => [String(numbers.indicators.get(code)), one]));
      const said: string[] = [];
      for (const place of book.places) {
        const placeId = numbers.places.get(showPlaceKey(place)) ?? 0n;
        const kept = () => loadOwnValues(tx, id, { id: placeId, key: place }, numbered, ASKED);
        const values = from === "kept" ? await kept() : book.values;
        for (const period of ASKED) {
          const current = listCurrent(values, { indicator: "crops.area", breakdown: [], place, period }, { series: "own" });
          for (const { key, value } of current)
            said.push(
              `${place.code} ${showPeriod(period)} ${key.status} ${key.round?.start ?? ""} ${value ? showDecimal(value) : "none"}`,
            );
        }
      }
      return said;
    });
  }
  const solar = (kind: "month" | "year", start: string, end: string) => ({ calendar: "solar", kind, start, end }) as const;
  const ASKED = [
    solar("month", "2030-05-01", "2030-06-01"),
    solar("month", "2030-06-01", "2030-07-01"),
    solar("year", "2030-01-01", "2031-01-01"),
  ];

  test("[V14] [V15] whatever is written, changed and taken away again, what is kept is what the values say", async () => {
    const value = fc.record({
      place: fc.constantFrom("P", "N", "S", "N1", "N2", "S1", "S2", "NPK"),
      period: fc.constantFrom("2030-M05", "2030-M06", "2030"),
      status: fc.constantFrom("estimate", "reported", "preliminary"),
      amount: fc.option(fc.integer({ min: 0, max: 99_999 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 25 }), async (list) => {
        // Of the year the commune that took its place.
        const placeOf = (one: (typeof list)[number]): string => (one.place === "N1" && one.period === "2030" ? "N3" : one.place);
        const keyOf = (one: (typeof list)[number]): string => `${placeOf(one)} ${one.period} ${one.status}`;
        const values = [...new Map(list.map((one) => [keyOf(one), one])).values()].map((one) =>
          say(placeOf(one), one.amount === null ? undefined : `${Math.floor(one.amount / 10)},${one.amount % 10}`, {
            period: one.period,
            status: one.status,
            ...(one.status === "estimate" ? { round: "2030-M05" } : {}),
          }),
        );
        await apply(values);
        expect(await verify()).toMatchObject({ faultCount: 0 });
        expect(await listOwn("kept")).toEqual(await listOwn("versions"));
      }),
      { numRuns: 25 },
    );
  });

  test("[V20] [V44] what is judged by its totals: the total of the cell, else the months without a gap, and what they cover; at the bottom what the place says", async () => {
    await apply([
      ...["01", "02", "03", "05"].map((month) => say("N1", "1", { period: `2030-M${month}` })),
      ...["01", "02", "03"].map((month) => say("N2", "2,5", { period: `2030-M${month}`, status: "preliminary" })),
      say("S1", "70", { period: "2030" }),
      say("S1", "9", { period: "2030-M01" }),
    ]);
    const [authority] = await own.look.selectFrom("authority").select("id").where("code", "=", "prov").execute();
    const year = { calendar: "solar", kind: "year", start: "2030-01-01", end: "2031-01-01" } as const;
    const cellOf = (code: string) => ({
      indicator: "crops.area",
      breakdown: [],
      place: { code, validFrom: "2000-01-01" },
      period: year,
    });
    const look = (moment: { readonly knownAt?: string; readonly dataAsOf?: string } = {}) =>
      inSnapshot(own.db, SYSTEM, async (tx) => {
        const book = await loadBook(tx, SYSTEM, { authority: "prov" });
        const cells = ["N", "S", "N2", "S1", "S2"].map(cellOf);
        return { totals: await loadCellTotals(tx, SYSTEM, authority?.id ?? 0n, book, cells, moment), values: book.values };
      });
    const { totals, values } = await look();
    const read = (code: string) => {
      const found = findBestKnown([...values, ...totals], cellOf(code), { series: "rolled-up" });
      return (
        found && `${found.value && showDecimal(found.value)} ${found.key.series} ${found.key.status} ${found.dataAsOf ?? ""}`
      );
    };
    // April is missing: what comes after it is not added up.
    expect(read("N")).toBe("10.5 rolled-up reported 2030-03-31");
    expect(read("S")).toBe("70 rolled-up reported ");
    expect(read("N2")).toBe("7.5 rolled-up preliminary 2030-03-31");
    expect(read("S1")).toBe("70 own reported ");
    expect(read("S2")).toBeUndefined();
    // As known on a day they are made of what was known then, and of what covers nothing after a day only of that.
    const bare = (found: typeof totals) => found.map(({ knownAt: _known, recordedAt: _recorded, ...rest }) => rest);
    expect(bare((await look({ knownAt: "2031-12-31" })).totals)).toEqual(bare(totals));
    expect((await look({ knownAt: "2029-12-31" })).totals).toEqual([]);
    const early = (await look({ dataAsOf: "2030-02-28" })).totals;
    expect(early.map(({ key, value, dataAsOf }) => `${key.place.code} ${value && showDecimal(value)} ${dataAsOf}`)).toEqual([
      "N 7.0 2030-02-28",
      "S 9 2030-01-31",
      "N2 5.0 2030-02-28",
      "S1 9 2030-01-31",
    ]);
  });

  test("[V21] a place that goes elsewhere after figures are there: beforehand every total that becomes another one is told, and nothing is done", async () => {
    const values = [say("N1", "10"), say("N2", "20"), say("S1", undefined), say("N1", "5", { period: "2030-M05" })];
    await apply(values, TREE);
    const before = [await totalsOf(), await totalsOf("2030-M05")];
    const moved = TREE.map((one) => (one.code === "N1" ? place("N1", "commune", "S") : one));
    const tried = await applyValues(own, values, moved, undefined, { dryRun: true, withTotals: true });
    const total = (at: string, period: string) => ({ indicator: "crops.area", breakdown: "", place: `${at}@2000-01-01`, period });
    expect(tried).toMatchObject({ applied: false, changes: [{ kind: "place", key: "N1@2000-01-01", what: "changed" }] });
    expect(tried.totals).toMatchObject({
      count: 4,
      changes: [
        { ...total("N", "2030-M06"), before: { places: 2, value: "30" }, after: { places: 1, value: "20" } },
        { ...total("S", "2030-M06"), before: { places: 1, value: null }, after: { places: 2, value: "10" } },
        { ...total("N", "2030-M05"), before: { places: 1, value: "5" } },
        { ...total("S", "2030-M05"), after: { places: 1, value: "5" } },
      ],
    });
    expect([await totalsOf(), await totalsOf("2030-M05")]).toEqual(before);
    await apply(values, moved);
    expect([await totalsOf(), await totalsOf("2030-M05")]).toMatchObject([
      { N: "1 20 reported", S: "2 10 reported", P: "3 30 reported" },
      { S: "1 5 reported", P: "1 5 reported" },
    ]);
    expect(await applyValues(own, values, moved, undefined, { dryRun: true, withTotals: true })).not.toHaveProperty("totals");
  });

  test("[V15] what was altered by hand is named, with what it should be", async () => {
    await apply([say("N1", "10"), say("N2", "20"), say("S1", "1")]);
    const inReading = sql`p.id = t.place_id and t.status = 'best'`;
    await sql`update kehoach.total t set below_value = 31 from kehoach.place p where ${inReading} and p.code = 'N'`.execute(
      own.look,
    );
    await sql`delete from kehoach.total t using kehoach.place p where ${inReading} and p.code = 'S'`.execute(own.look);
    const { faultCount, faults } = await verify();
    expect(faultCount).toBe(2);
    expect(faults).toContainEqual(
      expect.objectContaining({
        place: "N@2000-01-01",
        indicator: "crops.area",
        period: "2030-M06",
        kept: " | 2 reported 31",
        found: " | 2 reported 30",
      }),
    );
    expect(faults.find((one) => one.place === "S@2000-01-01")).not.toHaveProperty("kept");
  });

  test("[V15] all totals are gone through some indicators at a time: each once, alone where it has more rows than are held", async () => {
    await apply([say("N1", "10"), say("N2", "20", { indicator: "crops.output" })]);
    const id = await findAuthorityId(own);
    const [alone, together] = await inSnapshot(own.db, SYSTEM, (tx) =>
      Promise.all([listBatches(tx, id, 1), listBatches(tx, id)]),
    );
    expect(together).toEqual([alone?.flat()]);
    expect(alone?.length).toBeGreaterThan(1);
    expect(alone?.every((one) => one.length === 1)).toBe(true);
  });
});
