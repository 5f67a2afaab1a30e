import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../test/make.ts";
import {
  actual,
  fact,
  figureRow,
  INDICATORS,
  makeEntries,
  type makeGiven,
  makeOpen,
  period,
  target,
} from "../../test/make-form.ts";
import { showPeriod } from "../period/period.ts";
import { showDecimal } from "../quantity/decimal.ts";
import { computeCell, computeRow, computeRows } from "./compute-cell.ts";
import type { FormColumn, FormRow } from "./form.ts";
import { isFigured } from "./reading.ts";
import type { Lack, SheetCell } from "./sheet.ts";

type Given = Parameters<typeof makeGiven>[0];
type Texts = Parameters<typeof makeEntries>[0];

const show = (cell: SheetCell): string => (isFigured(cell) ? `${cell.kind} ${showDecimal(cell.value)}` : cell.kind);
const cell = (given: Given, texts: Texts, row: string, column: string): SheetCell =>
  computeCell(makeOpen(given), makeEntries(texts), row, column);
const look = (given: Given, texts: Texts, row: string, column: string): string => show(cell(given, texts, row, column));
const tell = (lack: Lack): string => ("cell" in lack ? lack.cell : `${lack.fact.indicator} ${showPeriod(lack.fact.period)}`);
const lacks = (given: Given, texts: Texts, row: string, column: string): readonly string[] => {
  const found = cell(given, texts, row, column);
  return found.kind === "missing" ? (found.missing ?? []).map(tell) : [show(found)];
};

const NOW = actual("now", { entered: true });
const TOTAL = actual("total", { span: "cumulative" });
const months = (key: string, texts: readonly (string | undefined)[], from = 1, year = 2023) =>
  texts.flatMap((text, at) =>
    text === undefined ? [] : [fact(key, `${year}-M${String(from + at).padStart(2, "0")}`, text, { sent: true })],
  );

describe("what is typed", () => {
  test("[O5] a cell shows the figure typed into it, in the unit of the line", () => {
    expect(look({}, { "demo.area": "1.234,5" }, "demo.area", "now")).toBe("entered 1234.5");
    const rows = [figureRow("demo.revenue", { unit: "billion-dong" })];
    expect(look({ form: { rows } }, { "demo.revenue": "3,2" }, "demo.revenue", "now")).toBe("entered 3.2");
    expect(look({ form: { rows } }, { "demo.revenue": "3200 triệu" }, "demo.revenue", "now")).toBe("entered 3.2");
  });
  test("[O13] not typed, said to be none, and 0 are three things", () => {
    expect(look({}, {}, "demo.area", "now")).toBe("missing");
    expect(look({}, { "demo.area": " " }, "demo.area", "now")).toBe("missing");
    expect(cell({}, { "demo.area": { text: "", none: "chưa đến vụ" } }, "demo.area", "now")).toEqual({
      kind: "none",
      reason: "chưa đến vụ",
    });
    expect(cell({}, { "demo.area": { text: "", none: " " } }, "demo.area", "now")).toEqual({ kind: "none" });
    expect(look({}, { "demo.area": "0" }, "demo.area", "now")).toBe("entered 0");
  });
  test("[O13] what is known of this period does not fill a cell that is typed", () => {
    expect(look({ facts: [fact("demo.area", "2023-M10", "120")] }, {}, "demo.area", "now")).toBe("missing");
  });
  test("[O5] what can not be read is broken, with the reason", () => {
    expect(cell({}, { "demo.area": "1,234.5" }, "demo.area", "now")).toEqual({ kind: "broken", why: "ENTRY_UNREADABLE" });
    expect(cell({}, { "demo.herd": "2,5" }, "demo.herd", "now")).toEqual({ kind: "broken", why: "ENTRY_NOT_WHOLE" });
  });
  test("[O5] words beside a line are words, a heading has nothing, and nothing is where the form has no cell", () => {
    expect(cell({}, { "demo.area#note": "mới thêm 2 trại" }, "demo.area", "note")).toEqual({
      kind: "text",
      text: "mới thêm 2 trại",
    });
    expect(look({}, {}, "demo.area", "note")).toBe("blank");
    expect(look({}, {}, "line-1", "now")).toBe("blank");
    expect(look({}, {}, "demo.nothing", "now")).toBe("blank");
  });
});

describe("what is known", () => {
  test("[O4] the period before, the same one last year and the plan are shown as they are known", () => {
    expect(look({}, {}, "demo.area", "before")).toBe("held 100");
    expect(look({}, {}, "demo.area", "same")).toBe("held 110");
    expect(look({}, {}, "demo.total", "plan")).toBe("held 1000");
    expect(look({}, {}, "demo.herd", "plan")).toBe("missing");
  });
  test("[O4] approved before sent, then the stronger status", () => {
    const at = (...facts: NonNullable<Given>["facts"] & readonly unknown[]): SheetCell =>
      cell({ facts }, {}, "demo.area", "before");
    const sent = fact("demo.area", "2023-M09", "90", { sent: true, status: "official" });
    const reported = fact("demo.area", "2023-M09", "95", { status: "reported" });
    const estimate = fact("demo.area", "2023-M09", "99", { status: "estimate" });
    expect(at(sent)).toMatchObject({ sent: true, status: "official" });
    expect(show(at(sent, reported))).toBe("held 95");
    expect(show(at(reported, estimate))).toBe("held 95");
    expect(show(at(sent, estimate))).toBe("held 99");
    expect(at(sent, estimate)).toMatchObject({ status: "estimate" });
  });
  test("[O4] a column of estimates shows the estimate, if there is one", () => {
    const columns = [NOW, actual("year-est", { span: "year", status: "estimate" })];
    const facts = [
      fact("demo.area", "2023", "900", { status: "reported" }),
      fact("demo.area", "2023", "1000", { status: "estimate" }),
    ];
    expect(look({ form: { columns }, facts }, {}, "demo.area", "year-est")).toBe("held 1000");
    expect(look({ form: { columns }, facts: facts.slice(0, 1) }, {}, "demo.area", "year-est")).toBe("held 900");
  });
  test("[O4] a plan is of the assigner that is named, or else the one that judges", () => {
    const columns: readonly FormColumn[] = [
      NOW,
      { code: "judging", kind: "plan", span: "year" },
      { code: "province", kind: "plan", span: "year", assigner: "province" },
      { code: "council", kind: "plan", span: "year", assigner: "council" },
    ];
    const facts = [target("demo.area", "2023", "8", { assigner: "province" }), target("demo.area", "2023", "9")];
    expect(computeRow(makeOpen({ form: { columns }, facts }), new Map(), "demo.area").map(show)).toEqual([
      "missing",
      "held 9",
      "held 8",
      "missing",
    ]);
    expect(look({ form: { columns }, facts: facts.slice(0, 1) }, {}, "demo.area", "judging")).toBe("held 8");
  });
  test("[O4] said to be none is no figure, and is not passed over", () => {
    expect(cell({ facts: [fact("demo.area", "2023-M09", undefined)] }, {}, "demo.area", "before")).toEqual({ kind: "none" });
  });
});

describe("figures that grow over the year", () => {
  const form = { columns: [NOW, TOTAL] };
  test("[O6] what is known up to the period before and the figure of this one", () => {
    const facts = [fact("demo.area", "2023-9M", "500")];
    expect(look({ form, facts }, { "demo.area": "60,5" }, "demo.area", "total")).toBe("computed 560.5");
  });
  test("[O6] or all months; a figure of a half and the months after it do as well", () => {
    const all = months("demo.area", ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(look({ form, facts: all }, { "demo.area": "10" }, "demo.area", "total")).toBe("computed 55");
    const rest = [fact("demo.area", "2023-H1", "21"), ...months("demo.area", ["7", "8", "9"], 7)];
    expect(look({ form, facts: rest }, { "demo.area": "10" }, "demo.area", "total")).toBe("computed 55");
  });
  test("[O13] a month nobody reported is named and makes the sum missing; a month said to be none too", () => {
    const facts = months("demo.area", ["1", "2", "3", undefined, "5", "6", "7", "8", undefined]);
    expect(lacks({ form, facts }, { "demo.area": "10" }, "demo.area", "total")).toEqual([
      "demo.area 2023-M04",
      "demo.area 2023-M09",
    ]);
    const none = [
      fact("demo.area", "2023-H1", "21"),
      ...months("demo.area", ["7", "8"], 7),
      fact("demo.area", "2023-M09", undefined),
    ];
    expect(lacks({ form, facts: none }, { "demo.area": "10" }, "demo.area", "total")).toEqual(["demo.area 2023-M09"]);
  });
  test("[O13] so does the figure that is not typed yet", () => {
    const facts = [fact("demo.area", "2023-9M", "500")];
    expect(lacks({ form, facts }, {}, "demo.area", "total")).toEqual(["demo.area#now"]);
    expect(lacks({ form, facts }, { "demo.area": "?" }, "demo.area", "total")).toEqual(["demo.area#now"]);
  });
  test("[O6] a figure that is known of the span itself comes first", () => {
    const facts = [
      fact("demo.area", "2023-9M", "500"),
      fact("demo.area", "2023-01-01..2023-11-01", "570", { status: "official" }),
    ];
    expect(look({ form, facts }, { "demo.area": "60" }, "demo.area", "total")).toBe("held 570");
  });
  test("[O6] what is added of figures not approved, or estimated, is so too", () => {
    const facts = [fact("demo.area", "2023-9M", "500", { sent: true, status: "estimate" })];
    expect(cell({ form, facts }, { "demo.area": "60" }, "demo.area", "total")).toMatchObject({ sent: true, status: "estimate" });
  });
  test("[O6] in January it is the figure of January; a year adds up to its last month", () => {
    expect(look({ form, period: period("2023-M01"), facts: [] }, { "demo.area": "7" }, "demo.area", "total")).toBe("computed 7");
    const facts = months(
      "demo.area",
      Array.from({ length: 11 }, () => "1"),
    );
    expect(look({ form, period: period("2023-M12"), facts }, { "demo.area": "1" }, "demo.area", "total")).toBe("computed 12");
  });
  test("[O6] in windows of Nghị định 09 the year begins on 15 December", () => {
    const facts = [fact("demo.area", "nd09:2023-M01", "5")];
    expect(look({ form, period: period("nd09:2023-M02"), facts }, { "demo.area": "7" }, "demo.area", "total")).toBe(
      "computed 12",
    );
  });
  test("[O6] a half is what is done and the estimate of the month that ends it", () => {
    const columns = [
      NOW,
      actual("next", { span: "next", status: "estimate", entered: true }),
      actual("half", { span: "half", status: "estimate" }),
    ];
    const facts = months("demo.area", ["1", "2", "3", "4"]);
    const texts = { "demo.area": "5", "demo.area#next": "6" };
    expect(look({ form: { columns }, period: period("2023-M05"), facts }, texts, "demo.area", "half")).toBe("computed 21");
  });
  test("[O6] a year that is not over lacks its coming months", () => {
    const columns = [NOW, actual("year-so-far", { span: "year" })];
    const facts = months("demo.area", ["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(lacks({ form: { columns }, facts }, { "demo.area": "10" }, "demo.area", "year-so-far")).toEqual([
      "demo.area 2023-M11",
      "demo.area 2023-M12",
    ]);
  });
  test("[O6] spans of last year are known, or added up of its months", () => {
    const columns = [
      NOW,
      actual("total-same", { span: "cumulative", back: "same" }),
      actual("last-year", { span: "year", back: "same" }),
    ];
    const facts = months(
      "demo.area",
      Array.from({ length: 12 }, () => "2"),
      1,
      2022,
    );
    expect(look({ form: { columns }, facts }, {}, "demo.area", "total-same")).toBe("computed 20");
    expect(look({ form: { columns }, facts }, {}, "demo.area", "last-year")).toBe("computed 24");
    expect(look({ form: { columns }, facts: [fact("demo.area", "2022", "25")] }, {}, "demo.area", "last-year")).toBe("held 25");
  });
  test("[O6] a cumulative estimate adds the estimate of the month", () => {
    const columns = [
      actual("est", { status: "estimate", entered: true }),
      actual("total-est", { span: "cumulative", status: "estimate" }),
    ];
    const facts = [fact("demo.area", "2023-9M", "500")];
    expect(look({ form: { columns }, facts }, { "demo.area#est": "60" }, "demo.area", "total-est")).toBe("computed 560");
  });
  test("[O6] what does not add up over time is what it is in the period", () => {
    const facts = [
      fact("demo.herd", "2023-9M", "9000"),
      fact("demo.herd", "2022-M10", "8000"),
      fact("demo.herd", "2022", "8100"),
    ];
    expect(look({ form, facts }, { "demo.herd": "8348" }, "demo.herd", "total")).toBe("computed 8348");
    expect(lacks({ form, facts }, {}, "demo.herd", "total")).toEqual(["demo.herd#now"]);
    const columns = [
      NOW,
      actual("total-same", { span: "cumulative", back: "same" }),
      actual("last-year", { span: "year", back: "same" }),
    ];
    expect(look({ form: { columns }, facts }, {}, "demo.herd", "total-same")).toBe("held 8000");
    expect(look({ form: { columns }, facts }, {}, "demo.herd", "last-year")).toBe("held 8100");
  });
});

const GRAIN = [
  makeIndicator("demo.rice", { unit: "tonne", decimals: 1 }),
  makeIndicator("demo.maize", { unit: "tonne", decimals: 1 }),
  makeIndicator("demo.grain", { unit: "tonne", decimals: 1, formula: "[demo.rice] + [demo.maize]" }),
  makeIndicator("demo.yield", { unit: "percent", decimals: 2, nature: "ratio", formula: "[demo.grain] / [demo.area] * 10" }),
];
const indicators = [...INDICATORS, ...GRAIN];

describe("computed lines", () => {
  const rows = [
    figureRow("demo.grain", { entered: false }),
    figureRow("demo.rice"),
    figureRow("demo.maize", { unit: "quintal" }),
    figureRow("demo.area"),
    figureRow("demo.yield", { entered: false }),
  ];
  const form = {
    rows,
    columns: [{ code: "plan", kind: "plan", span: "year" } as const, NOW, TOTAL, actual("same", { back: "same" })],
  };
  const texts = { "demo.rice": "20", "demo.maize": "50", "demo.area": "4" };

  test("[O5] a line with a formula is computed from the lines of the form, in the units of the indicators", () => {
    expect(look({ form, indicators, facts: [] }, texts, "demo.grain", "now")).toBe("computed 25");
    expect(look({ form, indicators, facts: [] }, texts, "demo.yield", "now")).toBe("computed 62.500000000000");
  });
  test("[O13] as long as one of them is missing it is missing, and says which", () => {
    expect(lacks({ form, indicators, facts: [] }, { "demo.rice": "20" }, "demo.grain", "now")).toEqual(["demo.maize#now"]);
    expect(lacks({ form, indicators, facts: [] }, { "demo.rice": "20" }, "demo.yield", "now")).toEqual([
      "demo.maize#now",
      "demo.area#now",
    ]);
  });
  test("[O13] what is known of this period does not stand in for a sum whose lines are typed", () => {
    const facts = [fact("demo.grain", "2023-M10", "99")];
    expect(look({ form, indicators, facts }, { "demo.rice": "20" }, "demo.grain", "now")).toBe("missing");
  });
  test("[O6] a ratio is recomputed from what its parts add up to, never averaged", () => {
    const facts = [fact("demo.rice", "2023-9M", "80"), fact("demo.maize", "2023-9M", "5"), fact("demo.area", "2023-9M", "21")];
    expect(look({ form, indicators, facts }, texts, "demo.grain", "total")).toBe("computed 110");
    expect(look({ form, indicators, facts }, texts, "demo.yield", "total")).toBe("computed 44.000000000000");
  });
  test("[O5] of other periods what is known comes first, and is computed where nobody said", () => {
    const facts = [fact("demo.rice", "2022-M10", "8"), fact("demo.maize", "2022-M10", "2")];
    expect(look({ form, indicators, facts }, {}, "demo.grain", "same")).toBe("computed 10");
    const said = [...facts, fact("demo.grain", "2022-M10", "11")];
    expect(look({ form, indicators, facts: said }, {}, "demo.grain", "same")).toBe("held 11");
  });
  test("[O5] a plan of the whole is the one assigned; without one, what the parts come to", () => {
    const facts = [target("demo.rice", "2023", "800"), target("demo.maize", "2023", "200")];
    expect(look({ form, indicators, facts }, {}, "demo.grain", "plan")).toBe("computed 1000");
    expect(look({ form, indicators, facts: [...facts, target("demo.grain", "2023", "1050")] }, {}, "demo.grain", "plan")).toBe(
      "held 1050",
    );
    expect(lacks({ form, indicators, facts: facts.slice(1) }, {}, "demo.grain", "plan")).toEqual(["demo.rice#plan"]);
  });
  test("[O5] an indicator that only a formula needs is known from elsewhere, or computed", () => {
    const alone = { rows: [figureRow("demo.rice"), figureRow("demo.yield", { entered: false })], columns: [NOW] };
    const facts = [fact("demo.maize", "2023-M10", "5"), fact("demo.area", "2023-M10", "4")];
    expect(look({ form: alone, indicators, facts }, { "demo.rice": "20" }, "demo.yield", "now")).toBe("computed 62.500000000000");
    expect(lacks({ form: alone, indicators, facts: facts.slice(1) }, { "demo.rice": "20" }, "demo.yield", "now")).toEqual([
      "demo.maize 2023-M10",
    ]);
    const grain = [fact("demo.grain", "2023-M10", "8"), fact("demo.area", "2023-M10", "4")];
    expect(look({ form: alone, indicators, facts: grain }, { "demo.rice": "20" }, "demo.yield", "now")).toBe(
      "computed 20.000000000000",
    );
  });
  test("[O5] a line of an indicator with a formula can be typed all the same", () => {
    const typed = { rows: [figureRow("demo.grain"), ...rows.slice(1)], columns: [NOW, TOTAL] };
    expect(look({ form: typed, indicators, facts: [] }, { ...texts, "demo.grain": "26" }, "demo.grain", "now")).toBe(
      "entered 26",
    );
  });
});

describe("formulas of the form's own", () => {
  const sum = (key: string, formula: string, unit = "tonne"): FormRow => ({
    key,
    level: 0,
    kind: "formula",
    label: key,
    formula,
    unit,
    decimals: 1,
  });
  const make = (formula: string, unit?: string) => ({
    rows: [figureRow("demo.rice"), figureRow("demo.maize", { unit: "quintal" }), sum("sum", formula, unit)],
    columns: [NOW, TOTAL, actual("same", { back: "same" })],
  });
  const texts = { "demo.rice": "20", "demo.maize": "50" };

  test("[O8] figures count as they stand on the lines", () => {
    expect(look({ form: make("[demo.rice] + [demo.maize] / 10"), indicators, facts: [] }, texts, "sum", "now")).toBe(
      "computed 25.000000000000",
    );
  });
  test("[O8] a reference may name a column", () => {
    const facts = [fact("demo.rice", "2022-M10", "16")];
    expect(look({ form: make("[demo.rice] / [demo.rice@same] * 100", "percent"), indicators, facts }, texts, "sum", "now")).toBe(
      "computed 125.000000000000",
    );
    expect(lacks({ form: make("[demo.rice] / [demo.rice@same] * 100"), indicators, facts: [] }, texts, "sum", "now")).toEqual([
      "demo.rice#same",
    ]);
  });
  test("[O8] what can not be computed is broken, with the reason, and stops nothing else", () => {
    const why = (formula: string, given: Texts = texts): SheetCell =>
      cell({ form: make(formula), indicators, facts: [] }, given, "sum", "now");
    expect(why("[demo.rice] / [demo.maize]", { "demo.rice": "1", "demo.maize": "0" })).toEqual({
      kind: "broken",
      why: "DIVISION_BY_ZERO",
    });
    expect(why("[demo.rice")).toEqual({ kind: "broken", why: "FORMULA_MALFORMED" });
    expect(why("[demo.nothing] + 1")).toEqual({ kind: "broken", why: "FORMULA_REFERENCE_UNKNOWN" });
    expect(why("[demo.rice@nothing] + 1")).toEqual({ kind: "broken", why: "FORMULA_REFERENCE_UNKNOWN" });
    expect(why("round([demo.rice]; 0,5)")).toEqual({ kind: "broken", why: "BAD_PRECISION" });
  });
  test("[O8] lines that need each other are broken, each of them, whichever is asked first", () => {
    const rows = [figureRow("demo.rice"), sum("a", "[b] + 1"), sum("b", "[a] + [demo.rice]"), sum("c", "[a] * 2")];
    const sheet = makeOpen({ form: { rows, columns: [NOW] }, indicators, facts: [] });
    const wanted = [
      ["a", "broken"],
      ["b", "broken"],
      ["c", "broken"],
      ["demo.rice", "entered 1"],
    ];
    for (const order of [
      ["a", "b", "c", "demo.rice"],
      ["c", "b", "a", "demo.rice"],
    ]) {
      const found = computeRows(sheet, makeEntries({ "demo.rice": "1" }), order);
      expect([...found].map(([key, [only]]) => [key, only ? show(only) : ""]).sort()).toEqual(wanted);
    }
  });
  test("[O6] a line of its own in other columns is computed from what stands there", () => {
    const facts = [fact("demo.rice", "2023-9M", "80"), fact("demo.maize", "2023-9M", "5"), fact("demo.rice", "2022-M10", "1")];
    const form = make("[demo.rice] + [demo.maize] / 10");
    expect(look({ form, indicators, facts }, texts, "sum", "total")).toBe("computed 110.000000000000");
    expect(lacks({ form, indicators, facts }, texts, "sum", "same")).toEqual(["demo.maize#same"]);
  });
});

describe("comparisons", () => {
  const columns: readonly FormColumn[] = [
    { code: "plan", kind: "plan", span: "year" },
    actual("same", { back: "same" }),
    NOW,
    { code: "percent", kind: "percent", of: "now", to: "same" },
    { code: "difference", kind: "difference", of: "now", to: "same" },
    { code: "of-plan", kind: "percent", of: "now", to: "plan" },
  ];
  const form = { columns, rows: [figureRow("demo.area", { signed: true }), figureRow("demo.yield")] };
  const at = (now: string, same: string | undefined, column: string, row = "demo.area"): string =>
    look({ form, indicators, facts: same === undefined ? [] : [fact(row, "2022-M10", same)] }, { [row]: now }, row, column);

  test("[O27] a percent is of exact figures; a difference is in the unit of the line", () => {
    expect(at("110", "100", "percent")).toBe("computed 110.000000000000");
    expect(at("1", "3", "percent")).toBe("computed 33.333333333333");
    expect(at("110", "100,5".replace(",", "."), "difference")).toBe("computed 9.5");
  });
  test("[O27] percentages compare by points", () => {
    expect(at("62,5", "60.25", "percent", "demo.yield")).toBe("computed 2.25");
  });
  test("[O27] beside zero or below nothing is said", () => {
    expect(at("5", "0", "percent")).toBe("blank");
    expect(at("5", "-3", "percent")).toBe("blank");
    expect(at("5", "-3", "difference")).toBe("computed 8");
  });
  test("[O13] what is missing on either side is named", () => {
    expect(lacks({ form, indicators, facts: [] }, {}, "demo.area", "percent")).toEqual(["demo.area#now", "demo.area#same"]);
    expect(lacks({ form, indicators, facts: [] }, { "demo.area": "1" }, "demo.area", "of-plan")).toEqual(["demo.area#plan"]);
  });
});
