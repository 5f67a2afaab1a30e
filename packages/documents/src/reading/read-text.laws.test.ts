import fc from "fast-check";
import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

const WORDS = "diện tích sản lượng ước đạt hơn 5.345,97 ha/5.470 ha xã Bằng Lãng 95,9% kế hoạch MTQG con lợn năm 2023 gồm".split(
  " ",
);
const word = fc.constantFrom(...WORDS);
const sentence = fc.array(word, { minLength: 14, maxLength: 40 }).map((words) => `Tổng ${words.join(" ")} lợn.`);
const mark = fc.constantFrom("", "- ", "+ ", "a) ", "1. ");
const paragraph = fc.tuple(mark, sentence);
const note = sentence.map((words) => `¹ Theo ${words}`);

function readBlocks(text: string): readonly { readonly kind: string; readonly words: string }[] {
  const read = readText(text);
  if (!read.ok) throw new Error("not read");
  return read.value.blocks.map((block) => {
    const spans = block.kind === "table" ? block.cells.map((cell) => cell.span) : block.spans;
    return { kind: block.kind, words: spans.map(({ start, end }) => text.slice(start, end)).join(" ") };
  });
}

test("[Q6] [Q7] a page end with notes put into any paragraph at any word changes no paragraph", () => {
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 2, maxLength: 5 }),
      fc.nat(),
      fc.nat(),
      fc.array(note, { maxLength: 2 }),
      fc.constantFrom("\n\n", "\n\f", "\n\n- 5 -\n\n"),
      (paragraphs, which, where, notes, end) => {
        const whole = paragraphs.map(([lead, words]) => lead + words);
        const index = which % paragraphs.length;
        const chosen = whole[index] ?? "";
        const words = chosen.split(" ");
        // Far enough in for the line to be no title, and never behind a sign that ends a sentence.
        const at = 13 + (where % (words.length - 14));
        const [before, after] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
        // A short line and one with a mark may be a title or a whole item: what begins with a capital or a digit after it is new.
        const mayEnd = before.length < 60 || /^[a1+-]/u.test(chosen) || (notes.length === 0 && end === "\n\n");
        fc.pre(!mayEnd || /^\p{Ll}/u.test(after));
        const cut = [before, ...notes].join("\n\n") + end + after;
        const body = readBlocks(whole.with(index, cut).join("\n\n")).filter(({ kind }) => kind !== "note");
        expect(body.map((block) => block.words)).toEqual(paragraphs.map(([, words]) => words));
      },
    ),
    { numRuns: 400 },
  );
});

test("[Q5] every character of a text that is no blank stands once in a block's spans or mark", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          paragraph.map(([lead, words]) => lead + words),
          note,
        ),
        { maxLength: 8 },
      ),
      (pieces) => {
        const text = pieces.join("\n\n");
        const read = readText(text);
        if (!read.ok) throw new Error("not read");
        const bare = (some: string): string => some.replaceAll(/\s/gu, "");
        const seen = read.value.blocks.flatMap((block) =>
          block.kind === "table" ? [] : [block.mark ?? "", ...block.spans.map(({ start, end }) => text.slice(start, end))],
        );
        expect(bare(seen.join("")).length).toBe(bare(text).length);
        const spans = read.value.blocks
          .flatMap((block) => (block.kind === "table" ? [] : block.spans))
          .toSorted((a, b) => a.start - b.start);
        for (const [index, { start, end }] of spans.entries()) {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("[Q4] [Q5] a text in NFD is kept as it is and read into the same blocks", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          paragraph.map(([lead, words]) => lead + words),
          note,
        ),
        { maxLength: 6 },
      ),
      (pieces) => {
        const text = pieces.join("\n\n");
        const apart = readBlocks(text.normalize("NFD")).map(({ kind, words }) => ({ kind, words: words.normalize("NFC") }));
        expect(apart).toEqual(readBlocks(text));
      },
    ),
    { numRuns: 200 },
  );
});
