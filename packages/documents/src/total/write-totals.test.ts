import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decimal } from "../../../core/src/quantity/decimal.ts";
import { readSheets } from "../import/read-sheets.ts";
import type { TotalFigure, TotalLine, TotalTable } from "./total-table.ts";
import { writeTotals } from "./write-totals.ts";

const figure = (value: string, digits = 1, more: Partial<TotalFigure> = {}): TotalFigure => ({
  value: decimal(value),
  digits,
  ...more,
});
function makeLine(more: Partial<TotalLine> = {}): TotalLine {
  return {
    label: "Diện tích lúa",
    unit: "ha",
    own: figure("41"),
    total: figure("40.25", 2),
    places: 2,
    parts: 1,
    missing: ["xã Ba"],
    missingCount: 1,
    difference: figure("0.75", 2),
    before: figure("8"),
    percent: decimal("503.13"),
    cells: [figure("10"), figure("30.25", 2, { derived: true }), undefined],
    plans: [],
    ...more,
  };
}
function makeTable(lines: readonly TotalLine[], more: Partial<TotalTable> = {}): TotalTable {
  return {
    place: "huyện Mẫu",
    period: "tháng 6/2031",
    expected: 3,
    isWide: false,
    places: ["xã Một", "xã Hai", "xã Ba"],
    sectors: [{ name: "Trồng trọt", lines }],
    ...more,
  };
}

const partsOf = (table: TotalTable): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(writeTotals(table))).map(([name, part]) => [name, strFromU8(part)]));
const sheetOf = (table: TotalTable): string => partsOf(table)["xl/worksheets/sheet1.xml"] ?? "";
/** The tag of a cell and what stands in it. */
const cellAt = (address: string, sheet: string): string =>
  new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`, "u").exec(sheet)?.[0] ?? "";
const textsOf = (sheet: string): readonly string[] =>
  [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/gu)].map(([, text]) => text ?? "");

describe("a workbook of totals", () => {
  it("[V31] has title, place, period, heads, a sector over its lines, and heads that stay in sight and are printed on every page", () => {
    const parts = partsOf(makeTable([makeLine()], { notice: "DỮ LIỆU MINH HỌA" }));
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(textsOf(sheet)).toEqual(
      expect.arrayContaining([
        "DỮ LIỆU MINH HỌA",
        "TỔNG HỢP SỐ LIỆU TỪ CẤP DƯỚI",
        "Nơi: huyện Mẫu",
        "Kỳ: tháng 6/2031",
        "Số nơi đã có số (trên 3)",
        "xã Một",
        "Trồng trọt",
        "Diện tích lúa",
      ]),
    );
    // Five rows above the heads, two columns at the left.
    expect(sheet).toContain('<pane xSplit="2" ySplit="6" topLeftCell="C7"');
    expect(sheet).toContain('orientation="landscape"');
    expect(parts["xl/workbook.xml"]).toContain("'Tổng hợp'!$A:$B,'Tổng hợp'!$6:$6");
    expect(parts["xl/workbook.xml"]).toContain("'Tổng hợp'!$A$1:$L$8");
  });

  it("[V31] numbers are numbers with their digits; what is missing is empty and never zero; a declared none is said", () => {
    const lines = [
      makeLine(),
      makeLine({
        own: undefined,
        total: { digits: 0 },
        places: 1,
        difference: undefined,
        before: undefined,
        percent: undefined,
        cells: [figure("0", 0), { digits: 0 }, undefined],
      }),
    ];
    const parts = partsOf(makeTable(lines));
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    const row = (at: number): readonly string[] =>
      ["C", "D", "E", "G", "H", "I", "J", "K", "L"].map((column) => cellAt(`${column}${at}`, sheet));
    const valueOf = (cell: string): string => /<v>([^<]*)<\/v>/u.exec(cell)?.[1] ?? textsOf(cell)[0] ?? "";
    expect(row(7).map(valueOf)).toEqual(["41", "40.25", "2", "0.75", "8", "503.13", "10", "30.25", ""]);
    expect(row(8).map(valueOf)).toEqual(["", "không có", "1", "", "", "", "0", "không có", ""]);
    expect(cellAt("L8", sheet)).toMatch(/\/>$/u);
    expect(parts["xl/styles.xml"]).toContain('formatCode="[$-42A]#,##0.00"');
    expect(sheet).not.toContain("<f>");
  });

  it("[V31] a sum from the start of the year says so, of how many periods the total is, and which figures are not of all", () => {
    const parts = partsOf(
      makeTable([makeLine({ parts: 4, cells: [figure("10"), figure("30", 1, { short: true }), undefined] })], { parts: 6 }),
    );
    const sheet = parts["xl/worksheets/sheet1.xml"] ?? "";
    expect(textsOf(sheet)).toEqual(
      expect.arrayContaining(["Kỳ: tháng 6/2031, lũy kế từ đầu năm", "Số kỳ đã có trong tổng (trên 6)"]),
    );
    expect(textsOf(sheet).join(" ")).toContain("Số in mờ là chưa đủ các kỳ");
    expect(cellAt("F7", sheet)).toContain("<v>4</v>");
    const styleAt = (address: string): string | undefined => / s="(\d+)"/u.exec(cellAt(address, sheet))?.[1];
    expect(styleAt("L7")).not.toBe(styleAt("K7"));
  });

  it("[V43] plans of the year are on a sheet of their own: what was reached, the target, what is due, the percentage and the pace", () => {
    const plan = { target: figure("100"), due: figure("49.6"), percent: decimal("40.25"), isLimit: false, isOnCourse: false };
    const plans = [
      { reached: figure("40.25", 2), plan },
      { reached: figure("10"), plan: { ...plan, isOnCourse: true } },
      { reached: undefined, plan: { ...plan, percent: undefined, isOnCourse: undefined } },
      { reached: figure("5"), plan: undefined },
    ];
    const parts = partsOf(
      makeTable([makeLine({ plans }), makeLine({ label: "Không kế hoạch" })], { parts: 6, known: "05/07/2031" }),
    );
    for (const name of ["sheet1", "sheet2"])
      expect(textsOf(parts[`xl/worksheets/${name}.xml`] ?? "")).toContain("Số như đã biết đến hết ngày 05/07/2031");
    const sheet = parts["xl/worksheets/sheet2.xml"] ?? "";
    const valueOf = (cell: string): string => /<v>([^<]*)<\/v>/u.exec(cell)?.[1] ?? textsOf(cell)[0] ?? "";
    const row = [..."CDEFGHIJKLMNOPQRSTUV"].map((column) => valueOf(cellAt(`${column}8`, sheet)));
    expect(row.slice(0, 5)).toEqual(["40.25", "100", "49.6", "40.25", "▼ chậm"]);
    expect(row.slice(5, 10)).toEqual(["10", "100", "49.6", "40.25", "▲ kịp"]);
    expect(row.slice(10, 15)).toEqual(["", "100", "49.6", "", ""]);
    expect(row.slice(15)).toEqual(["5", "", "", "", ""]);
    expect(textsOf(sheet)).toEqual(expect.arrayContaining(["huyện Mẫu: kế hoạch năm", "xã Ba: tiến độ"]));
    expect(textsOf(sheet)).not.toContain("Không kế hoạch");
    // What is bounded above is kept or passed, and not behind.
    const bounded = partsOf(makeTable([makeLine({ plans: [{ reached: figure("11"), plan: { ...plan, isLimit: true } }] })]));
    expect(textsOf(bounded["xl/worksheets/sheet2.xml"] ?? "")).toContain("▼ vượt mức");
    expect(sheet).toContain('fitToWidth="2"');
    expect(parts["xl/workbook.xml"]).toContain("'Kế hoạch năm'!$A:$B,'Kế hoạch năm'!$6:$6");
    expect(Object.keys(partsOf(makeTable([makeLine()])))).not.toContain("xl/worksheets/sheet2.xml");
  });

  it("[V31] a number of more digits than a spreadsheet keeps is written whole as text", () => {
    const sheet = sheetOf(makeTable([makeLine({ total: figure("1234567890123456.75", 2) })]));
    expect(textsOf(cellAt("D7", sheet))).toEqual(["1.234.567.890.123.456,75"]);
  });

  it("[V31] a quotient of more digits than a spreadsheet keeps stays a number, of the digits shown", () => {
    const sheet = sheetOf(makeTable([makeLine({ total: figure("12345.666666666666", 2) })]));
    expect(cellAt("D7", sheet)).toContain("<v>12345.67</v>");
  });

  it("[V31] no name becomes a formula", () => {
    const sheet = sheetOf(
      makeTable([makeLine({ label: "=1+1", unit: "@a", missing: ["-xã"] })], {
        place: "+huyện",
        places: ["=cmd|'/c'!A0", "xã Hai", "xã Ba"],
        sectors: [{ name: "-x", lines: [makeLine({ label: "=1+1", unit: "@a", missing: ["-xã"] })] }],
      }),
    );
    expect(textsOf(sheet)).toEqual(expect.arrayContaining(["'=1+1", "'@a", "'-xã", "'=cmd|'/c'!A0", "'-x"]));
    expect(textsOf(sheet).filter((text) => /^[=+\-@]/u.test(text))).toEqual([]);
  });

  it("[V31] our own reader opens it, and the same table gives the same bytes", async () => {
    const table = makeTable([makeLine()]);
    const read = await readSheets("tong-hop.xlsx", writeTotals(table));
    expect(read.ok && read.value[0]?.cells.map(({ shown }) => shown)).toEqual(
      expect.arrayContaining(["Diện tích lúa", "41,0", "40,25", "503,13", "xã Ba"]),
    );
    expect(writeTotals(table)).toEqual(writeTotals(table));
  });
});
