import { CFB } from "@e965/xlsx";
import type { Block, TableBlock, TableCell } from "@kehoach/core/audit/document";
import { expect, test } from "vitest";
import { makeXlsx, rowsOf, type WorkbookSource, workbookParts, zipParts } from "../../test/make-xlsx.ts";
import type { ReadBody } from "./read-body.ts";
import { readXlsx } from "./read-xlsx.ts";

async function read(source: WorkbookSource): Promise<ReadBody> {
  const body = await readXlsx(makeXlsx(source));
  if (!body.ok) throw new Error(JSON.stringify(body.problems));
  return body.value;
}

function tablesOf(body: ReadBody): TableBlock[] {
  return body.blocks.filter((block: Block): block is TableBlock => block.kind === "table");
}

function shown(body: ReadBody, { span }: TableCell): string {
  return body.text.slice(span.start, span.end);
}

/** Every cell as "address=shown text". */
function cellsOf(body: ReadBody): string[] {
  return tablesOf(body).flatMap(({ cells }) => cells.map((cell) => `${cell.content?.address}=${shown(body, cell)}`));
}

function contentOf(body: ReadBody, address: string): TableCell["content"] {
  return tablesOf(body)
    .flatMap(({ cells }) => cells)
    .find(({ content }) => content?.address === address)?.content;
}

function paragraphsOf(body: ReadBody): string[] {
  return body.blocks.flatMap((block) =>
    block.kind === "table" ? [] : [block.spans.map(({ start, end }) => body.text.slice(start, end)).join(" ")],
  );
}

test("[Q30] sheets come in order, hidden ones are counted, a merged cell is listed once and hidden rows stay", async () => {
  const body = await read({
    sheets: [
      {
        name: "Biểu 1",
        rows: `${rowsOf([
          ["TT", "Chỉ tiêu", "Năm 2023", ""],
          ["", "", "Kế hoạch", "Thực hiện"],
        ])}<row r="3" hidden="1"><c r="B3" t="inlineStr"><is><t>Lúa</t></is></c><c r="C3"><v>10</v></c><c r="D3"><v>12</v></c></row>`,
        after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>',
      },
      { name: "Ẩn", state: "hidden", rows: rowsOf([[1, 2, 3]]) },
      {
        name: "Biểu 2",
        rows: rowsOf([
          ["a", "b", "c"],
          [1, 2, 3],
        ]),
      },
    ],
  });
  expect(body.text).toBe("TT\tChỉ tiêu\tNăm 2023\n\t\tKế hoạch\tThực hiện\n\tLúa\t10\t12\n\na\tb\tc\n1\t2\t3\n");
  expect(tablesOf(body).map(({ name, rows, columns, structure }) => ({ name, rows, columns, structure }))).toEqual([
    { name: "Biểu 1", rows: 3, columns: 4, structure: "drawn" },
    { name: "Biểu 2", rows: 2, columns: 3, structure: "drawn" },
  ]);
  const [first] = tablesOf(body);
  expect(first?.cells.slice(0, 3).map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])).toEqual([
    [0, 0, 2, 1],
    [0, 1, 2, 1],
    [0, 2, 1, 2],
  ]);
  expect(body.notRead).toEqual([{ code: "SHEETS", count: 1 }]);
});

test("[Q30] what a merged cell covers is not read: no one sees it", async () => {
  const body = await read({
    sheets: [
      {
        name: "S",
        rows: rowsOf([
          ["a", "b", "c"],
          [1, 999, 3],
        ]),
        after: '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>',
      },
    ],
  });
  expect(cellsOf(body)).toEqual(["A1=a", "B1=b", "C1=c", "A2=1", "C2=3"]);
});

test("[Q31] empty rows part tables; titles, units and notes around them are paragraphs", async () => {
  const body = await read({
    sheets: [
      {
        name: "S",
        rows: rowsOf([
          ["UBND HUYỆN A", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
          ["Biểu số 1"],
          ["", "", "", "Đơn vị tính: triệu đồng"],
          ["TT", "Nội dung", "KH", "TH"],
          [1, "Thu", 10, 9],
          ["Ghi chú: số ước"],
          [],
          ["TT", "Xã", "Số hộ", "Tỷ lệ"],
          [],
          [1, "Bằng Lãng", 5, 6],
          [],
          ["Người lập biểu", "", "Chủ tịch"],
        ]),
      },
    ],
  });
  expect(paragraphsOf(body)).toEqual([
    "UBND HUYỆN A",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Biểu số 1",
    "Đơn vị tính: triệu đồng",
    "Ghi chú: số ước",
    "Người lập biểu",
    "Chủ tịch",
  ]);
  expect(tablesOf(body).map(({ rows }) => rows)).toEqual([2, 3]);
});

test("[Q32] the stored number keeps every digit of the file, with or without an exponent", async () => {
  const body = await read({
    sheets: [
      {
        name: "S",
        rows: '<row r="1"><c r="A1"><v>97.732541133455216</v></c><c r="B1"><v>1.2E-3</v></c><c r="C1"><v>1.5e+6</v></c><c r="D1"><v>-0.10</v></c><c r="E1" t="inlineStr"><is><t>1.234,5</t></is></c></row>',
      },
    ],
  });
  expect(["A1", "B1", "C1", "D1", "E1"].map((at) => contentOf(body, at)?.number)).toEqual([
    "97.732541133455216",
    "0.0012",
    "1500000",
    "-0.1",
    undefined,
  ]);
  expect(cellsOf(body)).toEqual(["A1=97,73254113", "B1=0,0012", "C1=1500000", "D1=-0,1", "E1=1.234,5"]);
});

test("[Q33] a date shows as a date and has no number; 1904 workbooks count from their own day", async () => {
  const rows = '<row r="1"><c r="A1" s="3"><v>45291</v></c><c r="B1"><v>1</v></c><c r="C1"><v>2</v></c></row>';
  const body = await read({ formats: ["dd/mm/yyyy"], sheets: [{ name: "S", rows }] });
  expect(cellsOf(body)[0]).toBe("A1=31/12/2023");
  expect(contentOf(body, "A1")).toEqual({ address: "A1" });
  const old = await read({
    formats: ["dd/mm/yyyy"],
    sheets: [{ name: "S", rows: rows.replace("45291", "43829") }],
    since1904: true,
  });
  expect(cellsOf(old)[0]).toBe("A1=31/12/2023");
});

test("[Q34] a shared formula is read in every cell, shifted; an array formula is given but not recomputed", async () => {
  const body = await read({
    sheets: [
      {
        name: "S",
        rows: [
          '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><f t="shared" ref="C1:C2" si="0">A1+$B$1*LOG10(A1)</f><v>1</v></c><c r="D1"><f t="shared" si="1">A1+B1</f><v>3</v></c></row>',
          '<row r="2"><c r="A2"><v>5</v></c><c r="B2"><v>6</v></c><c r="C2"><f t="shared" si="0"/><v>1</v></c><c r="D2"><f t="shared" si="1"/><v>12</v></c><c r="E2"><f t="array" ref="E2">SUM(A1:A2)</f><v>6</v></c></row>',
        ].join(""),
      },
    ],
  });
  expect(contentOf(body, "C2")).toEqual({ number: "1", formula: "A2+$B$1*LOG10(A2)", address: "C2" });
  expect(contentOf(body, "D2")).toEqual({ number: "12", formula: "A2+B2", recomputed: "11", address: "D2" });
  expect(contentOf(body, "E2")).toEqual({ number: "6", formula: "SUM(A1:A2)", address: "E2" });
});

test("[Q36] formulas are recomputed from the values shown; one never computed shows its result; other sheets count, hidden ones too", async () => {
  const body = await read({
    formats: ["0.0%"],
    sheets: [
      {
        name: "S",
        rows: `${rowsOf([
          [100, 96, "=B1/A1*100|95"],
          [1, "=ẨN!A1*2|", "=B2+1|"],
          ["=C3|", "", "=A3|"],
        ])}<row r="4"><c r="A4" s="3"><f>B1/A1</f></c></row>`,
      },
      { name: "ẨN", state: "veryHidden", rows: rowsOf([[21]]) },
    ],
  });
  expect(contentOf(body, "C1")).toEqual({ number: "95", formula: "B1/A1*100", recomputed: "96", address: "C1" });
  expect(contentOf(body, "B2")?.recomputed).toBe("42");
  expect(contentOf(body, "C2")).toEqual({ formula: "B2+1", recomputed: "43", address: "C2" });
  expect(contentOf(body, "A3")).toEqual({ formula: "C3", address: "A3" });
  expect(cellsOf(body).slice(3)).toEqual(["A2=1", "B2=42", "C2=43", "A3=", "C3=", "A4=96,0%"]);
});

test("[Q37] shared and rich words: raised digits, bold by runs or style, indentation by style or leading spaces, line breaks as spaces", async () => {
  const body = await read({
    words: [
      '<r><rPr><b/></rPr><t>Diện tích (m</t></r><r><rPr><b/><vertAlign val="superscript"/></rPr><t>2</t></r><r><rPr><b/></rPr><t>)</t></r>',
      "   - Lúa\nxuân",
      "Tổng số",
      "Ngô",
    ],
    sheets: [
      {
        name: "S",
        rows: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s" s="1"><v>2</v></c><c r="D1" t="s" s="2"><v>3</v></c></row>',
      },
    ],
  });
  expect(cellsOf(body)).toEqual(["A1=Diện tích (m²)", "B1=- Lúa xuân", "C1=Tổng số", "D1=Ngô"]);
  expect(tablesOf(body)[0]?.cells.map(({ bold, indent }) => [bold ?? false, indent ?? 0])).toEqual([
    [true, 0],
    [false, 1],
    [true, 0],
    [false, 2],
  ]);
});

test("[Q38] macros are no hindrance; pictures are counted; a chart sheet is not read", async () => {
  const parts = workbookParts({ sheets: [{ name: "S", rows: rowsOf([["a", 1]]) }] });
  const bytes = zipParts({
    ...parts,
    "xl/vbaProject.bin": "MZ",
    "xl/media/image1.png": "x",
    "xl/workbook.xml": (parts["xl/workbook.xml"] ?? "").replace(
      "</sheets>",
      '<sheet name="Đồ thị" sheetId="9" r:id="c1"/></sheets>',
    ),
    "xl/_rels/workbook.xml.rels": (parts["xl/_rels/workbook.xml.rels"] ?? "").replace(
      "</Relationships>",
      '<Relationship Id="c1" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
    ),
  });
  const body = await readXlsx(bytes);
  expect(body.ok && body.value.text).toBe("a\t1\n");
  expect(body.ok && body.value.notRead).toEqual([
    { code: "SHEETS", count: 1 },
    { code: "PICTURES", count: 1 },
  ]);
});

test("[Q39] what can not be read is refused with the part and line", async () => {
  const problem = async (bytes: Uint8Array): Promise<unknown> => {
    const body = await readXlsx(bytes);
    return body.ok ? "read" : body.problems[0];
  };
  const parts = workbookParts({ sheets: [{ name: "S", rows: rowsOf([["a", 1]]) }] });
  const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
  const broken = { code: "FILE_BROKEN", part: "xl/worksheets/sheet1.xml" };
  expect(
    await problem(zipParts({ ...parts, "xl/worksheets/sheet1.xml": `\n${sheet.replace("</row>", "\n</rou>")}` })),
  ).toMatchObject({
    ...broken,
    line: 3,
  });
  expect(await problem(zipParts({ ...parts, "xl/worksheets/sheet1.xml": sheet.slice(0, -30) }))).toMatchObject(broken);
  expect(
    await problem(zipParts({ ...parts, "xl/worksheets/sheet1.xml": `<!DOCTYPE a [<!ENTITY b "c">]>${sheet}` })),
  ).toMatchObject(broken);
  expect(await problem(zipParts({ ...parts, "xl/worksheets/sheet1.xml": "<c>".repeat(100_000) }))).toMatchObject({
    code: "FILE_TOO_LARGE",
    what: "depth",
  });
  const { "xl/worksheets/sheet1.xml": _, ...without } = parts;
  expect(await problem(zipParts(without))).toMatchObject(broken);
  expect(await problem(makeXlsx({ sheets: [{ name: "S", rows: "" }] }))).toEqual({ code: "FILE_NO_TEXT" });
  expect(await problem(zipParts(parts).slice(0, -40))).toEqual({ code: "FILE_TRUNCATED" });
  expect(await problem(new Uint8Array())).toEqual({ code: "FILE_EMPTY" });
  const locked = CFB.utils.cfb_new();
  CFB.utils.cfb_add(locked, "/EncryptedPackage", new Uint8Array(5_000));
  // Written as bytes: that is what type "array" gives.
  expect(await problem(Uint8Array.from(CFB.write(locked, { type: "array" }) as Uint8Array))).toEqual({ code: "FILE_ENCRYPTED" });
});

test("[Q39] few cells scattered over a whole sheet are refused before they cost a full rectangle", async () => {
  const row = (r: number): string => `<row r="${r}"><c r="A${r}"><v>1</v></c><c r="XFD${r}"><v>1</v></c></row>`;
  const body = await readXlsx(
    makeXlsx({ sheets: [{ name: "S", rows: Array.from({ length: 400 }, (_, i) => row(i + 1)).join("") }] }),
  );
  expect(body.ok ? "read" : body.problems[0]).toMatchObject({ code: "FILE_TOO_LARGE", what: "cells" });
});

test("[Q39] long words shared by many cells are refused before they are printed in each", async () => {
  const cells = Array.from({ length: 1_001 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c></row>`).join("");
  const body = await readXlsx(makeXlsx({ words: ["chữ ".repeat(7_500)], sheets: [{ name: "S", rows: cells }] }));
  expect(body.ok ? "read" : body.problems[0]).toMatchObject({ code: "FILE_TOO_LARGE", what: "characters" });
});
