import type { Indicator } from "../indicator/indicator.ts";
import type { TargetQualifier } from "../plan/target.ts";
import { type Decimal, isZero } from "../quantity/decimal.ts";
import { convert } from "../quantity/measure.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { Qualifier } from "../value/value.ts";
import type { Setting } from "./setting.ts";

/** What stands beside the number of a value or a target. */
type Said = Qualifier | TargetQualifier;

/** What of a version decides how it prints. */
export type PrintedFact = {
  readonly value?: Decimal;
  readonly asEntered?: { readonly text: string; readonly unit: string; readonly decimals: number };
  readonly qualifiers: readonly Said[];
};

/** A figure as printed: the number alone, its unit's name, and the two together with their qualifiers. */
export type Shown = { readonly number: string; readonly unit: string; readonly bare: string; readonly quantity: string };

const BEFORE: Readonly<Record<Said, string>> = {
  about: "khoảng ",
  over: "hơn ",
  under: "dưới ",
  "at-least": "từ ",
  above: "trên ",
  "at-most": "không quá ",
  below: "dưới ",
  strive: "",
};
const ORDER: readonly Said[] = ["about", "over", "under", "at-least", "above", "at-most", "below"];

/** "%" stands against its number, other units after a space. */
export function joinUnit(number: string, unit: string): string {
  return unit.startsWith("%") ? `${number}${unit}` : unit === "" ? number : `${number} ${unit}`;
}

/** The words before and after a figure that its qualifiers ask for. */
export function qualify(text: string, qualifiers: readonly Said[]): string {
  const before = ORDER.filter((qualifier) => qualifiers.includes(qualifier)).map((qualifier) => BEFORE[qualifier]);
  return `${before.join("")}${text}${qualifiers.includes("at-least") ? " trở lên" : ""}`;
}

/**
 * Shows a figure in the unit and at the precision it was entered, or the indicator's own if it was not typed.
 * Undefined if there is no figure, or its unit can not be reached from the indicator's.
 * @rule R5 R6 (docs/rules/report.md)
 */
export function showFact(fact: PrintedFact | undefined, indicator: Indicator, setting: Setting): Shown | undefined {
  if (fact?.value === undefined) return undefined;
  const { units } = setting.book;
  const held = units.get(indicator.unit);
  const entered = units.get(fact.asEntered?.unit ?? indicator.unit);
  if (!held || !entered) return undefined;
  const converted = convert(fact.value, held, entered);
  if (!converted.ok) return undefined;
  const decimals = fact.asEntered?.decimals ?? indicator.decimals;
  const padTo2 = setting.padCounts && entered.whole && !isZero(fact.value);
  const number = showNumberText(converted.value, { decimals, padTo2 });
  const bare = joinUnit(number, entered.name);
  return { number, unit: entered.name, bare, quantity: qualify(bare, fact.qualifiers) };
}

/** A percent at a precision; one that no document prints loses the zeros at its end. */
export function showPercent(percent: Decimal, decimals: number, stated: boolean): string {
  const text = showNumberText(percent, { decimals });
  return `${stated || !text.includes(",") ? text : text.replace(/,?0+$/u, "")}%`;
}
