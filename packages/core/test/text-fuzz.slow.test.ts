import fc from "fast-check";
import { expect, test } from "vitest";
import { parseFormula } from "../src/formula/formula.ts";
import { parsePeriod, showPeriod } from "../src/period/period.ts";
import { equals } from "../src/quantity/decimal.ts";
import { parseNumberText, showNumberText } from "../src/quantity/number-text.ts";
import { parseQuantityText } from "../src/quantity/quantity-text.ts";
import type { OutlineProblem } from "../src/report/outline.ts";
import { parseBody } from "../src/report/parse-body.ts";

/** Texts near what a reader takes: its own pieces in any order, any characters, and very long ones. */
function near(...pieces: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(" ", "\t", "\n", "\u00a0", "\u200b", "\ufeff", "٣", "😀", "ế", "ế", "\0", "__proto__"),
    },
  );
  const short = fc.array(piece, { maxLength: 24 }).map((list) => list.join(""));
  const long = fc.tuple(piece, fc.constantFrom(200, 3_000, 20_000), short).map(([one, times, rest]) => one.repeat(times) + rest);
  return fc.oneof({ weight: 60, arbitrary: short }, { weight: 1, arbitrary: long });
}

const RUNS = { numRuns: 20_000, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false } as const;

/** Every problem that names a place names one inside the text, or just behind it. */
function expectInside(text: string, problems: readonly object[]): void {
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) {
    if (!("at" in problem)) continue;
    expect(Number.isSafeInteger(problem.at)).toBe(true);
    expect(Number(problem.at)).toBeGreaterThanOrEqual(0);
    expect(Number(problem.at)).toBeLessThanOrEqual(text.length);
    if ("found" in problem && typeof problem.found === "string") expect(text.slice(Number(problem.at))).toContain(problem.found);
  }
}

test("[N5] [N6] any text is a number, or is refused at a character of it", () => {
  fc.assert(
    fc.property(near("0", "7", "12", "345", "000", ".", ",", "-", "−", "+", "e"), (text) => {
      const read = parseNumberText(text);
      if (!read.ok) return expectInside(text, read.problems);
      const back = parseNumberText(showNumberText(read.value));
      expect(back.ok && equals(back.value, read.value)).toBe(true);
    }),
    RUNS,
  );
});

test("[N10] [N11] any text is an amount, or is refused at a word of it", () => {
  fc.assert(
    fc.property(
      near("3", "200 ", "1,5", " tỷ ", " TỈ ", " triệu ", "nghìn", " ngàn", " rưỡi ", "-", "%", " điểm ", "đồng", "."),
      (text) => {
        const read = parseQuantityText(text);
        if (!read.ok) expectInside(text, read.problems);
        else expect(text).toMatch(/\d/u);
      },
    ),
    RUNS,
  );
});

test("[P6] any text is a period that reads back as the same, or is refused with the text", () => {
  fc.assert(
    fc.property(
      near(
        "2023",
        "0000",
        "9999",
        "-",
        "H1",
        "Q3",
        "9M",
        "M09",
        "M13",
        ":",
        "..",
        "@",
        "2023-02-29",
        "2024-02-29",
        "budget",
        "school",
        "nd09",
        "season",
        "spring",
        "multi-year",
        "solar",
      ),
      (text) => {
        const read = parsePeriod(text);
        if (read.ok) {
          expect(read.value.start <= read.value.end).toBe(true);
          expect(parsePeriod(showPeriod(read.value))).toEqual(read);
        } else for (const problem of read.problems) expect(problem.text).toBe(text);
      },
    ),
    RUNS,
  );
});

test("[F2] [F3] any text is a formula, or is refused at a character of it", () => {
  fc.assert(
    fc.property(
      near(
        "1",
        "2,5",
        "12.34",
        "[a.b]",
        "[a|b=c]",
        "[",
        "]",
        "|",
        "(",
        ")",
        "((((",
        "+",
        "-",
        "*",
        "/",
        ";",
        "sum(",
        "round(",
        "constructor(",
        "toString",
        "first",
      ),
      (text) => {
        const read = parseFormula(text);
        if (!read.ok) expectInside(text, read.problems);
      },
    ),
    RUNS,
  );
});

test("[R1] [R2] any prose is a body, or is refused at a line and column of it", () => {
  fc.assert(
    fc.property(
      near(
        "# ",
        "## ",
        "### ",
        "#### ",
        "#. ",
        "- ",
        "+ ",
        "\n",
        "\n\n",
        "chữ ",
        "12,5",
        "{{",
        "}}",
        "[[",
        "]]",
        "*",
        "**",
        "{{value a.b}}",
        "{{note x}}",
        "{{year}}",
        "[[giai đoạn 2021]]",
        "{{p a[b=c] place=1 x=2}}",
        "\r\n",
      ),
      (text) => {
        const problems: OutlineProblem[] = [];
        const blocks = parseBody("body", text, problems);
        const lines = text.split("\n");
        for (const { line, column } of [...problems, ...blocks.map(({ at }) => at)]) {
          if (line === undefined || column === undefined) throw new Error("a problem of prose without its place");
          expect(line >= 1 && line <= lines.length).toBe(true);
          expect(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1).toBe(true);
        }
      },
    ),
    RUNS,
  );
});
