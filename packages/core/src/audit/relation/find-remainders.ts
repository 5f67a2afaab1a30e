import type { Claim, Expression, Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { type Amount, listAmounts, wordsBefore } from "../wording/amounts.ts";
import { measureSurelyAlike } from "../wording/measures.ts";

const of = (figure: Figure): Expression => ({ op: "figure", figure });
const LEFT =
  /(?:^|[\s,;])(?:còn(?: lại| phải| tồn)?|số còn lại|chưa (?:giải quyết|xử lý|thực hiện|đạt|xong|hoàn thành))(?:\s\p{L}+){0,3}\s*$/u;
const WITHOUT = /(?:không (?:tính|kể|bao gồm)|chưa (?:tính|kể)|trừ(?: đi)?|loại trừ|sau khi trừ)[^.;]*$/u;

function difference(stated: Figure, a: Figure, b: Figure): Claim {
  return {
    kind: "claim",
    rule: "difference",
    stated,
    expression: { op: "difference", a: of(a), b: of(b) },
    compare: "equal",
    binding: "likely",
    alternatives: [],
    group: `left:${stated.id}`,
  };
}

/** "đã giải quyết 238/316 vụ việc …, còn lại 35 vụ việc": what is left of the whole. */
function fromFraction(passage: Passage, amounts: readonly Amount[], left: Amount): readonly Claim[] {
  if (left.over || left.kind !== "level" || !LEFT.test(wordsBefore(passage, left.order))) return [];
  const part = amounts.findLast(
    ({ order, over, sentence }) => order < left.order && over !== undefined && sentence === left.sentence,
  );
  if (!part?.over || !measureSurelyAlike(part.figure, left.figure)) return [];
  const between = amounts.filter(
    ({ order, kind, figure }) =>
      order > part.order && order < left.order && kind === "level" && measureSurelyAlike(figure, left.figure),
  );
  return between.length > 0 ? [] : [difference(left.figure, part.over, part.figure)];
}

/** "thu 16.186 tỷ đồng; không tính tiền sử dụng đất (5.056 tỷ đồng) thì còn 11.104 tỷ đồng". */
function fromExclusion(passage: Passage, amounts: readonly Amount[], left: Amount): readonly Claim[] {
  if (left.kind !== "level" || !/(?:thì|còn|là|đạt|được)\s(?:\p{L}+\s){0,6}$/u.test(wordsBefore(passage, left.order))) return [];
  const out = amounts.findLast(({ order, kind }) => order < left.order && kind === "level");
  if (!out || out.sentence !== left.sentence || !WITHOUT.test(wordsBefore(passage, out.order))) return [];
  const from = amounts.findLast(
    ({ order, kind, figure, sentence }) =>
      order < out.order && kind === "level" && sentence === left.sentence && measureSurelyAlike(figure, left.figure),
  );
  return from && measureSurelyAlike(out.figure, left.figure) ? [difference(left.figure, from.figure, out.figure)] : [];
}

/** What is left when a part is taken away. @rule Q192 */
export function findRemainders(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const amounts = listAmounts(passage);
    return amounts.flatMap((left) => [...fromFraction(passage, amounts, left), ...fromExclusion(passage, amounts, left)]);
  });
}
