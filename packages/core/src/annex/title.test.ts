import { describe, expect, test } from "vitest";
import { readTitle } from "./title.ts";

const lines = (...texts: readonly string[]) => texts.map((value, i) => ({ value, at: { sheet: "PL", cell: `A${i + 1}` } }));

describe("what stands above a table", () => {
  test("[M1] number, date, issuer, annex, title, year and unit, each with its cell", () => {
    const facts = readTitle(
      lines(
        "PHỤ LỤC II",
        "CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2026",
        "(Kèm theo Quyết định số 4188/QĐ-UBND ngày 19 tháng 12 năm 2025 của Ủy ban nhân dân huyện Sơn Khê)",
        "Đơn vị tính: Triệu đồng",
      ),
    );
    expect(facts).toEqual({
      annex: { value: "PHỤ LỤC II", at: { sheet: "PL", cell: "A1" } },
      title: { value: "CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2026", at: { sheet: "PL", cell: "A2" } },
      year: { value: 2026, at: { sheet: "PL", cell: "A2" } },
      number: { value: "4188/QĐ-UBND", at: { sheet: "PL", cell: "A3" } },
      date: { value: "2025-12-19", at: { sheet: "PL", cell: "A3" } },
      issuer: { value: "Ủy ban nhân dân huyện Sơn Khê", at: { sheet: "PL", cell: "A3" } },
      unit: { value: "Triệu đồng", at: { sheet: "PL", cell: "A4" } },
    });
  });

  test.each([
    [
      "a council's resolution with its year in the number",
      "Ban hành kèm theo Nghị quyết số 27/2025/NQ-HĐND ngày 10/12/2025",
      "27/2025/NQ-HĐND",
      "2025-12-10",
    ],
    ["a decision of the prime minister", "Quyết định số 1706/QĐ-TTg ngày 29-11-2025", "1706/QĐ-TTg", "2025-11-29"],
    ["a number left open", "(Kèm theo Quyết định số …/QĐ-UBND ngày … tháng 12 năm 2025)", undefined, undefined],
    ["a day that does not exist", "Quyết định số 12/QĐ-UBND ngày 31 tháng 02 năm 2025", "12/QĐ-UBND", undefined],
  ])("[M1] %s", (_, text, number, date) => {
    const facts = readTitle(lines(text));
    expect(facts.number?.value).toBe(number);
    expect(facts.date?.value).toBe(date);
  });

  test.each([
    ["(ĐVT: tỷ đồng)", "tỷ đồng"],
    ["Đơn vị: 1.000 tấn", "1.000 tấn"],
    ["ĐV tính : %", "%"],
    ["Đơn vị tính:", undefined],
  ])("[M1] the unit of %s", (text, unit) => {
    expect(readTitle(lines("BIỂU 1", text)).unit?.value).toBe(unit);
  });

  test("[M1] a letterhead of two lines is the issuer, and no title; a five-year plan is of its first year", () => {
    const facts = readTitle(
      lines(
        "ỦY BAN NHÂN DÂN",
        "XÃ ĐỒNG MÂY",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BIỂU CHỈ TIÊU GIAI ĐOẠN 2026 - 2030",
      ),
    );
    expect(facts.issuer?.value).toBe("ỦY BAN NHÂN DÂN XÃ ĐỒNG MÂY");
    expect(facts.year?.value).toBe(2026);
    expect(readTitle(lines("KẾ HOẠCH GIAI ĐOẠN 2026-2030")).title?.value).toBe("KẾ HOẠCH GIAI ĐOẠN 2026-2030");
  });
});
