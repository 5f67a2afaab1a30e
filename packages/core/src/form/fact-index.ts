import type { Period } from "../period/period.ts";
import type { Status } from "../value/value.ts";
import { showLineKey } from "./line-reference.ts";
import type { HeldFact } from "./sheet.ts";

/** Held facts by what they are, by days and by line: of days there are few. Found a hundred times a line whenever something is typed. */
export type FactIndex = Readonly<Record<HeldFact["fact"], ReadonlyMap<string, ReadonlyMap<string, readonly HeldFact[]>>>>;

/** Texts of periods that were asked for: a sheet asks for the same few again and again. */
const texts = new WeakMap<Period, string>();

/** A text of the days of a period: equal for equal periods, and cheaper than its name. */
export function showDays(period: Period): string {
  const known = texts.get(period);
  if (known !== undefined) return known;
  const { calendar, kind, start, end } = period;
  const text = `${calendar} ${kind} ${start} ${end}`;
  texts.set(period, text);
  return text;
}

/** A text by which a fact is known: equal for equal figures and days. */
export function showFact({
  fact,
  indicator,
  breakdown,
  period,
}: Pick<HeldFact, "fact" | "indicator" | "breakdown" | "period">): string {
  return `${fact} ${showLineKey(indicator, breakdown)} ${showDays(period)}`;
}

export function indexFacts(facts: readonly HeldFact[]): FactIndex {
  const index = { value: new Map<string, Map<string, HeldFact[]>>(), target: new Map<string, Map<string, HeldFact[]>>() };
  for (const fact of facts) {
    const days = showDays(fact.period);
    const ofDays = index[fact.fact].get(days) ?? new Map<string, HeldFact[]>();
    index[fact.fact].set(days, ofDays);
    const line = showLineKey(fact.indicator, fact.breakdown);
    const near = ofDays.get(line);
    if (near) near.push(fact);
    else ofDays.set(line, [fact]);
  }
  return index;
}

const STRENGTH = { estimate: 0, reported: 1, preliminary: 2, official: 3 } as const satisfies Record<Status, number>;

/** How well a fact answers: approved before sent, then the strongest status; where an estimate is asked for, the estimate. */
function rankOf({ sent, status = "reported" }: HeldFact, wanted: "reported" | "estimate"): number {
  const strength = wanted === "estimate" && status === "estimate" ? 4 : STRENGTH[status];
  return (sent === true ? 0 : 10) + strength;
}

/**
 * The value that is known of a line for a period; of several, the one that answers best. Undefined: nobody has said; without a value:
 * declared that there is none.
 *
 * @param line  key of the line
 * @rule  O4
 */
export function findHeldValue(
  index: FactIndex,
  line: string,
  period: Period,
  wanted: "reported" | "estimate",
): HeldFact | undefined {
  const found = index.value.get(showDays(period))?.get(line);
  if (found === undefined || found.length === 1) return found?.[0];
  return found.reduce((best, fact) => (rankOf(fact, wanted) > rankOf(best, wanted) ? fact : best));
}

/** The target of a line for a year: of an assigner, or the one that judges. @rule O4 */
export function findHeldTarget(
  index: FactIndex,
  line: string,
  period: Period,
  assigner: string | undefined,
): HeldFact | undefined {
  const found = index.target.get(showDays(period))?.get(line) ?? [];
  const own = found.find((fact) => fact.assigner === assigner);
  return own ?? (assigner === undefined ? found[0] : undefined);
}
