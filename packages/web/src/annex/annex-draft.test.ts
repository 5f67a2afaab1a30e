import { ANNEX_EXAMPLE } from "@kehoach/api/annex-example";
import { describe, expect, test } from "vitest";
import {
  countWrites,
  listPeriods,
  needsLook,
  placeProblems,
  stateOf,
  toMapping,
  turnRole,
  withRole,
  withState,
} from "./annex-draft.ts";

const [ROW] = ANNEX_EXAMPLE.rows;
if (ROW === undefined) throw new Error("the example has a row");
const target = { kind: "target", assigner: "ubnd-huyen", period: "2031", state: "assigned" } as const;

describe("what somebody chooses of an annex", () => {
  test("[M36] one column is put right, the others are sent back as they were", () => {
    const role = { ...target, assigner: "hdnd-huyen" };
    expect(withRole(ANNEX_EXAMPLE, 3, role)).toEqual({
      ...toMapping(ANNEX_EXAMPLE),
      columns: [{ column: 3, header: "Kế hoạch năm 2031", role }],
    });
  });

  test("[M36] a column turned into another kind keeps its period and place", () => {
    expect(turnRole({ ...target, place: "011" }, "actual", 2031)).toEqual({
      kind: "actual",
      status: "reported",
      period: "2031",
      place: "011",
    });
    expect(turnRole({ kind: "ignore" }, "actual", 2031)).toEqual({ kind: "actual", status: "reported", period: "2030" });
    expect(turnRole({ kind: "note" }, "target", 2031)).toMatchObject({ period: "2031", assigner: "unstated" });
    expect(turnRole(target, "comparison", 2031)).toEqual({ kind: "comparison", how: "percent" });
    expect(turnRole(target, "note", null)).toEqual({ kind: "note" });
  });

  test("[M36] what the paper does is said of the targets of its year only", () => {
    const before = { column: 4, letter: "E", header: "KH 2030", cell: "E4", sureness: "sure", guessed: target } as const;
    const reply = { ...ANNEX_EXAMPLE, columns: [...ANNEX_EXAMPLE.columns, { ...before, role: { ...target, period: "2030" } }] };
    expect(withState(reply, "adjusted").columns.map(({ role }) => role)).toMatchObject([
      { state: "adjusted" },
      { state: "assigned" },
    ]);
    expect(stateOf(reply)).toBe("assigned");
  });

  test("[M36] the periods offered begin with the column's own", () => {
    expect(listPeriods(2031, "2029-H1").slice(0, 3)).toEqual(["2029-H1", "2031", "2030"]);
    expect(listPeriods(2031, "")).toContain("multi-year:2031-2035");
    expect(listPeriods(null, "")).toEqual([]);
  });

  test("[M36] a row needs a look while nobody has agreed to its offer, or while a problem stands at it", () => {
    const problem = { level: "warning", sheet: "Phụ lục", at: "D5", code: "X", text: "x" } as const;
    const reply = { ...ANNEX_EXAMPLE, problems: [problem, { ...problem, at: "D4" }] };
    expect(placeProblems(reply).get("Phụ lục!5")).toEqual([problem]);
    expect(placeProblems(reply).get("")).toMatchObject([{ at: "D4" }]);
    expect(needsLook(ROW, {})).toBe(false);
    expect(needsLook(ROW, {}, [problem])).toBe(true);
    const said = { rows: { [ROW.key]: { kind: "skip" } } } as const;
    expect(needsLook(ROW, said, [problem])).toBe(false);
    expect(needsLook(ROW, said, [{ ...problem, level: "question" }])).toBe(true);
    expect(needsLook({ ...ROW, match: "likely" }, {})).toBe(true);
    expect(needsLook({ ...ROW, match: "likely" }, said)).toBe(false);
    expect(countWrites(ANNEX_EXAMPLE)).toBe(2);
  });
});
