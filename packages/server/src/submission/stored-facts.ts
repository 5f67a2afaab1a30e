import type { HeldFact } from "@kehoach/core/form/sheet";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown } from "@kehoach/core/indicator/indicator";
import { type Period, parsePeriod, showPeriod } from "@kehoach/core/period/period";
import { decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import type { Status } from "@kehoach/core/value/value";

/**
 * Of a sending thousands of facts are kept, and those of other sendings are read again whenever a form is opened: what they have in
 * common stands once.
 */
type StoredFacts = {
  readonly lines: readonly (readonly [indicator: string, breakdown: string])[];
  readonly groups: readonly StoredGroup[];
  readonly sources?: readonly Source[];
};
/** A sending whose figures are facts too: it never changes, so that they need not be kept twice. Numbers of the submission and of it. */
export type Source = readonly [submission: string, n: number];
/** Facts that differ by line and value only. null: declared that there is none. */
type StoredGroup = {
  readonly fact: HeldFact["fact"];
  readonly period: string;
  readonly status?: Status;
  readonly assigner?: string;
  readonly sent?: true;
  /** Lines by number, each with its value beside it. */
  readonly at: readonly number[];
  readonly values: readonly (string | null)[];
};
type Writing = Omit<StoredGroup, "at" | "values"> & { readonly at: number[]; readonly values: (string | null)[] };

/** Texts of what facts have in common, made once each. */
function createTexts() {
  const periods = new Map<Period, string>();
  const breakdowns = new Map<Breakdown, string>();
  const find = <T>(known: Map<T, string>, one: T, show: (one: T) => string): string => {
    const text = known.get(one) ?? show(one);
    known.set(one, text);
    return text;
  };
  return {
    period: (period: Period) => find(periods, period, showPeriod),
    breakdown: (breakdown: Breakdown) => (breakdown.length === 0 ? "" : find(breakdowns, breakdown, showBreakdown)),
  };
}

/** Facts as a sending keeps them, as JSON, with the sendings that say the rest. */
export function toStoredFacts(facts: readonly HeldFact[], sources: readonly Source[] = []): string {
  const texts = createTexts();
  const lines = new Map<string, Map<string, number>>();
  const listed: [string, string][] = [];
  const groups = new Map<string, Writing>();
  for (const { fact, indicator, breakdown, period, value, status, assigner, sent } of facts) {
    const days = texts.period(period);
    const name = `${fact} ${days} ${status ?? ""} ${assigner ?? ""} ${sent === true}`;
    let group = groups.get(name);
    if (group === undefined) {
      group = {
        fact,
        period: days,
        ...(status === undefined ? {} : { status }),
        ...(assigner === undefined ? {} : { assigner }),
        ...(sent === undefined ? {} : { sent }),
        at: [],
        values: [],
      };
      groups.set(name, group);
    }
    const divided = texts.breakdown(breakdown);
    const near = lines.get(indicator) ?? new Map<string, number>();
    lines.set(indicator, near);
    let line = near.get(divided);
    if (line === undefined) {
      line = listed.push([indicator, divided]) - 1;
      near.set(divided, line);
    }
    group.at.push(line);
    group.values.push(value === undefined ? null : showDecimal(value));
  }
  const whole: StoredFacts = {
    lines: listed,
    groups: [...groups.values()],
    ...(sources.length === 0 ? {} : { sources }),
  };
  return JSON.stringify(whole);
}

const read = new Map<string, Period>();
const MAX_READ = 5_000;

/** A period in the form toStoredFacts gave it; the same one is the same object. */
function toPeriod(text: string): Period {
  const known = read.get(text);
  if (known !== undefined) return known;
  const parsed = parsePeriod(text);
  if (!parsed.ok) throw new Error(`a stored fact does not read: ${text}`);
  if (read.size > MAX_READ) read.clear();
  read.set(text, parsed.value);
  return parsed.value;
}

function toBreakdown(text: string): Breakdown {
  if (text === "") return [];
  const parsed = parseBreakdown(text);
  if (!parsed.ok) throw new Error(`a stored fact does not read: ${text}`);
  return parsed.value;
}

/** Which facts are wanted, asked period by period before anything is made of them; undefined: none of that period. */
export type Keeps = (period: string) => ((indicator: string, breakdown: string) => boolean) | undefined;

/** What toStoredFacts wrote. */
export function fromStoredFacts(body: unknown, keeps: Keeps = () => () => true): readonly HeldFact[] {
  const { lines, groups } = body as StoredFacts; // only toStoredFacts wrote it
  const breakdowns = lines.map(([, breakdown]) => toBreakdown(breakdown));
  const found: HeldFact[] = [];
  for (const { at, values, period: text, ...common } of groups) {
    const isKept = keeps(text);
    if (isKept === undefined) continue;
    const period = toPeriod(text);
    for (const [place, line] of at.entries()) {
      const [indicator, breakdown] = lines[line] ?? ["", ""];
      if (!isKept(indicator, breakdown)) continue;
      const value = values[place] ?? null;
      found.push({
        ...common,
        indicator,
        breakdown: breakdowns[line] ?? [],
        period,
        ...(value === null ? {} : { value: decimal(value) }),
      });
    }
  }
  return found;
}

/** The sendings whose figures stand beside stored facts, in the order in which they answer. */
export function listSources(body: unknown): readonly Source[] {
  return (body as StoredFacts).sources ?? []; // only toStoredFacts wrote it
}
