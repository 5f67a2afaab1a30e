import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readImport } from "./read-import.ts";
import { readSheets } from "./read-sheets.ts";
import { writeLinks, writeTemplate } from "./write-template.ts";

const PLACES = writeTemplate(
  "places",
  [
    { field: "type", title: "Các loại", values: ["xã", "phòng"] },
    { field: "parent", title: "Các đơn vị đã có", values: ["huyện Mẫu", "=HYPERLINK(1)"] },
  ],
  { name: "Phòng Tài chính - Kế hoạch", type: "phòng", validFrom: "01/07/2025" },
);
const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());

describe("a template", () => {
  it("[E16] has the table, how to fill it, and the values that may be chosen", async () => {
    const read = await readSheets("mau.xlsx", PLACES);
    const sheets = read.ok ? read.value : [];
    expect(sheets.map(({ name }) => name)).toEqual(["Đơn vị", "Hướng dẫn", "Danh mục"]);
    expect(sheets[0]?.cells.filter(({ row }) => row === 0).map(({ shown }) => shown)).toEqual([
      "Tên đơn vị",
      "Mã",
      "Loại",
      "Cấp trên",
      "Từ ngày",
      "Đến hết ngày",
      "Văn bản thành lập",
    ]);
  });

  it("[E16] is taken back as it is: its headings fit, its example is no entry", async () => {
    const bytes = new Uint8Array(PLACES);
    expect(await readImport("places", { name: "mau.xlsx", bytes })).toEqual({
      ok: false,
      problems: [{ code: "IMPORT_NO_ROWS", sheet: "Đơn vị" }],
    });
  });

  it("[E16] offers values in its cells, keeps codes as they are typed and days as days", () => {
    const sheet = part(PLACES, "xl/worksheets/sheet1.xml");
    expect(sheet).toContain(`sqref="C2:C2000"><formula1>'Danh mục'!$A$2:$A$3</formula1>`);
    expect(sheet).toContain(`sqref="D2:D2000"><formula1>'Danh mục'!$B$2:$B$3</formula1>`);
    const styles = part(PLACES, "xl/styles.xml");
    for (const code of ["@", "dd/mm/yyyy"]) expect(styles).toContain(`formatCode="${code}"`);
    expect([...sheet.matchAll(/<col [^>]*style="(\d+)"/g)].map((match) => match[1])).toHaveLength(7);
    // Excel reads what stands in another order as a damaged file.
    expect(sheet.indexOf("<sheetData>")).toBeLessThan(sheet.indexOf("<dataValidations"));
    expect(sheet.indexOf("<dataValidations")).toBeLessThan(sheet.indexOf("<pageMargins"));
  });

  it("[E16] no name becomes a formula, in a template or in a list of links", async () => {
    expect(part(PLACES, "xl/worksheets/sheet3.xml")).toContain("'=HYPERLINK(1)");
    const links = writeLinks([{ name: "=cmd|' /C calc'!A0", username: "an", link: "http://127.0.0.1/x?token=1", mailed: false }]);
    const read = await readSheets("loi-moi.xlsx", links);
    expect(read.ok && read.value[0]?.cells.map(({ shown }) => shown)).toContain("'=cmd|' /C calc'!A0");
    expect(part(links, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  });
});
