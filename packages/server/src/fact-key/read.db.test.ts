import { isSameCell } from "@kehoach/core/indicator/cell";
import { parsePeriod } from "@kehoach/core/period/period";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeChain, makeTarget, makeValue, type SmallPack } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { fillBook, loadBook } from "../book/read.ts";
import { applyPack } from "../pack/apply.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, type Tx } from "../platform/transaction.ts";
import { countAllFigures, countFigures, findCellKeys, listIndicatorKeys, listPlaceKeys } from "./read.ts";

let own: TestDatabase;
const made: TestDatabase[] = [];
beforeEach(async () => {
  own = await makeTestDatabase();
  made.push(own);
});
afterAll(async () => {
  for (const one of made) await one.drop();
});

const PLACE = { code: "01", validFrom: "2000-01-01" };
const OTHER = { code: "02", validFrom: "2000-01-01" };
const COMMUNE = { ...OTHER, kind: "territory", level: "commune", type: "xã", name: "Hai", parent: "01@2000-01-01" } as const;

function year(text: string) {
  const period = parsePeriod(text);
  if (!period.ok) throw new Error(text);
  return period.value;
}

async function apply(given: SmallPack): Promise<void> {
  const applied = await applyPack(own.db, makeChain({ relations: [], extraPlaces: [COMMUNE], ...given }), { actor: "test" });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
}

async function ask<T>(work: (tx: Tx, authorityId: bigint) => Promise<T>): Promise<T> {
  return inSnapshot(own.db, SYSTEM, async (tx) => {
    const { id } = await tx.selectFrom("authority").select("id").executeTakeFirstOrThrow();
    return work(tx, id);
  });
}

const PERIODS = [
  "2030",
  "2030-M12",
  "2030-Q4",
  "2029",
  "2031-M01",
  "2026-01-01..2031-01-01",
  "@2030-01-01",
  "@2031-01-01",
  "2029-M12",
];
const values = [
  ...PERIODS.map((period) => makeValue({ period })),
  ...PERIODS.map((period) => makeValue({ period, place: "02" })),
  makeValue({ series: "own" }),
];

describe("finding keys before versions", () => {
  it("[S15] the keys of a cell give what the whole book has of it, and nothing else", async () => {
    await apply({ values });
    await ask(async (tx, id) => {
      const whole = await loadBook(tx, SYSTEM, {});
      const cell = { indicator: "crops.area", breakdown: [], place: PLACE, period: year("2030") };
      const keys = await findCellKeys(tx, SYSTEM, id, [cell, cell]);
      const book = await fillBook(tx, SYSTEM, id, whole, { keys, relations: [], moment: {} });
      expect(book.values).toHaveLength(2);
      expect(book.values).toEqual(whole.values.filter(({ key }) => isSameCell(key, cell)));
      expect(book.targets).toEqual(whole.targets.filter(({ key }) => isSameCell(key, cell)));
      expect(book.targets).toHaveLength(1);
      const before = await fillBook(tx, SYSTEM, id, whole, { keys, relations: [], moment: { knownAt: "2030-12-30" } });
      expect([before.values, before.targets]).toEqual([[], []]);
    });
  });

  it("[S15] an indicator: every figure of the place that touches the year, and so many of those that end in it elsewhere", async () => {
    await apply({ values });
    await ask(async (tx, id) => {
      const whole = await loadBook(tx, SYSTEM, {});
      const listing = {
        codes: ["crops.area"],
        place: PLACE,
        period: year("2030"),
        ownPeriod: year("2030"),
        own: 99,
        elsewhere: 99,
      };
      const shown = async (more: object): Promise<string[]> => {
        const keys = await listIndicatorKeys(tx, SYSTEM, id, { ...listing, ...more });
        const book = await fillBook(tx, SYSTEM, id, whole, { keys, relations: [], moment: {} });
        return book.values.map(({ key }) => `${key.place.code} ${key.period.start} ${key.period.end}`).sort();
      };
      const touching = [
        "2026-01-01 2031-01-01",
        "2030-01-01 2030-01-01",
        "2030-01-01 2031-01-01",
        "2030-01-01 2031-01-01",
        "2030-10-01 2031-01-01",
        "2030-12-01 2031-01-01",
      ];
      expect((await shown({})).filter((text) => text.startsWith("01"))).toEqual(touching.map((text) => `01 ${text}`));
      expect((await shown({})).filter((text) => text.startsWith("02"))).toEqual(
        [...new Set(touching)].map((text) => `02 ${text}`),
      );
      expect(await shown({ own: 1, elsewhere: 2 })).toHaveLength(3);
      const { value } = await listPlaceKeys(tx, SYSTEM, id, { place: OTHER, limit: 4 });
      expect(value).toHaveLength(4);
    });
  });

  it("[S16] figures are counted once however many versions they have, in the year they end in; an ended one is not counted", async () => {
    await apply({ values, targets: [makeTarget(), makeTarget({ knownAt: "2030-06-30" })] });
    const counted = (text: string, more: object = {}) =>
      ask((tx, id) => countAllFigures(tx, SYSTEM, id, { place: PLACE, period: year(text), ...more }));
    expect(await counted("2030")).toEqual({ values: 6, targets: 1 });
    expect(await counted("2029")).toEqual({ values: 2, targets: 0 });
    expect(await counted("2031")).toEqual({ values: 2, targets: 0 });
    expect(await counted("2030", { knownAt: "2030-06-30" })).toEqual({ values: 0, targets: 1 });
    expect(await counted("2030", { dataAsOf: "2030-06-30" })).toEqual({ values: 1, targets: 1 });
    const by = await ask((tx, id) => countFigures(tx, SYSTEM, id, { codes: ["crops.area"], period: year("2030") }));
    expect([...by]).toEqual([["crops.area", { values: 11, targets: 1 }]]);
    await apply({ values: values.filter(({ period, place }) => period !== "2030-Q4" || place !== "01"), targets: [] });
    expect(await counted("2030")).toEqual({ values: 5, targets: 0 });
    await apply({ values, targets: [] });
    expect(await counted("2030")).toEqual({ values: 6, targets: 0 });
  });
});
