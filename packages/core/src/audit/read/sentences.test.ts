import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "./clean-text.ts";
import { splitSentences } from "./sentences.ts";

function split(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe("sentences", () => {
  test("[Q62] end at a point, a question or exclamation mark before a new beginning", () => {
    expect(split("Lúa 7 ha. Ngô 5 ha! Đạt chưa? Đã đạt… Còn lại")).toEqual([
      "Lúa 7 ha.",
      "Ngô 5 ha!",
      "Đạt chưa?",
      "Đã đạt…",
      "Còn lại",
    ]);
    expect(split("giảm 166 lượt người (năm 2019 có 241 lượt). (Báo cáo số 84/BC-TTT ngày 09/6/2020)")).toHaveLength(2);
    expect(split("thực hiện Nghị quyết 16. 37/63 địa phương còn ở mức 0%.")).toHaveLength(2);
    expect(split("Quý III. Toàn tỉnh có 5 vụ.")).toHaveLength(2);
    expect(split("vi phạm trong phạm vi. Sau kiểm tra đã khắc phục.")).toHaveLength(2);
    expect(split("trồng ngô, đậu, v.v. Trong năm đã trồng 5 ha.")).toHaveLength(2);
    expect(split("bảo đảm an ninh.¹ Trong năm có 5 vụ.")).toHaveLength(2);
    expect(split('Ông nói "đã đạt." Sau đó đã tăng.')).toHaveLength(2);
  });

  test.each([
    "đạt 97.5%, 1.234.567 đồng",
    "xếp hạng 5 sao với 7. 180 phòng",
    "thành phố với TP. Hồ Chí Minh, TX. Bến Cát",
    "trồng ngô, đậu v.v. và cây khác",
    "khó khăn, ... dẫn đến thu ngân sách chưa đạt",
    "Sáng ngày 5.12, có 53/58 đại biểu",
    "thu được 5 tấn; Ngô được 3 tấn; Lúa được 2 tấn",
    "kiểm tra (đợt 1. Kiểm tra 5 cơ sở. Đạt 4) xong",
    "2.1. Phát triển công nghiệp",
    "IV. Nhiệm vụ",
    "a. Công tác quy hoạch",
    "Điều 5. Trách nhiệm",
    "TM. ỦY BAN NHÂN DÂN",
    "ông Nguyễn Văn A. Trưởng thôn",
    "đăng tải trên Báo cáo./.",
    "các cấp (mã số vùng trồng ...) khó thực hiện",
  ])("[Q62] %j is one", (text) => {
    expect(split(text)).toEqual([text]);
  });

  test("[Q62] a bracket that is never closed holds nothing", () => {
    expect(split("Chỉ tiêu đạt (gồm: lúa; ngô. Các chỉ tiêu khác (03 chỉ tiêu) chưa đạt. Còn lại")).toHaveLength(3);
  });

  test("[Q62] cover the text in order, without a word lost", () => {
    const piece = fc.constantFrom(
      "Ngô ",
      "5. ",
      "ha. ",
      "(",
      ") ",
      "TP. ",
      "v.v. ",
      "…",
      "¹",
      "7. 180",
      "? ",
      "đạt ",
      "I. ",
      "./.",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(piece).map((list) => list.join("")),
        ),
        (text) => {
          const { text: clean } = cleanText(text, [{ start: 0, end: text.length }]);
          const spans = splitSentences(clean);
          expect(spans.map(({ start, end }) => clean.slice(start, end)).join(" ")).toBe(clean);
        },
      ),
    );
  });

  test("[Q62] time grows with the length, also with brackets never closed", () => {
    const text = "(a. B ".repeat(100_000);
    expect(splitSentences(text).length).toBeGreaterThan(50_000);
  });

  const corpus = "../shared/corpus/dev/passages.jsonl";
  test.skipIf(!existsSync(corpus))(`[Q62] real passages fall into whole sentences (${corpus})`, () => {
    const sentences = readFileSync(corpus, "utf8")
      .trim()
      .split("\n")
      .map((line): string => JSON.parse(line).text)
      .flatMap((text) => text.split("\n").filter((line) => !line.includes(" | ")))
      .flatMap(split);
    expect(sentences.length).toBeGreaterThan(240);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/[.)]$/u);
      expect(sentence).not.toMatch(/\p{Ll}{2,}\. \p{Lu}/u);
    }
  });
});
