import fc from "fast-check";
import { expect, test } from "vitest";
import { add, type Decimal, equals, multiply, negate, subtract } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import { evaluateFormula } from "./evaluate.ts";
import { findReferences, parseFormula } from "./formula.ts";

const numbers = fc.record({ units: fc.bigInt({ min: 0n, max: 10n ** 9n }), scale: fc.integer({ min: 0, max: 3 }) });

/** A formula as text, and what it should come to; undefined when something in it is missing. */
type Sample = { readonly text: string; readonly value: Decimal | undefined };

const { sample } = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    numbers.map((value) => ({ text: showNumberText(value), value })),
    fc.constant({ text: "[gone|a=b]", value: undefined }),
    tie("sample").map(({ text, value }) => ({ text: `-(${text})`, value: value && negate(value) })),
    fc.tuple(tie("sample"), tie("sample"), fc.constantFrom("+", "-", "*")).map(([left, right, sign]) => {
      const work = sign === "+" ? add : sign === "-" ? subtract : multiply;
      return {
        text: `(${left.text}) ${sign} (${right.text})`,
        value: left.value && right.value && work(left.value, right.value),
      };
    }),
    fc.array(tie("sample"), { minLength: 1, maxLength: 4 }).map((parts) => ({
      text: `sum(${parts.map(({ text }) => text).join("; ")})`,
      value: parts.map(({ value }) => value).reduce((total, value) => total && value && add(total, value)),
    })),
  ),
}));

const MISSING = () => undefined;

test("[F1] [F4] a formula comes to what its operations come to by hand, and to nothing when a part is missing", () => {
  fc.assert(
    fc.property(sample, ({ text, value }) => {
      const formula = parseFormula(text);
      if (!formula.ok) {
        // Only the limits may refuse a well-formed text.
        expect(["FORMULA_TOO_LONG", "FORMULA_TOO_DEEP"]).toContain(formula.problems[0].code);
        return;
      }
      const result = evaluateFormula(formula.value, MISSING);
      if (value === undefined) expect(result).toMatchObject({ reason: "MISSING", missing: findReferences(formula.value) });
      else expect(result.value !== undefined && equals(result.value, value)).toBe(true);
    }),
  );
});

test("[F2] no text makes the reader fail; what it refuses, it refuses at a character of the text", () => {
  const pieces = fc.constantFrom(
    "1",
    "2,5",
    "12.34",
    "[a]",
    "[a|b=c]",
    "[",
    "]",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    ";",
    "sum",
    "round",
    "x",
    " ",
    "^",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (list) => {
      const text = list.join("");
      const outcome = parseFormula(text);
      if (outcome.ok) expect(outcome.value.at).toBeLessThan(text.length);
      else for (const { at } of outcome.problems) expect(at >= 0 && at <= text.length).toBe(true);
    }),
  );
});
