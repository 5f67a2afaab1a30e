import { list, MAP, optional, record, row, TEXT, WHOLE } from "@kehoach/core/pack/shape";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readYaml } from "./read-yaml.ts";
import { writeFreeYaml, writeYaml } from "./write-yaml.ts";

const FIELDS = {
  name: TEXT,
  note: optional(TEXT),
  words: optional(list(TEXT)),
  parts: optional(list(record({ text: TEXT, count: WHOLE, where: optional(row({ place: TEXT, line: WHOLE })) }))),
  of: optional(MAP),
} as const;

/** Texts of every kind: letters, marks YAML gives a meaning, look-alikes of numbers, line breaks, rare characters. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      "ế",
      "1",
      "0",
      ".",
      ",",
      ":",
      " ",
      "#",
      "-",
      "\n",
      "\t",
      '"',
      "'",
      "{",
      "}",
      "[",
      "]",
      "&",
      "*",
      "!",
      "|",
      ">",
      "%",
      "@",
      "~",
      "?",
      "\r",
      "\u0085",
      "\u2028",
    ),
  }),
  fc.constantFrom(
    "true",
    "No",
    "null",
    "~",
    "1e3",
    "0x1F",
    "012",
    "2023-12-31",
    "1_000",
    ".inf",
    "=",
    "<<",
    "---",
    "- a",
    "a: b",
    "a #b",
    "a:",
    "",
    " ",
    "\n",
    "a\n",
    "a\n\n",
    " a\nb",
    "a\n b\n",
    "\uFEFF",
    "1:20",
  ),
);
const key = fc.oneof(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), text).filter((word) => word !== "__proto__");
const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(item, { nil: undefined });
const line = fc.nat({ max: 9999 });
const sample = fc.record({
  name: text,
  note: some(text),
  words: some(fc.array(text)),
  parts: some(fc.array(fc.record({ text, count: line, where: some(fc.record({ place: text, line })) }))),
  of: some(fc.dictionary(key, text)),
});

test("[K18] what is written is read back as it was, in the order of the shape", () => {
  fc.assert(
    fc.property(sample, (data) => {
      const written = writeYaml(data, FIELDS);
      const read = readYaml(written);
      expect(read.slips).toEqual([]);
      expect(read.comments).toEqual([]);
      expect(read.data).toEqual(JSON.parse(JSON.stringify(data)));
      expect(written.endsWith("\n") && !written.endsWith("\n\n\n")).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("[K18] free data are read back as they were, whatever the order of their keys", () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      text,
      fc.boolean(),
      line,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value, { minKeys: 1, maxKeys: 4 }), (data) => {
      const written = writeFreeYaml(data, ["name", "text"]);
      const read = readYaml(written);
      expect(read.slips).toEqual([]);
      expect(read.data).toEqual(JSON.parse(JSON.stringify(data)));
      const turned = Object.fromEntries(Object.entries(data).toReversed());
      expect(writeFreeYaml(turned, ["name", "text"])).toBe(written);
    }),
    { numRuns: 150 },
  );
});

test("[K1] nothing a file may hold makes the reader fail: it gives data or slips", () => {
  fc.assert(
    fc.property(text, (garbage) => {
      const { slips, data, positionOf } = readYaml(garbage);
      for (const { line: at, column } of [...slips, positionOf(["a", 1, "b"])])
        expect(Math.min(at, column)).toBeGreaterThanOrEqual(1);
      expect(slips.length > 0 || data !== undefined).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["items", `a:\n  ${"- ".repeat(5_000)}x`, "depth"],
  ["brackets", `a: ${"[".repeat(5_000)}`, "depth"],
  ["indentation", Array.from({ length: 300 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), "depth"],
  ["marks of keys", `a: ${"? ".repeat(400)}x`, "depth"],
  ["keys that are groups", `a: ${"? ".repeat(40)}x`, "key"],
])("[K1] nesting beyond reason is a slip, told at once: %s", (_, text, slip) => {
  const { slips, data } = readYaml(text);
  expect(slips.map((one) => one.slip)).toContain(slip);
  expect(data).toBeUndefined();
});

test.each([
  ["a block of lines", "body: |\n  one\n  two 7\n", { line: 2, column: 5 }, { line: 3, column: 7 }],
  ["one line", "body: 'two 7'\n", { line: 1, column: 5 }, { line: 1, column: 12 }],
  ["folded lines", "body: >\n  one\n  two 7\n", { line: 1, column: 9 }, { line: 1, column: 7 }],
  ["a text over two lines", "body: one\n  two 7\n", { line: 1, column: 9 }, { line: 1, column: 7 }],
])("[K19] a fault inside a text is told in its file, or at the text's beginning: %s", (_, text, inside, position) => {
  expect(readYaml(text).positionInside(["body"], inside)).toEqual(position);
});
