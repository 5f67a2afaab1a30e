import { expect, test } from "vitest";
import { openVisit, seeVisit } from "./visit.ts";

const on = (day: number, hour = 8): string => `2030-06-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`;
const at = (day: number, hour = 8) => ({ now: on(day, hour), rest: on(day, hour - 2), first: on(day - 7) });

test("[Y123] the first visit shows a week; loading again moves nothing; after a rest it is what came since the opening before", () => {
  const first = openVisit(undefined, at(10));
  expect(first).toEqual({ since: on(3), openedAt: on(10) });
  const again = openVisit(first, at(10, 9));
  expect(again).toEqual({ since: on(3), openedAt: on(10, 9) });
  const next = openVisit(again, at(11));
  expect(next).toEqual({ since: on(10, 9), openedAt: on(11) });
  expect(openVisit(next, at(11, 9)).since).toBe(on(10, 9));
  // What was seen after the opening is not new the next day.
  expect(openVisit(seeVisit(next, on(11, 10), on(11, 11)), at(12)).since).toBe(on(11, 10));
});

test("[Y123] what was seen stays seen, and nothing to come was", () => {
  const visit = { since: on(3), openedAt: on(10) };
  expect(seeVisit(visit, on(10), on(10, 9)).since).toBe(on(10));
  expect(seeVisit(visit, on(1), on(10, 9)).since).toBe(on(3));
  expect(seeVisit(visit, on(28), on(10, 9)).since).toBe(on(10, 9));
});
