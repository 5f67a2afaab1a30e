import { describe, expect, test } from "vitest";
import { actual, makeForm, makeOpen, toPeriod } from "../../test/make-form.ts";
import { showPeriod } from "../period/period.ts";
import { periodOf } from "./column-period.ts";
import { computeCell } from "./compute-cell.ts";
import { isTypedColumn, listEnteredCells } from "./entered-cells.ts";
import type { Back, FormColumn, Span } from "./form.ts";

const days = (column: FormColumn, of: string): string | undefined => {
  const found = periodOf(column, toPeriod(of));
  return found && showPeriod(found);
};
const of = (span: Span, back?: Back): FormColumn => actual("c", { span, ...(back ? { back } : {}) });

describe("days of a column", () => {
  test.each<[string, Span, string | undefined]>([
    ["2023-M10", "period", "2023-M10"],
    ["2023-M10", "next", "2023-M11"],
    ["2023-M12", "next", "2024-M01"],
    ["2023-M10", "cumulative", "2023-01-01..2023-11-01"],
    ["2023-M06", "cumulative", "2023-H1"],
    ["2023-M12", "cumulative", "2023"],
    ["2023-M05", "half", "2023-H1"],
    ["2023-Q4", "half", "2023-H2"],
    ["2023-9M", "half", undefined],
    ["2023-M10", "year", "2023"],
    ["2023-M10", "next-year", "2024"],
    ["nd09:2023-M01", "cumulative", "nd09:2023-M01"],
    ["nd09:2023-M10", "cumulative", "nd09:2022-12-15..2023-10-15"],
    ["nd09:2023-M10", "year", "nd09:2023"],
    ["budget:2023", "next-year", "budget:2024"],
    ["2023", "cumulative", "2023"],
  ])("[O1] in a form of %s, span %s is %s", (form, span, wanted) => {
    expect(days(of(span), form)).toBe(wanted);
  });

  test.each<[string, Span, string | undefined, string | undefined]>([
    ["2023-M10", "period", "2023-M09", "2022-M10"],
    ["2023-M01", "period", "2022-M12", "2022-M01"],
    ["2023-M10", "next", "2023-M10", "2022-M11"],
    ["2023-M10", "cumulative", "2023-9M", "2022-01-01..2022-11-01"],
    ["2023-M01", "cumulative", "2022", "2022-M01"],
    ["2023-M05", "half", "2022-H2", "2022-H1"],
    ["2023-M10", "year", "2022", "2022"],
    ["2023-M10", "next-year", "2023", "2023"],
    ["2023-9M", "period", "2022-9M", "2022-9M"],
    ["nd09:2023-M01", "period", "nd09:2022-M12", "nd09:2022-M01"],
  ])("[O2] in a form of %s, span %s one back is %s, a year back %s", (form, span, previous, same) => {
    expect(days(of(span, "previous"), form)).toBe(previous);
    expect(days(of(span, "same"), form)).toBe(same);
  });

  test("[O1] a plan is of the year, of the calendar year for windows of Nghị định 09", () => {
    expect(days({ code: "p", kind: "plan", span: "year" }, "2023-M10")).toBe("2023");
    expect(days({ code: "p", kind: "plan", span: "next-year" }, "nd09:2023-M01")).toBe("2024");
    expect(days({ code: "p", kind: "plan", span: "year" }, "nd09:2023-M01")).toBe("2023");
    expect(days({ code: "p", kind: "plan", span: "year" }, "budget:2023")).toBe("budget:2023");
  });
  test("[O1] percent, difference and note have no days", () => {
    for (const kind of ["percent", "difference"] as const)
      expect(days({ code: "x", kind, of: "a", to: "b" }, "2023-M10")).toBeUndefined();
    expect(days({ code: "x", kind: "note" }, "2023-M10")).toBeUndefined();
  });
  test("[O1] nothing is typed into a column without days, and nothing stands there", () => {
    const half = actual("half", { span: "half", status: "estimate", entered: true });
    expect(isTypedColumn(half, toPeriod("2023-9M"))).toBe(false);
    const columns = [actual("now", { entered: true }), half];
    expect(listEnteredCells(makeForm({ columns }), toPeriod("2023-9M")).every(({ column }) => column.code === "now")).toBe(true);
    const sheet = makeOpen({ form: { columns }, period: toPeriod("2023-9M") });
    expect(computeCell(sheet, new Map(), "demo.area", "half")).toEqual({ kind: "blank" });
  });
});
