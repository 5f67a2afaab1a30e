import { expect, test } from "vitest";
import { dayAfter, dayBefore, readDate, showDate } from "./date-text.ts";

test("a date is read as day, month, year, and only a real day is taken", () => {
  expect(readDate("31/12/2023")).toBe("2023-12-31");
  expect(showDate("2023-12-31")).toBe("31/12/2023");
  expect(readDate(" 1/7/2025 ")).toBe("2025-07-01");
  expect(readDate("29/02/2024")).toBe("2024-02-29");
  for (const text of ["29/02/2023", "31/04/2023", "2023-12-31", "12/31/2023", "", "abc"]) expect(readDate(text)).toBeUndefined();
});

test("a life that ends on a first day not lived is told by its last day", () => {
  expect(dayBefore("2025-07-01")).toBe("2025-06-30");
  expect(dayBefore("2024-03-01")).toBe("2024-02-29");
  expect(dayBefore("2024-01-01")).toBe("2023-12-31");
  expect(dayAfter("2023-12-31")).toBe("2024-01-01");
  expect(dayAfter("2024-02-28")).toBe("2024-02-29");
});
