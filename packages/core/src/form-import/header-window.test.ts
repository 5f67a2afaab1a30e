import { expect, test } from "vitest";
import { toPeriod } from "../../test/make-form.ts";
import { makeGiven } from "../../test/make-form-file.ts";
import { makeGrid } from "../../test/make-grid.ts";
import { layGrid } from "../annex/grid.ts";
import { readHead } from "../annex/header.ts";
import type { FormColumn } from "../form/form.ts";
import { nameForm } from "./form-names.ts";
import { readWindow, windowOf } from "./header-window.ts";
import { matchColumns } from "./match-columns.ts";

const show = ({ year, from, to, said }: ReturnType<typeof readWindow>) => `${year} ${from}-${to}${said ? "" : " ?"}`;

test.each([
  ["2023-M10", "th tháng 10", "2023 10-10"],
  ["2023-M10", "thực hiện t10/2023", "2023 10-10"],
  ["2023-M10", "thực hiện kỳ bc", "2023 10-10"],
  ["2023-M10", "thực hiện", "2023 10-10 ?"],
  ["2023-M10", "th kỳ trước", "2023 9-9"],
  ["2023-M01", "tháng trước", "2022 12-12"],
  ["2023-M10", "lũy kế", "2023 1-10"],
  ["2023-M10", "luỹ kế từ đầu năm đến hết tháng 10", "2023 1-10"],
  ["2023-M10", "10 tháng", "2023 1-10"],
  ["2023-M10", "cùng kỳ năm trước", "2022 10-10"],
  ["2023-M10", "lũy kế cùng kỳ", "2022 1-10"],
  ["2023-M10", "ước th năm", "2023 1-12"],
  ["2023-M10", "th năm 2022", "2022 1-12"],
  ["2023-M05", "ước t6", "2023 6-6"],
  ["2023-M05", "ước 6t", "2023 1-6"],
  ["2023-M12", "kế hoạch năm sau", "2024 1-12"],
  ["2023-Q3", "quý iii", "2023 7-9"],
  ["2023-Q3", "th quý trước", "2023 4-6"],
  ["2023-Q3", "9 tháng đầu năm", "2023 1-9"],
  ["2023-H2", "6 tháng cuối năm", "2023 7-12"],
  ["2023", "thực hiện năm 2023", "2023 1-12"],
])("[Z5] in a form of %s, “%s” is %s", (period, words, expected) => {
  expect(show(readWindow(words, toPeriod(period)))).toBe(expected);
});

test("[Z5] a month of Nghị định 09 is the month it is named after", () => {
  expect(windowOf(toPeriod("nd09:2023-M02"))).toEqual({ year: 2023, from: 2, to: 2 });
  expect(windowOf(toPeriod("nd09:2023-M01"))).toEqual({ year: 2023, from: 1, to: 1 });
  expect(windowOf(toPeriod("nd09:2023-Q3"))).toEqual({ year: 2023, from: 7, to: 9 });
});

function match(titles: readonly string[], period = "2023-M10", columns?: readonly FormColumn[]) {
  const { headers } = readHead(layGrid(makeGrid("a", [["TT", "Chỉ tiêu", "ĐVT", ...titles]])), 0);
  const given = makeGiven({ period: toPeriod(period) });
  const names = nameForm(columns ? { ...given, form: { ...given.form, columns } } : given);
  return matchColumns(headers.slice(3), names).map(({ code, match: how, taken }) =>
    code ? `${code} ${how}` : taken ? "taken" : "none",
  );
}

test.each([
  [["KH năm 2023", "TH tháng 9", "Cùng kỳ", "TH tháng 10", "Lũy kế", "Ước năm", "Ghi chú"]],
  [
    [
      "Kế hoạch tỉnh giao",
      "Thực hiện tháng trước",
      "TH tháng 10/2022",
      "Thực hiện kỳ báo cáo",
      "10 tháng",
      "Ước TH cả năm 2023",
      "Ghi chú",
    ],
  ],
  [["Dự toán năm", "TH kỳ trước", "TH cùng kỳ năm trước", "Trong tháng", "Cộng dồn từ đầu năm", "ƯTH năm 2023", "Thuyết minh"]],
])("[Z5] %s are the columns of the form", (titles) => {
  expect(match(titles).map((text) => text.split(" ")[0])).toEqual(["plan", "before", "same", "now", "sum", "year", "note"]);
});

test("[Z5] the names of the form's own columns are theirs; a header without a time is taken for the period and said to be likely", () => {
  expect(match(["Kế hoạch năm 2023", "Thực hiện tháng 10", "Lũy kế 10 tháng"])).toEqual(["plan exact", "now exact", "sum exact"]);
  expect(match(["Thực hiện"])).toEqual(["now likely"]);
});

test("[Z5] a header of another month is no column; two that say the same are told", () => {
  expect(match(["TH tháng 8", "Thực hiện tháng 8/2023"])).toEqual(["none", "none"]);
  expect(match(["TH tháng 10", "Thực hiện T10"])).toEqual(["now exact", "taken"]);
});

test("[Z5] an early report of half a year: the month, the estimate of the next one and of the half are told apart", () => {
  const columns: readonly FormColumn[] = [
    { code: "now", kind: "actual", span: "period", status: "reported", entered: true },
    { code: "next", kind: "actual", span: "next", status: "estimate", entered: true },
    { code: "half", kind: "actual", span: "half", status: "estimate", entered: true },
  ];
  expect(match(["TH tháng 5", "Ước T6", "Ước 6T"], "2023-M05", columns)).toEqual(["now exact", "next exact", "half exact"]);
  expect(match(["Thực hiện kỳ BC", "Ước tháng 6", "Ước 6 tháng đầu năm"], "2023-M05", columns)).toEqual([
    "now exact",
    "next exact",
    "half exact",
  ]);
});
