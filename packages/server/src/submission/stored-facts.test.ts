import type { HeldFact } from "@kehoach/core/form/sheet";
import { decimal } from "@kehoach/core/quantity/decimal";
import { expect, test } from "vitest";
import { fromStoredFacts, toStoredFacts } from "./stored-facts.ts";

const month = (number: number) =>
  ({ calendar: "solar", kind: "month", start: `2031-0${number}-01`, end: `2031-0${number + 1}-01` }) as const;
const FACTS: readonly HeldFact[] = [
  { fact: "target", indicator: "crop.area", breakdown: [], period: month(1), value: decimal("10.50"), assigner: "hdnd" },
  { fact: "target", indicator: "crop.area", breakdown: [], period: month(1), value: decimal("9") },
  {
    fact: "value",
    indicator: "crop.area",
    breakdown: [],
    period: month(2),
    value: decimal("-0.07"),
    status: "reported",
    sent: true,
  },
  {
    fact: "value",
    indicator: "crop.area",
    breakdown: [{ dimension: "season", item: "spring" }],
    period: month(2),
    status: "estimate",
  },
  {
    fact: "value",
    indicator: "herd.pigs",
    breakdown: [],
    period: month(2),
    value: decimal("123456789012345678901234567890"),
    status: "reported",
    sent: true,
  },
];

test("[Y23] facts kept with a sending come back exactly, group by group", () => {
  const kept = fromStoredFacts(JSON.parse(toStoredFacts(FACTS)));
  expect(kept).toHaveLength(FACTS.length);
  for (const fact of FACTS) expect(kept).toContainEqual(fact);
  expect(fromStoredFacts(JSON.parse(toStoredFacts([])))).toEqual([]);
});

test("[Y24] only what is wanted is made of them", () => {
  const kept = fromStoredFacts(JSON.parse(toStoredFacts(FACTS)), (period) =>
    period === "2031-M02" ? (indicator, breakdown) => `${indicator}|${breakdown}` === "crop.area|season=spring" : undefined,
  );
  expect(kept).toEqual([FACTS[3]]);
});
