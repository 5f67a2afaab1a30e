import { afterAll, beforeAll, expect, it } from "vitest";
import { makeChain, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { applyPack } from "../pack/apply.ts";
import { SYSTEM } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";
import { loadSector } from "./read.ts";

let own: TestDatabase;
beforeAll(async () => {
  own = await makeTestDatabase();
});
afterAll(() => own.drop());

async function apply(communes: readonly string[]): Promise<void> {
  const made = communes.map((code) => ({ code, validFrom: "2000-01-01", kind: "territory", level: "commune" }) as const);
  const chain = makeChain({
    extraPlaces: made.map((place) => ({ ...place, type: "xã", name: place.code })),
    values: [...["2030", "2030-Q4"].map((period) => makeValue({ period })), ...communes.map((place) => makeValue({ place }))],
  });
  const applied = await applyPack(own.db, chain, { actor: "test" });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
}

async function read() {
  const found = await inSnapshot(own.db, SYSTEM, (tx) => loadSector(tx, SYSTEM, "crops", { year: 2030 }, "vi"));
  if (!found.ok) throw new Error(found.problems[0].code);
  const { sector, indicators } = found.value;
  const [indicator] = indicators;
  if (indicator === undefined) throw new Error("the sector lost its indicator");
  return { sector, indicator };
}

it("[W18] a sector gives the place's own figures and the first of those elsewhere, and says when there are more", async () => {
  const communes = Array.from({ length: 80 }, (_, at) => `c${at + 10}`);
  await apply(communes.slice(0, 20));
  const few = await read();
  expect(few.sector).toMatchObject({ values: 2, targets: 1, relations: 1 });
  expect([few.indicator.parts.length, few.indicator.more]).toEqual([21, false]);
  await apply(communes);
  const many = await read();
  expect(many.indicator.actual?.value).toBe("1234.50");
  expect(many.indicator.parts.filter(({ place }) => place.code === "01")).toHaveLength(1);
  expect(many.indicator.parts).toHaveLength(31);
  expect(many.indicator.more).toBe(true);
  expect(many.indicator.relations).toMatchObject([{ check: "holds" }]);
});
