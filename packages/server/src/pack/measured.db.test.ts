import type { PackFiles } from "@kehoach/core/pack/pack";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeChain } from "../../test/small-pack.ts";
import { makeSubmissionSite, type SubmissionSite } from "../../test/submission-site.ts";
import { applyPack } from "./apply.ts";

let site: SubmissionSite;
let north: PackFiles | undefined;
const ARE = { code: "are", name: "a", dimension: "area", factor: "0,01", whole: false } as const;

beforeAll(async () => {
  site = await makeSubmissionSite((pack) => {
    if (pack.manifest.authority?.code !== "north") return pack;
    north = { ...pack, units: [...pack.units, ARE] };
    return north;
  });
  await site.makeUser("an", { role: "officer", place: "N1" });
  await site.makeUser("giang", { role: "approver", place: "N" });
});
afterAll(async () => {
  expect(site.faults()).toEqual([]);
  await site.stop();
});

/** The pack again, its area in another unit, or in one of the same name and another size. */
async function apply(change: "nothing" | "unit" | "size", skipConflicts = false) {
  const [base] = makeChain({});
  if (!base || !north) throw new Error("the site has a pack");
  const indicators = new Map(
    [...north.indicators].map(([sector, list]) => [
      sector,
      list.map((one) => (change === "unit" && one.code === "crops.area" ? { ...one, unit: "are" } : one)),
    ]),
  );
  const units = base.units.map((unit) => (change === "size" && unit.code === "ha" ? { ...unit, factor: "2" } : unit));
  const applied = await applyPack(
    site.own.db,
    [
      { ...base, units },
      { ...north, indicators },
    ],
    { actor: "test", skipConflicts },
  );
  return applied.ok ? applied.value.changes.map(({ kind, key, what }) => `${kind} ${key} ${what}`) : applied.problems;
}

test("[S22] what a form has said keeps its unit, waiting and approved, and is never left out alone; what was returned is free", async () => {
  const [june, may] = [
    { regime: "grid", period: "2030-M06" },
    { regime: "grid", period: "2030-M05" },
  ];
  const cells = [
    { row: "crops.area", column: "now", base: 0, text: "10" },
    { row: "herd.pigs", column: "now", base: 0, text: "800" },
  ];
  site.clock.day = "2030-06-03";
  expect((await site.submit("an", 0, { cells }, may)).status).toBe(200);
  const held = { code: "APPLY_CONFLICT", kind: "indicator", key: "crops.area" };
  const byMay = { ...held, setBy: { regime: "grid", period: "2030-M05" } };
  expect(await apply("nothing")).toEqual([]);
  expect(await apply("unit")).toMatchObject([byMay]);
  expect(await apply("unit", true)).toMatchObject([byMay]);
  expect((await site.decide("giang", "return", 1, "Sai đơn vị", may)).status).toBe(200);
  expect(await apply("unit")).toEqual(expect.arrayContaining(["indicator crops.area changed"]));
  expect(await apply("nothing")).toEqual(expect.arrayContaining(["indicator crops.area changed"]));
  site.clock.day = "2030-07-03";
  expect((await site.submit("an", 0, { cells }, june)).status).toBe(200);
  expect((await site.approve("giang", 1, june)).body.items).toMatchObject([{ state: "approved" }]);
  const byJune = { ...held, setBy: { regime: "grid", period: "2030-M06" } };
  expect(await apply("unit")).toMatchObject([byJune]);
  expect(await apply("size")).toEqual(expect.arrayContaining([expect.objectContaining(byJune)]));
});
