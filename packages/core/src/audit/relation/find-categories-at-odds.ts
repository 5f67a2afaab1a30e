import type { Finding, Remark } from "../claim.ts";
import { listProse, type Reading } from "../reading.ts";
import { findSumsIn } from "../sum/find-sums.ts";
import { wordsBefore } from "../wording/amounts.ts";

/** What a total's own words say it counts, and words of a part that say the contrary. */
const CONTRARY: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:vi phạm|sai phạm)/u, /(?:chấp hành tốt|không vi phạm|đúng quy định|chấp hành đúng)/u],
  [/(?:quá hạn|trễ hạn|chậm hạn)/u, /(?:đúng hạn|trước hạn|trong hạn)/u],
  [/(?:đúng hạn|trước hạn)/u, /(?:quá hạn|trễ hạn|chậm hạn)/u],
  [/(?:không đạt|chưa đạt)/u, /(?:^|[\s(,;])(?:số )?(?:đạt chuẩn|đạt yêu cầu)/u],
  [/(?:thoát nghèo)/u, /(?:tái nghèo|phát sinh nghèo)/u],
];

/** "72 vụ vi phạm (chấp hành tốt 25 vụ, xử lý 47 vụ)": a part that is not what its total counts. @rule Q187 */
export function findCategoriesAtOdds(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) =>
    findSumsIn(passage).flatMap(({ stated: total, expression, binding }): readonly Remark[] => {
      if (binding !== "firm" || expression.op !== "sum") return [];
      const rule = CONTRARY.find(([counts]) => counts.test(total.unit.noun));
      const part =
        rule &&
        expression.terms
          .flatMap((term) => (term.op === "figure" ? [term.figure] : []))
          .find((figure) => rule[1].test(wordsBefore(passage, passage.figures.indexOf(figure))));
      if (!part) return [];
      return [
        {
          kind: "remark",
          rule: "verdict-word",
          result: "review",
          note: { code: "category-differs", part: part.text },
          stated: total.text,
          operands: [total, part],
          passage: passage.index,
          span: total.span,
          related: [{ passage: passage.index, span: part.span }],
        },
      ];
    }),
  );
}
