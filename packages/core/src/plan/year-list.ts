import { lowerFirst } from "../indicator/lower-first.ts";

/** An indicator of a year's list that stands under another, as the paper prints it; `ofWhich`: introduced by "Trong đó". */
export type Within = { readonly indicator: string; readonly whole: string; readonly ofWhich?: boolean };

/** The headline indicators of a year, in order, and which of them stand under another. */
export type YearList = { readonly indicators: readonly string[]; readonly within?: readonly Within[] };

/** A line of the list. `level`: under how many others; `ofWhich`: "Trong đó" is printed before it, once for those that follow each other. */
export type ListedLine = { readonly indicator: string; readonly level: number; readonly ofWhich: boolean };

/**
 * The list as it is printed: each indicator after the one it stands under, otherwise in its order. What names an indicator that is not
 * listed, or goes in a circle, says nothing.
 *
 * @rule T6
 */
export function layOutList({ indicators, within = [] }: YearList): readonly ListedLine[] {
  const listed = new Set(indicators);
  const under = new Map(within.filter(({ whole }) => listed.has(whole)).map((one) => [one.indicator, one]));
  const parts = Map.groupBy(
    indicators.filter((code) => under.has(code)),
    (code) => under.get(code)?.whole,
  );
  const lines = new Map<string, ListedLine>();
  const add = (indicator: string, level: number, ofWhich: boolean): void => {
    if (lines.has(indicator)) return;
    lines.set(indicator, { indicator, level, ofWhich });
    let wasOfWhich = false;
    for (const part of parts.get(indicator) ?? []) {
      const isOfWhich = under.get(part)?.ofWhich === true;
      add(part, level + 1, isOfWhich && !wasOfWhich);
      wasOfWhich = isOfWhich;
    }
  };
  for (const code of indicators) if (!under.has(code)) add(code, 0, false);
  for (const code of indicators) add(code, 0, false);
  return [...lines.values()];
}

/** The list in the order in which it is printed, with what stands under another there. @rule T6 M31 */
export function straighten(list: YearList): YearList {
  const lines = layOutList(list);
  const under = new Set(lines.filter(({ level }) => level > 0).map(({ indicator }) => indicator));
  const within = (list.within ?? []).filter(({ indicator }) => under.has(indicator));
  return { indicators: lines.map(({ indicator }) => indicator), ...(within.length === 0 ? {} : { within }) };
}

/** The name of a line: "Trong đó: lúa chất lượng cao". */
export function showListedName(name: string, ofWhich: boolean): string {
  return ofWhich ? `Trong đó: ${lowerFirst(name)}` : name;
}
