import { describe, expect, test } from "vitest";
import { type GivenBlock, makeReading } from "../../../test/make-reading.ts";
import { findVerdictWords } from "./find-verdict-words.ts";
import { findVerdictPhrases } from "./verdict-phrases.ts";

function phrases(text: string): string[] {
  return findVerdictPhrases(text).map(({ sense, span }) => `${sense}: ${text.slice(span.start, span.end)}`);
}

function find(...blocks: GivenBlock[]): string[] {
  return findVerdictWords(makeReading(blocks)).map(({ result, note, stated }) =>
    note.code === "verdict-differs" ? `${result} ${stated}: ${note.against} of ${note.of}` : `${result} ${stated}: ${note.code}`,
  );
}

describe("words that judge a plan", () => {
  test("[Q141] are found with their sense", () => {
    expect(phrases("cây chè cơ bản đạt chỉ tiêu kế hoạch giao; thu vượt kế hoạch; chi chưa đạt dự toán")).toEqual([
      "nearly-met: cơ bản đạt chỉ tiêu kế hoạch giao",
      "exceeded: vượt kế hoạch",
      "not-met: chưa đạt dự toán",
    ]);
    expect(phrases("27 chỉ tiêu đạt và vượt: A; Chưa đạt 03 chỉ tiêu: B")).toEqual([
      "met: đạt và vượt",
      "not-met: Chưa đạt 03 chỉ tiêu",
    ]);
  });

  test("[Q141] are no figures, amounts or hopes", () => {
    for (const text of [
      "đạt 95% KH",
      "vượt 5% kế hoạch",
      "vượt mục tiêu 0,36%",
      "phấn đấu thu đạt chỉ tiêu kế hoạch giao",
      "số cơ sở không đạt 21",
      "xã đạt chuẩn nông thôn mới",
    ])
      expect(phrases(text)).toEqual([]);
  });
});

describe("words that judge against their figures", () => {
  test("[Q142] right beside them", () => {
    expect(find("Thu ngân sách đạt 95% KH, vượt kế hoạch.")).toEqual(["review vượt kế hoạch: 1 of 1"]);
    expect(find("Thu ngân sách đạt 105% KH, vượt kế hoạch.")).toEqual(["ok vượt kế hoạch: holds"]);
    expect(find("Thu ngân sách vượt kế hoạch (đạt 95%).")).toEqual(["review vượt kế hoạch: 1 of 1"]);
    expect(find("Thu ngân sách đạt 101,5% kế hoạch, chưa đạt kế hoạch đề ra.")).toEqual([
      "review chưa đạt kế hoạch đề ra: 1 of 1",
    ]);
    expect(find("đạt tỷ lệ 61,9%, vượt chỉ tiêu kế hoạch (59%)")).toEqual(["ok vượt chỉ tiêu kế hoạch: holds"]);
    expect(find("đạt tỷ lệ 56,9%, vượt chỉ tiêu kế hoạch (59%)")).toEqual(["review vượt chỉ tiêu kế hoạch: 1 of 1"]);
  });

  test("[Q142] in the list they introduce", () => {
    const list =
      "doanh thu 1.763 tỷ đồng/1.922 tỷ đồng, đạt 91,72%NQ; tham gia BHYT thực hiện 83%, đạt 91%NQ; trồng rừng đạt 93,7%NQ";
    expect(find(`Chưa đạt 03 chỉ tiêu, bao gồm: ${list}.`)).toEqual(["ok Chưa đạt 03 chỉ tiêu: holds"]);
    expect(find(`Có 03 chỉ tiêu đạt và vượt: ${list}.`)).toEqual(["review đạt và vượt: 3 of 3"]);
    expect(find("Vượt chỉ tiêu: Công an tỉnh (158,18%); Phú Quý (97,83%).")).toEqual(["review Vượt chỉ tiêu: 1 of 2"]);
  });

  test("[Q142] in the note they call, with the items that go on with it", () => {
    const blocks = (second: string): GivenBlock[] => [
      "Cây chất bột, rau, đậu cơ bản đạt chỉ tiêu kế hoạch giao².",
      { kind: "note", mark: "²", text: "+ Cây chất bột 61/70 ha, đạt 87,1% KH, sản lượng đạt 75,89% KH." },
      { kind: "item", mark: "+", text: second },
      { kind: "item", mark: "-", text: "Đàn trâu đạt 50% KH." },
    ];
    expect(find(...blocks("Cây rau đạt 80% KH."))).toEqual(["review cơ bản đạt chỉ tiêu kế hoạch giao: 3 of 3"]);
    const [prose = "", , , other = ""] = blocks("");
    const within: GivenBlock[] = [
      { kind: "note", mark: "² +", text: "Cây chất bột đạt 87,1% KH." },
      { kind: "note", mark: "+", text: "Cây rau đạt 80% KH." },
      { kind: "note", mark: "³", text: "Cây ăn quả đạt 70% KH." },
    ];
    expect(find(prose, ...within, other)).toEqual(["review cơ bản đạt chỉ tiêu kế hoạch giao: 2 of 2"]);
    expect(find(...blocks("Cây rau 100% KH, đậu 120% KH."))).toEqual(["ok cơ bản đạt chỉ tiêu kế hoạch giao: holds"]);
  });

  test("[Q142] part of a year is not judged by the year's plan", () => {
    expect(find("6 tháng đầu năm các chỉ tiêu đạt kế hoạch: lúa đạt 52% KH năm; ngô đạt 48% KH năm.")).toEqual([
      "unchecked đạt kế hoạch: other-period",
    ]);
  });

  test("[Q142] without figures of their own nothing is said", () => {
    expect(find("Thu ngân sách trên địa bàn chưa đạt so với kế hoạch. Lúa đạt 120% KH.")).toEqual([]);
    expect(find("chưa đạt chỉ tiêu đề ra (chỉ tiêu giao đạt từ 20% trở lên)")).toEqual([]);
    expect(find("Các loại cây cơ bản đạt chỉ tiêu kế hoạch giao².")).toEqual([]);
  });
});

describe("a hundred that rounding made, and plans of less", () => {
  test("[Q304] the fraction says on which side of the plan it is", () => {
    expect(find("Tổng chi 398.010/398.000 triệu đồng, bằng 100% kế hoạch, vượt kế hoạch.")).toEqual(["ok vượt kế hoạch: holds"]);
    expect(find("Tổng chi 397.990/398.000 triệu đồng, bằng 100% kế hoạch, chưa đạt kế hoạch.")).toEqual([
      "ok chưa đạt kế hoạch: holds",
    ]);
    expect(find("Tổng chi 397.990/398.000 triệu đồng, bằng 100% kế hoạch, vượt kế hoạch.")).toEqual([
      "review vượt kế hoạch: 1 of 1",
    ]);
  });

  test("[Q304] less is better", () => {
    expect(find("Số hộ nghèo 1.318/1.400 hộ, bằng 94,1% kế hoạch, vượt kế hoạch.")).toEqual([
      "unchecked vượt kế hoạch: several-readings",
    ]);
  });
});
