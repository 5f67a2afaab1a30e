import { expect, test } from "vitest";
import { showSize, toAgo } from "./ago.ts";

const NOW = new Date("2030-06-10T12:00:00Z");

test("how long ago a backup was made is told in whole minutes, hours, days", () => {
  expect(toAgo("2030-06-10T11:59:40Z", NOW)).toEqual({ amount: 0, unit: "minute" });
  expect(toAgo("2030-06-10T11:00:01Z", NOW)).toEqual({ amount: 59, unit: "minute" });
  expect(toAgo("2030-06-09T10:00:00Z", NOW)).toEqual({ amount: 26, unit: "hour" });
  expect(toAgo("2030-06-08T12:00:00Z", NOW)).toEqual({ amount: 2, unit: "day" });
  // A clock of this computer that is behind.
  expect(toAgo("2030-06-10T13:00:00Z", NOW)).toEqual({ amount: 0, unit: "minute" });
});

test("a size is written with three figures and the comma of this country", () => {
  expect(showSize(999)).toBe("999 B");
  expect(showSize(1_234_567)).toBe("1,23 MB");
  expect(showSize(45_600_000_000)).toBe("45,6 GB");
});
