import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading, readPlainReport } from "../../../test/make-reading.ts";
import type { Remark } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { findListCounts } from "./find-list-counts.ts";

const remarksOf = (reading: Reading): readonly Remark[] =>
  findListCounts(reading).flatMap((finding) => (finding.kind === "remark" ? [finding] : []));

const piece = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      "06 xã", "03/12 trường", "hai huyện", "3 tiêu chí", "gồm", ":", ";", ",", "và", "(", ")", "“", "Bảo Sơn", "xã Lan Mẫu", "số 2", "²",
      "Phòng Nội vụ", "các huyện:", "như", "…", ". ", "(1)", "(2)", "là", "riêng", "đạt 5%", "trong đó", "12/QĐ-UBND", "\n",
    ), // biome-ignore format: a list of words
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);
const words = fc.array(piece, { maxLength: 24 }).map((list) => list.join(" "));
const block: fc.Arbitrary<GivenBlock> = fc.record({
  kind: fc.constantFrom("heading", "paragraph", "item", "note"),
  mark: fc.oneof(fc.constantFrom("1.", "2.", "-", "+", "²", ""), fc.string({ maxLength: 3 })),
  level: fc.integer({ min: 1, max: 3 }),
  text: words,
});

describe("lists against their counts", () => {
  test("[Q150] [Q152] any text is read, nothing lies outside its passage", () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const reading = makeReading(blocks);
        for (const { passage, span, related, operands, result, note } of remarksOf(reading)) {
          expect(operands[0]?.span).toEqual(span);
          expect(note.code).toBe(result === "ok" ? "holds" : "list-count");
          for (const place of [{ passage, span }, ...related]) {
            expect(place.span.start).toBeLessThanOrEqual(place.span.end);
            expect(place.span.end).toBeLessThanOrEqual(reading.passages[place.passage]?.text.length ?? -1);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  const names = [
    "Bảo Sơn",
    "Chu Điện",
    "Lan Mẫu",
    "Tam Dị",
    "Ea H'leo",
    "Bà Rịa - Vũng Tàu",
    "Chợ Mới",
    "Hồ Sơn",
    "Thanh",
    "Phú Thọ",
  ];
  const openers = [" gồm: ", ": ", " (", " đạt chuẩn nông thôn mới gồm ", " xong kế hoạch là ", " khó khăn (gồm: "];

  test("[Q153] [Q154] a list of names holds with its own count and is wrong with any other near it", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(names, { minLength: 3 }),
        fc.constantFrom(...openers),
        fc.constantFrom("xã", "huyện", "địa phương"),
        fc.constantFrom(", ", " và "),
        fc.constantFrom(-1, 0, 1),
        (some, opener, noun, last, off) => {
          const list = `${some.slice(0, -1).join(", ")}${last}${some.at(-1) ?? ""}${opener.includes("(") ? ")" : ""}`;
          const text = `Toàn tỉnh có ${some.length + off} ${noun}${opener}${list}.`;
          expect(remarksOf(makeReading([text])).map(({ result, computed }) => `${result} ${computed}`)).toEqual([
            `${off === 0 ? "ok" : "error"} ${some.length}`,
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("[Q150] time grows with the length of the text", () => {
    const hard = ["06 xã gồm: Bảo Sơn, Lan Mẫu (", "3 xã ( ", "2 xã: A, B; ", "12 xã² ", "(((", "3 trường: Trường A và "];
    for (const one of hard) {
      const long = one.repeat(Math.ceil(40_000 / one.length));
      const before = performance.now();
      findListCounts(makeReading([long]));
      expect(performance.now() - before).toBeLessThan(6000);
    }
  }, 60_000);
});

const corpus = "../shared/corpus/dev/passages.jsonl";
const seed = "../shared/seed/bao-cao-2023.txt";
const present = existsSync(corpus) && existsSync(seed);

/** Texts of others, each with how many lists in it hold. */
function readTexts(): readonly string[] {
  const lines = readFileSync(corpus, "utf8").trim().split("\n");
  const passages = lines.map((line): unknown => JSON.parse(line));
  const texts = passages.flatMap((one) =>
    typeof one === "object" && one !== null && "text" in one && typeof one.text === "string" ? [one.text] : [],
  );
  return [...texts, readFileSync(seed, "utf8")];
}

describe.skipIf(!present)("texts under ../shared (skipped where they are absent)", () => {
  test("[Q153] every list holds, none is doubted", () => {
    const results = readTexts().flatMap((text) => remarksOf(readPlainReport(text)).map(({ result }) => result));
    expect(results.filter((result) => result !== "ok")).toEqual([]);
    expect(results.length).toBeGreaterThanOrEqual(23);
  });

  test("[Q154] a name taken out of a list is missed", () => {
    let taken = 0;
    let missed = 0;
    for (const text of readTexts()) {
      const reading = readPlainReport(text);
      for (const remark of remarksOf(reading)) {
        const items = remark.related.filter(({ passage }) => passage === remark.related[0]?.passage);
        const at = (place: number, end: "start" | "end"): number => {
          const item = items[place];
          const passage = item && reading.passages[item.passage];
          return passage?.at[item?.span[end] ?? 0] ?? -1;
        };
        // The first name goes with the mark behind it; lists far from their count are never doubted.
        if (items.length < 2 || remark.span.end + 200 < (remark.related[0]?.span.start ?? 0)) continue;
        const cut = text.slice(0, at(0, "start")) + text.slice(at(1, "start"));
        taken++;
        const found = remarksOf(readPlainReport(cut)).some(
          ({ result, stated, passage }) => result !== "ok" && stated === remark.stated && passage === remark.passage,
        );
        if (found) missed++;
      }
    }
    expect(taken).toBeGreaterThanOrEqual(20);
    expect(missed * 100).toBeGreaterThanOrEqual(taken * 95);
  });
});
