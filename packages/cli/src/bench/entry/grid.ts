import { listAffectedRows } from "@kehoach/core/form/affected";
import { checkRows, checkSheet } from "@kehoach/core/form/check-entries";
import { computeRows } from "@kehoach/core/form/compute-cell";
import type { FormColumn, FormRow, FormRule } from "@kehoach/core/form/form";
import { openSheet } from "@kehoach/core/form/open-sheet";
import { cellOf, type Entry, type HeldFact, type SheetGiven } from "@kehoach/core/form/sheet";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import type { Period } from "@kehoach/core/period/period";
import { decimal } from "@kehoach/core/quantity/decimal";
import { findPercentile, type Measure } from "../table.ts";

const LINES = 500;
const BROKEN = 100;
const KEYS = 300;
/** From keystroke to paint. Here is what comes before painting; e2e/entry-speed paints. */
const BUDGET = { openMs: 1_000, keyMs: 50 } as const;
const PERIOD: Period = { calendar: "solar", kind: "month", start: "2023-10-01", end: "2023-11-01" };
const BEFORE: Period = { ...PERIOD, start: "2023-09-01", end: "2023-10-01" };
const SAME: Period = { ...PERIOD, start: "2022-10-01", end: "2022-11-01" };
const YEAR: Period = { calendar: "solar", kind: "year", start: "2023-01-01", end: "2024-01-01" };

const all = Array.from({ length: LINES }, (_, at) => at);
const codeOf = (at: number): string => `s.i${at}`;
const actual = { kind: "actual", span: "period", status: "reported", entered: false } as const;
const COMPARED = Array.from({ length: 8 }, (_, at): FormColumn => {
  const [of, to] = [at % 2 === 0 ? "now" : "sum", ["previous", "same", "plan", "same-sum"][at % 4] ?? "plan"];
  return { code: `c${at}`, kind: at < 4 ? "percent" : "difference", of, to };
});
/** Twenty columns, four of them typed into. */
const COLUMNS: readonly FormColumn[] = [
  { ...actual, code: "same", back: "same" },
  { ...actual, code: "same-sum", span: "cumulative", back: "same" },
  { code: "plan", kind: "plan", span: "year" },
  { ...actual, code: "previous", back: "previous" },
  { ...actual, code: "now", entered: true },
  { ...actual, code: "sum", span: "cumulative" },
  { ...actual, code: "next", span: "next", status: "estimate", entered: true },
  { ...actual, code: "half", span: "half", status: "estimate", entered: true },
  { ...actual, code: "year", span: "year", status: "estimate", entered: true },
  ...COMPARED,
  { code: "more", kind: "percent", of: "year", to: "plan" },
  { code: "less", kind: "difference", of: "year", to: "sum" },
  { code: "note", kind: "note" },
];

function toIndicator(at: number): Indicator {
  return {
    code: codeOf(at),
    name: `Chỉ tiêu ${at + 1}`,
    unit: "ha",
    decimals: 1,
    nature: "flow",
    direction: { kind: "higher" },
    additive: { places: true, time: true, dimensions: [] },
    judgedBy: "own",
  };
}

function toRow(at: number): FormRow {
  const common = { key: codeOf(at), level: 0, kind: "figure", breakdown: [] } as const;
  return { ...common, indicator: codeOf(at), required: true, entered: true, signed: false };
}

/** Every one of them broken: a line is at most half of itself. */
function toRule(at: number): FormRule {
  const [left, right] = [`[${codeOf(at)}]`, `[${codeOf(at)}] / 2`];
  return { code: `r${at}`, left, operator: "<=", right, weight: "block", column: "now", message: "không quá một nửa" };
}

function listFacts(at: number): readonly HeldFact[] {
  const common = { fact: "value", indicator: codeOf(at), breakdown: [], status: "reported" } as const;
  const target = { fact: "target", indicator: codeOf(at), breakdown: [], period: YEAR, value: decimal("12000") } as const;
  return [{ ...common, period: BEFORE, value: decimal("990") }, { ...common, period: SAME, value: decimal("950") }, target];
}

function makeGiven(): SheetGiven {
  return {
    form: {
      code: "luoi",
      name: "Biểu 500 × 20",
      rows: all.map(toRow),
      columns: COLUMNS,
      rules: all.slice(0, BROKEN).map(toRule),
      checks: {
        parts: "block",
        jump: { weight: "warn", times: decimal("5") },
        plan: { weight: "warn", percent: decimal("150") },
        unit: "warn",
      },
    },
    period: PERIOD,
    indicators: new Map(all.map((at) => [codeOf(at), toIndicator(at)])),
    dimensions: [],
    units: new Map([["ha", { code: "ha", name: "ha", dimension: "area", factor: decimal("10000"), whole: false }]]),
    facts: all.flatMap(listFacts),
  };
}

/** A grid of 500 × 20 with 100 broken rules, as the browser works before it paints: opening it, and one keystroke. */
export async function measureGrid(): Promise<readonly Measure[]> {
  const entries = new Map<string, Entry>(all.map((at) => [cellOf(codeOf(at), "now"), { text: `1.${100 + (at % 90)},5` }]));
  const given = makeGiven();
  const began = performance.now();
  const sheet = openSheet(given);
  computeRows(sheet, entries);
  const problems = checkSheet(sheet, entries).filter(({ fault }) => fault.code === "ENTRY_RULE");
  const open = performance.now() - began;
  if (problems.length !== BROKEN) throw new Error(`${problems.length} broken rules instead of ${BROKEN}`);
  const keys: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const row = codeOf((key * 7) % LINES);
    const started = performance.now();
    entries.set(cellOf(row, "now"), { text: String(1000 + key) });
    const rows = listAffectedRows(sheet, row);
    computeRows(sheet, entries, rows);
    checkRows(sheet, entries, rows);
    keys.push(performance.now() - started);
  }
  const note = `${BROKEN} quy tắc sai, ${KEYS} phím, chưa kể vẽ`;
  return [
    {
      name: "Lưới 500 × 20: mở, tính và kiểm cả biểu",
      value: open,
      unit: "ms",
      budget: BUDGET.openMs,
      note: "chưa kể tải và vẽ",
    },
    { name: "Lưới 500 × 20: một phím, p50", value: findPercentile(keys, 0.5), unit: "ms", note },
    { name: "Lưới 500 × 20: một phím, p95", value: findPercentile(keys, 0.95), unit: "ms", budget: BUDGET.keyMs, note },
  ];
}
