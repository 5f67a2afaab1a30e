import { MONTHS_IN } from "../period/calendar.ts";
import { type Period, partOf, yearOf } from "../period/period.ts";
import { listInside } from "../period/step.ts";
import { toRoman } from "../quantity/roman.ts";
import { periodOf } from "./column-period.ts";
import type { FormColumn } from "./form.ts";

type ActualColumn = FormColumn & { readonly kind: "actual" };

/** "tháng 10", "quý III", "6 tháng đầu năm", "9 tháng", "năm 2023": as the header of a column says it, where the title tells the year. */
function namePart(period: Period): string {
  const number = partOf(period) ?? 1;
  switch (period.kind) {
    case "month":
      return `tháng ${number}`;
    case "quarter":
      return `quý ${toRoman(number)}`;
    case "half":
      return `6 tháng ${number === 1 ? "đầu" : "cuối"} năm`;
    case "nine-months":
      return "9 tháng";
    default:
      return `năm ${yearOf(period)}`;
  }
}

/** The same with the year, where the column is of another one. */
function nameWhole(period: Period, of: Period): string {
  const part = namePart(period);
  if (period.kind === "year" || yearOf(period) === yearOf(of)) return part;
  return `${part}${period.kind === "month" || period.kind === "quarter" ? "/" : " "}${yearOf(period)}`;
}

const MONTHS: Readonly<Partial<Record<Period["kind"], number>>> = MONTHS_IN;

/** "10 tháng": how far a cumulative column has come, in months. */
function nameMonths(whole: Period, of: Period): string {
  const [parts, each] = [listInside(whole, of), MONTHS[of.kind]];
  const months = parts && each && parts.length * each;
  return months === undefined || months === 12 ? `năm ${yearOf(whole)}` : `${months} tháng`;
}

function nameActual(column: ActualColumn, period: Period): string {
  const { span, back, status } = column;
  const whole = periodOf(column, period);
  const estimate = status === "estimate";
  if (span === "cumulative") {
    if (back !== undefined) return back === "same" ? "Lũy kế cùng kỳ năm trước" : "Lũy kế đến kỳ trước";
    return `${estimate ? "Ước lũy kế" : "Lũy kế"}${whole ? ` ${nameMonths(whole, period)}` : ""}`;
  }
  if (span === "period" && back !== undefined) return back === "same" ? "Cùng kỳ năm trước" : "Thực hiện kỳ trước";
  return `${estimate ? "Ước thực hiện" : "Thực hiện"}${whole ? ` ${nameWhole(whole, period)}` : ""}`;
}

/** What comes after "so với". */
function nameBase(column: FormColumn, period: Period): string {
  if (column.kind === "plan") return column.span === "year" ? "kế hoạch" : "kế hoạch năm sau";
  if (column.kind !== "actual") return nameColumn(column, [], period).toLowerCase();
  const { span, back } = column;
  if (back !== undefined) {
    if (span === "period" || span === "cumulative") return back === "same" ? "cùng kỳ" : "kỳ trước";
    const whole = periodOf(column, period);
    return whole ? nameWhole(whole, period) : "kỳ trước";
  }
  if (span === "year") return column.status === "estimate" ? "ước năm" : "cả năm";
  return nameActual(column, period).toLowerCase();
}

/** What comes before it; nothing where it is the figure of the period itself. */
function nameSubject(column: FormColumn, period: Period): string {
  if (column.kind === "plan") return column.span === "year" ? "Kế hoạch" : "Kế hoạch năm sau";
  if (column.kind !== "actual") return nameColumn(column, [], period);
  const { span, back, status } = column;
  if (span === "period" && back === undefined) return "";
  if (span === "cumulative" && back === undefined) return status === "estimate" ? "Ước lũy kế" : "Lũy kế";
  if (span === "year" && back === undefined) return status === "estimate" ? "Ước năm" : "Cả năm";
  return nameActual(column, period);
}

function nameComparison(
  column: FormColumn & { readonly of: string; readonly to: string },
  columns: readonly FormColumn[],
  period: Period,
): string {
  const [of, to] = [column.of, column.to].map((code) => columns.find((one) => one.code === code));
  const subject = of ? nameSubject(of, period) : "";
  const base = to ? nameBase(to, period) : column.to;
  const isPercent = column.kind === "percent";
  const start =
    subject === "" ? (isPercent ? "So với" : "Tăng, giảm so với") : `${subject} ${isPercent ? "so với" : "tăng, giảm so với"}`;
  return `${start} ${base}${isPercent ? " (%)" : ""}`;
}

/**
 * The header of a column in a form of a period: its own name, or else what it is in Vietnamese: "Thực hiện tháng 10",
 * "Lũy kế 10 tháng", "Cùng kỳ năm trước", "Kế hoạch năm 2023", "So với kế hoạch (%)".
 *
 * @param columns  those of the form, for what a comparison compares
 * @rule  O3
 */
export function nameColumn(column: FormColumn, columns: readonly FormColumn[], period: Period): string {
  if (column.name !== undefined) return column.name;
  switch (column.kind) {
    case "actual":
      return nameActual(column, period);
    case "plan": {
      const year = periodOf(column, period);
      return year ? `Kế hoạch năm ${yearOf(year)}` : "Kế hoạch";
    }
    case "percent":
    case "difference":
      return nameComparison(column, columns, period);
    case "note":
      return "Ghi chú";
  }
}
