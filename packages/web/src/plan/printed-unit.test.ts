import { getPlan, type PlanRowJson } from "@kehoach/api/plan";
import { expect, test } from "vitest";
import { findPrintedUnit, printRow } from "./printed-unit.ts";

const [example] = getPlan.example.rows;
type Target = NonNullable<PlanRowJson["assignments"][number]["inForce"]>;

function target(held: string, entered: string, unit: string): Target {
  return {
    id: "t",
    indicator: "a.b",
    name: "A",
    breakdown: "",
    breakdownName: "",
    place: { key: "M01@2000-01-01", code: "M01", name: "huyện Mẫu" },
    period: "2031",
    periodName: "năm 2031",
    value: held,
    unit: "đồng",
    entered: { text: entered, value: entered, unit, unitCode: unit, decimals: 0 },
    members: [],
    note: null,
    source: { document: "d", title: "D", line: 1, ref: null },
    knownAt: "2030-12-31",
    recordedAt: null,
    assigner: "hdnd",
    state: "assigned",
    qualifiers: [],
    document: null,
    effective: null,
    reason: null,
  };
}

function row(given: readonly Target[], rest: Partial<PlanRowJson> = {}): PlanRowJson {
  if (example === undefined) throw new Error("the route has no example");
  const assignments = given.map((inForce, at) => ({ assigner: `a${at}`, inForce, proposed: null }));
  return { ...example, unit: "đồng", unitCode: "đồng", assignments, ...rest };
}

test("a line whose plan was given in triệu đồng is read in triệu đồng, to the last digit, and what is missing stays missing", () => {
  const given = row([target("7500000000", "7500", "triệu đồng"), target("0", "0", "triệu đồng")], {
    before: { actual: "6912345678", status: "official", target: null },
    actual: null,
    problems: [{ code: "TARGET_PARTS_BELOW", by: "500000" }],
  });
  const shown = printRow(given, findPrintedUnit([given, undefined]));
  expect(shown.unit).toBe("triệu đồng");
  expect(shown.assignments.map(({ inForce }) => inForce?.value)).toEqual(["7500.000000", "0.000000"]);
  expect(shown.before).toEqual({ actual: "6912.345678", status: "official", target: null });
  expect(shown.actual).toBeNull();
  expect(shown.problems[0]?.by).toBe("0.500000");
});

test.each([
  ["nothing is planned", []],
  ["it was given in the unit it is held in", [target("7500", "7500", "đồng")]],
  ["two units were used", [target("7500000", "7500", "nghìn đồng"), target("8000000000", "8", "tỷ đồng")]],
  ["one was entered as it is held", [target("7500000", "7500", "nghìn đồng"), target("7500000", "7500000", "đồng")]],
  ["no power of ten is between", [target("12", "1", "tá")]],
  ["only 0 is planned", [target("0", "0", "triệu đồng")]],
])("a line stays as it is held where %s", (_, given) => {
  const held = row(given);
  expect(printRow(held, findPrintedUnit([held]))).toBe(held);
});
