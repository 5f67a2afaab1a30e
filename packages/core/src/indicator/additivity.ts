import type { Indicator } from "./indicator.ts";

/** What figures may be added across: places, periods, or the items of one dimension. */
export type Across =
  | { readonly kind: "places" }
  | { readonly kind: "time" }
  | { readonly kind: "dimension"; readonly dimension: string };

export type AdditivityProblem =
  /** A ratio or an index is declared additive: it is recomputed from its parts, never added or averaged. */
  | { readonly code: "INDICATOR_RATIO_ADDITIVE"; readonly indicator: string; readonly across: Across }
  /** A stock is declared additive over time: ten months of a herd are not ten herds. */
  | { readonly code: "INDICATOR_STOCK_ADDITIVE_OVER_TIME"; readonly indicator: string };

/** Whether figures of the indicator may be added across. What is not declared additive is not. @rule I4 I5 */
export function isAdditive(indicator: Indicator, across: Across): boolean {
  if (indicator.nature === "ratio" || indicator.nature === "index") return false;
  switch (across.kind) {
    case "places":
      return indicator.additive.places;
    case "time":
      return indicator.additive.time && indicator.nature !== "stock";
    case "dimension":
      return indicator.additive.dimensions.includes(across.dimension);
  }
}

/**
 * What an indicator's declaration of additivity claims against its nature.
 *
 * @problem INDICATOR_RATIO_ADDITIVE            one per claim of a ratio or an index
 * @problem INDICATOR_STOCK_ADDITIVE_OVER_TIME  a stock
 * @rule    I4 I5
 */
export function checkAdditivity(indicator: Indicator): readonly AdditivityProblem[] {
  const { code, nature, additive } = indicator;
  if (nature === "stock") return additive.time ? [{ code: "INDICATOR_STOCK_ADDITIVE_OVER_TIME", indicator: code }] : [];
  if (nature !== "ratio" && nature !== "index") return [];
  const claims: Across[] = additive.dimensions.map((dimension) => ({ kind: "dimension", dimension }));
  if (additive.time) claims.unshift({ kind: "time" });
  if (additive.places) claims.unshift({ kind: "places" });
  return claims.map((across) => ({ code: "INDICATOR_RATIO_ADDITIVE", indicator: code, across }));
}
