import { describe, expect, test } from "vitest";
import { placeRows, readLabel, type Standing } from "./label.ts";

describe("the label of a row", () => {
  test.each([
    ["1", "Lúa cả năm", { mark: "1", name: "Lúa cả năm" }],
    ["I.", "KINH TẾ", { mark: "I", name: "KINH TẾ" }],
    ["", "1.2. Cây ngô", { mark: "1.2", name: "Cây ngô" }],
    ["", "a) Cây ngô", { mark: "a", name: "Cây ngô" }],
    ["", "- Diện tích", { mark: "-", name: "Diện tích" }],
    ["", "+ Sản lượng:", { mark: "+", name: "Sản lượng" }],
    ["-", "- Diện tích", { mark: "-", name: "Diện tích" }],
    ["A. CHỈ TIÊU KINH TẾ", "", { mark: "A", name: "CHỈ TIÊU KINH TẾ" }],
    ["3", "Dân số trung bình (1)", { mark: "3", name: "Dân số trung bình", footnote: "(1)" }],
    ["3", "Thu nội địa (*)", { mark: "3", name: "Thu nội địa", footnote: "(*)" }],
    ["", "Trong đó:", { mark: "", name: "", lead: "of-which" }],
    ["", "Trong đó: nữ", { mark: "", name: "nữ", lead: "of-which" }],
    ["", "Trong đó: - Nữ", { mark: "-", name: "Nữ", lead: "of-which", isListed: true }],
    ["", "Tr.đó: nữ", { mark: "", name: "nữ", lead: "of-which" }],
    ["", "Bao gồm:", { mark: "", name: "", lead: "consists" }],
    ["", "Chia theo khu vực:", { mark: "", name: "", lead: "consists" }],
    ["5", "Cơ sở sản xuất", { mark: "5", name: "Cơ sở sản xuất" }],
    ["", "Gồm cả lao động thời vụ", { mark: "", name: "Gồm cả lao động thời vụ" }],
  ])("[M9] %j %j", (ordinal, text, label) => {
    expect(readLabel(ordinal, text)).toEqual(label);
  });
});

type Row = readonly [mark: string, text: string, looks?: Partial<Standing>];

/** The tree as text: each row with the name of the row it stands under, and how it is its part. */
function treeOf(rows: readonly Row[]): readonly string[] {
  const standing = rows.map(([mark, text, looks]): Standing => {
    const label = readLabel(mark, text);
    return { ...label, bold: false, indent: 0, isHeading: false, ...looks };
  });
  return placeRows(standing).flatMap((placed, i) => {
    if (!placed) return [];
    const parent = placed.parent === undefined ? "" : (standing[placed.parent]?.name ?? "");
    return [`${placed.level} ${standing[i]?.name} < ${parent}${placed.part ? ` (${placed.part})` : ""}`];
  });
}

const heading = { isHeading: true, bold: true };

describe("what a row stands under", () => {
  test("[M9] A over I over 1 over 1.1 over a over - over +", () => {
    expect(
      treeOf([
        ["A", "a", heading],
        ["I", "b", heading],
        ["1", "c"],
        ["1.1", "d"],
        ["a", "e"],
        ["-", "f"],
        ["+", "g"],
        ["2", "h"],
        ["II", "i", heading],
        ["B", "k", heading],
      ]),
    ).toEqual(["0 a < ", "1 b < a", "2 c < b", "3 d < c", "4 e < d", "5 f < e", "6 g < f", "2 h < b", "1 i < a", "0 k < "]);
  });

  test("[M9] rows without marks go by bold headings and by indentation", () => {
    expect(
      treeOf([
        ["", "Kinh tế", heading],
        ["", "Lúa"],
        ["", "Diện tích", { indent: 1 }],
        ["", "Sản lượng", { indent: 1 }],
        ["", "Ngô"],
        ["", "XÃ HỘI", { isHeading: true }],
        ["", "Việc làm"],
      ]),
    ).toEqual([
      "0 Kinh tế < ",
      "1 Lúa < Kinh tế",
      "2 Diện tích < Lúa",
      "2 Sản lượng < Lúa",
      "1 Ngô < Kinh tế",
      "0 XÃ HỘI < ",
      "1 Việc làm < XÃ HỘI",
    ]);
  });

  test("[M9] rows without a mark among numbered ones belong to the row before them", () => {
    expect(
      treeOf([
        ["1", "Lúa"],
        ["", "Diện tích"],
        ["", "Sản lượng"],
        ["2", "Ngô"],
      ]),
    ).toEqual(["0 Lúa < ", "1 Diện tích < Lúa", "1 Sản lượng < Lúa", "0 Ngô < "]);
  });

  test("[M9] so they do under letters and hyphens; a total is over them all", () => {
    expect(
      treeOf([
        ["1", "Trồng trọt"],
        ["a", "Lúa"],
        ["", "Năng suất"],
        ["", "Sản lượng"],
        ["b", "Ngô"],
        ["-", "Ngô xuân"],
        ["", "Diện tích"],
        ["", "Tổng cộng"],
        ["2", "Chăn nuôi"],
      ]),
    ).toEqual([
      "0 Trồng trọt < ",
      "1 Lúa < Trồng trọt",
      "2 Năng suất < Lúa",
      "2 Sản lượng < Lúa",
      "1 Ngô < Trồng trọt",
      "2 Ngô xuân < Ngô",
      "3 Diện tích < Ngô xuân",
      "0 Tổng cộng < ",
      "0 Chăn nuôi < ",
    ]);
  });

  test("[M10] rows after a lone lead are parts of the row before it, until the next of its kind", () => {
    expect(
      treeOf([
        ["1", "Tổng thu"],
        ["", "Gồm:"],
        ["-", "Thu nội địa"],
        ["-", "Thu khác"],
        ["2", "Tổng chi"],
        ["", "Trong đó:"],
        ["", "Chi đầu tư"],
        ["", "Chi thường xuyên"],
        ["3", "Nợ"],
      ]),
    ).toEqual([
      "0 Tổng thu < ",
      "1 Thu nội địa < Tổng thu (consists)",
      "1 Thu khác < Tổng thu (consists)",
      "0 Tổng chi < ",
      "1 Chi đầu tư < Tổng chi (of-which)",
      "1 Chi thường xuyên < Tổng chi (of-which)",
      "0 Nợ < ",
    ]);
  });

  test("[M10] a lead with a name in one cell; the row after it is its sibling only when it is listed", () => {
    expect(
      treeOf([
        ["1", "Tổng đàn"],
        ["-", "Đàn trâu"],
        ["", "Trong đó: cày kéo"],
        ["-", "Đàn bò"],
        ["2", "Lao động"],
        ["", "Trong đó: - Nữ"],
        ["", "- Nông thôn"],
        ["3", "Việc làm"],
        ["", "Trong đó: nữ"],
        ["-", "nông thôn"],
        ["4", "Khác"],
      ]),
    ).toEqual([
      "0 Tổng đàn < ",
      "1 Đàn trâu < Tổng đàn",
      "2 cày kéo < Đàn trâu (of-which)",
      "1 Đàn bò < Tổng đàn",
      "0 Lao động < ",
      "1 Nữ < Lao động (of-which)",
      "1 Nông thôn < Lao động (of-which)",
      "0 Việc làm < ",
      "1 nữ < Việc làm (of-which)",
      "1 nông thôn < Việc làm (of-which)",
      "0 Khác < ",
    ]);
  });

  test("[M10] parts marked like their whole are told by their lead", () => {
    expect(
      treeOf([
        ["1", "Ngân sách"],
        ["-", "Tổng thu"],
        ["", "Trong đó:", { indent: 1 }],
        ["-", "Thu nội địa", { indent: 1 }],
        ["-", "Tổng chi"],
      ]),
    ).toEqual(["0 Ngân sách < ", "1 Tổng thu < Ngân sách", "2 Thu nội địa < Tổng thu (of-which)", "1 Tổng chi < Ngân sách"]);
  });
});
