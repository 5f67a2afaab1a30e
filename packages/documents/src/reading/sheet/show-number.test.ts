import { decimal } from "@kehoach/core/quantity/decimal";
import { expect, test } from "vitest";
import { builtInFormat, isDateFormat } from "./number-format.ts";
import { showNumber, showWords } from "./show-number.ts";
import { readStored } from "./stored-number.ts";

test.each([
  ["1234.5", "General", "1234,5"],
  ["0", "General", "0"],
  ["123456789012", "General", "123456789012"],
  ["97.732541133455216", "General", "97,73254113"],
  ["-0.00000000001", "General", "0"],
  ["1234567.891", "#,##0.00", "1.234.567,89"],
  ["1234567.891", "#,##0", "1.234.568"],
  ["999", "#,##0", "999"],
  ["0", "#,##0", "0"],
  ["0", "#,###", ""],
  ["5", "00", "05"],
  ["0.28499999999999998", "0.00", "0,29"],
  ["-2.5", "0", "-3"],
  ["-0.001", "0.0", "0,0"],
  ["0.959", "0.0%", "95,9%"],
  ["1.0235", "0.00%", "102,35%"],
  ["-1234.5", "#,##0.0;(#,##0.0)", "(1.234,5)"],
  ["0", '#,##0;-#,##0;"-"', "-"],
  ["1234567", "#,##0,", "1.235"],
  ["1234567890", '#,##0.0,,"  triệu"', "1.234,6  triệu"],
  ["1234.5", '_-* #,##0.00\\ "₫"_-', "1.234,50 ₫"],
  ["1234.5", "[Red]#,##0.0", "1.234,5"],
  ["1500", "[>=1000]0.0,;0", "1,5"],
  ["500", "[>=1000]0.0,;0", "500"],
  ["12345", "0.00E+00", "1,23E+04"],
  ["0.00012", "0.0E-0", "1,2E-4"],
  ["1.5", "# ?/?", "1,5"],
  ["1.5", "#.##", "1,5"],
  ["84912345678", "0000 000 000", "84912 345 678"],
  ["12", '"Lần thứ "0', "Lần thứ 12"],
  ["1", "[$-42A]#,##0.0\\ [$đ]", "1,0 đ"],
  ["7", "", ""],
])("[Q33] %s in the format %s is shown as %s", (value, format, shown) => {
  expect(showNumber(decimal(value), format)).toBe(shown);
});

test.each([
  ["45291", "dd/mm/yyyy", "31/12/2023"],
  ["45291.5", "dd/mm/yyyy hh:mm", "31/12/2023 12:00"],
  ["45291", 'dd" tháng "m" năm "yyyy', "31 tháng 12 năm 2023"],
  ["45291", "d-mmm-yy", "31-Thg 12-23"],
  ["59", "d/m/yyyy", "28/2/1900"],
  ["60", "d/m/yyyy", "29/2/1900"],
  ["61", "d/m/yyyy", "1/3/1900"],
  ["0.75", "h:mm AM/PM", "6:00 CH"],
  ["1.5", "[h]:mm", "36:00"],
  ["45291", "dddd", "Chủ Nhật"],
  ["-1", "dd/mm/yyyy", "-1"],
])("[Q33] day %s in the format %s is shown as %s", (value, format, shown) => {
  expect(isDateFormat(format)).toBe(true);
  expect(showNumber(decimal(value), format)).toBe(shown);
});

test("[Q33] formats known by number only are those of a Vietnamese workplace", () => {
  expect(showNumber(decimal("45291"), builtInFormat(14))).toBe("31/12/2023");
  expect(showNumber(decimal("1234.5"), builtInFormat(4))).toBe("1.234,50");
  expect(showNumber(decimal("0"), builtInFormat(41))).toBe("-");
  expect(builtInFormat(9_999)).toBe("General");
  expect(showWords("Tổng", '"* "@')).toBe("* Tổng");
  expect(showWords("Tổng", "#,##0")).toBe("Tổng");
});

test("[Q32] what is no number is none, however long", () => {
  for (const text of ["", " ", ".", "-", "1e999", "1,5", "0x10", "NaN", "1 2", "1".repeat(500)])
    expect(readStored(text)).toBeUndefined();
});
