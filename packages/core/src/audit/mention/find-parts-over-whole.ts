import { compare } from "../../quantity/decimal.ts";
import type { Finding } from "../claim.ts";
import { subjectWords, withoutBrackets } from "../describe/subject-words.ts";
import type { Figure } from "../figure/figure.ts";
import type { Reading } from "../reading.ts";
import { baseValue } from "../wording/measures.ts";
import type { Mention, Mentions } from "./mention.ts";
import { remarkOn, showFigure } from "./remarks.ts";

/** "…, hiện đang cho thu hoạch búp": the state that the words after an amount say all of it is in. */
const STATE = /^\s*(?:\p{L}+\s)?\)*\s*,?\s*(?:hiện |hiện nay |tất cả |đều )*đang\s([^;,.()]{4,60})/u;
/** What a state is measured by; the words after it name the state. */
const MEASURE = /^(?:tổng )?(?:diện tích|số|số lượng|tổng số|sản lượng)\s/u;
const LEAST_WORDS = 2;

/** An amount without a unit beside one with a unit is of that unit. */
function underUnit(figure: Figure, like: Figure): Figure {
  return figure.unit.dimension === "" ? { ...figure, unit: like.unit, scale: like.scale } : figure;
}

function stateAfter(text: string, figure: Figure, end: number): ReadonlySet<string> {
  const after = withoutBrackets(text.slice(figure.unitEnd, end));
  return new Set(subjectWords(STATE.exec(after)?.[1] ?? ""));
}

/** The words of a whole's name behind its measure: "diện tích cho thu hoạch" is what is being harvested. */
function stateOf({ slots }: Mention): readonly string[] {
  return MEASURE.test(slots.own) ? subjectWords(slots.own.replace(MEASURE, "")) : [];
}

/** An amount said to be in a state, and a smaller one in the same sentence said to be all that is in it. @rule Q289 */
export function findPartsOverWhole(reading: Reading, { prose }: Mentions): readonly Finding[] {
  const byPassage = new Map<number, Mention[]>();
  for (const mention of prose) {
    if (mention.role !== "actual") continue;
    const held = byPassage.get(mention.figure.passage);
    if (held) held.push(mention);
    else byPassage.set(mention.figure.passage, [mention]);
  }
  return [...byPassage].flatMap(([index, mentions]): readonly Finding[] => {
    const passage = reading.passages[index];
    const lower = passage?.text.toLowerCase() ?? "";
    if (!passage || !lower.includes("đang ")) return [];
    return mentions.flatMap((whole): readonly Finding[] => {
      const named = stateOf(whole);
      if (named.length < LEAST_WORDS) return [];
      const sentence = passage.sentences[whole.sentence];
      const part = mentions.find(
        (other) =>
          other !== whole &&
          other.sentence === whole.sentence &&
          other.figure.span.start < whole.figure.span.start &&
          (other.figure.unit.dimension === "" || other.figure.unit.dimension === whole.figure.unit.dimension) &&
          compare(baseValue(underUnit(other.figure, whole.figure)), baseValue(whole.figure)) > 0 &&
          isIn(named, stateAfter(lower, other.figure, sentence?.end ?? lower.length)),
      );
      return part
        ? [
            remarkOn("cross-mention", "review", { code: "mentions-differ", other: showFigure(part.figure) }, [
              whole.figure,
              part.figure,
            ]),
          ]
        : [];
    });
  });
}

function isIn(words: readonly string[], state: ReadonlySet<string>): boolean {
  return state.size > 0 && words.every((word) => state.has(word));
}
