import { afterAll, beforeAll, expect, it } from "vitest";
import { makeChain, makeTarget, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyPack } from "../pack/apply.ts";
import { exportPack } from "../pack/export.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { loadOverview } from "./read.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(() => own.drop());

it("[W11] an authority without any plan or figure is told apart from a year without any", async () => {
  const [base, pack] = makeChain({ values: [], targets: [], relations: [] });
  if (!base || !pack) throw new Error("the small pack has a base");
  const ask = (year?: number) =>
    inSnapshot(own.db, SYSTEM, (tx) =>
      loadOverview(tx, SYSTEM, { mode: "final", ...(year === undefined ? {} : { year }) }, "vi"),
    );
  expect((await applyPack(own.db, [base, { ...pack, headlines: [] }], { actor: "test" })).ok).toBe(true);
  expect(await ask()).toEqual({ ok: false, problems: [{ code: "YEAR_NONE", parameter: "year" }] });
  expect(await ask(2030)).toMatchObject({ problems: [{ code: "YEAR_NONE" }] });
  expect((await applyPack(own.db, [base, pack], { actor: "test" })).ok).toBe(true);
  expect(await ask()).toMatchObject({ ok: true, value: { year: 2030 } });
  expect(await ask(2031)).toMatchObject({ problems: [{ code: "YEAR_UNKNOWN", found: "2031", candidates: [{ code: "2030" }] }] });
});

it("[T4] [S14] of two targets the nearest level's judges, by the assigners that packs list; they are exported as they are", async () => {
  const targets = [makeTarget({ assigner: "above", entered: "3.500" }), makeTarget({ assigner: "own", entered: "3.600" })];
  const [base, pack] = makeChain({ targets, values: [makeValue({ entered: "3.600" })], relations: [] });
  if (!base || !pack) throw new Error("the small pack has a base");
  const assigners = [
    { code: "own", level: "district" },
    { code: "above", level: "province" },
  ] as const;
  expect((await applyPack(own.db, [base, { ...pack, assigners }], { actor: "test" })).ok).toBe(true);
  const found = await inSnapshot(own.db, SYSTEM, (tx) => loadOverview(tx, SYSTEM, { mode: "final", year: 2030 }, "vi"));
  expect(found).toMatchObject({ value: { indicators: [{ target: "3600", percent: "100.00", verdict: "met" }] } });
  const exported = await exportPack(own.db, SYSTEM, "small");
  expect(exported).toMatchObject({ value: { assigners } });
});
