import { describe, expect, test } from "vitest";
import { makeKey, makePlace } from "../../test/make.ts";
import { type Period, parsePeriod, showPeriod } from "../period/period.ts";
import { showPlaceKey } from "../place/place.ts";
import { findDue, listDueForms, listPeriods, listReporters } from "./due-forms.ts";
import type { Holiday, Regime } from "./regime.ts";

const period = (text: string): Period => {
  const read = parsePeriod(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};

const MONTHLY: Regime = {
  code: "monthly",
  name: "Báo cáo tháng",
  form: "form-1",
  reporters: [{ level: "commune" }],
  periods: "month",
  calendar: "solar",
  startsOn: "2023-01-01",
  deadlines: [{ days: 3, of: "working" }],
  approval: ["whole"],
};

const holidays: readonly Holiday[] = [
  { date: "2023-09-01", kind: "off", name: "Quốc khánh" },
  { date: "2023-09-04", kind: "off", name: "Nghỉ bù Quốc khánh" },
  { date: "2023-09-09", kind: "worked", name: "Làm bù" },
];

describe("periods of a regime", () => {
  const list = (given: Partial<Regime>, from: string, to: string) =>
    listPeriods({ ...MONTHLY, ...given }, from, to).map(showPeriod);

  test("[C1] those that share a day with what is asked, both ends counted", () => {
    expect(list({}, "2023-09-30", "2023-11-01")).toEqual(["2023-M09", "2023-M10", "2023-M11"]);
    expect(list({}, "2023-10-01", "2023-10-31")).toEqual(["2023-M10"]);
  });
  test("[C1] only those that begin while the regime runs", () => {
    expect(list({ startsOn: "2023-09-02", endsOn: "2023-11-01" }, "2023-08-01", "2023-12-31")).toEqual(["2023-M10"]);
  });
  test("[C1] of the kind and the calendar the regime asks for", () => {
    expect(list({ periods: "quarter" }, "2023-02-01", "2023-07-01")).toEqual(["2023-Q1", "2023-Q2", "2023-Q3"]);
    expect(list({ periods: "half" }, "2023-02-01", "2023-07-01")).toEqual(["2023-H1", "2023-H2"]);
    expect(list({ periods: "nine-months" }, "2023-02-01", "2024-07-01")).toEqual(["2023-9M", "2024-9M"]);
    expect(list({ periods: "year" }, "2023-02-01", "2024-07-01")).toEqual(["2023", "2024"]);
    expect(list({ calendar: "nd09" }, "2023-12-14", "2023-12-15")).toEqual(["nd09:2023-M12", "nd09:2024-M01"]);
    expect(list({ calendar: "school", periods: "year", startsOn: "2020-01-01" }, "2023-06-01", "2023-06-01")).toEqual([
      "school:2022-2023",
    ]);
  });
});

describe("days of a form", () => {
  const due = (given: Partial<Regime>, of: string, level: "commune" | "agency" = "commune") =>
    findDue({ ...MONTHLY, ...given }, level, period(of), holidays);

  test("[C2] it opens on the first day of the period, or so many days before its last", () => {
    expect(due({}, "2023-M10").opens).toBe("2023-10-01");
    expect(due({ opens: 10 }, "2023-M10").opens).toBe("2023-10-21");
    expect(due({ opens: 0 }, "2023-M10").opens).toBe("2023-10-31");
  });
  test("[C2] the deadline is counted from the last day of the period, by the level of who reports", () => {
    const deadlines: Regime["deadlines"] = [
      { days: 5, of: "calendar" },
      { level: "commune", days: 3, of: "calendar" },
    ];
    expect(due({ deadlines }, "2023-M10").deadline).toBe("2023-11-03");
    expect(due({ deadlines }, "2023-M10", "agency").deadline).toBe("2023-11-05");
    expect(due({ calendar: "nd09" }, "nd09:2023-M10").deadline).toBe("2023-10-18");
  });
  test("[C2] a level without a deadline is a fault of the pack, told at once", () => {
    expect(() => due({ deadlines: [{ level: "commune", days: 3, of: "working" }] }, "2023-M10", "agency")).toThrow(RangeError);
  });
  test("[C3] working days leave out Saturday, Sunday and holidays, and count a Saturday that is worked", () => {
    // 31 August is a Thursday; 1 to 4 September are off.
    expect(due({}, "2023-M08").deadline).toBe("2023-09-07");
    expect(due({ deadlines: [{ days: 5, of: "working" }] }, "2023-M08").deadline).toBe("2023-09-09");
    expect(due({}, "2023-M10").deadline).toBe("2023-11-03");
  });
  test("[C3] no days after the last one is the last one, whatever day it is", () => {
    expect(due({ deadlines: [{ days: 0, of: "working" }] }, "2023-M09").deadline).toBe("2023-09-30");
  });
  test("[C4] calendar days are not moved when the last of them is a day off", () => {
    expect(due({ deadlines: [{ days: 4, of: "calendar" }] }, "2023-M08").deadline).toBe("2023-09-04");
  });
  test("[C5] what is late is taken as long as the regime says, or without end", () => {
    expect(due({ grace: { days: 2, of: "working" } }, "2023-M10").closes).toBe("2023-11-07");
    expect(due({ grace: { days: 2, of: "calendar" } }, "2023-M10").closes).toBe("2023-11-05");
    expect(due({}, "2023-M10").closes).toBeUndefined();
  });
});

const places = [
  makePlace("P@1997-01-01", { level: "province" }),
  makePlace("D@1997-01-01", { level: "district", parent: makeKey("P@1997-01-01") }),
  makePlace("C1@2000-01-01", { parent: makeKey("D@1997-01-01") }),
  makePlace("C2@2000-01-01", { parent: makeKey("D@1997-01-01"), validTo: "2023-10-31" }),
  makePlace("C3@2023-10-31", { parent: makeKey("D@1997-01-01") }),
  makePlace("C9@2000-01-01", { parent: makeKey("P@1997-01-01") }),
  makePlace("A1@2000-01-01", { kind: "agency", level: "agency", type: "phòng", parent: makeKey("D@1997-01-01") }),
];
const DISTRICT = makeKey("D@1997-01-01");

describe("who reports", () => {
  const list = (reporters: Regime["reporters"], of: string) =>
    listReporters({ ...MONTHLY, reporters }, places, DISTRICT, period(of)).map(showPlaceKey);

  test("[C6] the territories of a level in the authority's place that live on the last day of the period", () => {
    expect(list([{ level: "commune" }], "2023-M10")).toEqual(["C1@2000-01-01", "C3@2023-10-31"]);
    expect(list([{ level: "commune" }], "2023-M09")).toEqual(["C1@2000-01-01", "C2@2000-01-01"]);
  });
  test("[C6] the authority's place itself when it is of that level, its agencies, and a place that is named", () => {
    expect(list([{ level: "district" }], "2023-M10")).toEqual(["D@1997-01-01"]);
    expect(list([{ level: "agency" }], "2023-M10")).toEqual(["A1@2000-01-01"]);
    expect(list([{ place: "C9" }, { place: "C2" }, { place: "nobody" }], "2023-M10")).toEqual(["C9@2000-01-01"]);
  });
  test("[C6] each once, however often it is meant", () => {
    expect(list([{ level: "commune" }, { place: "C1@2000-01-01" }], "2023-M10")).toEqual(["C1@2000-01-01", "C3@2023-10-31"]);
  });
});

describe("forms that are due", () => {
  const list = (from: string, to: string, given: Partial<Regime> = {}) =>
    listDueForms([{ ...MONTHLY, ...given }], places, DISTRICT, holidays, from, to).map(
      ({ place, period, due }) => `${showPeriod(period)} ${place.slice(0, 2)} ${due.deadline}`,
    );

  test("[C7] those that can be filled by the last day asked and are not past their deadline before the first", () => {
    expect(list("2023-11-03", "2023-11-03")).toEqual([
      "2023-M10 C1 2023-11-03",
      "2023-M10 C3 2023-11-03",
      "2023-M11 C1 2023-12-05",
      "2023-M11 C3 2023-12-05",
    ]);
    expect(list("2023-11-04", "2023-11-04")).toEqual(["2023-M11 C1 2023-12-05", "2023-M11 C3 2023-12-05"]);
  });
  test("[C7] a deadline long after the period is found, and a form that opens before its period", () => {
    expect(list("2023-12-19", "2023-12-19", { deadlines: [{ days: 35, of: "working" }] })[0]).toBe("2023-M10 C1 2023-12-19");
    expect(list("2023-11-20", "2023-11-20", { opens: 45 }).at(-1)).toBe("2023-M12 C3 2024-01-03");
  });
  test("[C7] of several regimes, one after the other", () => {
    const two = listDueForms(
      [MONTHLY, { ...MONTHLY, code: "yearly", periods: "year", reporters: [{ place: "A1" }] }],
      places,
      DISTRICT,
      holidays,
      "2023-12-31",
      "2023-12-31",
    );
    expect(two.map(({ regime, place }) => `${regime.code} ${place.slice(0, 2)}`)).toEqual([
      "monthly C1",
      "monthly C3",
      "yearly A1",
    ]);
  });
});
