import { describe, expect, test } from "vitest";
import { makeReading } from "../../../test/make-reading.ts";
import { countDays, isRealDay, readDate } from "./day-date.ts";
import { findImpossibleDates } from "./find-impossible-dates.ts";

function find(text: string): string[] {
  return findImpossibleDates(makeReading([text])).map(({ result, note, stated }) => `${result} ${note.code} ${stated}`);
}

describe("days", () => {
  test("[Q137] leap years and lengths of months", () => {
    expect([isRealDay(29, 2, 2024), isRealDay(29, 2, 2023), isRealDay(29, 2, 1900), isRealDay(29, 2, 2000)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect([isRealDay(31, 4), isRealDay(0, 1), isRealDay(1, 13), isRealDay(31, 12, 2023)]).toEqual([false, false, false, true]);
  });

  test("[Q138] days are counted as a calendar counts them", () => {
    const day = (text: string): number => {
      const date = readDate(text, 0);
      return date ? countDays(date) : 0;
    };
    expect(day("01/3/2024") - day("28/02/2024")).toBe(2);
    expect(day("01/3/2023") - day("28/02/2023")).toBe(1);
    expect(day("01/01/2024") - day("31/12/2023")).toBe(1);
    expect(day("1 tháng 1 năm 2025") - day("01.01.2024")).toBe(366);
  });
});

describe("dates and periods", () => {
  test.each([
    ["Quyết định ngày 31/02/2023 của huyện", ["review impossible-date 31/02/2023"]],
    ["ngày 29-02-2023; ngày 5.13.2023", ["review impossible-date 29-02-2023", "review impossible-date 5.13.2023"]],
    ["ngày 30 tháng 02 năm 2023", ["review impossible-date 30 tháng 02 năm 2023"]],
    ["đến ngày 31/4 đã trồng", ["review impossible-date 31/4"]],
    ["tháng 13/2023 và Tháng 00/2023", ["review impossible-date tháng 13/2023", "review impossible-date Tháng 00/2023"]],
  ])("[Q137] %j", (text, wanted) => {
    expect(find(text)).toEqual(wanted);
  });

  test.each([
    ["giai đoạn 2025 - 2021 của tỉnh", ["review reversed-period 2025 - 2021"]],
    ["Năm học 2024-2023", ["review reversed-period 2024-2023"]],
    ["từ năm 2022 đến năm 2018", ["review reversed-period 2022 đến năm 2018"]],
    ["từ ngày 15/9/2015 đến ngày 16/8/2015", ["review reversed-period 15/9/2015 đến ngày 16/8/2015"]],
  ])("[Q138] %j", (text, wanted) => {
    expect(find(text)).toEqual(wanted);
  });

  test.each([
    "ngày 29/02/2024, giai đoạn 2021–2025, năm học 2023-2024, nhiệm kỳ 2020-2025",
    "Từ ngày 16/8/2015 đến ngày 15/9/2015, từ 15/12 đến 14/01/2024",
    "trong ngày 15/45 hồ sơ, ngày 30/6, lương tháng 13, quý III/2023",
    "số 12/2018/QĐ-TTg, tỷ lệ 31/02 và 8.384/9.330/2023 con",
    "so sánh 2024-2023, năm 2023/2022",
  ])("[Q137] [Q138] %j says nothing", (text) => {
    expect(find(text)).toEqual([]);
  });
});
