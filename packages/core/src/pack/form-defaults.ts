import type { FormChecks, FormColumn } from "../form/form.ts";
import { decimal } from "../quantity/decimal.ts";
import type { Unit } from "../quantity/unit.ts";

/** The checks of a form that says nothing of them. */
export const DEFAULT_CHECKS: FormChecks = {
  // Parts that add up to another total are a slip of the pen, whatever the year was like.
  parts: "block",
  // Crops and markets double and halve; five times as much or a fifth needs a word.
  jump: { weight: "warn", times: decimal("5") },
  // A plan is passed often, by half as much again seldom.
  plan: { weight: "warn", percent: decimal("150") },
  // đồng typed for triệu đồng: certain for who looks at it, not for the rule.
  unit: "warn",
};

/** Digits after the comma of a computed line that says nothing of them: as the annexes print ratios; a count has none. */
export function defaultDecimals(unit: Unit): number {
  return unit.whole ? 0 : 2;
}

/** The key of a heading or a computed line that has no word of its own; `at` counts the lines from 0. */
export function defaultLineKey(at: number): string {
  return `line-${at + 1}`;
}

/** What a column of actuals speaks of when it says nothing: the period of the form. A plan is of the year. */
export const DEFAULT_SPANS = { actual: "period", plan: "year" } as const;

/** Spans that end after the period of the form: what is typed there may be an estimate, so the column says what it is. */
const BEYOND = new Set(["next", "half", "year", "next-year"]);

/** Whether a column must say its status: typed figures of a span that may not be over yet. @rule K24 */
export function needsStatus({ span, entered }: Pick<FormColumn & { readonly kind: "actual" }, "span" | "entered">): boolean {
  return entered && BEYOND.has(span);
}
