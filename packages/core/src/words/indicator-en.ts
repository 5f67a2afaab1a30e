import type { Across, AdditivityProblem } from "../indicator/additivity.ts";
import type { BreakdownProblem, UnknownItemProblem } from "../indicator/breakdown.ts";
import type { Sentences } from "./sentence.ts";

export const indicatorSentencesEn = {
  BREAKDOWN_MALFORMED: ({ text, part }) => `Breakdown "${text}": "${part}" is not dimension=item.`,
  BREAKDOWN_DIMENSION_TWICE: ({ text, dimension }) => `Breakdown "${text}": the dimension "${dimension}" appears twice.`,
  BREAKDOWN_DIMENSION_UNKNOWN: ({ dimension, known }) =>
    `There is no dimension "${dimension}". Known: ${known.join(", ") || "(none)"}.`,
  BREAKDOWN_ITEM_UNKNOWN: ({ dimension, item, known }) =>
    `The dimension "${dimension}" has no item "${item}". Known: ${known.join(", ") || "(none)"}.`,
  INDICATOR_RATIO_ADDITIVE: ({ indicator, across }) =>
    `"${indicator}" is a ratio or an index and is not added across ${showAcross(across)}; it is recomputed from its parts.`,
  INDICATOR_STOCK_ADDITIVE_OVER_TIME: ({ indicator }) => `"${indicator}" is a stock and is not added across time.`,
} satisfies Sentences<BreakdownProblem | UnknownItemProblem | AdditivityProblem>;

function showAcross(across: Across): string {
  return across.kind === "dimension" ? `the dimension "${across.dimension}"` : across.kind;
}
