import type { ChaseGroupJson } from "@kehoach/api/chase";
import { describe, expect, test } from "vitest";
import { listMonths, moveMonth } from "./months.ts";
import { addUp, shareOnTime } from "./share.ts";
import { toMessage } from "./to-message.ts";

const place = (code: string) => ({ key: `${code}@2000-01-01`, code, name: `xã ${code}` });

describe("how many are in time", () => {
  test.each([
    [3, 1, "33,3 %"],
    [3, 2, "66,7 %"],
    [8, 1, "12,5 %"],
    // 0,0625 of a whole: 6,25 of a hundred goes up.
    [16, 1, "6,3 %"],
    [7, 7, "100 %"],
    [5, 0, "0 %"],
    [0, 0, undefined],
  ])("[Y91] of %i due %i in time are %s", (owed, onTime, share) => {
    expect(shareOnTime({ owed, onTime })).toBe(share);
  });

  test("[Y91] all places together are their sum, not the mean of their shares", () => {
    const rows = [
      { place: place("A"), owed: 10, onTime: 9, late: 1, missing: 0 },
      { place: place("B"), owed: 2, onTime: 0, late: 0, missing: 2 },
    ];
    expect(addUp(rows)).toEqual({ owed: 12, onTime: 9, late: 1, missing: 2 });
    expect(shareOnTime(addUp(rows))).toBe("75 %");
  });
});

test("[Y92] months are those around today, and the one that is shown", () => {
  expect(moveMonth("2031-01", -1)).toBe("2030-12");
  expect(moveMonth("2031-12", 1)).toBe("2032-01");
  const months = listMonths("2031-07-08", "2031-07");
  expect([months[0], months[1], months.at(-1), months.length]).toEqual(["2031-08", "2031-07", "2029-07", 26]);
  expect(listMonths("2031-07-08", "2020-01")[0]).toBe("2020-01");
});

test("[Y94] a message has the names, days and numbers of the page", () => {
  const group: ChaseGroupJson = {
    regime: "thang",
    regimeName: "Báo cáo tháng",
    form: { code: "f", number: null, name: "Biểu" },
    period: "2031-M06",
    periodName: "tháng 6/2031",
    deadline: "2031-07-04",
    old: false,
    reporters: 4,
    sent: 1,
    approved: 0,
    overdue: [
      { place: place("A"), deadline: "2031-07-04", days: -2, closed: false, begun: true },
      { place: place("B"), deadline: "2031-07-04", days: 0, closed: true, begun: false },
    ],
    waiting: [{ place: place("C"), deadline: "2031-07-14", days: 3, closed: false, begun: false }],
    returned: [{ place: place("D"), reason: "sai", at: "2031-07-05T01:00:00Z", by: "user:an" }],
    late: [],
  };
  expect(toMessage(group)).toEqual({
    regime: "Báo cáo tháng",
    period: "tháng 6/2031",
    deadline: "2031-07-04",
    reporters: 4,
    sent: 1,
    approved: 0,
    overdue: [
      { name: "xã A", deadline: "2031-07-04", days: 2, closed: false },
      { name: "xã B", deadline: "2031-07-04", days: 0, closed: true },
    ],
    waiting: [{ name: "xã C", deadline: "2031-07-14" }],
    returned: [{ name: "xã D" }],
  });
});
