import type { FigureRow, Form, FormColumn, FormRow } from "../src/form/form.ts";
import { showLineKey } from "../src/form/line-reference.ts";
import { type OpenSheet, openSheet } from "../src/form/open-sheet.ts";
import { type CellId, cellOf, type Entries, type Entry, type HeldFact, type SheetGiven } from "../src/form/sheet.ts";
import { parseBreakdown } from "../src/indicator/breakdown.ts";
import type { Indicator } from "../src/indicator/indicator.ts";
import { type Period, parsePeriod } from "../src/period/period.ts";
import { decimal } from "../src/quantity/decimal.ts";
import { makeIndicator, UNITS } from "./make.ts";

/** A small form of October 2023 for tests: what is not said is the plainest thing it can be. */

export function toPeriod(text: string): Period {
  const read = parsePeriod(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

export const OCTOBER = toPeriod("2023-M10");

const STOCK = { nature: "stock", additive: { places: true, time: false, dimensions: ["kind"] } } as const;
const AREA = { unit: "ha", decimals: 2 } as const;

export const INDICATORS: readonly Indicator[] = [
  makeIndicator("demo.area", { ...AREA, name: "Diện tích trồng" }),
  makeIndicator("demo.total", { ...AREA, name: "Diện tích cả năm" }),
  makeIndicator("demo.harvested", { ...AREA, name: "Diện tích chè cho thu hoạch" }),
  makeIndicator("demo.bud", { ...AREA, name: "Diện tích chè búp đang thu hái" }),
  makeIndicator("demo.herd", { ...STOCK, unit: "head", name: "Tổng đàn gia súc" }),
  makeIndicator("demo.revenue", { unit: "million-dong", name: "Thu ngân sách" }),
];

export const DIMENSIONS = [
  {
    code: "kind",
    name: "loại",
    items: [
      { code: "buffalo", name: "Trâu" },
      { code: "cattle", name: "Bò" },
      { code: "horse", name: "Ngựa" },
    ],
  },
];

/** The line of a figure, by its key: "demo.herd|kind=horse". */
export function figureRow(key: string, given: Partial<FigureRow> = {}): FigureRow {
  const [indicator = "", items = ""] = key.split("|");
  const breakdown = parseBreakdown(items);
  if (!breakdown.ok) throw new Error(key);
  return {
    key: showLineKey(indicator, breakdown.value),
    level: 0,
    kind: "figure",
    indicator,
    breakdown: breakdown.value,
    required: false,
    entered: true,
    signed: false,
    ...given,
  };
}

export function actual(code: string, given: Partial<FormColumn & { readonly kind: "actual" }> = {}): FormColumn {
  return { code, kind: "actual", span: "period", status: "reported", entered: false, ...given };
}

export const COLUMNS: readonly FormColumn[] = [
  { code: "plan", kind: "plan", span: "year" },
  actual("before", { back: "previous" }),
  actual("same", { back: "same" }),
  actual("now", { entered: true }),
  actual("total", { span: "cumulative" }),
  actual("year", { span: "year", status: "estimate", entered: true }),
  { code: "percent", kind: "percent", of: "total", to: "plan" },
  { code: "note", kind: "note" },
];

export const ROWS: readonly FormRow[] = [
  { key: "line-1", level: 0, kind: "heading", label: "Nông nghiệp" },
  figureRow("demo.area", { required: true }),
  figureRow("demo.total"),
  figureRow("demo.harvested"),
  figureRow("demo.bud"),
  figureRow("demo.herd"),
  figureRow("demo.herd|kind=buffalo"),
  figureRow("demo.herd|kind=cattle"),
  figureRow("demo.herd|kind=horse"),
  figureRow("demo.revenue"),
];

const RULES: Form["rules"] = [
  {
    code: "bud-within-harvested",
    left: "[demo.bud]",
    operator: "<=",
    right: "[demo.harvested]",
    weight: "block",
    message: "Chè búp đang thu hái không quá diện tích cho thu hoạch.",
  },
];

export function makeForm(given: Partial<Form> = {}): Form {
  return {
    code: "demo",
    name: "Biểu mẫu",
    rows: ROWS,
    columns: COLUMNS,
    rules: RULES,
    checks: {
      parts: "block",
      jump: { weight: "warn", times: decimal("5") },
      plan: { weight: "warn", percent: decimal("150") },
      unit: "warn",
    },
    ...given,
  };
}

type FactGiven = Partial<Pick<HeldFact, "status" | "sent" | "assigner">>;

/** "demo.herd|kind=horse" in a period; no `text`: declared that there is none. */
export function fact(key: string, of: string, text: string | undefined, given: FactGiven = {}): HeldFact {
  const { indicator, breakdown } = figureRow(key);
  return {
    fact: "value",
    indicator,
    breakdown,
    period: toPeriod(of),
    ...(text === undefined ? {} : { value: decimal(text) }),
    ...given,
  };
}

export function target(key: string, of: string, text: string, given: FactGiven = {}): HeldFact {
  return { ...fact(key, of, text, given), fact: "target" };
}

const FACTS: readonly HeldFact[] = [
  fact("demo.area", "2023-M09", "100"),
  fact("demo.area", "2022-M10", "110"),
  fact("demo.total", "2023-01-01..2023-10-01", "500"),
  fact("demo.total", "2023-M09", "400"),
  target("demo.total", "2023", "1000"),
  fact("demo.revenue", "2023-M09", "450"),
  fact("demo.revenue", "2022-M10", "400"),
];

export function makeGiven(
  given: Partial<Omit<SheetGiven, "indicators" | "form">> & {
    readonly form?: Partial<Form>;
    readonly indicators?: readonly Indicator[];
  } = {},
): SheetGiven {
  const { form, indicators = INDICATORS, ...rest } = given;
  return {
    form: makeForm(form),
    period: OCTOBER,
    indicators: new Map(indicators.map((one) => [one.code, one])),
    dimensions: DIMENSIONS,
    units: UNITS,
    facts: FACTS,
    ...rest,
  };
}

export function makeOpen(given: Parameters<typeof makeGiven>[0] = {}): OpenSheet {
  return openSheet(makeGiven(given));
}

/** Entries by cell, "demo.area#now"; without a column the one for this period. */
export function makeEntries(texts: Readonly<Record<string, string | Entry>>): Entries {
  const cells = Object.entries(texts).map(([cell, said]): readonly [CellId, Entry] => [
    cell.includes("#") ? cell : cellOf(cell, "now"),
    typeof said === "string" ? { text: said } : said,
  ]);
  return new Map(cells);
}
