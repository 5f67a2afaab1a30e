import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading, makeTableReading } from "../../../test/make-reading.ts";
import { findDuplicates } from "./find-duplicates.ts";

const LONG =
  "Đề án cơ cấu lại ngành nông nghiệp huyện năm 2023; Đề án hỗ trợ chăn nuôi vỗ béo trâu, bò giai đoạn 2021-2025; Phương án hỗ trợ phát triển cây chè hoa vàng";
const WORDS = Array.from({ length: 80 }, (_, i) => `từ${String.fromCodePoint(97 + (i % 26))}${i}`);

function find(blocks: readonly GivenBlock[]) {
  const reading = makeReading(blocks);
  return findDuplicates(reading).map(({ passage, related, note, result, stated }) => ({
    blamed: passage,
    related: related.map((one) => one.passage),
    first: note.code === "same-text" ? note.first : undefined,
    result,
    stated,
  }));
}

describe("passages printed twice", () => {
  test("[Q130] two notes with one text are asked about, whatever their marks and capitals", () => {
    const found = find([
      "Mở đầu",
      { kind: "note", mark: "⁵", text: LONG },
      "Giữa hai chú thích",
      { kind: "note", mark: "⁶", text: `${LONG.replaceAll(";", ",").replace("Đề án cơ", "ĐỀ ÁN CƠ")}.` },
    ]);
    expect(found).toEqual([
      {
        blamed: 3,
        related: [1],
        first: "⁵ Đề án cơ cấu lại ngành nông nghiệp",
        result: "review",
        stated: "⁶ ĐỀ ÁN CƠ cấu lại ngành nông nghiệp",
      },
    ]);
  });

  test("[Q130] of two notes the one that fits its call less is pointed at", () => {
    const blocks: GivenBlock[] = [
      "Các dự án liên kết theo chuỗi giá trị⁵ tiếp tục triển khai. Triển khai đề án cơ cấu lại ngành nông nghiệp, phương án hỗ trợ phát triển cây chè⁶.",
      { kind: "note", mark: "⁵", text: LONG },
      { kind: "note", mark: "⁶", text: LONG },
    ];
    expect(find(blocks)[0]).toMatchObject({ blamed: 1, related: [2] });
    const [prose, ...notes] = blocks;
    const swapped = typeof prose === "string" ? prose.replace("⁵", "#").replace("⁶", "⁵").replace("#", "⁶") : "";
    expect(find([swapped, ...notes])[0]).toMatchObject({ blamed: 2, related: [1] });
  });

  test("[Q130] all copies belong to one finding", () => {
    expect(find([LONG, "Khác hẳn", LONG, LONG])).toMatchObject([{ blamed: 2, related: [0, 3] }]);
  });

  test("[Q130] headings, cells, capitals, recipients, set phrases and short or oft repeated lines are no copies", () => {
    const recipients = "- Ủy ban nhân dân các xã, thị trấn trên địa bàn huyện và các cơ quan, đơn vị có liên quan;";
    const short = "Chưa có số liệu báo cáo chính thức của các xã, thị trấn trong kỳ này.";
    expect(find([LONG.toUpperCase(), LONG.toUpperCase()])).toEqual([]);
    expect(
      find([
        { kind: "heading", text: LONG },
        { kind: "heading", text: LONG },
      ]),
    ).toEqual([]);
    expect(find(["Nơi nhận:", recipients, recipients])).toEqual([]);
    expect(find([recipients, recipients])).toHaveLength(1);
    expect(find([short, short, short, short])).toEqual([]);
    expect(find(["Tiếp tục thực hiện tốt kế hoạch năm 2023.", "Tiếp tục thực hiện tốt kế hoạch năm 2023."])).toEqual([]);
    expect(find([`Trên đây là báo cáo ${LONG}`, `Trên đây là báo cáo ${LONG}`])).toEqual([]);
    expect(findDuplicates(makeTableReading([[LONG], [LONG]]))).toEqual([]);
  });

  test("[Q131] a long text with one word changed is the same text, with a tenth changed it is another", () => {
    const one = [...WORDS.slice(0, 30), "khác", ...WORDS.slice(31)];
    expect(find([WORDS.join(" "), one.join(" ")])).toMatchObject([{ blamed: 1, related: [0] }]);
    const tenth = WORDS.map((word, i) => (i % 10 === 0 ? `${word}x` : word));
    expect(find([WORDS.join(" "), tenth.join(" ")])).toEqual([]);
    // Too short to tell a changed text from a parallel one.
    expect(find([WORDS.slice(0, 30).join(" "), [...WORDS.slice(0, 29), "khác"].join(" ")])).toEqual([]);
  });

  test("[Q132] a long sentence said in two paragraphs is asked about once, with its neighbours", () => {
    const sentence = `Trong năm ${WORDS.slice(0, 28).join(" ")}.`;
    const next = `Sau đó ${WORDS.slice(30, 60).join(" ")}.`;
    expect(find([`Lúa đạt kế hoạch. ${sentence} ${next}`, `Ngô chưa đạt. ${sentence} ${next} Còn lại tốt.`])).toMatchObject([
      { blamed: 1, related: [0], result: "review" },
    ]);
    const brief = `Trong năm ${WORDS.slice(0, 15).join(" ")}.`;
    expect(find([`Lúa đạt kế hoạch. ${brief}`, `Ngô chưa đạt. ${brief}`])).toEqual([]);
  });

  test("[Q130] [Q131] time grows with the number of paragraphs, not with its square", () => {
    const reading = makeReading(["x"]);
    const [passage] = reading.passages;
    if (!passage) throw new Error("no passage");
    const passages = Array.from({ length: 10_000 }, (_, index) => {
      const text = WORDS.slice(0, 50)
        .map((word, i) => `${word}${(index * 31 + i * i) % 997}`)
        .join(" ");
      return { ...passage, index, text, sentences: [{ start: 0, end: text.length }] };
    });
    const before = performance.now();
    expect(findDuplicates({ ...reading, passages })).toBeInstanceOf(Array);
    expect(performance.now() - before).toBeLessThan(20_000);
  });
});
