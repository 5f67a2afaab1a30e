import { indexNeeded, type NeededIndex } from "@kehoach/core/analysis/known-facts";
import type { Form } from "@kehoach/core/form/form";
import { showLineKey } from "@kehoach/core/form/line-reference";
import { listNeeded } from "@kehoach/core/form/needed-facts";
import type { SheetGiven } from "@kehoach/core/form/sheet";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import { createFew } from "./few.ts";
import type { Keeps } from "./stored-facts.ts";

/** What a form needs to know for a period. */
export type Needs = {
  readonly facts: NeededIndex;
  readonly indicators: readonly string[];
  /** Of values and of targets. */
  readonly periods: { readonly value: readonly Period[]; readonly target: readonly Period[] };
  /** Lines of values by the texts of their periods. */
  readonly lines: ReadonlyMap<string, ReadonlySet<string>>;
};

/** By the form, which stays the same object until a pack is applied, and the period. */
const known = new WeakMap<Form, ReturnType<typeof createFew<Needs>>>();
const MOST = 8;

/** @rule O7 */
export function findNeeds(given: Pick<SheetGiven, "form" | "indicators" | "period">): Needs {
  const near = known.get(given.form) ?? createFew<Needs>(MOST);
  known.set(given.form, near);
  return near.find(showPeriod(given.period), () => listNeeds(given));
}

function listNeeds({ form, indicators, period }: Pick<SheetGiven, "form" | "indicators" | "period">): Needs {
  const facts = listNeeded(form, period, indicators);
  const texts = new Map<Period, string>();
  const periods = { value: new Map<string, Period>(), target: new Map<string, Period>() };
  const lines = new Map<string, Set<string>>();
  for (const { fact, indicator, breakdown, period: of } of facts) {
    const days = texts.get(of) ?? showPeriod(of);
    texts.set(of, days);
    periods[fact].set(days, of);
    if (fact !== "value") continue;
    const wanted = lines.get(days) ?? new Set<string>();
    lines.set(days, wanted.add(showLineKey(indicator, breakdown)));
  }
  return {
    facts: indexNeeded(facts),
    indicators: [...new Set(facts.map(({ indicator }) => indicator))],
    periods: { value: [...periods.value.values()], target: [...periods.target.values()] },
    lines,
  };
}

/** Of the figures of another form, those that are needed. */
export function toKeeps({ lines }: Needs): Keeps {
  return (days) => {
    const wanted = lines.get(days);
    return wanted && ((indicator, breakdown) => wanted.has(breakdown === "" ? indicator : `${indicator}|${breakdown}`));
  };
}
