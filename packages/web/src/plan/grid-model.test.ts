import type { PlanJson, PlanRowJson } from "@kehoach/api/plan";
import { decimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { cellOf } from "./entry-draft.ts";
import { isTypedAlike, listChanged, makeGrid, sumOfLine, toTypedTarget } from "./grid-model.ts";

const part = (place: string, given: { inForce?: string; proposed?: string } = {}) => ({
  place,
  inForce: given.inForce ?? null,
  proposed: given.proposed ?? null,
  text: null,
});

function makePlan(parts: PlanRowJson["parts"]): PlanJson {
  const row: PlanRowJson = {
    indicator: "a.b",
    name: "Diện tích",
    sector: "a",
    breakdown: "",
    breakdownName: "",
    unit: "ha",
    unitCode: "ha",
    decimals: 0,
    nature: "flow",
    policy: "must-equal",
    before: { actual: null, status: null, target: null },
    actual: null,
    status: null,
    level: 0,
    ofWhich: false,
    assignments: [],
    judging: null,
    growth: null,
    reached: null,
    change: null,
    path: [],
    parts,
    problems: [],
  };
  const ref = (key: string) => ({ key, code: key, name: key });
  return {
    authority: "x",
    place: ref("p"),
    year: 2031,
    stage: "proposing",
    next: [],
    stages: [],
    assigners: [],
    documents: [],
    parts: parts.map(({ place }) => ref(place)),
    rows: [row],
  };
}
const LINE = "a.b|";

describe("the grid of a plan", () => {
  test("[T14] parts without a column count where they have a figure, and what is in force counts under an empty cell", () => {
    const plan = makePlan([part("c1", { inForce: "40" }), part("c2"), part("g1"), part("g2", { proposed: "10" })]);
    const [line] = makeGrid(plan, "x", new Set(["c1", "c2"]), "propose");
    if (line === undefined) throw new Error("no line");
    const texts = new Map([
      [cellOf(LINE, "p"), "100"],
      [cellOf(LINE, "c2"), "45"],
    ]);
    expect(sumOfLine(line, texts)).toMatchObject({ kind: "short", by: decimal("5") });
    expect(sumOfLine(line, new Map([...texts, [cellOf(LINE, "g1"), "5"]]))).toMatchObject({ kind: "even" });
    expect(sumOfLine(line, new Map([...texts, [cellOf(LINE, "c1"), "5x"]]))).toMatchObject({ kind: "left" });
  });

  test("[T14] a line is drawn again when a cell without a column changes: its sum does", () => {
    const plan = makePlan([part("c1", { inForce: "40" }), part("g1")]);
    const [line] = makeGrid(plan, "x", new Set(["c1"]), "propose");
    if (line === undefined) throw new Error("no line");
    const typed = new Map([[cellOf(LINE, "c1"), "45"]]);
    expect(isTypedAlike(line, typed, new Map([...typed, [cellOf("b.c|", "c1"), "7"]]))).toBe(true);
    expect(isTypedAlike(line, typed, new Map([...typed, [cellOf(LINE, "g1"), "5"]]))).toBe(false);
  });

  test("[T16] [T18] what was typed where there is no column now is sent too; a proposal emptied is taken back", () => {
    const plan = makePlan([part("c1", { proposed: "40" }), part("g1")]);
    const grid = makeGrid(plan, "x", new Set(["c1"]), "propose");
    const texts = new Map([
      [cellOf(LINE, "c1"), " "],
      [cellOf(LINE, "g1"), "7"],
      [cellOf(LINE, "p"), ""],
    ]);
    expect(listChanged(grid, texts).map((one) => toTypedTarget(one, "2031"))).toEqual([
      { indicator: "a.b", breakdown: "", place: "c1", period: "2031", entered: null },
      { indicator: "a.b", breakdown: "", place: "g1", period: "2031", entered: "7" },
    ]);
  });

  test("[T16] an adjustment has only the lines of which something was assigned", () => {
    expect(makeGrid(makePlan([part("c1", { proposed: "40" })]), "x", new Set(), "adjust")).toEqual([]);
    expect(makeGrid(makePlan([part("c1", { inForce: "40" })]), "x", new Set(), "adjust")).toHaveLength(1);
  });
});
