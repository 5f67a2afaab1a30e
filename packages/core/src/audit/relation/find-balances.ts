import { compare } from "../../quantity/decimal.ts";
import type { Claim, Finding } from "../claim.ts";
import { listFigures } from "../judge/claim-figures.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { findSumsIn } from "../sum/find-sums.ts";
import { sumHolds } from "../sum/sum-claim.ts";
import { type Amount, listAmounts, wordsBefore } from "../wording/amounts.ts";
import { baseValue, measureSurelyAlike } from "../wording/measures.ts";

const IN = /(?:tiếp nhận|nhận|thụ lý|phải giải quyết|cần giải quyết|phải thi hành|tổng số (?:hồ sơ|đơn|vụ|việc))[^,;.()]*$/u;
const OUT = /(?:đã (?:trả|giải quyết|xử lý|thi hành|hoàn thành)|trả kết quả|giải quyết xong|đã xong|xử lý xong)[^,;.()]*$/u;
const LEFT =
  /(?:chưa (?:có kết quả|giải quyết|xử lý|trả|thi hành|xong|đến hạn)|đang (?:giải quyết|xử lý|thi hành|xem xét|trong hạn)|còn (?:lại|tồn)|tồn|chuyển kỳ sau)[^,;.()]*$|(?:^|[\s,;])còn\s+(?:khoảng |gần |hơn )?$/u;

type Flow = { readonly received: Amount; readonly done: Amount; readonly left: Amount };

/** Received, done and left of one kind of thing, in this order, in one passage; each the first after the one before. */
function listFlows(passage: Passage, amounts: readonly Amount[]): readonly Flow[] {
  const levels = amounts.filter(({ kind, depth }) => kind === "level" && depth === 0);
  const parts = new Set(findSumsIn(passage).flatMap(({ expression }) => listFigures(expression)));
  return levels.flatMap((received): readonly Flow[] => {
    // "tiếp nhận trực tiếp: 123 hồ sơ" is a part of what came in.
    if (parts.has(received.figure) || !IN.test(wordsBefore(passage, received.order))) return [];
    const alike = levels.filter((other) => other.order > received.order && measureSurelyAlike(received.figure, other.figure));
    const done = alike.find((other) => OUT.test(wordsBefore(passage, other.order)));
    const left = done && alike.find((other) => other.order > done.order && LEFT.test(wordsBefore(passage, other.order)));
    // What came in anew between them begins a story of its own.
    const again =
      done &&
      alike.some(
        (other) =>
          other.order < done.order &&
          !parts.has(other.figure) &&
          IN.test(wordsBefore(passage, other.order)) &&
          compare(baseValue(other.figure), baseValue(done.figure)) >= 0,
      );
    return done && left && !again ? [{ received, done, left }] : [];
  });
}

/**
 * What came in is done or left: "tiếp nhận 3.001 hồ sơ …; đã trả 2.998 …; còn 03 …". Reports often leave a part out, so a gap is looked
 * at and never an alarm. @rule Q184
 */
export function findBalances(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const amounts = listAmounts(passage);
    return listFlows(passage, amounts).flatMap(({ received, done, left }): readonly Claim[] => {
      const parts = [done.figure, left.figure];
      // Carried over from before, or sent back: another figure of the passage may close the balance.
      const others = amounts.filter(
        ({ kind, figure }) =>
          kind === "level" &&
          figure !== received.figure &&
          !parts.includes(figure) &&
          measureSurelyAlike(figure, received.figure),
      );
      if (!sumHolds(received.figure, parts) && others.some(({ figure }) => sumHolds(received.figure, [...parts, figure])))
        return [];
      return [
        {
          kind: "claim",
          rule: "balance",
          stated: received.figure,
          expression: { op: "sum", terms: parts.map((figure) => ({ op: "figure", figure })) },
          compare: "equal",
          binding: "likely",
          alternatives: [],
        },
      ];
    });
  });
}
