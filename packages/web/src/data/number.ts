import { parseDecimal } from "@kehoach/core/quantity/decimal";
import { showNumberText } from "@kehoach/core/quantity/number-text";

/** An exact decimal of the API as a Vietnamese reader writes it; undefined when there is none. Never by way of a float. */
export function showNumber(text: string | null | undefined, decimals?: number): string | undefined {
  if (text === null || text === undefined) return undefined;
  const parsed = parseDecimal(text);
  return parsed.ok ? showNumberText(parsed.value, decimals === undefined ? undefined : { decimals }) : undefined;
}

/** The same without zeros at the end of the fraction: "102,50" as "102,5". */
export function showShort(text: string | null | undefined): string | undefined {
  const shown = showNumber(text);
  return shown?.includes(",") ? shown.replace(/0+$/, "").replace(/,$/, "") : shown;
}

/** For drawing only (bars, charts): nothing computed from it is ever printed. */
export function toDrawn(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}
