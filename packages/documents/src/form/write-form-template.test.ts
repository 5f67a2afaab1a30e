import { describe, expect, it } from "vitest";
import { makeEntries } from "../../../core/test/make-form.ts";
import { COLUMNS, FORM, makeFileGiven, makeGiven, makeLine } from "../../../core/test/make-form-file.ts";
import { ENTRIES, HEAD, makeTemplate, partsOf } from "../../test/make-form-template.ts";
import { readXlsxWorkbook } from "../reading/read-xlsx.ts";
import { writeFormTemplate } from "./write-form-template.ts";

const PARTS = partsOf(makeTemplate());
const SHEET = PARTS["xl/worksheets/sheet1.xml"] ?? "";
const STYLES = PARTS["xl/styles.xml"] ?? "";
const BOOK = PARTS["xl/workbook.xml"] ?? "";

/** The tag of a cell and what stands in it. */
function cellAt(address: string, sheet = SHEET): string {
  return new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, "u").exec(sheet)?.[0] ?? "";
}

function formatAt(address: string): string {
  const style = Number(/ s="(\d+)"/u.exec(cellAt(address))?.[1]);
  const formats = [...(/<cellXfs.*<\/cellXfs>/u.exec(STYLES)?.[0] ?? "").matchAll(/<xf [^>]*\/>|<xf .*?<\/xf>/gu)];
  return formats[style]?.[0] ?? "";
}

const isOpen = (address: string): boolean => formatAt(address).includes('locked="0"');

describe("the template of a form", () => {
  it("[Z1] is laid out like the paper: who reports what to whom, of when, marks, labels, units, columns by their names", () => {
    const texts = [...SHEET.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/gu)].map(([, text]) => text);
    for (const text of [
      "Đơn vị báo cáo: UBND xã Bằng Phúc",
      "Đơn vị nhận báo cáo: UBND huyện Chợ Đồn",
      "Biểu số: 01/KTXH-T",
      "Hạn gửi: 20/10/2023",
      "BÁO CÁO KINH TẾ - XÃ HỘI THÁNG",
      "Kỳ báo cáo: tháng 10/2023",
      "Thực hiện tháng 10",
      "Lũy kế 10 tháng",
      "triệu đồng",
      "7=5/1",
    ])
      expect(texts).toContain(text);
  });

  it("[Z1] carries the notice of the authority", () => {
    const bytes = new Uint8Array(writeFormTemplate(makeFileGiven(), { ...HEAD, notice: "DỮ LIỆU MINH HỌA" }));
    expect(cellAt("B4", partsOf(bytes)["xl/worksheets/sheet1.xml"])).toContain("DỮ LIỆU MINH HỌA");
    expect(cellAt("B4")).not.toContain("<t");
  });

  it("[Z1] entered cells are open, everything else is locked, the sheet is protected without a password", () => {
    expect(SHEET).toContain('<sheetProtection sheet="1"');
    expect(SHEET).not.toContain("password");
    // Plan, typed month, cumulative, typed year, note, and the cells of a heading and of a formula line.
    expect(["E11", "H11", "I11", "J11", "L11", "H10", "H18"].map(isOpen)).toEqual([false, true, false, true, true, false, false]);
    expect(["B11", "C11", "D11", "M11", "M10"].map(isOpen)).toEqual([false, false, false, true, false]);
  });

  it("[Z1] keys and codes are hidden, heads stay in sight and repeat in print, on A4 across", () => {
    expect(SHEET).toMatch(/<col min="1" max="1" width="\d+" hidden="1"/u);
    expect(SHEET).toMatch(/<row r="1" hidden="1">/u);
    expect(SHEET).toContain('<pane xSplit="4" ySplit="9" topLeftCell="E10"');
    expect(SHEET).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(BOOK).toContain("'01-KTXH-T'!$8:$9");
    expect(BOOK).toContain("'01-KTXH-T'!$B$2:$L$21");
    expect(BOOK).toContain('<sheet name="_kehoach" sheetId="3" state="veryHidden"');
  });

  it("[Z1] typed cells take numbers only: whole ones where things are counted, none below zero unless the line may be", () => {
    const rules = [
      ...SHEET.matchAll(/<dataValidation type="(\w+)" (?:operator="(\w+)")?.*?sqref="([^"]*)".*?<\/dataValidation>/gu),
    ];
    expect(rules.map(([, type, operator, cells]) => [type, operator, cells])).toEqual([
      ["decimal", "greaterThanOrEqual", "H11:H13 H16:H17 H21 J11:J13 J16:J17 J21"],
      ["whole", "greaterThanOrEqual", "H14 H20 J14 J20"],
      ["list", undefined, "M11:M14 M16:M17 M20:M21 N11:N14 N16:N17 N20:N21"],
    ]);
    const rows = [makeLine("budget.revenue", { signed: true })];
    const signed = partsOf(writeFormTemplate(makeFileGiven({ given: makeGiven({ form: { ...FORM, rows } }) }), HEAD));
    expect(signed["xl/worksheets/sheet1.xml"]).toMatch(/type="decimal" operator="between"/u);
  });

  it("[Z1] what is entered and known is filled in, with formats of Vietnamese; what is missing stays empty, never zero", () => {
    expect(cellAt("E11")).toContain("<v>2000</v>");
    expect(cellAt("H11")).toContain("<v>120.5</v>");
    expect(cellAt("H20")).toContain("<v>0</v>");
    expect(cellAt("H13")).toMatch(/\/>$/u);
    expect(cellAt("M13")).toContain("Không phát sinh");
    expect(cellAt("E13")).toMatch(/\/>$/u);
    expect(STYLES).toContain('formatCode="[$-42A]#,##0.0"');
  });

  it("[Z13] cumulative figures, percents and lines with a formula are computed while one types, and show nothing while a part lacks", () => {
    const formula = (address: string) =>
      /<f>(.*?)<\/f>/u.exec(cellAt(address))?.[1]?.replaceAll("&lt;", "<").replaceAll("&quot;", '"');
    expect(formula("I11")).toBe('IF(COUNT(H11)<1,"",1500+H11)');
    expect(formula("K11")).toBe('IF(COUNT(E11,I11)<2,"",IF(E11<=0,"",(I11*100)/E11))');
    expect(formula("H18")).toBe('IF(COUNT(H16:H17)<2,"",H16-H17)');
    expect(cellAt("I11")).toContain("<v>1620.5</v>");
    expect(cellAt("H18")).toMatch(/t="str"><f>.*<v><\/v>/u);
    // Known cells and sums that lack a month are no formulas.
    expect(["E11", "F11", "I13"].map(formula)).toEqual([undefined, undefined, undefined]);
  });

  it("[Z13] a number with more digits than a spreadsheet keeps is written as text, whole", () => {
    const entries = makeEntries({ "crop.area#now": "1234567890123456,75" });
    const sheet = partsOf(writeFormTemplate(makeFileGiven({ entries }), HEAD))["xl/worksheets/sheet1.xml"] ?? "";
    expect(cellAt("H11", sheet)).toContain("1.234.567.890.123.456,75");
  });

  it("[Z14] what somebody wrote and begins like a formula is none", () => {
    const entries = makeEntries({
      "crop.area#note": '=HYPERLINK("http://a.b")',
      "crop.output#note": "+84 900",
      "livestock.pig#note": "@SUM(A1)",
      "crop.area#now": { text: "", none: "-2+3" },
    });
    const head = { ...HEAD, reporter: "=1+1", regime: "=cmd|'/c'!A0" };
    const sheet = partsOf(writeFormTemplate(makeFileGiven({ entries }), head))["xl/worksheets/sheet1.xml"] ?? "";
    const texts = [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/gu)].map(([, text]) => text ?? "");
    // A mark of a line may be a lone dash.
    expect(texts.filter((text) => /^[=+\-@]./u.test(text))).toEqual([]);
    expect(texts).toContain("'+84 900");
    expect(sheet.match(/<f>/gu)?.length).toBe(SHEET.match(/<f>/gu)?.length);
  });

  it("[Z14] the same form gives the same bytes", () => {
    expect(makeTemplate()).toEqual(makeTemplate());
    expect(makeTemplate()).not.toEqual(makeTemplate({ entries: new Map() }));
  });

  it("[Z1] any workbook reader takes it, one with twenty columns too", () => {
    const columns = Array.from({ length: 20 }, (_, i) => ({
      ...(COLUMNS[3] ?? { code: "", kind: "note" as const }),
      code: `c${i}`,
    }));
    const bytes = writeFormTemplate(makeFileGiven({ given: makeGiven({ form: { ...FORM, columns } }), entries: ENTRIES }), HEAD);
    for (const file of [bytes, makeTemplate()]) expect(readXlsxWorkbook(file).ok).toBe(true);
  });
});
