import { describe, expect, test } from "vitest";
import { actual, COLUMNS, DIMENSIONS, figureRow, INDICATORS, toPeriod } from "../../test/make-form.ts";
import { nameColumn } from "./column-name.ts";
import type { FormColumn } from "./form.ts";
import { nameLine, nameLineFully } from "./line-name.ts";

const name = (column: FormColumn, of = "2023-M10", columns: readonly FormColumn[] = []): string =>
  nameColumn(column, columns, toPeriod(of));

describe("headers of columns", () => {
  test.each<[FormColumn, string, string]>([
    [actual("c"), "2023-M10", "Thực hiện tháng 10"],
    [actual("c"), "2023-Q3", "Thực hiện quý III"],
    [actual("c"), "2023-H1", "Thực hiện 6 tháng đầu năm"],
    [actual("c"), "2023-9M", "Thực hiện 9 tháng"],
    [actual("c"), "2023", "Thực hiện năm 2023"],
    [actual("c", { status: "estimate" }), "2023-M10", "Ước thực hiện tháng 10"],
    [actual("c", { span: "next", status: "estimate" }), "2023-M05", "Ước thực hiện tháng 6"],
    [actual("c", { span: "next", status: "estimate" }), "2023-M12", "Ước thực hiện tháng 1/2024"],
    [actual("c", { span: "half", status: "estimate" }), "2023-M05", "Ước thực hiện 6 tháng đầu năm"],
    [actual("c", { span: "cumulative" }), "2023-M10", "Lũy kế 10 tháng"],
    [actual("c", { span: "cumulative" }), "2023-Q3", "Lũy kế 9 tháng"],
    [actual("c", { span: "cumulative" }), "2023-M12", "Lũy kế năm 2023"],
    [actual("c", { span: "cumulative", status: "estimate" }), "nd09:2023-M10", "Ước lũy kế 10 tháng"],
    [actual("c", { back: "previous" }), "2023-M10", "Thực hiện kỳ trước"],
    [actual("c", { back: "same" }), "2023-M10", "Cùng kỳ năm trước"],
    [actual("c", { span: "cumulative", back: "same" }), "2023-M10", "Lũy kế cùng kỳ năm trước"],
    [actual("c", { span: "cumulative", back: "previous" }), "2023-M10", "Lũy kế đến kỳ trước"],
    [actual("c", { span: "year", back: "same" }), "2023-M10", "Thực hiện năm 2022"],
    [actual("c", { span: "half", back: "same" }), "2023-M05", "Thực hiện 6 tháng đầu năm 2022"],
    [actual("c", { span: "year", status: "estimate" }), "2023-M10", "Ước thực hiện năm 2023"],
    [{ code: "c", kind: "plan", span: "year" }, "2023-M10", "Kế hoạch năm 2023"],
    [{ code: "c", kind: "plan", span: "next-year" }, "2023-M10", "Kế hoạch năm 2024"],
    [{ code: "c", kind: "note" }, "2023-M10", "Ghi chú"],
    [actual("c", { name: "TH tháng" }), "2023-M10", "TH tháng"],
  ])("[O3] %o in a form of %s is “%s”", (column, of, wanted) => {
    expect(name(column, of)).toBe(wanted);
  });

  const all: readonly FormColumn[] = [
    ...COLUMNS,
    actual("total-same", { span: "cumulative", back: "same" }),
    actual("year-before", { span: "year", back: "same" }),
    { code: "plan-next", kind: "plan", span: "next-year" },
  ];
  test.each([
    ["now", "before", "So với kỳ trước (%)"],
    ["now", "same", "So với cùng kỳ (%)"],
    ["now", "plan", "So với kế hoạch (%)"],
    ["total", "total-same", "Lũy kế so với cùng kỳ (%)"],
    ["total", "plan", "Lũy kế so với kế hoạch (%)"],
    ["year", "year-before", "Ước năm so với năm 2022 (%)"],
    ["plan-next", "year", "Kế hoạch năm sau so với ước năm (%)"],
  ])("[O3] %s in percent of %s is “%s”", (of, to, wanted) => {
    expect(name({ code: "x", kind: "percent", of, to }, "2023-M10", all)).toBe(wanted);
  });
  test("[O3] a difference says so", () => {
    expect(name({ code: "x", kind: "difference", of: "now", to: "same" }, "2023-M10", all)).toBe("Tăng, giảm so với cùng kỳ");
    expect(name({ code: "x", kind: "difference", of: "total", to: "plan" }, "2023-M10", all)).toBe(
      "Lũy kế tăng, giảm so với kế hoạch",
    );
  });
});

describe("names of lines", () => {
  const given = { indicators: new Map(INDICATORS.map((one) => [one.code, one])), dimensions: DIMENSIONS };
  test("[O3] a line is called by its label, its items or its indicator; away from the form by both", () => {
    expect(nameLine(figureRow("demo.herd"), given)).toBe("Tổng đàn gia súc");
    expect(nameLine(figureRow("demo.herd|kind=horse"), given)).toBe("Ngựa");
    expect(nameLineFully(figureRow("demo.herd|kind=horse"), given)).toBe("Tổng đàn gia súc, Ngựa");
    expect(nameLineFully(figureRow("demo.herd|kind=horse", { label: "Đàn ngựa" }), given)).toBe("Đàn ngựa");
    expect(nameLine({ key: "line-1", level: 0, kind: "heading", label: "Nông nghiệp" }, given)).toBe("Nông nghiệp");
  });
});
