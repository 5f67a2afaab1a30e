import { type Period, showPeriod, yearOf } from "@kehoach/core/period/period";

function day(date: string): string {
  return date.split("-").reverse().join("/");
}

const ROMAN = ["", "I", "II", "III", "IV"] as const;
const CALENDARS_VI: Readonly<Record<string, string>> = {
  nd09: " (kỳ thống kê)",
  budget: " (năm ngân sách)",
  school: "",
  season: "",
  "multi-year": "",
};
const CALENDARS_EN: Readonly<Record<string, string>> = {
  nd09: " (statistical period)",
  budget: " (budget year)",
  school: "",
  season: "",
  "multi-year": "",
};
const SEASONS_VI: Readonly<Record<string, string>> = { spring: "vụ xuân", summer: "vụ mùa", autumn: "vụ thu", winter: "vụ đông" };

/** The number after the letter of a part of a year: 3 of "2030-Q3". */
function partNumber(period: Period): number {
  return Number(/-[HQM](\d+)$/.exec(showPeriod(period))?.[1] ?? "0");
}

/** The two years of "school:2029-2030" or "multi-year:2026-2030". */
function years(period: Period): string {
  return showPeriod(period).replace(/^[^:]*:/, "");
}

/** A period as a screen names it in Vietnamese: "năm 2030", "quý III/2030", "ngày 30/11/2030". */
export function showPeriodNameVi(period: Period): string {
  const year = yearOf(period);
  const end = CALENDARS_VI[period.calendar] ?? "";
  switch (period.kind) {
    case "year":
      return period.calendar === "school" ? `năm học ${years(period)}` : `năm ${year}${end}`;
    case "half":
      return `6 tháng ${partNumber(period) === 1 ? "đầu" : "cuối"} năm ${year}${end}`;
    case "nine-months":
      return `9 tháng năm ${year}${end}`;
    case "quarter":
      return `quý ${ROMAN[partNumber(period)] ?? ""}/${year}${end}`;
    case "month":
      return `tháng ${partNumber(period)}/${year}${end}`;
    case "season": {
      const name = showPeriod(period).replace(/^.*\d{4}-/, "");
      return `${SEASONS_VI[name] ?? name} năm ${year}`;
    }
    case "multi-year":
      return `giai đoạn ${years(period)}`;
    case "instant":
      return `ngày ${day(period.start)}`;
    case "span":
      return `từ ${day(period.start)} đến trước ${day(period.end)}`;
  }
}

/** The same in English: "2030", "Q3 2030", "on 30/11/2030". */
export function showPeriodNameEn(period: Period): string {
  const year = yearOf(period);
  const end = CALENDARS_EN[period.calendar] ?? "";
  switch (period.kind) {
    case "year":
      return period.calendar === "school" ? `school year ${years(period)}` : `${year}${end}`;
    case "half":
      return `H${partNumber(period)} ${year}${end}`;
    case "nine-months":
      return `9 months of ${year}${end}`;
    case "quarter":
      return `Q${partNumber(period)} ${year}${end}`;
    case "month":
      return `month ${partNumber(period)} of ${year}${end}`;
    case "season":
      return `${showPeriod(period).replace(/^.*\d{4}-/, "")} season ${year}`;
    case "multi-year":
      return years(period);
    case "instant":
      return `on ${day(period.start)}`;
    case "span":
      return `from ${day(period.start)}, before ${day(period.end)}`;
  }
}
