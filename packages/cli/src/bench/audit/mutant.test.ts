import { describe, expect, test } from "vitest";
import { makeDice } from "./bootstrap.ts";
import { toCleanText } from "./clean-material.ts";
import { cleanProse } from "./clean-prose.ts";
import { cleanTables } from "./clean-table.ts";
import { dropOrDouble, shiftPoint, substituteDigit, swapNeighbours, swapSeparator } from "./digit-operators.ts";
import { percentOf, sumOf } from "./draft.ts";
import { OPERATORS, toMutant } from "./mutant.ts";
import { MAKE } from "./operators.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";
import { auditText } from "./run-audit.ts";
import { drawMutants, isCaught } from "./score-mutants.ts";

const TEXT = "Diện tích lạc 61 ha/70 ha, đạt 87,1% kế hoạch; có 312 đơn, gồm: khiếu nại 17 đơn, kiến nghị 295 đơn.";
const [a = 0, b = 0, p = 0, total = 0, x = 0, y = 0] = listPrinted(TEXT).map(({ start }) => start);
const CLEAN = toCleanText("t", TEXT, [
  { name: "plan", stated: p, formula: percentOf(a, b), near: true },
  { name: "sum", stated: total, formula: sumOf([x, y]), sum: "all", near: true },
]);

function edit(at: number, text: string) {
  const old = listPrinted(TEXT).find(({ start }) => start === at);
  return toMutant("digit", CLEAN, { edits: [{ start: at, end: old?.end ?? at, text }] });
}

describe("mutants", () => {
  test("[Q258] the labels decide what the page shows", () => {
    expect(CLEAN.relations).toHaveLength(2);
    expect(edit(p, "81,7")).toMatchObject({ kind: "decidable", broken: [{ name: "plan" }] });
    // 61/70 lies between 85,8 and 88,5: the last digit is not decided.
    expect(edit(p, "87,6")?.kind).toBe("undecidable");
    expect(edit(y, "296")).toMatchObject({ kind: "decidable", broken: [{ name: "sum" }] });
  });

  test("[Q258] every operator makes something of our own clean texts, always the same", () => {
    const material = [{ origin: "own", parts: 100, texts: [...cleanProse(40), ...cleanTables(8)] }];
    for (const [order, operator] of OPERATORS.entries()) {
      const made = drawMutants(operator, MAKE[operator], material, 5, order + 1);
      expect(made.length, operator).toBeGreaterThan(0);
      expect(drawMutants(operator, MAKE[operator], material, 5, order + 1).map(({ text }) => text)).toEqual(
        made.map(({ text }) => text),
      );
    }
  });

  test("[Q258] slips of the pen", () => {
    const dice = makeDice(3);
    const of = (text: string): PrintedNumber => listPrinted(text)[0] ?? expect.fail("no number");
    for (let turn = 0; turn < 50; turn++) {
      expect(substituteDigit(of("5.470"), dice)).toMatch(/^[1-9]\.\d{3}$/u);
      expect(swapNeighbours(of("80,97"), dice)).toMatch(/^(?:08,97|89,07|80,79)$/u);
      expect(["547", "54.700"]).toContain(shiftPoint(of("5.470"), dice));
      expect(dropOrDouble(of("12"), dice)).toMatch(/^(?:1|2|112|122)$/u);
    }
    expect(swapSeparator(of("1.234"), dice)).toBe("1,234");
    expect(swapNeighbours(of("77"), dice)).toBeUndefined();
  });

  test("[Q259] only a new alarm on a figure of the broken relation catches", () => {
    const mutant = edit(p, "81,7") ?? expect.fail("no mutant");
    const audit = auditText("t", mutant.text);
    expect(isCaught(mutant, audit, new Set())).toBe(true);
    expect(isCaught(mutant, audit, new Set(audit.checks.map(({ fingerprint }) => fingerprint)))).toBe(false);
    const other = edit(y, "296") ?? expect.fail("no mutant");
    expect(isCaught({ ...mutant, broken: other.broken }, audit, new Set())).toBe(false);
  });
});
