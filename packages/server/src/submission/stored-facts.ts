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

/** Whether a fact belongs to the group of the one before it. */
function isLike(a: HeldFact, b: HeldFact | undefined): boolean {
  return a.period === b?.period && a.fact === b.fact && a.status === b.status && a.assigner === b.assigner && a.sent === b.sent;
}

/** The group of a fact, begun if it is the first of it. */
function findGroup(groups: Map<string, Writing>, { fact, period, status, assigner, sent }: HeldFact): Writing {
  const days = showPeriod(period);
  const name = `${fact} ${days} ${status ?? ""} ${assigner ?? ""} ${sent === true}`;
  const found: Writing = groups.get(name) ?? {
    fact,
    period: days,
    ...(status === undefined ? {} : { status }),
    ...(assigner === undefined ? {} : { assigner }),
    ...(sent === undefined ? {} : { sent }),
    at: [],
    values: [],
  };
  groups.set(name, found);
  return found;
}

/** Facts as a sending keeps them, as JSON, with the sendings that say the rest. */
export function toStoredFacts(facts: readonly HeldFact[], sources: readonly Source[] = []): string {
  const lines = new Map<string, Map<string, number>>();
  const listed: [string, string][] = [];
  const groups = new Map<string, Writing>();
  let [group, before]: [Writing | undefined, HeldFact | undefined] = [undefined, undefined];
  for (const one of facts) {
    const { indicator, breakdown, value } = one;
    // Most facts come group by group.
    if (group === undefined || !isLike(one, before)) group = findGroup(groups, one);
    before = one;
    const divided = breakdown.length === 0 ? "" : showBreakdown(breakdown);
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
    for (let place = 0; place < at.length; place += 1) {
      const line = at[place] ?? -1;
      const [indicator, breakdown] = lines[line] ?? ["", ""];
      if (!isKept(indicator, breakdown)) continue;
      const of = { ...common, indicator, breakdown: breakdowns[line] ?? [], period };
      const value = values[place] ?? null;
      found.push(value === null ? of : { ...of, value: decimal(value) });
    }
  }
  return found;
}

/** The sendings whose figures stand beside stored facts, in the order in which they answer. */
export function listSources(body: unknown): readonly Source[] {
  return (body as StoredFacts).sources ?? []; // only toStoredFacts wrote it
}
