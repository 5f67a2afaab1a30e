import type { ColumnEntry } from "./form-columns.ts";

const SAME: ColumnEntry = { code: "same", kind: "actual", back: "same" };
const SAME_CUMULATIVE: ColumnEntry = { code: "same-cumulative", kind: "actual", span: "cumulative", back: "same" };
const LAST_YEAR: ColumnEntry = { code: "last-year", kind: "actual", span: "year", back: "same" };
const PLAN: ColumnEntry = { code: "plan", kind: "plan" };
const PREVIOUS: ColumnEntry = { code: "previous", kind: "actual", back: "previous" };
const NOW: ColumnEntry = { code: "now", kind: "actual", entered: true };
const CUMULATIVE: ColumnEntry = { code: "cumulative", kind: "actual", span: "cumulative" };
const ESTIMATE: ColumnEntry = { code: "estimate", kind: "actual", span: "year", status: "estimate", entered: true };
const PLAN_NEXT: ColumnEntry = { code: "plan-next", kind: "plan", span: "next-year" };
const NOTE: ColumnEntry = { code: "note", kind: "note" };

function percent(code: string, of: string, to: string): ColumnEntry {
  return { code, kind: "percent", of, to };
}

const MONTH: readonly ColumnEntry[] = [
  SAME,
  SAME_CUMULATIVE,
  PLAN,
  PREVIOUS,
  NOW,
  CUMULATIVE,
  percent("to-previous", "now", "previous"),
  percent("to-same", "now", "same"),
  percent("cumulative-to-same", "cumulative", "same-cumulative"),
];

/**
 * Columns as the annexes have them from month to month: an ordinary month (February to April); one that is held against the plan (June
 * to September, November); the early report of six months, written in May; October, with the estimate of the year and what is
 * intended for the next; December; a report of the year alone; and the least that still says something.
 *
 * @rule K61
 */
export const COLUMN_PRESETS = {
  plain: [NOW, CUMULATIVE, NOTE],
  month: MONTH,
  "month-plan": [...MONTH, percent("to-plan", "cumulative", "plan")],
  half: [
    SAME,
    { code: "same-half", kind: "actual", span: "half", back: "same" },
    PLAN,
    PREVIOUS,
    NOW,
    { code: "next", kind: "actual", span: "next", status: "estimate", entered: true },
    { code: "half", kind: "actual", span: "half", status: "estimate" },
    percent("to-previous", "now", "previous"),
    percent("half-to-same", "half", "same-half"),
    percent("half-to-plan", "half", "plan"),
  ],
  october: [
    LAST_YEAR,
    SAME,
    SAME_CUMULATIVE,
    PLAN,
    PREVIOUS,
    NOW,
    CUMULATIVE,
    ESTIMATE,
    {
      code: "next-year",
      kind: "actual",
      name: "Dự kiến kế hoạch năm sau",
      span: "next-year",
      status: "estimate",
      entered: true,
    },
    percent("to-previous", "now", "previous"),
    percent("to-same", "now", "same"),
    percent("cumulative-to-same", "cumulative", "same-cumulative"),
    percent("estimate-to-last-year", "estimate", "last-year"),
    percent("next-year-to-estimate", "next-year", "estimate"),
  ],
  "year-end": [
    LAST_YEAR,
    PLAN,
    PREVIOUS,
    NOW,
    CUMULATIVE,
    PLAN_NEXT,
    percent("cumulative-to-last-year", "cumulative", "last-year"),
    percent("to-plan", "cumulative", "plan"),
    percent("plan-next-to-cumulative", "plan-next", "cumulative"),
  ],
  year: [
    PREVIOUS,
    PLAN,
    NOW,
    PLAN_NEXT,
    percent("to-previous", "now", "previous"),
    percent("to-plan", "now", "plan"),
    percent("plan-next-to-now", "plan-next", "now"),
    NOTE,
  ],
} as const satisfies Readonly<Record<string, readonly ColumnEntry[]>>;

export type ColumnPreset = keyof typeof COLUMN_PRESETS;

/** In the order they are offered. */
export const PRESETS: readonly ColumnPreset[] = ["plain", "month", "month-plan", "half", "october", "year-end", "year"];
