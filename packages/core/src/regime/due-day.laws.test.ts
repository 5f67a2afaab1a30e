import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../period/date.ts";
import { addDayCount, countWorkingDays, isWorkingDay, toDaysOff } from "./due-day.ts";
import type { Holiday } from "./regime.ts";

const day = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays("1990-01-01", number));
const near = fc.integer({ min: 0, max: 40 });
const kind = fc.constantFrom<Holiday["kind"]>("off", "worked");
const cases = fc.tuple(day, fc.array(fc.tuple(near, kind), { maxLength: 12 })).map(([start, list]) => ({
  start,
  off: toDaysOff(list.map(([days, said]) => ({ date: addDays(start, days), kind: said, name: "" }))),
}));

test("[C3] so many working days after a day is a working day, and so many lie between", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 1, max: 25 }), ({ start, off }, days) => {
      const end = addDayCount(start, { days, of: "working" }, off);
      expect(isWorkingDay(end, off)).toBe(true);
      expect(countWorkingDays(start, end, off, 1000)).toBe(days);
    }),
  );
});

test("[C3] one more day off never brings a deadline forward", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 25 }), near, ({ start, off }, days, at) => {
      const more = new Map(off).set(addDays(start, at), "off");
      const count = { days, of: "working" } as const;
      expect(addDayCount(start, count, more) >= addDayCount(start, count, off)).toBe(true);
    }),
  );
});

test("[C4] calendar days ask for no calendar", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: 0, max: 60 }), ({ start, off }, days) => {
      expect(addDayCount(start, { days, of: "calendar" }, off)).toBe(addDays(start, days));
    }),
  );
});

test("[C3] reckoned or counted day by day, working days are the same; of days before none", () => {
  fc.assert(
    fc.property(cases, fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 50 }), ({ start, off }, days, most) => {
      const end = addDays(start, days);
      const between = Array.from({ length: Math.max(0, days) }, (_, at) => addDays(start, at + 1));
      const working = between.filter((date) => isWorkingDay(date, off)).length;
      expect(countWorkingDays(start, end, off, most)).toBe(Math.min(working, most));
    }),
  );
});
