import type { Within, YearList } from "../plan/year-list.ts";
import type { Choices, RowChoice } from "./choices.ts";
import type { AnnexRow } from "./row.ts";

function codeOf(choice: RowChoice | undefined): string | undefined {
  if (choice === undefined || choice.kind === "skip") return undefined;
  return choice.kind === "new" ? choice.indicator.code : choice.code;
}

/**
 * The indicators of an annex, and which of them stand under another, as its rows do: under the nearest row above that is taken and is
 * another indicator. A row that is a breakdown of an indicator says so by itself.
 *
 * @rule M31
 */
export function listWithin(rows: readonly AnnexRow[], choices: Choices): Required<YearList> {
  const indicators = new Set<string>();
  const found = new Map<string, Within>();
  for (const [i, row] of rows.entries()) {
    const choice = choices.get(i);
    const indicator = codeOf(choice);
    const isBreakdown = choice?.kind === "indicator" && (choice.breakdown ?? []).length > 0;
    if (indicator === undefined || isBreakdown || indicators.has(indicator)) continue;
    indicators.add(indicator);
    let at = row.parent;
    while (at !== undefined && [undefined, indicator].includes(codeOf(choices.get(at)))) at = rows[at]?.parent;
    const whole = at === undefined ? undefined : codeOf(choices.get(at));
    if (whole !== undefined) found.set(indicator, { indicator, whole, ...(row.part === "of-which" ? { ofWhich: true } : {}) });
  }
  return { indicators: [...indicators], within: [...found.values()] };
}
