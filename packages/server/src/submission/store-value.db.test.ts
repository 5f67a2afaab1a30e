import { decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import type { SaidValue } from "@kehoach/core/submission/to-values";
import { findBestKnown } from "@kehoach/core/value/best-known";
import { sql } from "kysely";
import { afterAll, beforeEach, expect, test } from "vitest";
import { makeChain, makeForm, makeRegime, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { loadBook } from "../book/read.ts";
import { applyPack } from "../pack/apply.ts";
import { exportPack } from "../pack/export.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction, readNow } from "../platform/transaction.ts";
import { saveValues } from "./store-value.ts";

let own: TestDatabase;
const made: TestDatabase[] = [];
beforeEach(async () => {
  own = await makeTestDatabase();
  made.push(own);
});
afterAll(async () => {
  for (const one of made) await one.drop();
});

const YEAR = { calendar: "solar", kind: "year", start: "2030-01-01", end: "2031-01-01" } as const;

function makeSaid(text: string, sending: number, regime = "year"): SaidValue {
  return {
    key: {
      indicator: "crops.area",
      breakdown: [],
      place: { code: "01", validFrom: "2000-01-01" },
      period: YEAR,
      status: "reported",
      series: "own",
    },
    value: decimal(text),
    asEntered: { text, unit: "ha", decimals: 1 },
    qualifiers: [],
    source: { sheet: { regime, period: "2030", sending, row: "crops.area", column: "now" } },
    knownAt: "2031-01-10",
  };
}

/** One form, or several approved together. `text` undefined: the cell is empty. */
type Sent = { readonly text: string | undefined; readonly sending: number; readonly regime?: string };

async function approveAll(sent: readonly Sent[], today = "2031-01-10") {
  const [authority] = await own.look.selectFrom("authority").select("id").execute();
  const [place] = await own.look.selectFrom("place").select("id").execute();
  if (!authority || !place) throw new Error("the pack was not applied");
  return inTransaction(own.db, SYSTEM, async (tx) => {
    const doing = { authorityId: authority.id, at: await readNow(tx), today };
    const all = sent.map(({ text, sending, regime = "year" }) => {
      const values = text === undefined ? [] : [makeSaid(text, sending, regime)];
      return { placeId: place.id, regime, period: "2030", sending, values };
    });
    return (await saveValues(tx, doing, all)).map(({ counts }) => counts);
  });
}
const approve = async (text: string, sending: number) => (await approveAll([{ text, sending }]))[0];

/** What the cell says now. */
async function readNowSaid(): Promise<string | undefined> {
  const { values } = await inSnapshot(own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "north" }));
  const cell = { indicator: "crops.area", breakdown: [], place: { code: "01", validFrom: "2000-01-01" }, period: YEAR };
  const found = findBestKnown(values, cell, { series: "own" });
  return found?.value && showDecimal(found.value);
}

async function applySmall(entered: string, more: Parameters<typeof makeValue>[0] = {}) {
  const form = { forms: [makeForm()], regimes: [makeRegime({ code: "year", periods: "year" })] };
  const values = [makeValue({ series: "own", entered, ...more })];
  return applyPack(own.db, makeChain({ ...form, values, targets: [], relations: [] }), { actor: "test" });
}

test("[S8] [S20] [Y38] an approval stands after what a pack set, which stays the pack's; it takes the place of what an approval said", async () => {
  const apply = () => applySmall("12");
  expect((await apply()).ok).toBe(true);
  expect(await approve("12.5", 1)).toEqual({ added: 0, changed: 1, same: 0, ended: 0 });
  expect(await approve("13.5", 2)).toMatchObject({ changed: 1 });
  const { values } = await inSnapshot(own.db, SYSTEM, (tx) => loadBook(tx, SYSTEM, { authority: "north" }));
  expect(values.map(({ value, source }) => `${value && showDecimal(value)} ${"sheet" in source}`)).toEqual([
    "12 false",
    "13.5 true",
  ]);
  expect(await apply()).toMatchObject({ value: { changes: [], conflicts: [], versions: 0 } });
  const listed = await exportPack(own.db, SYSTEM, "small");
  expect(listed.ok && [...listed.value.values.values()].flat()).toMatchObject([{ entered: "12" }]);
});

test("[Y38] of two forms that say one cell each may take back its own: then the other one stands", async () => {
  await applySmall("1", { place: "01", period: "2029" });
  await approveAll([{ text: "5", sending: 1, regime: "a" }]);
  // The same number in another form is written too: it is said by both.
  expect(await approveAll([{ text: "5", sending: 1, regime: "b" }])).toMatchObject([{ changed: 1, same: 0 }]);
  expect(await approveAll([{ text: undefined, sending: 2, regime: "a" }])).toMatchObject([{ ended: 1 }]);
  expect(await readNowSaid()).toBe("5");
  expect(await approveAll([{ text: "7", sending: 3, regime: "a" }])).toMatchObject([{ changed: 1 }]);
  expect(await readNowSaid()).toBe("7");
  expect(await approveAll([{ text: undefined, sending: 4, regime: "a" }])).toMatchObject([{ ended: 1 }]);
  expect(await readNowSaid()).toBe("5");
});

test("[Y38] approved together or one after the other, of two forms the later one stands", async () => {
  await applySmall("5");
  await approveAll([
    { text: "6", sending: 1, regime: "a" },
    { text: "5", sending: 1, regime: "b" },
  ]);
  expect(await readNowSaid()).toBe("5");
});

test("[Y38] an approval stands after what a pack knows of a later day", async () => {
  await applySmall("12", { knownAt: "2031-12-31" });
  expect(await approve("20", 1)).toMatchObject({ changed: 1 });
  expect(await readNowSaid()).toBe("20");
  expect((await applySmall("12", { knownAt: "2031-12-31" })).ok).toBe(true);
});

test("[Y37] the first values are made known to the planner as they are written: a foreign key is not checked by reading through the authority", async () => {
  await applySmall("1", { period: "2029" });
  const known = async (): Promise<number> => {
    const found = await sql<{
      known: number;
    }>`select reltuples::int as known from pg_class where oid = 'kehoach.value'::regclass`.execute(own.look);
    return found.rows[0]?.known ?? 0;
  };
  expect(await known()).toBeLessThan(1);
  await approve("20.5", 1);
  expect(await known()).toBeGreaterThan(0);
});
