import { describe, expect, test } from "vitest";
import { decimal, showDecimal } from "../quantity/decimal.ts";
import { checkFormulaUnits } from "./check-units.ts";
import { evaluateFormula, type FormulaResult } from "./evaluate.ts";
import { checkCycles, type Formula, findCircles, findReferences, MAX_FORMULA_DEPTH, parseFormula } from "./formula.ts";

const FIGURES: Readonly<Record<string, string>> = { "a.b": "1792", "a.c": "13234", zero: "0", "Thu ngân sách": "109500.5" };

const formula = (text: string): Formula => {
  const outcome = parseFormula(text);
  if (!outcome.ok) throw new Error(`${text}: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
};
const evaluate = (text: string): FormulaResult =>
  evaluateFormula(formula(text), ({ name }) => (FIGURES[name] === undefined ? undefined : decimal(FIGURES[name])));
const value = (text: string): string | undefined => {
  const result = evaluate(text);
  return result.value && showDecimal(result.value);
};

describe("reading", () => {
  test.each([
    ["1 + 2 * 3", "7"],
    ["(1 + 2) * 3", "9"],
    ["10 - 3 - 2", "5"],
    ["8 / 2 / 2", "2.000000000000"],
    ["-[a.b] + 1.792", "0"],
    ["1.234,5 + 0,5", "1235.0"],
    ["round([a.b] / [a.c] * 100; 2)", "13.54"],
    ["sum(1; 2; [a.b])", "1795"],
    ["min(3; 1; 2) + max(3; 1; 2) + abs(-4)", "8"],
    ["[Thu ngân sách] * 2", "219001.0"],
    ["0,1 + 0,2", "0.3"],
  ])("[F1] %s is %s", (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test.each([
    ["", "FORMULA_EMPTY", 0],
    ["1 +", "FORMULA_UNFINISHED", 3],
    ["1 + * 2", "FORMULA_UNEXPECTED", 4],
    ["(1 + 2", "FORMULA_UNFINISHED", 6],
    ["1 2", "FORMULA_UNEXPECTED", 2],
    ["[a.b", "FORMULA_UNFINISHED", 0],
    ["[] + 1", "FORMULA_UNEXPECTED", 0],
    ["1 + [a|b=c|d=e]", "FORMULA_UNEXPECTED", 4],
    ["2 ** 3", "FORMULA_UNEXPECTED", 3],
    ["a.constructor(1)", "FORMULA_UNEXPECTED", 1],
    ["process()", "FORMULA_UNKNOWN_FUNCTION", 0],
    ["1; 2", "FORMULA_UNEXPECTED", 1],
    ["round(1)", "FORMULA_OPERANDS", 0],
    ["12.34 + 1", "FORMULA_BAD_NUMBER", 0],
    ["1 & 2", "FORMULA_UNEXPECTED", 2],
  ])("[F2] %j is refused: %s at %i", (text, code, at) => {
    expect(parseFormula(text)).toMatchObject({ ok: false, problems: [{ code, at }] });
  });

  test("[F3] length and depth are limited", () => {
    expect(parseFormula("1+".repeat(2000))).toMatchObject({ ok: false, problems: [{ code: "FORMULA_TOO_LONG" }] });
    expect(parseFormula(`${"(".repeat(MAX_FORMULA_DEPTH + 2)}1`)).toMatchObject({
      ok: false,
      problems: [{ code: "FORMULA_TOO_DEEP" }],
    });
    expect(parseFormula(`${"-".repeat(MAX_FORMULA_DEPTH + 2)}1`)).toMatchObject({
      ok: false,
      problems: [{ code: "FORMULA_TOO_DEEP" }],
    });
  });
});

describe("evaluating", () => {
  test("[F4] missing in, missing out: every missing reference is named, none becomes zero", () => {
    expect(evaluate("[a.b] + [gone] * [lost|fund=public]")).toMatchObject({
      reason: "MISSING",
      missing: [{ name: "gone" }, { name: "lost", breakdown: "fund=public" }],
    });
    expect(evaluate("sum(1; [gone])").value).toBeUndefined();
    expect(evaluate("[gone] * 0").value).toBeUndefined();
  });

  test("[F4] first takes the first figure that is there", () => {
    expect(value("first([gone]; [a.b]; 3)")).toBe("1792");
    expect(evaluate("first([gone]; [lost])")).toMatchObject({ reason: "MISSING" });
  });

  test("[F5] dividing by zero gives no value and says where", () => {
    expect(evaluate("[a.b] / [zero]")).toEqual({ reason: "DIVISION_BY_ZERO", at: 6 });
    expect(evaluate("round(1; 0,5)")).toMatchObject({ reason: "BAD_PRECISION" });
  });
});

describe("references", () => {
  test("[F1] references are found in order, with their breakdown", () => {
    expect(findReferences(formula("[a.b] / ([a.c|sex=female] + 1)")).map(({ name, breakdown }) => [name, breakdown])).toEqual([
      ["a.b", ""],
      ["a.c", "sex=female"],
    ]);
  });

  test("[F6] a circle is drawn from a code back to itself; a shared part is no circle", () => {
    const formulas = new Map([
      ["a", formula("[b] + [d]")],
      ["b", formula("[c] * 2")],
      ["c", formula("[a] - [d]")],
      ["d", formula("1")],
    ]);
    expect(checkCycles(formulas)).toEqual([["a", "b", "c", "a"]]);
    expect(checkCycles(new Map([["a", formula("[a]")]]))).toEqual([["a", "a"]]);
    expect(
      findCircles(
        new Map([
          ["a", ["b", "c"]],
          ["b", []],
          ["c", ["b", "a"]],
        ]),
      ),
    ).toEqual([["a", "c", "a"]]);
    expect(
      checkCycles(
        new Map([
          ["a", formula("[d] + [b]")],
          ["b", formula("[d]")],
          ["d", formula("1")],
        ]),
      ),
    ).toEqual([]);
  });

  test("[F7] unlike things do not add; the operator is pointed at", () => {
    const dimensions: Readonly<Record<string, string>> = { ho: "household", nguoi: "person", tien: "money" };
    const problems = (text: string) => checkFormulaUnits(formula(text), (name) => dimensions[name]);
    expect(problems("[ho] + [nguoi]")).toEqual([{ code: "FORMULA_UNITS", at: 5, left: "household", right: "person" }]);
    expect(problems("sum([ho]; [tien])")).toHaveLength(1);
    expect(problems("[ho] / [nguoi] * 100 + 1")).toEqual([]);
    expect(problems("[ho] + [ho] * 2 - 1")).toEqual([]);
  });

  test("[F7] a unit may be another after a number scaled it, a dimension may not", () => {
    const units: Readonly<Record<string, string>> = { can: "kg", tan: "tấn" };
    const problems = (text: string) => checkFormulaUnits(formula(text), (name) => units[name], "changes");
    expect(problems("[can] + [tan]")).toEqual([{ code: "FORMULA_UNITS", at: 6, left: "kg", right: "tấn" }]);
    expect(problems("[can] / 1.000 + [tan]")).toEqual([]);
    expect(problems("1.000 * [tan] - [can]")).toEqual([]);
    expect(problems("round([can]; 1) - [tan]")).toHaveLength(1);
  });
});
