import type { Grid } from "../src/annex/grid.ts";
import type { Form, FormColumn, FormRow } from "../src/form/form.ts";
import type { HeldFact, SheetGiven } from "../src/form/sheet.ts";
import type { FormImport } from "../src/form-import/form-import.ts";
import { type FormFileGiven, takeFormFile } from "../src/form-import/take-form-file.ts";
import { toEntries } from "../src/form-import/to-entries.ts";
import { toBreakdown } from "../src/indicator/breakdown.ts";
import type { Indicator } from "../src/indicator/indicator.ts";
import { decimal } from "../src/quantity/decimal.ts";
import { makeIndicator, UNITS } from "./make.ts";
import { toPeriod } from "./make-form.ts";

type LineGiven = Partial<FormRow & { readonly kind: "figure" }> & { readonly split?: Readonly<Record<string, string>> };

/** A line of figures; what is not said is the plainest thing it can be. */
export function makeLine(indicator: string, { split = {}, ...given }: LineGiven = {}): FormRow {
  const items = Object.entries(split).map(([dimension, item]) => `${dimension}=${item}`);
  return {
    key: items.length === 0 ? indicator : `${indicator}|${items.join(",")}`,
    kind: "figure",
    level: 1,
    indicator,
    breakdown: toBreakdown(split),
    required: false,
    entered: true,
    signed: false,
    ...given,
  };
}

export function makeHeading(label: string, mark: string, level = 0): FormRow {
  return { key: `de-muc-${mark.toLowerCase()}`, kind: "heading", level, mark, label };
}

const INDICATORS: readonly Indicator[] = [
  makeIndicator("crop.area", { name: "Diện tích gieo trồng lúa", unit: "ha", decimals: 1 }),
  makeIndicator("crop.output", { name: "Sản lượng lúa", unit: "tonne", decimals: 1 }),
  makeIndicator("livestock.pig", { name: "Đàn lợn", unit: "head", nature: "stock" }),
  makeIndicator("budget.revenue", { name: "Thu ngân sách trên địa bàn", unit: "dong" }),
  makeIndicator("budget.spend", { name: "Chi ngân sách địa phương", unit: "dong" }),
  makeIndicator("poverty.households", { name: "Số hộ nghèo", unit: "household", nature: "stock" }),
  makeIndicator("poverty.rate", { name: "Tỷ lệ hộ nghèo", unit: "percent", decimals: 2, nature: "ratio" }),
];

export const COLUMNS: readonly FormColumn[] = [
  { code: "plan", kind: "plan", span: "year" },
  { code: "before", kind: "actual", span: "period", back: "previous", status: "reported", entered: false },
  { code: "same", kind: "actual", span: "period", back: "same", status: "reported", entered: false },
  { code: "now", kind: "actual", span: "period", status: "reported", entered: true },
  { code: "sum", kind: "actual", span: "cumulative", status: "reported", entered: false },
  { code: "year", kind: "actual", span: "year", status: "estimate", entered: true },
  { code: "share", kind: "percent", of: "sum", to: "plan" },
  { code: "note", kind: "note" },
];

export const ROWS: readonly FormRow[] = [
  makeHeading("NÔNG NGHIỆP", "I"),
  makeLine("crop.area", { mark: "1" }),
  makeLine("crop.area", { mark: "-", level: 2, split: { season: "spring" } }),
  makeLine("crop.output", { mark: "2" }),
  makeLine("livestock.pig", { mark: "3" }),
  makeHeading("NGÂN SÁCH", "II"),
  makeLine("budget.revenue", { mark: "1", unit: "million-dong" }),
  makeLine("budget.spend", { mark: "2", unit: "million-dong" }),
  {
    key: "can-doi",
    kind: "formula",
    level: 1,
    mark: "3",
    label: "Cân đối thu, chi",
    formula: "[budget.revenue]-[budget.spend]",
    unit: "million-dong",
    decimals: 0,
  },
  makeHeading("XÃ HỘI", "III"),
  makeLine("poverty.households", { mark: "1" }),
  makeLine("poverty.rate", { mark: "2" }),
];

export const FORM: Form = {
  code: "kinh-te-thang",
  number: "01/KTXH-T",
  name: "Báo cáo kinh tế - xã hội tháng",
  rows: ROWS,
  columns: COLUMNS,
  rules: [],
  checks: {
    parts: "warn",
    jump: { weight: "off", times: decimal("3") },
    plan: { weight: "off", percent: decimal("120") },
    unit: "off",
  },
};

function fact(indicator: string, period: string, value: string, kind: HeldFact["fact"] = "value"): HeldFact {
  return {
    fact: kind,
    indicator,
    breakdown: [],
    period: toPeriod(period),
    value: decimal(value),
    ...(kind === "value" ? { status: "reported" } : {}),
  };
}

export const FACTS: readonly HeldFact[] = [
  fact("crop.area", "2023", "2000", "target"),
  fact("crop.area", "2023-01-01..2023-10-01", "1500"),
  fact("crop.area", "2023-M09", "120"),
  fact("crop.area", "2022-M10", "95.5"),
  fact("budget.revenue", "2023", "150000000000", "target"),
  fact("budget.revenue", "2023-01-01..2023-10-01", "100500000000"),
  fact("budget.spend", "2023-01-01..2023-10-01", "90000000000"),
];

export function makeGiven(given: Partial<SheetGiven> = {}): SheetGiven {
  return {
    form: FORM,
    period: toPeriod("2023-M10"),
    indicators: new Map(INDICATORS.map((one) => [one.code, one])),
    dimensions: [{ code: "season", name: "Vụ", items: [{ code: "spring", name: "Lúa xuân" }] }],
    units: UNITS,
    facts: FACTS,
    ...given,
  };
}

export function makeFileGiven(given: Partial<FormFileGiven> = {}): FormFileGiven {
  return {
    given: makeGiven(),
    entries: new Map(),
    regime: "thang",
    place: "064@1997-01-01",
    placeName: "xã Bằng Phúc",
    period: "2023-M10",
    ...given,
  };
}

export type Answered = Readonly<Record<string, string>>;

/** A file taken as far as the answers go; what is refused throws. */
export function take(
  grids: readonly Grid[],
  answers: Answered = {},
  given: Partial<FormFileGiven> = {},
  hasMacros = false,
): FormImport {
  const taken = takeFormFile({ grids, hasMacros }, makeFileGiven(given), new Map(Object.entries(answers)));
  if (!taken.ok) throw new Error(JSON.stringify(taken.problems));
  return taken.value;
}

/** The refusals of a file, in short. */
export function refusals(grids: readonly Grid[], given: Partial<FormFileGiven> = {}): readonly string[] {
  const taken = takeFormFile({ grids, hasMacros: false }, makeFileGiven(given), new Map());
  return taken.ok ? [] : taken.problems.map(({ sheet, cell, fault }) => `${sheet}!${cell} ${fault.code}`);
}

/** What would be saved, in short: "crop.area#now = 12,5". */
export function saves(taken: FormImport): readonly string[] {
  return toEntries(taken).map(({ cell, entry }) => {
    if (!entry) return `${cell} cleared`;
    const beside = [entry.none && `none: ${entry.none}`, entry.qualifiers?.join("+"), entry.note && `note: ${entry.note}`];
    return [`${cell} = ${entry.text}`, ...beside.filter((one) => one !== undefined && one !== "")].join("; ");
  });
}

/** Problems in short: "D7 FORM_FILE_DATE". */
export function problems({ problems: all }: Pick<FormImport, "problems">): readonly string[] {
  return all.map(({ cell, fault }) => `${cell} ${fault.code}`);
}
