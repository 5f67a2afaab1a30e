import type { Finding } from "../claim.ts";
import { isPercent } from "../figure/figure.ts";
import type { Passage, Reading } from "../reading.ts";
import { measureSurelyAlike } from "../wording/measures.ts";
import type { Mention, Mentions } from "./mention.ts";
import { remarkOn, showFigure } from "./remarks.ts";
import { agree } from "./same-fact.ts";

/** "Kết quả theo biểu dưới đây: …": the sentence speaks for the table under it. */
const ANNOUNCES = /(?<!\p{L})(?:biểu|bảng)(?!\p{L})[^.;]{0,40}(?:dưới đây|sau đây|dưới|sau|kèm theo|\d)/iu;
const WHOLE = /(?<!\p{L})(?:toàn|tổng|cả|chung)(?!\p{L})/iu;
/** How many passages may stand between the sentence and its table: a title, a line with the unit. */
const NEAR = 3;

function sentenceOf(passage: Passage, { slots }: Mention): string {
  const { start } = slots.figure.span;
  const found = passage.sentences.find((sentence) => sentence.start <= start && start < sentence.end);
  return found ? passage.text.slice(found.start, found.end) : passage.text;
}

/** Whether a cell of the total row can be what a figure of the sentence repeats: one role, one unit. */
function isCounterpart(mention: Mention, { figure, role, cell }: Mention): boolean {
  if (!cell?.isTotalRow) return false;
  if (isPercent(mention.figure)) return role === "percent:column" && mention.role.startsWith("percent:plan");
  return role === mention.role && measureSurelyAlike(mention.figure, figure);
}

/** Totals that a sentence prints again from the table it announces. @rule Q286 */
export function findAnnouncedTotals(reading: Reading, { prose, cells }: Mentions): readonly Finding[] {
  return reading.tables.flatMap((table) => {
    const first = reading.passages.find(({ cell }) => cell?.table === table.index)?.index;
    const totals = cells.filter(({ cell }) => cell?.table === table.index && cell.isTotalRow);
    if (first === undefined || totals.length === 0) return [];
    return prose
      .filter(({ figure }) => figure.passage < first && first - figure.passage <= NEAR)
      .flatMap((mention): readonly Finding[] => {
        const passage = reading.passages[mention.figure.passage];
        const sentence = passage ? sentenceOf(passage, mention) : "";
        if (!ANNOUNCES.test(sentence) || !WHOLE.test(sentence)) return [];
        const [cell, more] = totals.filter((total) => isCounterpart(mention, total));
        if (!cell || more) return [];
        const operands = [cell.figure, mention.figure] as const;
        const group = `mention:${cell.figure.id}`;
        return agree(cell.figure, mention.figure)
          ? [remarkOn("cross-mention", "ok", { code: "holds" }, operands, group)]
          : [
              remarkOn(
                "cross-mention",
                "review",
                { code: "mentions-differ", other: showFigure(mention.figure) },
                operands,
                group,
              ),
            ];
      });
  });
}
