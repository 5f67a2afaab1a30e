import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeBook, makeIndicator, makeKey, makeRef, makeRelation, makeTarget, makeValue, makeYear } from "../../test/make.ts";
import { findStated } from "./assess.ts";
import { indexBook } from "./book-index.ts";
import { findActual, findTarget } from "./fact.ts";

const CODES = ["a.b", "a.c"];
const PLACES = ["D1@1997-01-01", "D1@2025-07-01", "D2@1997-01-01"].map(makeKey);
const PERIODS = [makeYear(2023), makeYear(2022), { ...makeYear(2023), kind: "month" as const, end: "2023-02-01" }];
const fact = fc.record({
  code: fc.constantFrom(...CODES),
  place: fc.constantFrom(...PLACES),
  period: fc.constantFrom(...PERIODS),
  breakdown: fc.constantFrom({}, { sex: "male" }),
  text: fc.constantFrom("1", "2", "3", undefined),
  knownAt: fc.constantFrom("2023-06-30", "2023-12-31"),
});

function toBook(facts: readonly ReturnType<typeof make>[]) {
  return makeBook({
    indicators: CODES.map((code) => makeIndicator(code)),
    values: facts.map(({ value }) => value),
    targets: facts.map(({ target }) => target),
    relations: facts.map(({ relation }) => relation),
  });
}

function make({ code, text, knownAt, ...at }: typeof fact extends fc.Arbitrary<infer T> ? T : never) {
  return {
    value: makeValue(code, text, { ...at, knownAt }),
    target: makeTarget(code, text, at),
    relation: makeRelation("verdict", makeRef("value", code, at), { verdict: "met" }),
  };
}

describe("a book sorted by cell", () => {
  test("[A14] finds what the unsorted book finds, for every cell there is", () => {
    fc.assert(
      fc.property(fc.array(fact.map(make), { maxLength: 30 }), (facts) => {
        const book = toBook(facts);
        const indexed = indexBook(book);
        for (const { relation } of facts.length > 0
          ? facts
          : [
              make({
                code: "a.b",
                place: makeKey("D1"),
                period: makeYear(2023),
                breakdown: {},
                text: "1",
                knownAt: "2023-12-31",
              }),
            ]) {
          const cell = relation.subject;
          if (cell === undefined) throw new Error("a verdict has a subject");
          expect(findActual(indexed, cell)).toBe(findActual(book, cell));
          expect(findTarget(indexed, cell)).toBe(findTarget(book, cell));
          expect(findStated(indexed, "verdict", cell)).toBe(findStated(book, "verdict", cell));
        }
      }),
    );
  });

  test("[A14] an index carried over to other facts is not used, and the same book is indexed once", () => {
    const cell = makeRef("value", "a.b");
    const old = indexBook(makeBook({ indicators: [makeIndicator("a.b")], values: [makeValue("a.b", "1")] }));
    const value = makeValue("a.b", "2");
    expect(findActual({ ...old, values: [value] }, cell)).toBe(value);
    expect(findActual(indexBook({ ...old, values: [value] }), cell)).toBe(value);
    expect(indexBook(old)).toBe(old);
  });
});
