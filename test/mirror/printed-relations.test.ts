import { describe, expect, test } from "vitest";
import type { PrintedFigure } from "./printed-figures.ts";
import { isBroken, type PrintedRelation } from "./printed-relations.ts";

const figure = (text: string): PrintedFigure => ({ of: { kind: "headlines" }, text, start: 0, end: 0, said: text, annex: false });

function judge(kind: PrintedRelation["kind"], stated: string, operands: readonly string[], counts = false): boolean {
  const relation: PrintedRelation = { name: kind, kind, stated: figure(stated), operands: operands.map(figure) };
  return isBroken(
    relation,
    ({ text }) => text,
    () => counts,
  );
}

describe("what the printed digits decide", () => {
  test.each([
    // Half up, cut off and raised are all let pass for what was computed.
    ["percent", "97,73", ["5.345,97", "5.470"], false],
    ["percent", "97,7", ["5.345,97", "5.470"], false],
    ["percent", "97,8", ["5.345,97", "5.470"], false],
    ["percent", "97,9", ["5.345,97", "5.470"], true],
    ["percent", "95,9", ["5.345,97", "5.470"], true],
    ["growth", "1,80", ["17.645,9", "17.333,2"], false],
    ["growth", "1,90", ["17.645,9", "17.333,2"], true],
    // Measures hide half a last place each.
    ["sum", "12,0", ["7,0", "4,9"], false],
    ["sum", "12,2", ["7,0", "4,9"], true],
    ["difference", "2,35", ["11,63", "9,28"], false],
    ["difference", "2,37", ["11,63", "9,28"], true],
    ["equal", "3.215,8", ["3.215,8"], false],
    ["equal", "3.216,8", ["3.215,8"], true],
  ] as const)("[Q307] %s %s of %j: broken %s", (kind, stated, operands, expected) => {
    expect(judge(kind, stated, operands)).toBe(expected);
  });

  test.each([
    ["sum", "12", ["7", "4"], true],
    ["sum", "11", ["7", "4"], false],
    ["counts", "11", ["7", "1", "3"], false],
    ["counts", "11", ["7", "1", "2"], false],
    ["counts", "11", ["7", "2", "3"], true],
  ] as const)("[Q307] counts are themselves: %s %s of %j: broken %s", (kind, stated, operands, expected) => {
    expect(judge(kind, stated, operands, true)).toBe(expected);
  });
});
