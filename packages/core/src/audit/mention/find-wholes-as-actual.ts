import { type Decimal, equals, sum } from "../../quantity/decimal.ts";
import type { Finding } from "../claim.ts";
import { subjectWords } from "../describe/subject-words.ts";
import type { Figure } from "../figure/figure.ts";
import type { Reading } from "../reading.ts";
import { type Fraction, listFractions } from "../wording/fractions.ts";
import { baseValue, measureSurelyAlike } from "../wording/measures.ts";
import type { Mentions } from "./mention.ts";
import { remarkOn, showFigure } from "./remarks.ts";

/** Fractions of one unit in one sentence: "910/1085 học viên …; 175/350 học viên". */
type Cluster = {
  readonly passage: number;
  readonly words: ReadonlySet<string>;
  readonly parts: readonly Figure[];
  readonly wholes: readonly Figure[];
  readonly sumOfWholes: Decimal;
  readonly sumOfParts: Decimal;
};

const LEAST_WORDS = 3;
/** A total of fewer digits is met by chance. */
const LEAST_TOTAL = 100n;
const NEAR = 3;
const MOST_FRACTIONS = 6;

function listClusters(reading: Reading): readonly Cluster[] {
  return reading.passages.flatMap((passage): readonly Cluster[] => {
    const fractions = passage.kind === "cell" ? [] : listFractions(passage);
    if (fractions.length < 2) return [];
    return passage.sentences.flatMap(({ start, end }): readonly Cluster[] => {
      const kinds = new Map<string, Fraction[]>();
      for (const fraction of fractions) {
        if (fraction.a.span.start < start || fraction.b.span.end > end || fraction.b.unit.dimension === "") continue;
        const held = kinds.get(fraction.b.unit.key);
        if (held) held.push(fraction);
        else kinds.set(fraction.b.unit.key, [fraction]);
      }
      const words = new Set(subjectWords(passage.text.slice(start, end)));
      return [...kinds.values()]
        .filter((own) => own.length >= 2 && own.length <= MOST_FRACTIONS)
        .map((own): Cluster => {
          const [parts, wholes] = [own.map(({ a }) => a), own.map(({ b }) => b)];
          return {
            passage: passage.index,
            words,
            parts,
            wholes,
            sumOfWholes: sum(wholes.map(baseValue)),
            sumOfParts: sum(parts.map(baseValue)),
          };
        });
    });
  });
}

/**
 * A number told as reached that is the sum of what was planned: "1.435 người được đào tạo nghề" beside "910/1.085 học viên" and
 * "175/350 học viên".
 *
 * @rule Q288
 */
export function findWholesAsActual(reading: Reading, { prose }: Mentions): readonly Finding[] {
  const clusters = listClusters(reading);
  if (clusters.length === 0) return [];
  return prose
    .filter(({ role, figure, words }) => role === "actual" && words.length >= LEAST_WORDS && figure.value.units >= LEAST_TOTAL)
    .flatMap((mention): readonly Finding[] => {
      const { figure } = mention;
      const cluster = clusters.find(
        ({ passage, words, parts, wholes, sumOfWholes, sumOfParts }) =>
          passage !== figure.passage &&
          Math.abs(passage - figure.passage) <= NEAR &&
          equals(sumOfWholes, baseValue(figure)) &&
          !equals(sumOfParts, sumOfWholes) &&
          wholes.every((whole) => measureSurelyAlike(whole, figure)) &&
          !parts.includes(figure) &&
          mention.words.filter((word) => words.has(word)).length >= LEAST_WORDS,
      );
      if (!cluster) return [];
      const other = cluster.parts.map(({ text }) => text).join(" + ");
      const [first] = cluster.wholes;
      const unit = first ? showFigure({ ...first, text: "" }) : "";
      return [
        remarkOn("cross-mention", "review", { code: "mentions-differ", other: `${other}${unit}` }, [
          figure,
          ...cluster.parts,
          ...cluster.wholes,
        ]),
      ];
    });
}
