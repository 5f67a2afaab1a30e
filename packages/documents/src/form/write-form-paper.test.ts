import type { SheetGiven } from "@kehoach/core/form/sheet";
import { describe, expect, it, test } from "vitest";
import { makeEntries, toPeriod } from "../../../core/test/make-form.ts";
import { COLUMNS, FACTS, FORM, makeGiven, makeLine, ROWS } from "../../../core/test/make-form-file.ts";
import { ENTRIES, PAPER_HEAD, partsOf } from "../../test/make-form-template.ts";
import { readReport } from "../reading/read-report.ts";
import { layOutPaper } from "./paper-layout.ts";
import { toPaperTable } from "./paper-table.ts";
import { type FormPaper, writeFormPaper } from "./write-form-paper.ts";

const SENDING = { number: "3", at: "18/10/2023 09:12", digest: "4f2a9b77c01d8e35" };
const EXPLAINED = [{ problem: "Thu ngân sách gấp 3,2 lần cùng kỳ.", reason: "thu tiền sử dụng đất" }];

function makePaper(given: Partial<FormPaper> = {}): FormPaper {
  return { given: makeGiven(), entries: ENTRIES, head: PAPER_HEAD, sending: SENDING, explained: EXPLAINED, ...given };
}

async function partsOfPaper(given: Partial<FormPaper> = {}): Promise<Record<string, string>> {
  return partsOf(await writeFormPaper(makePaper(given)));
}

/** The texts of the paragraphs of a part. */
function linesOf(xml: string): readonly string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, text]) => text ?? "").join(""))
    .filter((text) => text.trim() !== "");
}

const rowOf = (given: SheetGiven, key: string, entries = ENTRIES): readonly string[] => {
  const index = given.form.rows.findIndex((row) => row.key === key);
  return toPaperTable(given, entries).rows[index]?.cells.map(({ text }) => text) ?? [];
};

describe("a form on paper", () => {
  it("[Z15] has the head the decree asks for, what it is and of when, and signatures at its end", async () => {
    const lines = linesOf((await partsOfPaper())["word/document.xml"] ?? "");
    expect(lines.slice(0, 9)).toEqual([
      "ỦY BAN NHÂN DÂN HUYỆN CHỢ ĐỒN",
      "UBND XÃ BẰNG PHÚC",
      "Biểu số: 01/KTXH-T",
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "BÁO CÁO KINH TẾ - XÃ HỘI THÁNG",
      "Kỳ báo cáo: tháng 10/2023",
      "Kính gửi: UBND huyện Chợ Đồn",
      "(Theo chế độ: Báo cáo tháng kinh tế - xã hội)",
    ]);
    expect(lines.slice(-6)).toEqual([
      "NGƯỜI LẬP BIỂU",
      "(Ký, ghi rõ họ tên)",
      "Bằng Phúc, ngày       tháng       năm          ",
      "TM. ỦY BAN NHÂN DÂN",
      "CHỦ TỊCH",
      "(Ký, đóng dấu, ghi rõ họ tên)",
    ]);
    const plain = { ...PAPER_HEAD, signature: undefined };
    const { signature: _, ...head } = plain;
    expect(linesOf((await partsOfPaper({ head }))["word/document.xml"] ?? "")).toContain("THỦ TRƯỞNG ĐƠN VỊ");
  });

  it("[Z15] carries the notice of the authority on every page, and that it is a draft", async () => {
    const heads = async (given: Partial<FormPaper>): Promise<readonly string[]> => {
      const parts = await partsOfPaper(given);
      const headers = Object.entries(parts).filter(([name]) => /^word\/header\d+\.xml$/u.test(name));
      return headers.map(([, xml]) => linesOf(xml)[0] ?? "");
    };
    const head = { ...PAPER_HEAD, notice: "DỮ LIỆU MINH HỌA" };
    expect(await heads({ head })).toEqual(["DỮ LIỆU MINH HỌA", "DỮ LIỆU MINH HỌA"]);
    const { sending: _, ...draft } = makePaper({ head });
    const parts = partsOf(await writeFormPaper(draft));
    expect(linesOf(parts["word/header1.xml"] ?? "")[0]).toBe("DỮ LIỆU MINH HỌA. BẢN NHÁP - CHƯA GỬI");
  });

  it("[Z15] prints figures as they are, “…” for what is missing, “-” for what there is none of, and zero for zero", () => {
    const given = makeGiven();
    expect(rowOf(given, "crop.area")).toEqual(["2.000,0", "120,0", "95,5", "120,5", "1.620,5", "…", "81,03", "kịp thời vụ"]);
    expect(rowOf(given, "crop.output")).toEqual(["…", "…", "…", "-", "…", "…", "…", ""]);
    expect(rowOf(given, "poverty.households")).toEqual(["…", "…", "…", "0", "0", "…", "…", ""]);
    expect(rowOf(given, "budget.revenue").slice(0, 6)).toEqual(["150.000,0", "…", "…", "12.345,6", "112.845,6", "150.000,0"]);
    expect(rowOf(given, "de-muc-i")).toEqual(Array(8).fill(""));
  });

  it("[Z15] says below what the signs mean, what there is none of and why, what could not be computed, what was noted and explained", async () => {
    const entries = new Map([
      ...ENTRIES,
      ...makeEntries({ "crop.area|season=spring#now": { text: "60", note: "theo khuyến nông" } }),
    ]);
    const lines = linesOf((await partsOfPaper({ entries }))["word/document.xml"] ?? "");
    for (const line of [
      "Ký hiệu: “-”: không có số liệu; “…”: chưa có số liệu.",
      "- Sản lượng lúa (Thực hiện tháng 10): Không phát sinh",
      "- “Lũy kế 10 tháng” chưa tính được ở 2 dòng: thiếu số liệu 9 kỳ, từ tháng 01/2023 đến tháng 9/2023.",
      "- Lúa xuân (Thực hiện tháng 10): theo khuyến nông",
      "- Thu ngân sách gấp 3,2 lần cùng kỳ. Giải trình: thu tiền sử dụng đất",
    ])
      expect(lines).toContain(line);
  });

  it("[Z15] words beside a figure are printed with it; figures that are not approved are in italics, and that is said", async () => {
    const facts = FACTS.map((fact) => (fact.period.kind === "month" ? { ...fact, sent: true as const } : fact));
    const entries = makeEntries({ "crop.area#year": { text: "1.990", qualifiers: ["about"] } });
    const parts = await partsOfPaper({ given: makeGiven({ facts }), entries });
    const xml = parts["word/document.xml"] ?? "";
    expect(linesOf(xml)).toContain("khoảng 1.990,0");
    expect(xml).toMatch(/<w:r><w:rPr>[^/]*<w:i\/>(?:(?!<\/w:r>).)*>120,0<\/w:t>/u);
    expect(linesOf(xml)).toContain("Ký hiệu: “…”: chưa có số liệu; số in nghiêng: lấy từ phiếu đã gửi, chưa được duyệt.");
  });

  it("[Z16] names the sending on every page, so that paper and data can be held together; a draft says that it is one", async () => {
    const sent = await partsOfPaper();
    const footers = Object.entries(sent).filter(([name]) => name.startsWith("word/footer"));
    expect(footers.length).toBeGreaterThan(0);
    for (const [, xml] of footers)
      expect(linesOf(xml)).toEqual([
        "01/KTXH-T, UBND xã Bằng Phúc, tháng 10/2023. Lần gửi số 3, 18/10/2023 09:12. Mã đối chiếu: 4f2a9b77c01d8e35",
      ]);
    const { sending: _, ...draft } = makePaper();
    const parts = partsOf(await writeFormPaper(draft));
    expect(linesOf(parts["word/header1.xml"] ?? "")).toContain("BẢN NHÁP - CHƯA GỬI");
  });

  it("[Z16] the head of the table repeats, rows stay whole, a heading stays with its first line", async () => {
    const xml = (await partsOfPaper())["word/document.xml"] ?? "";
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/gsu) ?? [];
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    expect(rows.find((row) => row.includes("NÔNG NGHIỆP"))).toContain("<w:keepNext/>");
  });

  const few = COLUMNS.filter(({ code }) => ["plan", "now", "note"].includes(code));
  test.each([
    [
      "the last line of the table, where little is said below",
      few,
      new Map(),
      [],
      ["Tỷ lệ hộ nghèo", "Ký hiệu: “…”: chưa có số liệu."],
    ],
    [
      "the last lines below the table; a title stays with what it is over",
      COLUMNS,
      ENTRIES,
      EXPLAINED,
      [
        "Không có số liệu:",
        "Chưa tính được:",
        "- “Lũy kế 10 tháng” chưa tính được ở 2 dòng: thiếu số liệu 9 kỳ, từ tháng 01/2023 đến tháng 9/2023.",
        "Giải trình:",
        "- Thu ngân sách gấp 3,2 lần cùng kỳ. Giải trình: thu tiền sử dụng đất",
      ],
    ],
  ])("[Z16] signatures are not alone on a page: with them go %s", async (_what, columns, entries, explained, kept) => {
    const xml =
      (await partsOfPaper({ given: makeGiven({ form: { ...FORM, columns } }), entries, explained }))["word/document.xml"] ?? "";
    const paragraphs = (xml.match(/<w:p[ >].*?<\/w:p>/gsu) ?? []).filter((one) => one.includes("<w:keepNext/>"));
    const texts = linesOf(paragraphs.join("")).filter((text) => /^Tỷ|^Ký|:$|^-./u.test(text));
    expect(texts).toEqual(kept);
  });

  const many = Array.from({ length: 16 }, (_, i) => ({
    ...(COLUMNS[3] ?? { code: "", kind: "note" as const }),
    code: `c${i}`,
    name: `Thực hiện ${i}`,
  }));
  test.each([
    ["a few columns upright", few, false, 12],
    ["more columns across", COLUMNS, true, 12],
    ["many columns across, in smaller letters", many, true, 9],
  ])("[Z16] %s", (_what, columns, isLandscape, atMost) => {
    const layout = layOutPaper(toPaperTable(makeGiven({ form: { ...FORM, columns } }), ENTRIES));
    expect(layout.isLandscape).toBe(isLandscape);
    expect(layout.size).toBeLessThanOrEqual(atMost);
    expect(layout.size).toBeGreaterThanOrEqual(8);
    // A4 less its margins, in twentieths of a point.
    expect(layout.width).toBeLessThanOrEqual(isLandscape ? 14_290 : 9_080);
  });

  it("[Z16] one unit for all lines is said once, over the table", async () => {
    const rows = ROWS.filter(({ key }) => key.startsWith("budget") || key === "can-doi");
    const lines = linesOf(
      (await partsOfPaper({ given: makeGiven({ form: { ...FORM, rows, columns: few } }) }))["word/document.xml"] ?? "",
    );
    expect(lines).toContain("Đơn vị tính: triệu đồng");
    expect(lines).not.toContain("Đơn vị tính");
  });

  it("[Z16] the same submission gives the same bytes, and other figures give others", async () => {
    const bytes = await writeFormPaper(makePaper());
    expect(await writeFormPaper(makePaper())).toEqual(bytes);
    expect(await writeFormPaper(makePaper({ entries: makeEntries({ "crop.area#now": "1" }) }))).not.toEqual(bytes);
  });

  it("[Z16] a long form of a quarter is a document that reads back with every figure", async () => {
    const rows = Array.from({ length: 300 }, (_, i) => makeLine("crop.area", { key: `d${i}`, label: `Dòng ${i}` }));
    const entries = makeEntries(Object.fromEntries(rows.map(({ key }, i) => [`${key}#now`, `${i + 1000}`])));
    const given = makeGiven({ period: toPeriod("2023-Q3"), form: { ...FORM, rows, columns: few } });
    const read = await readReport("a.docx", await writeFormPaper(makePaper({ given, entries })));
    if (!read.ok) throw new Error(read.problems[0].code);
    for (const i of [0, 150, 299]) expect(read.value.text).toContain(`1.${String(i).padStart(3, "0")}`);
    expect(read.value.text).toContain("Thực hiện quý III");
  });
});
