import { expect, test } from "vitest";
import { listLate } from "./late.ts";

const owed = (code: string, days: number) => ({
  place: { key: `${code}@2000-01-01`, code, name: `xã ${code}` },
  deadline: "2030-06-10",
  days,
  closed: false,
  begun: false,
});

test("[Y121] each place once: how many forms are overdue, the oldest by how many days; most forms first", () => {
  const groups = [{ overdue: [owed("A", -1), owed("B", -9)] }, { overdue: [owed("A", -4), owed("C", 0)] }, { overdue: [] }];
  expect(listLate(groups).map(({ place, forms, days }) => [place.code, forms, days])).toEqual([
    ["A", 2, 4],
    ["B", 1, 9],
    ["C", 1, 0],
  ]);
});
