import { compare, subtract } from "../../quantity/decimal.ts";
import { showNumberText } from "../../quantity/number-text.ts";
import type { Finding, Remark } from "../claim.ts";
import { isPercent } from "../figure/figure.ts";
import { listProse, type Reading } from "../reading.ts";
import { listFractions } from "../wording/fractions.ts";
import { baseValue } from "../wording/measures.ts";

/**
 * "381.494/382.494 triệu đồng, đạt 100%": right when rounded to whole per cent, but it says that nothing is missing. Looked at when the
 * percentage has no decimals and the part is short of its whole. @rule Q188
 */
export function findHiddenGaps(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) =>
    listFractions(passage).flatMap(({ a, b, order }): readonly Remark[] => {
      const percent = passage.figures[order + 1];
      if (!percent || !isPercent(percent) || percent.decimals > 0 || percent.value.units !== 100n) return [];
      if (
        !/^\s?,?\s?(?:đạt|bằng|được|hoàn thành)\s(?:tỷ lệ )?$/u.test(passage.text.slice(b.unitEnd, percent.start).toLowerCase())
      )
        return [];
      const short =
        compare(baseValue(a), baseValue(b)) < 0 &&
        compare(
          { units: baseValue(a).units * 1000n, scale: baseValue(a).scale },
          { units: baseValue(b).units * 995n, scale: baseValue(b).scale },
        ) >= 0;
      if (!short) return [];
      return [
        {
          kind: "remark",
          rule: "percent-of-plan",
          result: "review",
          note: {
            code: "hides-gap",
            gap: `${showNumberText(subtract(b.value, a.value))} ${passage.text.slice(b.span.end, b.unitEnd).trim()}`.trim(),
          },
          stated: `${percent.text}%`,
          operands: [percent, a, b],
          passage: passage.index,
          span: percent.span,
          related: [a, b].map(({ span }) => ({ passage: passage.index, span })),
        },
      ];
    }),
  );
}
