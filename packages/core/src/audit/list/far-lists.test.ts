import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading } from "../../../test/make-reading.ts";
import { findListCounts } from "./find-list-counts.ts";

function find(...blocks: GivenBlock[]): string[] {
  return findListCounts(makeReading(blocks)).flatMap((finding) =>
    finding.kind === "remark" ? `${finding.result} ${finding.computed} at ${finding.passage}` : [],
  );
}

const note = (mark: string, text: string): GivenBlock => ({ kind: "note", mark, text });
const items = (mark: string, ...texts: string[]): GivenBlock[] => texts.map((text) => ({ kind: "item", mark, level: 2, text }));

describe("lists in footnotes", () => {
  const text = "Đến nay có 04/12 xã đạt chuẩn nông thôn mới²; phấn đấu thêm xã mới.";

  test("[Q157] the note that is called holds the list", () => {
    expect(find(text, note("²", "Gồm: Lệ Viễn, Vân Sơn, Dương Hưu, Phúc Thắng."))).toEqual(["ok 4 at 0"]);
    expect(find(text, note("²", "Gồm: Lệ Viễn, Vân Sơn, Dương Hưu."))).toEqual(["error 3 at 0"]);
    expect(find(text, note("²", "Xã Lệ Viễn, xã Vân Sơn, xã Dương Hưu và xã Phúc Thắng."))).toEqual(["ok 4 at 0"]);
  });

  test("[Q157] a note that explains, or another note, says nothing of the count", () => {
    expect(find(text, note("²", "Theo Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh."))).toEqual([]);
    expect(find(text, note("²", "03 xã loại I; 01 xã loại II."))).toEqual([]);
    expect(find(text, note("³", "Gồm: Lệ Viễn, Vân Sơn, Dương Hưu."))).toEqual([]);
    expect(find("Trồng 04 xã m²", note("²", "Như: Lệ Viễn, Vân Sơn."))).toEqual([]);
  });
});

describe("lists as items below their count", () => {
  const three = ["Chương trình giảm nghèo: đạt 32% kế hoạch", "Chương trình nông thôn mới: đạt 78%", "Chương trình dân tộc"];

  test("[Q157] items are counted up to the end of their kind", () => {
    const lead = "Kết quả giải ngân 03 chương trình mục tiêu như sau:";
    expect(find(lead, ...items("+", ...three))).toEqual(["ok 3 at 0"]);
    expect(find(lead, ...items("+", ...three.slice(1)))).toEqual(["review 2 at 0"]);
    expect(find(lead, ...items("+", ...three), { kind: "heading", mark: "2.", text: "Khó khăn" }, ...items("+", "Khác"))).toEqual(
      ["ok 3 at 0"],
    );
  });

  test("[Q157] sub-items and footnotes between items do not count", () => {
    const sub: GivenBlock = { kind: "item", mark: "-", level: 3, text: "Vốn đầu tư" };
    const [a = "", b = "", c = ""] = items("+", ...three);
    expect(find("Có 3 chương trình:", a, sub, sub, b, note("¹", "Số liệu tạm tính"), c)).toEqual(["ok 3 at 0"]);
  });

  test("[Q157] items that speak of the whole are no list of it", () => {
    const lead = "Kết quả thực hiện 03 chương trình như sau:";
    expect(find(lead, ...items("+", "Kết quả đạt được: nhiều", "Hạn chế: ít"))).toEqual([]);
    expect(find(lead, "Nhìn chung đạt khá.", ...items("+", ...three.slice(1)))).toEqual([]);
    expect(find("Kết quả 15 chỉ tiêu như sau:", ...items("-", "Đạt 10 chỉ tiêu", "Chưa đạt 5 chỉ tiêu"))).toEqual([]);
  });
});

describe("lists far from their count", () => {
  const count = "Cuối năm có 57 xã đạt chuẩn; tăng 05 xã so với năm trước. Bình quân 16,7 tiêu chí. ";

  test("[Q158] told only when they agree", () => {
    expect(find(`${count}Các xã đạt chuẩn trong năm: Lệ Viễn, Vân Sơn (Sơn Động), Dương Hưu, Phúc Thắng, An Lạc.`)).toEqual([
      "ok 5 at 0",
    ]);
    expect(find(`${count}Các xã đạt chuẩn trong năm: Lệ Viễn, Vân Sơn (Sơn Động), Dương Hưu, Phúc Thắng.`)).toEqual([]);
    expect(find("Tăng 03 xã. Các xã đạt chuẩn trong năm: Lệ Viễn, Vân Sơn, Dương Hưu.")).toEqual([]);
  });
});
