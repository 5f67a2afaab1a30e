import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../../test/make.ts";
import { fact, figureRow, INDICATORS } from "../../../test/make-form.ts";
import { check, codes, type Given, NOW, type Texts } from "../../../test/try-form.ts";
import type { EntryProblem } from "../sheet.ts";

describe("parts of a line", () => {
  const keys = ["demo.herd", "demo.herd|kind=buffalo", "demo.herd|kind=cattle", "demo.herd|kind=horse"];
  const texts = (...said: readonly string[]): Texts =>
    Object.fromEntries(keys.flatMap((key, at) => (said[at] === undefined || said[at] === "" ? [] : [[key, said[at]]])));
  const ask = (said: Texts, given: Given & object = {}): readonly string[] =>
    codes(
      { facts: [], ...given, form: { rows: keys.map((key) => figureRow(key)), columns: [NOW], rules: [], ...given.form } },
      said,
    );

  test("[O15] when all are said they make the whole, neither more nor less", () => {
    expect(ask(texts("10", "5", "3", "2"))).toEqual([]);
    expect(ask(texts("11", "5", "3", "2"))).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("9", "5", "3", "2"))).toEqual(["ENTRY_PARTS"]);
  });
  test("[O16] as long as some are not said, they only must not exceed it", () => {
    expect(ask(texts("10", "5", "3"))).toEqual([]);
    expect(ask(texts("7", "5", "3"))).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("", "5", "3", "2"))).toEqual([]);
    expect(ask({ ...texts("10", "5", "3"), "demo.herd|kind=horse": { text: "", none: "không nuôi" } })).toEqual([]);
  });
  test("[O16] where not every item of the dimension has a line, they are in there", () => {
    const rows = keys.slice(0, 3).map((key) => figureRow(key));
    expect(ask(texts("11", "5", "3"), { form: { rows } })).toEqual([]);
    expect(ask(texts("7", "5", "3"), { form: { rows } })).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("11", "5", "3", "2"), { dimensions: [] })).toEqual([]);
  });
  test("[O16] parts that may be below zero say nothing until all are said", () => {
    const rows = keys.map((key) => figureRow(key, { signed: true }));
    expect(ask(texts("7", "5", "3"), { form: { rows } })).toEqual([]);
    expect(ask(texts("7", "5", "3", "-1"), { form: { rows } })).toEqual([]);
  });
  test("[O15] what is measured may differ by what rounding explains; what is counted may not", () => {
    const measured = makeIndicator("demo.herd", {
      unit: "tonne",
      decimals: 1,
      additive: { places: true, time: true, dimensions: ["kind"] },
    });
    const given = { indicators: [measured] };
    expect(ask(texts("10,0", "3,3", "3,3", "3,3"), given)).toEqual([]);
    expect(ask(texts("10,2", "3,3", "3,3", "3,3"), given)).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("10", "3", "3", "3"))).toEqual(["ENTRY_PARTS"]);
  });
  test("[O15] only a dimension over which the indicator adds up makes parts", () => {
    const people = makeIndicator("demo.herd", { unit: "head", additive: { places: true, time: false, dimensions: [] } });
    expect(ask(texts("11", "5", "3", "2"), { indicators: [people] })).toEqual([]);
  });
  test("[O15] parts in another unit than the whole are held against it all the same", () => {
    const weight = makeIndicator("demo.herd", {
      unit: "tonne",
      decimals: 1,
      additive: { places: true, time: true, dimensions: ["kind"] },
    });
    const rows = keys.map((key, at) => figureRow(key, at === 0 ? {} : { unit: "quintal" }));
    expect(ask(texts("10", "50", "30", "20"), { indicators: [weight], form: { rows } })).toEqual([]);
    expect(ask(texts("10", "50", "30", "90"), { indicators: [weight], form: { rows } })).toEqual(["ENTRY_PARTS"]);
  });
  test("[O15] it is shown at the whole, or where the whole is computed at the first part that is typed", () => {
    const found = (rows: ReturnType<typeof figureRow>[], indicators = INDICATORS): readonly EntryProblem[] =>
      check(
        { facts: [fact("demo.herd", "2023-M10", "11")], indicators, form: { rows, columns: [NOW], rules: [] } },
        texts("11", "5", "3", "2"),
      );
    expect(found(keys.map((key) => figureRow(key)))[0]?.cells).toEqual(keys.map((key) => `${key}#now`));
    const held = [figureRow("demo.herd", { entered: false }), ...keys.slice(1).map((key) => figureRow(key))];
    expect(found(held)[0]?.cells).toEqual([keys[1], keys[0], keys[2], keys[3]].map((key) => `${key}#now`));
  });
});
