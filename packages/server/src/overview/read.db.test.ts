import { afterAll, beforeAll, expect, it } from "vitest";
import { makeChain, makeTarget, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyValues, sayValue } from "../../test/total-site.ts";
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

it("[V40] [V41] a headline tells how its year will end, of what the place says itself, else of complete totals; else why not", async () => {
  const quarter = (place: string, of: string, entered: string) => sayValue(place, entered, { period: of });
  const communes = ["N1", "N2", "S1", "S2"];
  const year = (text: string, parts: readonly string[]) =>
    parts.flatMap((entered, at) => communes.map((place) => quarter(place, `${text}-Q${at + 1}`, entered)));
  const before = year("2029", ["10", "10", "60", "20"]);
  const ask = async (place: string, more: { readonly dataAsOf?: string; readonly knownAt?: string } = {}) => {
    const found = await inSnapshot(own.db, SYSTEM, (tx) =>
      loadOverview(tx, SYSTEM, { mode: "final", authority: "prov", year: 2030, place, ...more }, "vi"),
    );
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    const [row] = found.value.indicators;
    return row?.forecast ?? row?.forecastLack;
  };
  await applyValues(own, [...before, ...year("2030", ["20", "20"]), quarter("S", "2030-Q1", "50")]);
  const total = { method: "share", years: 1, kind: "quarter", of: 4, from: "total", percent: null, verdict: null };
  expect(await ask("P")).toMatchObject({ ...total, value: "850.00", parts: 2 });
  expect(await ask("N")).toMatchObject({ ...total, value: "400.00", parts: 2, low: null });
  expect(await ask("N", { dataAsOf: "2030-05-31" })).toMatchObject({ ...total, value: "400.00", parts: 1 });
  expect(await ask("S")).toMatchObject({ method: "even", from: "judging", value: "200.00", parts: 1 });
  expect(await ask("N1")).toMatchObject({ ...total, from: "judging", value: "200.00", parts: 2 });
  // As known before the second quarter was reported: the totals of then.
  const known = (values: ReturnType<typeof year>, knownAt: string) => values.map((value) => ({ ...value, knownAt }));
  const [first, second] = [year("2030", ["20"]), year("2030", ["20", "30"]).slice(communes.length)];
  await applyValues(own, [...known(before, "2030-01-10"), ...known(first, "2030-04-05"), ...known(second, "2030-07-05")]);
  expect(await ask("N")).toMatchObject({ ...total, value: "500.00", parts: 2 });
  expect(await ask("N", { knownAt: "2030-07-04" })).toMatchObject({ ...total, value: "400.00", parts: 1 });
  // The second quarter is still coming in; a first one that lacks a place tells nothing.
  await applyValues(own, [...before, ...year("2030", ["20"]), quarter("N1", "2030-Q2", "1")]);
  expect(await ask("N")).toMatchObject({ ...total, value: "400.00", parts: 1 });
  await applyValues(own, [...before, quarter("N1", "2030-Q1", "1")]);
  expect(await ask("N")).toMatch(/^Chưa dự báo được: quý I\/2030 chưa có số liệu hoặc chưa đủ các nơi/u);
  await applyValues(own, before);
  expect(await ask("N").catch((error: Error) => error.message)).toMatch(/chưa có số liệu của tháng hay quý nào/u);
});

it("[Y122] [W13] what is left of money is told of the groups that the pack says are paid out, and of no other; the pack is exported so", async () => {
  const [base, pack] = makeChain({ values: [makeValue({ entered: "1.000,5" })], targets: [makeTarget()], relations: [] });
  if (!base || !pack) throw new Error("the small pack has a base");
  const lines = [{ indicator: "crops.area" }];
  const overview = [
    { group: "Vốn", disburse: true, lines },
    { group: "Thu", lines },
  ];
  expect((await applyPack(own.db, [base, { ...pack, overview }], { actor: "test" })).ok).toBe(true);
  const found = await inSnapshot(own.db, SYSTEM, (tx) =>
    loadOverview(tx, SYSTEM, { mode: "final", year: 2030, authority: "north" }, "vi"),
  );
  expect(found).toMatchObject({
    value: {
      money: [
        { group: "Vốn", disburse: true, lines: [{ left: "199.5" }] },
        { group: "Thu", disburse: false, lines: [{ left: null }] },
      ],
    },
  });
  expect(await exportPack(own.db, SYSTEM, "small")).toMatchObject({ value: { overview } });
});
