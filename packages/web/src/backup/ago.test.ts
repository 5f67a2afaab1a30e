import { expect, test } from "vitest";
import { toAgo } from "./ago.ts";

const NOW = new Date("2030-06-10T12:00:00Z");

test("how long ago a backup was made is told in whole minutes, hours, days", () => {
  expect(toAgo("2030-06-10T11:59:40Z", NOW)).toEqual({ amount: 0, unit: "minute" });
  expect(toAgo("2030-06-10T11:00:01Z", NOW)).toEqual({ amount: 59, unit: "minute" });
  expect(toAgo("2030-06-09T10:00:00Z", NOW)).toEqual({ amount: 26, unit: "hour" });
  expect(toAgo("2030-06-08T12:00:00Z", NOW)).toEqual({ amount: 2, unit: "day" });
  // A clock of this computer that is behind.
  expect(toAgo("2030-06-10T13:00:00Z", NOW)).toEqual({ amount: 0, unit: "minute" });
});
