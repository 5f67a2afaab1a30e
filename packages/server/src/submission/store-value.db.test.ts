import { decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import type { SaidValue } from "@kehoach/core/submission/to-values";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeChain, makeForm, makeRegime, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { loadBook } from "../book/read.ts";
import { applyPack } from "../pack/apply.ts";
import { exportPack } from "../pack/export.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot, inTransaction, readNow } from "../platform/transaction.ts";
import { saveValues } from "./store-value.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(async () => {
  await own.drop();
});

const YEAR = { calendar: "solar", kind: "year", start: "2030-01-01", end: "2031-01-01" } as const;

function makeSaid(text: string, sending: number): SaidValue {
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
    source: { sheet: { regime: "year", period: "2030", sending, row: "crops.area", column: "now" } },
    knownAt: "2031-01-10",
  };
}

async function approve(text: string, sending: number) {
  const [authority] = await own.look.selectFrom("authority").select("id").execute();
  const [place] = await own.look.selectFrom("place").select("id").execute();
  if (!authority || !place) throw new Error("the pack was not applied");
  return inTransaction(own.db, SYSTEM, async (tx) => {
    const doing = { authorityId: authority.id, at: await readNow(tx), today: "2031-01-10" };
    const sent = { placeId: place.id, regime: "year", period: "2030", sending, values: [makeSaid(text, sending)] };
    return (await saveValues(tx, doing, [sent]))[0]?.counts;
  });
}

test("[S8] [S20] [Y38] an approval stands after what a pack set, which stays the pack's; it takes the place of what an approval said", async () => {
  const form = { forms: [makeForm()], regimes: [makeRegime({ code: "year", periods: "year" })] };
  const chain = makeChain({ ...form, values: [makeValue({ series: "own", entered: "12" })], targets: [], relations: [] });
  const apply = () => applyPack(own.db, chain, { actor: "test" });
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
