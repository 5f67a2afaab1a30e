import { readFileSync } from "node:fs";
import { wordsOf } from "@kehoach/core/import/read-rows";
import { describe, expect, it, test } from "vitest";
import { makeXlsx, rowsOf, workbookParts, zipParts } from "../../test/make-xlsx.ts";
import { toWindows1258 } from "../../test/to-windows-1258.ts";
import { readImport, readImportCapped } from "./read-import.ts";

const HEAD = ["Tên đơn vị", "Mã", "Cấp trên", "Từ ngày"];
const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`../../../../fixtures/import/${name}`, import.meta.url)));
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);

/** The first three columns of every entry. */
async function entries(name: string, bytes: Uint8Array<ArrayBuffer>, encoding?: "windows-1258") {
  const read = await readImport("places", { name, bytes, ...(encoding ? { encoding } : {}) });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.rows.map(({ line, cells }) => [
    line,
    wordsOf(cells.get("name")),
    wordsOf(cells.get("code")),
    wordsOf(cells.get("parent")),
  ]);
}
async function problem(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const read = await readImport("places", { name, bytes });
  return read.ok ? undefined : read.problems[0];
}

const CSV = `${HEAD.join(",")}\r\n"Phòng Tài chính, Kế hoạch",,064,1/7/2014\r\nXã Bằng Phúc,02041,064,\r\n`;
const READ = [
  [2, "Phòng Tài chính, Kế hoạch", "", "064"],
  [3, "Xã Bằng Phúc", "02041", "064"],
];

describe("workbooks", () => {
  test.each(["don-vi-libreoffice.xlsx", "don-vi-libreoffice.xls"])(
    "[E1] %s: saved by LibreOffice, with a title, formats that show zeros, a formula and a total",
    async (name) => {
      expect(await entries(name, fixture(name))).toEqual([
        [4, "Xã Bằng Phúc", "02041", "064"],
        [5, "Phòng Nội vụ", "", "064"],
      ]);
    },
  );

  it("[E1] a hand-made one without styles, shared words and addresses of cells", async () => {
    const rows = [HEAD, ["Xã Đông", "02020", "064", ""]]
      .map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`)
      .join("");
    const whole = workbookParts({ sheets: [{ name: "x", rows }] });
    const kept = [
      "[Content_Types].xml",
      "_rels/.rels",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/worksheets/sheet1.xml",
    ];
    const parts = Object.fromEntries(kept.map((part) => [part, whole[part] ?? ""]));
    expect(await entries("a.xlsx", own(zipParts(parts)))).toEqual([[2, "Xã Đông", "02020", "064"]]);
  });

  it("[E1] macros are not looked at; hidden sheets are not read", async () => {
    const table = rowsOf([HEAD, ["Xã Đông", "02020", "064", ""]]);
    const parts = workbookParts({
      sheets: [
        { name: "an", rows: rowsOf([HEAD, ["Xã Giấu", "1", "", ""]]), state: "hidden" },
        { name: "Danh sách", rows: table },
      ],
      more: { "xl/vbaProject.bin": "macro" },
    });
    const types = (parts["[Content_Types].xml"] ?? "").replace("spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main");
    expect(await entries("a.xlsm", own(zipParts({ ...parts, "[Content_Types].xml": types })))).toEqual([
      [2, "Xã Đông", "02020", "064"],
    ]);
  });

  it("[E1] a formula shows what it gives; an error and one nobody computed are told as such", async () => {
    const rows =
      rowsOf([HEAD]) +
      '<row r="2"><c r="A2" t="str"><f>"Xã"&amp;"Đông"</f><v>Xã Đông</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2"><f>VLOOKUP(1,X1:Y9,2)</f></c></row>';
    const read = await readImport("places", { name: "a.xlsx", bytes: own(makeXlsx({ sheets: [{ name: "x", rows }] })) });
    const [row] = read.ok ? read.value.rows : [];
    expect(["name", "code", "parent"].map((field) => row?.cells.get(field as "name")?.kind)).toEqual([
      "words",
      "error",
      "uncomputed",
    ]);
  });

  it("[E1] what a merged area covers is not read", async () => {
    const after = '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>';
    const rows = rowsOf([HEAD, ["Xã Đông", "1", "064", ""], ["Xã Tây", "2", "999", ""]]);
    expect(
      (await entries("a.xlsx", own(makeXlsx({ sheets: [{ name: "x", rows, after }] })))).map(([, , , parent]) => parent),
    ).toEqual(["064", "064"]);
  });

  it("[E1] one too long is refused by its rows, in a thread of its own", async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => [`Xã ${i}`, `0${i}`, "064", ""]);
    const bytes = own(makeXlsx({ sheets: [{ name: "x", rows: rowsOf([HEAD, ...many]) }] }));
    const read = await readImportCapped("places", { name: "a.xlsx", bytes });
    expect(read).toEqual({ ok: false, problems: [{ code: "IMPORT_TOO_MANY_ROWS", limit: 5000, found: 60_000 }] });
    const stopped = await readImportCapped(
      "places",
      { name: "a.xlsx", bytes: own(makeXlsx({ sheets: [{ name: "x", rows: rowsOf([HEAD, ...many]) }] })) },
      { seconds: 0.05, megabytes: 512 },
    );
    expect(stopped).toEqual({ ok: false, problems: [{ code: "FILE_TIMEOUT", seconds: 0.05 }] });
  });
});

describe("comma-separated values", () => {
  test.each([
    ["UTF-8", utf8(CSV)],
    ["UTF-8 with its mark", utf8(`\ufeff${CSV}`)],
    ["UTF-16", own(Buffer.from(`\ufeff${CSV}`, "utf16le"))],
    ["letters in pieces", utf8(CSV.normalize("NFD"))],
    [
      "semicolons",
      utf8(CSV.replaceAll('"Phòng Tài chính, Kế hoạch"', "@").replaceAll(",", ";").replace("@", "Phòng Tài chính, Kế hoạch")),
    ],
    [
      "tabs",
      utf8(CSV.replaceAll('"Phòng Tài chính, Kế hoạch"', "@").replaceAll(",", "\t").replace("@", "Phòng Tài chính, Kế hoạch")),
    ],
    ["a line that names the mark", utf8(`sep=,\r\n${CSV}`)],
    ["windows-1258", toWindows1258(CSV)],
  ])("[E1] %s", async (_what, bytes) => {
    expect(await entries("a.csv", bytes)).toEqual(READ);
  });

  it("[E1] an encoding that does not prove itself is asked about, and read as somebody says", async () => {
    const bytes = toWindows1258("Ten don vi,Ma\nXã Đồng Lạc,02029\n");
    expect(await problem("a.csv", bytes)).toEqual({ code: "FILE_OLD_ENCODING", encoding: "unknown" });
    expect(await entries("a.csv", bytes, "windows-1258")).toEqual([[2, "Xã Đồng Lạc", "02029", ""]]);
  });

  it("[E1] quotes may hold marks, line breaks and quotes", async () => {
    expect(await entries("a.csv", utf8(`${HEAD.join(",")}\n"Phòng ""Một cửa""\nvà trả kết quả",a,,\n`))).toEqual([
      [2, 'Phòng "Một cửa" và trả kết quả', "a", ""],
    ]);
  });
});

test.each([
  ["nothing", "a.xlsx", new Uint8Array(), "FILE_EMPTY"],
  [
    "a Word file by its kind",
    "a.docx",
    own(zipParts({ "word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>" })),
    "FILE_UNKNOWN_KIND",
  ],
  [
    "a web page called .xls",
    "a.xls",
    utf8("<html><body><table><tr><td>Tên đơn vị</td></tr></table></body></html>"),
    "FILE_UNKNOWN_KIND",
  ],
  ["half a workbook", "a.xlsx", own(makeXlsx({ sheets: [{ name: "x", rows: rowsOf([HEAD]) }] }).slice(0, 300)), "FILE_TRUNCATED"],
  ["pictures", "a.csv", Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 256), "FILE_BINARY"],
  ["an empty workbook", "a.xlsx", own(makeXlsx({ sheets: [{ name: "x", rows: "" }] })), "FILE_NO_TEXT"],
  ["a secret", "a.csv", utf8(`MẬT\n${CSV}`), "FILE_STATE_SECRET"],
])("[E1] %s is refused in a code of its own", async (_what, name, bytes, code) => {
  expect(await problem(name, bytes)).toMatchObject({ code });
});
