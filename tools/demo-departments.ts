import { carry, type Line, plus, swing } from "./demo-figures.ts";

/** The departments in the order of the pack. */
export const DEPARTMENTS = ["kl-tai-chinh-ke-hoach", "kl-nong-nghiep", "kl-kinh-te-ha-tang"] as const;
/** The quarters of 2022 and 2023 that are given: the last one is left to be entered. */
export const QUARTERS_SHOWN = 7;

type Three = readonly [number, number, number];
type At = (department: number, quarter: number) => number;

const CAPITAL: readonly [Three, Three] = [
  [2400, 21_500, 61_800],
  [2650, 24_300, 68_400],
];
/** What of a year's money is spent in each of its quarters. */
const SPENT = [0.08, 0.2, 0.29, 0.39] as const;

const capital: At = (department, quarter) => (CAPITAL[quarter < 4 ? 0 : 1][department] ?? 0) * 10;
const spend =
  (fund: string, share: number): At =>
  (department, quarter) =>
    Math.round(
      capital(department, quarter) * share * (SPENT[quarter % 4] ?? 0) * (1 + 0.04 * swing(`${fund} ${department} ${quarter}`)),
    );
const central = spend("central", 0.62);
const provincial = spend("provincial", 0.24);
const district = spend("district", 0.12);

// Tasks: what is open, comes in and is finished must balance.
const received: At = (department, quarter) =>
  Math.round(([18, 24, 21][department] ?? 0) * (1 + 0.2 * swing(`task ${department} ${quarter}`)));
const late: At = (department, quarter) => (swing(`late task ${department} ${quarter}`) > 0.2 ? 1 : 0);
const onTime: At = (department, quarter) =>
  received(department, quarter) - 1 - (swing(`task left ${department} ${quarter}`) > 0 ? 1 : -1);
const finished = plus(onTime, late);
const openAfter = carry([5, 7, 6], (department, quarter) => received(department, quarter) - finished(department, quarter));
const openBefore: At = (department, quarter) => openAfter(department, quarter - 1);

type DepartmentLine = Omit<Line, "year">;
const money = (indicator: string, at: At, breakdown?: Line["breakdown"]): DepartmentLine => ({
  indicator,
  unit: "million-dong",
  decimals: 1,
  at,
  ...(breakdown === undefined ? {} : { breakdown }),
});
const tasks = (indicator: string, at: At, breakdown?: Line["breakdown"]): DepartmentLine => ({
  ...money(indicator, at, breakdown),
  unit: "assignment",
  decimals: 0,
});

/** Every line departments give each quarter, in the order of the form. */
export const DEPARTMENT_LINES: readonly DepartmentLine[] = [
  money("assignment.yearly-capital", capital),
  money("assignment.disbursed", plus(central, provincial, district)),
  money("assignment.disbursed", central, { fund: "central" }),
  money("assignment.disbursed", provincial, { fund: "provincial" }),
  money("assignment.disbursed", district, { fund: "district" }),
  tasks("assignment.open-before", openBefore),
  tasks("assignment.received", received),
  tasks("assignment.finished", finished),
  tasks("assignment.finished", onTime, { timeliness: "on-time" }),
  tasks("assignment.finished", late, { timeliness: "late" }),
  tasks("assignment.open-after", openAfter),
];
