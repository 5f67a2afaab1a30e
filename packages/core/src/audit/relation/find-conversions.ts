import type { Finding, Remark } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";

const CONVERTED = /\((?:[^()]*\s)?(?:quy đổi|quy ra|tương đương|tức)(?:\s\p{L}+){0,2}\s*$/u;

/** Digits that count: 3.277.400 and 3.277,04 are "32774" and "327704". */
function digitsOf(figure: Figure): string {
  return figure.value.units.toString().replace(/^0+|0+$/gu, "");
}

/** Two figures of one quantity whose digits differ by one digit or by two neighbours swapped. */
function isSlip(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a.padEnd(b.length, "0"), b] : [a, b.padEnd(a.length, "0")];
  const differ = [...short].flatMap((digit, place) => (digit === long[place] ? [] : [place]));
  const [first = -1, second] = differ;
  if (differ.length === 1) return true;
  return differ.length === 2 && second === first + 1 && short[first] === long[second] && short[second] === long[first];
}

/** "3.277.400 cây (quy đổi 3.277,04 ha)": the same digits under two units, but for a slip. @rule Q182 */
function findIn(passage: Passage): readonly Remark[] {
  return passage.figures.flatMap((figure, place): readonly Remark[] => {
    const before = passage.figures[place - 1];
    if (!before || isPercent(figure) || isPercent(before) || before.unit.dimension === figure.unit.dimension) return [];
    if (!CONVERTED.test(passage.text.slice(before.unitEnd, figure.start).toLowerCase())) return [];
    const [a, b] = [digitsOf(before), digitsOf(figure)];
    if (a === b || Math.min(a.length, b.length) < 4 || !isSlip(a, b)) return [];
    return [
      {
        kind: "remark",
        rule: "unit-scale",
        result: "review",
        note: { code: "mentions-differ", other: before.text },
        stated: figure.text,
        operands: [figure, before],
        passage: passage.index,
        span: figure.span,
        related: [{ passage: passage.index, span: before.span }],
      },
    ];
  });
}

/** Amounts printed again in another unit. @rule Q182 */
export function findConversions(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap(findIn);
}
