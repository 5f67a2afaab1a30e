import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { makeSampleAudit } from "../../../core/test/make-audit.ts";
import { auditFile, type MadeFinding } from "../../test/audit-file.ts";
import { type WorkbookSource, workbookParts, zipParts } from "../../test/make-xlsx.ts";
import { readTree } from "../ooxml/xml-tree.ts";
import { readReport } from "../reading/read-report.ts";
import { writeFindingsXlsx } from "./write-findings-xlsx.ts";

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="2"><fill/><fill/></fills>' +
  '<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' +
  '<xf numFmtId="10" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"><alignment horizontal="right"/></xf></cellXfs></styleSheet>';
const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/></Types>';

const ROWS =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Chỉ tiêu</t></is></c><c r="B1" t="inlineStr"><is><t>Tỷ lệ</t></is></c></row>' +
  '<row r="2"><c r="A2"><v>5345.97</v></c><c r="B2" s="1"><f>A2/5470</f><v>0.959</v></c></row>';

function source(sheet: Partial<WorkbookSource["sheets"][number]> = {}, more: Record<string, string> = {}): WorkbookSource {
  return {
    sheets: [{ name: "Biểu 'A' & 1", rows: ROWS, ...sheet }],
    more: { "[Content_Types].xml": TYPES, "xl/styles.xml": STYLES, ...more },
  };
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

async function write(
  from: WorkbookSource,
  findings: readonly MadeFinding[],
): Promise<{ before: Record<string, string>; after: Record<string, string>; bytes: Uint8Array }> {
  const bytes = zipParts(workbookParts(from));
  const audit = await auditFile("bieu.xlsx", bytes, findings);
  const copy = await writeFindingsXlsx(audit, { language: "vi" }, bytes);
  return { before: partsOf(bytes), after: partsOf(copy), bytes: copy };
}

/** The texts of a written sheet, row by row. */
async function rowsOf(bytes: Uint8Array, sheet: string): Promise<string[][]> {
  const read = await readReport("x.xlsx", bytes);
  if (!read.ok) throw new Error(read.problems[0].code);
  const { text, blocks } = read.value;
  const rows: string[][] = [];
  for (const block of blocks) {
    if (block.kind !== "table" || block.name !== sheet) continue;
    const base = rows.length;
    for (const { row, column, span } of block.cells) (rows[base + row] ??= [])[column] = text.slice(span.start, span.end);
  }
  return rows;
}

describe("a copy of the audited workbook", () => {
  test("[Q228] the blamed cell gets a colour and a note, its number format, value and formula stay", async () => {
    const { before, after } = await write(source(), [{ words: "95,90%" }]);
    const sheet = after["xl/worksheets/sheet1.xml"] ?? "";
    expect(sheet.replace(/ s="\d+"(?=><f>)/u, ' s="1"').replace(/<legacyDrawing[^>]*>/u, "")).toBe(
      before["xl/worksheets/sheet1.xml"],
    );
    const format = Number(/r="B2" s="(\d+)"/u.exec(sheet)?.[1]);
    const styles = after["xl/styles.xml"] ?? "";
    const list = readTree(styles)?.children.find((child) => child.local === "cellXfs")?.children ?? [];
    const fills = readTree(styles)?.children.find((child) => child.local === "fills")?.children ?? [];
    const look = styles.slice(list[format]?.start, list[format]?.end);
    expect(look).toMatch(/numFmtId="10".*<alignment horizontal="right"\/>/u);
    const fill = fills[Number(/fillId="(\d+)"/u.exec(look)?.[1])];
    expect(styles.slice(fill?.start, fill?.end)).toContain('rgb="FFFFC7CE"');
    expect(after["xl/comments1.xml"]).toMatch(/<comment ref="B2" authorId="0">.*SAI · .*Mã nhận dạng để bỏ qua/su);
    expect(after["xl/drawings/vmlDrawing1.vml"]).toMatch(/<x:Row>1<\/x:Row><x:Column>1<\/x:Column>/u);
  });

  test("[Q228] every other part stays byte for byte", async () => {
    const more = { "xl/charts/chart1.xml": "<chart/>", "xl/vbaProject.bin": "macro", "xl/calcChain.xml": "<calcChain/>" };
    const { before, after } = await write(source({ after: '<pageMargins left="1"/><tableParts/>' }, more), [{ words: "95,90%" }]);
    const changing = new Set([
      "[Content_Types].xml",
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml",
    ]);
    for (const [name, part] of Object.entries(before)) if (!changing.has(name)) expect(after[name]).toBe(part);
    expect(after["xl/worksheets/sheet1.xml"]).toMatch(
      /<pageMargins left="1"\/><legacyDrawing [^>]*r:id="rId\d"\/><tableParts\/>/u,
    );
    expect(after["xl/workbook.xml"]).toMatch(/sheetId="1".*name="Phát hiện" sheetId="2".*name="Số liệu" sheetId="3"/u);
  });

  test("[Q228] a cell with a note of its own keeps it; others join the sheet's notes", async () => {
    const notes =
      '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Sếp</author></authors>' +
      '<commentList><comment ref="B2" authorId="0"><text><t>Của tôi</t></text></comment></commentList></comments>';
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments5.xml"/>' +
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/vmlDrawing" Target="../drawings/v.vml"/></Relationships>';
    const drawing = '<xml xmlns:v="urn:schemas-microsoft-com:vml"><br><v:shape id="_x0000_s1025"/></xml>';
    const { after } = await write(
      source(
        { after: '<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/>' },
        { "xl/comments5.xml": notes, "xl/worksheets/_rels/sheet1.xml.rels": relations, "xl/drawings/v.vml": drawing },
      ),
      [{ words: "95,90%" }, { words: "5345,97" }],
    );
    const written = after["xl/comments5.xml"] ?? "";
    expect(written).toContain("<author>Sếp</author><author>Kehoach</author>");
    expect(written.match(/<comment ref="B2"/gu)).toHaveLength(1);
    expect(written).toMatch(/Của tôi.*<comment ref="A2" authorId="1">/su);
    expect(after["xl/drawings/v.vml"]).toMatch(
      /^<xml xmlns:v="urn:schemas-microsoft-com:vml"><br>.*id="_x0000_s1026".*<\/xml>$/su,
    );
    expect(after["xl/worksheets/_rels/sheet1.xml.rels"]).toBe(relations);
  });

  test("[Q226] findings link to their cells; our own reader reads the copy", async () => {
    const { bytes, after } = await write(source(), [{ words: "95,90%", fingerprint: "abc" }]);
    const [head, first] = await rowsOf(bytes, "Phát hiện");
    expect(head?.[0]).toBe("Kết quả");
    expect(first?.[2]).toBe("Biểu 'A' & 1!B2");
    expect(first?.[8]).toBe("abc");
    expect(after["xl/worksheets/sheet2.xml"]).toContain(`<hyperlink ref="C2" location="'Biểu ''A'' &amp; 1'!B2"/>`);
  });

  test("a sheet of that name makes ours the second; a second audit of the copy works", async () => {
    const { bytes } = await write(source({ name: "phát hiện" }), [{ words: "95,90%" }]);
    const again = await writeFindingsXlsx(await auditFile("x.xlsx", bytes, [{ words: "95,90%" }]), { language: "vi" }, bytes);
    expect(partsOf(again)["xl/workbook.xml"]?.match(/name="[^"]*"/gu)).toEqual([
      'name="phát hiện"',
      'name="Phát hiện (2)"',
      'name="Số liệu"',
      'name="Phát hiện (3)"',
      'name="Số liệu (2)"',
    ]);
  });

  test("[Q230] a signed workbook is not copied: the sheets stand alone and say so", async () => {
    const { after } = await write(source({}, { "_xmlsignatures/sig1.xml": "<s/>" }), [{ words: "95,90%" }]);
    expect(Object.keys(after)).not.toContain("xl/sharedStrings.xml");
    expect(after["xl/worksheets/sheet1.xml"]).toContain("chữ ký số");
  });
});

describe("a workbook of its own", () => {
  test("[Q226] one row for each finding, then the rest in numbers", async () => {
    const bytes = await writeFindingsXlsx(makeSampleAudit(), { language: "vi" });
    const rows = await rowsOf(bytes, "Phát hiện");
    expect(rows[1]).toEqual([
      "SAI",
      "Tỷ lệ so với kế hoạch",
      "1",
      "95,9%",
      "97,733",
      "97,724 – 97,742",
      expect.stringMatching(/^Số liệu không khớp/u),
      "5.345,97 → 5.245,97",
      "f1".padEnd(16, "0"),
    ]);
    expect(rows.flat()).toContain("KHỚP");
    expect(partsOf(bytes)["xl/worksheets/sheet1.xml"]).toContain("Đã kiểm 7 số, 2 quan hệ");
  });

  test("[Q227] figures are numbers with their unit and scale; more digits than a cell keeps are text", async () => {
    const sample = makeSampleAudit();
    const [first, ...others] = sample.reading.figures;
    if (!first) throw new Error("no figure");
    const long = { ...first, value: { units: 1234567890123456789n, scale: 2 }, decimals: 2, scale: 6 };
    const audit = { ...sample, reading: { ...sample.reading, figures: [long, ...others] } };
    const { "xl/worksheets/sheet2.xml": sheet = "" } = partsOf(await writeFindingsXlsx(audit, { language: "en" }));
    expect(sheet).toMatch(/<c r="B2" s="\d+" t="inlineStr"><is><t xml:space="preserve">12345678901234567\.89<\/t>/u);
    expect(sheet).toMatch(/<c r="B3" s="\d+"><v>5470<\/v><\/c><c r="C3" s="\d+" t="inlineStr"><is><t xml:space="preserve">ha</u);
    expect(sheet).toMatch(/<c r="D2" s="\d+"><v>1000000<\/v><\/c><c r="E2" s="\d+"><v>0\.01<\/v>/u);
  });

  test.each(["=1+1", "+84", "-5", "@x", " =A1", "'=A1"])("[Q229] %j stays text", async (words) => {
    const sample = makeSampleAudit();
    const audit = { ...sample, checks: sample.checks.map((check) => ({ ...check, stated: words, operands: [] })) };
    const { "xl/worksheets/sheet1.xml": sheet = "" } = partsOf(await writeFindingsXlsx(audit, { language: "vi" }));
    expect(sheet).toContain(`<t xml:space="preserve">'${words}</t>`);
    expect(sheet).not.toMatch(/<t [^>]*>\s*[=+@-]/u);
  });

  test("[Q230] the same bytes each time", async () => {
    const make = (): Promise<Uint8Array> => writeFindingsXlsx(makeSampleAudit(), { language: "vi" });
    expect(await make()).toEqual(await make());
  });
});
