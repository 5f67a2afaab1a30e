import type { TargetJson } from "@kehoach/api/figure";
import { getPlan, type PlanRowJson } from "@kehoach/api/plan";
import { describe, expect, test } from "vitest";
import { findPlanned, toPlanLines } from "./plan-lines.ts";

const TARGET: TargetJson = {
  id: "t",
  indicator: "a",
  name: "a",
  breakdown: "",
  breakdownName: "",
  place: { key: "01@2000-01-01", code: "01", name: "xã Một" },
  period: "2031",
  periodName: "năm 2031",
  value: null,
  unit: "ha",
  entered: null,
  members: [],
  note: null,
  source: { document: "nq", title: "Nghị quyết", line: 1, ref: null },
  knownAt: "2030-12-20",
  recordedAt: "2030-12-21T00:00:00Z",
  assigner: "own",
  state: "assigned",
  qualifiers: [],
  document: null,
  effective: null,
  reason: null,
};
const [EXAMPLE] = getPlan.example.rows;
function row(name: string, given: Partial<PlanRowJson> = {}): PlanRowJson {
  if (EXAMPLE === undefined) throw new Error("the example of a plan has a line");
  return { ...EXAMPLE, indicator: name, name, ...given };
}

describe("the lines of a plan", () => {
  test("[T6] parts are marked, not numbered, and keep the “Trong đó” of the paper", () => {
    const rows = [
      row("Lúa"),
      row("Lúa", { breakdown: "season=spring", breakdownName: "vụ xuân" }),
      row("Lúa chất lượng cao", { level: 1, ofWhich: true }),
      row("Lúa chất lượng cao", { level: 1, breakdown: "season=spring", breakdownName: "vụ xuân" }),
      row("Lúa hữu cơ", { level: 1 }),
      row("Ngô"),
      row("Sắn", { breakdown: "season=spring", breakdownName: "vụ xuân" }),
    ];
    expect(toPlanLines(rows).map(({ number, name }) => `${number} ${name}`)).toEqual([
      "1 Lúa",
      "- vụ xuân",
      "- Trong đó: lúa chất lượng cao",
      "+ vụ xuân",
      "- Lúa hữu cơ",
      "2 Ngô",
      "3 Sắn: vụ xuân",
    ]);
  });

  test("[T4] [T20] where there is room for one figure it is the one that judges, else what is proposed", () => {
    const given = (assigner: string, value: string, kind: "inForce" | "proposed") => ({
      assigner,
      inForce: null,
      proposed: null,
      [kind]: { ...TARGET, value },
    });
    const assignments = [given("above", "3500", "inForce"), given("own", "3600", "inForce")];
    expect(findPlanned(row("a", { assignments, judging: "own" }))).toEqual({ value: "3600", isProposed: false });
    expect(findPlanned(row("a", { assignments: [given("own", "7", "proposed")] }))).toEqual({ value: "7", isProposed: true });
    expect(findPlanned(undefined)).toBeUndefined();
  });
});
