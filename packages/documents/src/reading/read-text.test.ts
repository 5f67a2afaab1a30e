import { existsSync, readFileSync } from "node:fs";
import type { Block } from "@kehoach/core/audit/document";
import { expect, test } from "vitest";
import { readText } from "./read-text.ts";

/** Each block as "kind mark: words", pieces joined by " / "; tables as rows of cells. */
function show(text: string): string[] {
  const read = readText(text);
  if (!read.ok) throw new Error("not read");
  return read.value.blocks.map((block) => showBlock(text, block));
}

function showBlock(text: string, block: Block): string {
  if (block.kind === "table") {
    const rows = Array.from({ length: block.rows }, (_, row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map((cell) => text.slice(cell.span.start, cell.span.end))
        .join("|"),
    );
    return `table ${block.columns}: ${rows.join(" / ")}`;
  }
  const words = block.spans.map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/gu, " ")).join(" / ");
  return `${block.kind}${block.level ?? ""}${block.mark === undefined ? "" : ` ${block.mark}`}: ${words}`;
}

test("[Q5] headings, items and paragraphs are told apart by marks, capitals, bold and how they end", () => {
  expect(
    show(
      [
        "BÁO CÁO",
        "**Kết quả thực hiện kế hoạch,\nmục tiêu năm 2024**",
        "Phần thứ nhất:",
        "I. CÔNG TÁC CHỈ ĐẠO",
        "1. Sản xuất nông nghiệp:",
        "2.1. Phát triển công nghiệp",
        "1. Bám sát chương trình công tác của tỉnh để xây dựng kế hoạch.",
        "1. Thu ngân sách đạt 95% kế hoạch",
        "- Trồng trọt: Diện tích đạt 5.345,97 ha.",
        "+ Cây lúa 15 ha.",
        "a) Lúa xuân đạt 3.000 ha;",
        "Năm 2023 trồng được 15 ha.",
      ].join("\n\n"),
    ),
  ).toEqual([
    "heading1: BÁO CÁO",
    "heading9: Kết quả thực hiện kế hoạch, mục tiêu năm 2024**",
    "heading1: Phần thứ nhất:",
    "heading3 I.: CÔNG TÁC CHỈ ĐẠO",
    "heading4 1.: Sản xuất nông nghiệp:",
    "heading5 2.1.: Phát triển công nghiệp",
    "item1 1.: Bám sát chương trình công tác của tỉnh để xây dựng kế hoạch.",
    "item1 1.: Thu ngân sách đạt 95% kế hoạch",
    "item1 -: Trồng trọt: Diện tích đạt 5.345,97 ha.",
    "item2 +: Cây lúa 15 ha.",
    "item1 a): Lúa xuân đạt 3.000 ha;",
    "paragraph: Năm 2023 trồng được 15 ha.",
  ]);
});

test("[Q5] a figure at the start of a paragraph is no mark", () => {
  expect(show("1.721 con lợn bị chết.\n\n12,5 ha bị hạn.\n\n30/11/2023 là hạn cuối.\n\n-5,2% so với cùng kỳ.")).toEqual([
    "paragraph: 1.721 con lợn bị chết.",
    "paragraph: 12,5 ha bị hạn.",
    "paragraph: 30/11/2023 là hạn cuối.",
    "paragraph: -5,2% so với cùng kỳ.",
  ]);
});

test("[Q5] lines wrapped at a width are one paragraph; lines that each end are many", () => {
  const wrapped = `Trong năm qua tình hình sản xuất của các xã trên địa bàn
huyện tiếp tục phát triển, tổng diện tích gieo trồng đạt
5.470 ha, tăng so với cùng kỳ năm trước và vượt kế hoạch
được giao từ đầu năm, sản lượng lương thực cả năm ước
đạt 28.813 tấn.
Chăn nuôi ổn định, tổng đàn gia súc hiện có là 8.384 con
và gia cầm phát triển khá, dịch bệnh được kiểm soát tốt ở
tất cả các xã, thị trấn.
- Đàn trâu có 5.845 con, tăng so với cùng kỳ năm trước và
đạt kế hoạch.`;
  expect(show(wrapped).map((block) => block.slice(0, 40))).toEqual([
    "paragraph: Trong năm qua tình hình sản x",
    "paragraph: Chăn nuôi ổn định, tổng đàn g",
    "item1 -: Đàn trâu có 5.845 con, tăng so ",
  ]);
  expect(show("Lúa đạt 5 ha\nNgô đạt 7 ha\nSắn đạt 2 ha")).toHaveLength(3);
});

test("[Q6] a sentence cut by a page end goes on behind the notes, whatever letter or figure it goes on with", () => {
  const cut = (before: string, next: string): string[] =>
    show(`${before}\n\n¹ Văn bản số 15/UBND ngày 28/6/2023.\n\n² Gồm: xã A, xã B.\n\n${next}`).filter(
      (block) => !block.startsWith("note"),
    );
  const long = "- Các dự án phát triển sản xuất liên kết theo chuỗi giá trị¹ thuộc chương trình²";
  expect(cut("Dịch bệnh xảy ra trên địa", "bàn xã Bằng Lãng là 27 con.")).toEqual([
    "paragraph: Dịch bệnh xảy ra trên địa / bàn xã Bằng Lãng là 27 con.",
  ]);
  expect(cut(long, "MTQG phát triển kinh tế tiếp tục triển khai.")).toHaveLength(1);
  expect(cut("18. Duy trì chế độ trực sẵn sàng chiến đấu, phòng chống thiên tai; tuyển quân đạt", "100% chỉ tiêu.")).toEqual([
    "item1 18.: Duy trì chế độ trực sẵn sàng chiến đấu, phòng chống thiên tai; tuyển quân đạt / 100% chỉ tiêu.",
  ]);
  expect(cut("Năm 2023 kết quả tốt.", "bàn giao xong.")).toHaveLength(2);
  expect(cut(long, "- Chăn nuôi ổn định.")).toHaveLength(2);
  expect(cut("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "UBND huyện đã ban hành kế hoạch.")).toHaveLength(2);
});

test("[Q6] without notes in between, a capital goes on only behind a word no sentence ends with", () => {
  const before = "- Công tác giảm nghèo: Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo năm";
  expect(show(`${before}\n\n2023 kết quả như sau: 13.234 hộ.`)).toHaveLength(1);
  expect(show("Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo toàn huyện\n\nToàn huyện có 13.234 hộ.")).toHaveLength(2);
  expect(show("(có biểu tổng hợp chỉ tiêu phát triển kinh tế xã hội kèm theo)\n\nNơi nhận:")).toHaveLength(2);
});

test("[Q7] notes begin with a superscript, or with a mark the text calls; their own items stay with them", () => {
  expect(
    show(
      [
        "Các loại cây cơ bản đạt kế hoạch².",
        "- Chó bị bệnh chết trên địa",
        "² + Cây chất bột 61/70 ha.",
        "+ Cây rau 437,28 ha.",
        "bàn xã Bằng Lãng.",
        "+ Cây khác 5 ha.",
      ].join("\n\n"),
    ),
  ).toEqual([
    "paragraph: Các loại cây cơ bản đạt kế hoạch².",
    "item1 -: Chó bị bệnh chết trên địa / bàn xã Bằng Lãng.",
    "note ² +: Cây chất bột 61/70 ha.",
    "note +: Cây rau 437,28 ha.",
    "item2 +: Cây khác 5 ha.",
  ]);
  expect(show("Đã ban hành văn bản[1] và kế hoạch(2).\n\n[1] Văn bản số 5.\n\n(2) Kế hoạch số 6.\n\n(3) Mục ba.")).toEqual([
    "paragraph: Đã ban hành văn bản[1] và kế hoạch(2).",
    "note [1]: Văn bản số 5.",
    "note (2): Kế hoạch số 6.",
    "item1 (3): Mục ba.",
  ]);
});

test("[Q8] page numbers, running heads and rules are left out, figures that stand alone are not", () => {
  const page = (n: number): string =>
    `UBND HUYỆN CHỢ ĐỒN - Báo cáo\n\n${`Nội dung trang ${n} của báo cáo nói về sản xuất.\n\n`.repeat(9)}Số hộ nghèo giảm trên địa`;
  const text = `${page(1)}\n\n2\n\n${page(2)}\n\n3\n\n${page(3)}\n\n4\n\n${page(4)}\n\n____________\n\nhuyện là 5 hộ.\n\n517`;
  const blocks = show(text);
  expect(blocks.some((block) => /: [234]$/u.test(block) || block.includes("___"))).toBe(false);
  expect(blocks.filter((block) => block.includes("UBND HUYỆN"))).toHaveLength(1);
  expect(blocks.at(-1)).toBe("paragraph: 517");
  expect(show("Đàn trâu có trên địa\n\n- 7 -\n\nbàn là 5 con.")).toEqual(["paragraph: Đàn trâu có trên địa / bàn là 5 con."]);
  expect(show("Đàn trâu có trên địa\fbàn là 5 con.")).toEqual(["paragraph: Đàn trâu có trên địa / bàn là 5 con."]);
});

test("[Q9] lines with the same number of cells are a table; a line before them may name its columns", () => {
  expect(show("Khách tăng.\nBảng: Chỉ tiêu | KH | TH\nSố khách | 9 | 8\nTổng thu | 7 | 6")).toEqual([
    "paragraph: Khách tăng.",
    "table 3: Chỉ tiêu|KH|TH / Số khách|9|8 / Tổng thu|7|6",
  ]);
  expect(show("Đất theo huyện, ha; cột: tổng | đất ở\nTỔNG SỐ | 93.022 | 9.714\nVăn Lâm | 7.524 | 849")).toEqual([
    "paragraph: Đất theo huyện, ha",
    "table 3: tổng|đất ở / TỔNG SỐ|93.022|9.714 / Văn Lâm|7.524|849",
  ]);
  expect(show("Kết quả (cột: Tổng | Trễ hạn, %)\nMức 3 | 68544 | 4331 | 7%\nMức 4 | 1665 | 268 | 16,6%")).toEqual([
    "paragraph: Kết quả",
    "table 4: Tổng|Trễ hạn|% / Mức 3|68544|4331|7% / Mức 4|1665|268|16,6%",
  ]);
  expect(show("Chỉ tiêu\tKH\tTH\nLúa\t5\t\n\tTổng\t7")).toEqual(["table 3: Chỉ tiêu|KH|TH / Lúa|5| / |Tổng|7"]);
  expect(show("\tĐoạn một lùi đầu dòng.\n\tĐoạn hai lùi đầu dòng.")).toHaveLength(2);
  expect(show("UBND HUYỆN     CỘNG HÒA\nSố: 5/BC     Độc lập\nV/v kế hoạch     Tự do")[0]).not.toMatch(/^table/u);
});

const seed = "../shared/seed/bao-cao-2023.txt";
test.skipIf(!existsSync(seed))(
  `[Q6] [Q7] every sentence that a page end cuts in the report of 2023 is whole again (${seed})`,
  () => {
    const text = readFileSync(seed, "utf8");
    const lineOf = (at: number): number => text.slice(0, at).split("\n").length;
    const read = readText(text);
    if (!read.ok) throw new Error("not read");
    const joined = read.value.blocks.flatMap((block) =>
      block.kind === "table" || block.spans.length < 2 ? [] : [block.spans.map(({ start }) => lineOf(start)).join(">")],
    );
    expect(joined).toEqual(
      "40>52 64>70 96>102 124>126 142>144 160>164 180>182 204>206 234>240 260>262 278>280 304>306 338>340".split(" "),
    );
    expect(read.value.blocks.filter(({ kind }) => kind === "note")).toHaveLength(13);
    expect(read.value.blocks.filter(({ kind }) => kind === "table")).toHaveLength(0);
  },
);
