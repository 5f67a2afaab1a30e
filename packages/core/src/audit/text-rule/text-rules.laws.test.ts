import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading, readPlainReport } from "../../../test/make-reading.ts";
import type { Remark } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { findNameVariants } from "./find-name-variants.ts";
import { findSequences } from "./find-sequences.ts";
import { findVerdictWords } from "./find-verdict-words.ts";

function findAll(reading: Reading): readonly Remark[] {
  return [findDuplicates, findNameVariants, findSequences, findVerdictWords].flatMap((find) => find(reading));
}

const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "xã Bằng Lãng",
      "xã Bằng Lăng",
      "Gồm: Yên Mỹ, Tân Lập và ",
      "số 141/QĐ-UBND ngày 30/01/2023 ",
      "ngày 31/02/2023 ",
      "của UBND huyện; ",
      "giai đoạn 2025 - 2021 ",
      "từ 15/9/2015 đến 16/8/2015",
      "đạt 95% KH, vượt kế hoạch",
      "cơ bản đạt chỉ tiêu kế hoạch giao²",
      "¹",
      "m²",
      " (",
      ") ",
      ". ",
      "; ",
      ": ",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const words = fc.array(piece, { maxLength: 14 }).map((list) => list.join(" "));
const mark = fc.oneof(
  fc.constantFrom("1.", "2.", "4.", "I.", "II", "a)", "đ)", "2.1", "2.2.", "-", "+", "¹", "²", "(1)", "999.", ""),
  fc.string({ maxLength: 4 }),
);
const block: fc.Arbitrary<GivenBlock> = fc.record({
  kind: fc.constantFrom("heading", "paragraph", "item", "note"),
  mark,
  level: fc.integer({ min: 1, max: 4 }),
  text: words,
});

describe("rules of words", () => {
  test("[Q130] [Q133] [Q135] [Q139] [Q141] any text is read: no error, nothing outside its passage, the same answer twice", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        const reading = makeReading(blocks);
        const remarks = findAll(reading);
        for (const remark of remarks) {
          expect(remark.result).not.toBe("error");
          for (const { passage, span } of [remark, ...remark.related]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(reading.passages[passage]?.text.length ?? -1);
          }
        }
        expect(findAll(makeReading(blocks))).toEqual(remarks);
      }),
      { numRuns: 300 },
    );
  });

  test("[Q130] [Q139] letters taken apart or put together give the same findings", () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (texts) => {
        const composed = findAll(makeReading(texts.map((text) => text.normalize("NFC"))));
        expect(findAll(makeReading(texts.map((text) => text.normalize("NFD"))))).toEqual(composed);
      }),
      { numRuns: 100 },
    );
  });

  test("[Q133] [Q134] [Q139] time grows with the length, whatever is repeated", () => {
    const texts = [
      "(",
      "xã Bằng ",
      "Bằng Lãng, ",
      "ngày 1/",
      "từ ngày ",
      "1.",
      "²",
      "đạt kế hoạch: ",
      "10% KH; ",
      "số 1/QĐ-UBND ",
      "Yên Mỹ (",
      "141/QĐ-UBND-",
    ];
    for (const text of texts) {
      const before = performance.now();
      findAll(makeReading([text.repeat(5_000)]));
      expect(performance.now() - before, text).toBeLessThan(6_000);
    }
  });
});

const seed = "../shared/seed/bao-cao-2023.txt";
const corpus = "../shared/corpus/dev/passages.jsonl";

describe("rules of words on real reports", () => {
  test.skipIf(!existsSync(seed))(`[Q130] [Q140] [Q142] the report of 2023 has three places to review (${seed})`, () => {
    const reading = readPlainReport(readFileSync(seed, "utf8"));
    const lineOf = ({ passage, span }: Remark): number =>
      reading.document.text.slice(0, reading.passages[passage]?.at[span.start]).split("\n").length;
    const remarks = findAll(reading);
    expect(remarks.filter(({ result }) => result !== "ok").map((one) => [one.rule, one.result, lineOf(one)])).toEqual([
      ["duplicate", "review", 98],
      ["name-variant", "review", 38],
      ["verdict-word", "review", 30],
    ]);
    expect(remarks.map(({ stated }) => stated)).toEqual(
      expect.arrayContaining([
        "1. … 19.",
        "I. … III.",
        "2.1. … 2.6.",
        "¹ … ⁹",
        "15/KH-UBND ngày 19/01/2023 … 84/KH-UBND ngày 29/3/2023",
      ]),
    );
  });

  test.skipIf(!existsSync(seed))(`[Q133] [Q134] [Q135] [Q137] slips put into the report of 2023 are found (${seed})`, () => {
    const text = readFileSync(seed, "utf8");
    const slips: readonly (readonly [string, string, string])[] = [
      ["\n12. Tiếp tục đổi mới", "\n13. Tiếp tục đổi mới", "13."],
      ["\n2.4. Công tác", "\n2.5. Công tác", "2.5."],
      ["nông thôn mới³;", "nông thôn mới;", "³"],
      ["số 36/KH-UBND ngày 16/02/2023", "số 36/KH-UBND ngày 16/12/2023", "36/KH-UBND ngày 16/12/2023"],
      ["Văn bản 2665/UBND-VP", "Văn bản 1665/UBND-VP", "1665/UBND-VP ngày 06/10/2023"],
      ["Văn bản 2665/UBND-VP ngày 06/10/2023", "Văn bản 2665/UBND-VP ngày 06/01/2023", "2665/UBND-VP ngày 06/01/2023"],
      ["ngày 28/2/2023", "ngày 29/2/2023", "29/2/2023"],
      ["nhiệm kỳ 2020-2025", "nhiệm kỳ 2025-2020", "2025-2020"],
    ];
    for (const [from, to, stated] of slips) {
      expect(text.includes(from), from).toBe(true);
      const found = findSequences(readPlainReport(text.replace(from, to))).filter(({ result }) => result === "review");
      expect(
        found.map((one) => one.stated),
        to,
      ).toContain(stated);
    }
  });

  test.skipIf(!existsSync(corpus))(`[Q130] [Q133] [Q140] [Q142] nothing in real passages is to review (${corpus})`, () => {
    const remarks = readFileSync(corpus, "utf8")
      .trim()
      .split("\n")
      .map((line): string => JSON.parse(line).text)
      .flatMap((text) => findAll(makeReading(text.split("\n"))));
    expect(remarks.filter(({ result }) => result !== "ok")).toEqual([]);
    expect(remarks.filter(({ rule }) => rule === "verdict-word").length).toBeGreaterThan(2);
  });
});
