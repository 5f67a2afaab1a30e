import type { Claim } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { listAmounts } from "../wording/amounts.ts";
import { sumClaim, sumFits } from "./sum-claim.ts";

/** What was counted under one verdict, of how many. */
type Count = { readonly verdict: "exceeded" | "met" | "notMet"; readonly part: Figure; readonly whole: Figure };

function readVerdict(words: string): Count["verdict"] | undefined {
  if (/(?:chưa|không) (?:đạt|hoàn thành)/u.test(words)) return "notMet";
  if (/vượt/u.test(words) && !/(?:đạt|hoàn thành)\s?(?:,|và|hoặc|hay)\s?vượt/u.test(words)) return "exceeded";
  return /(?:đạt|hoàn thành)/u.test(words) ? "met" : undefined;
}

/** "- Chỉ tiêu vượt kế hoạch: 07/11 chỉ tiêu (gồm: …)", "07/11 chỉ tiêu vượt kế hoạch". */
function readCount(passage: Passage): Count | undefined {
  const first = listAmounts(passage).find(({ over, depth }) => over !== undefined && depth === 0);
  if (!first?.over || first.figure.unit.dimension !== "count") return undefined;
  const before = passage.text.slice(0, first.figure.start);
  const after = /^[^,;.:(]*/u.exec(passage.text.slice(first.over.span.end))?.[0] ?? "";
  const verdict = readVerdict(`${before} ${after}`.toLowerCase());
  return verdict && { verdict, part: first.figure, whole: first.over };
}

const countsAlike = (a: Figure, b: Figure): boolean => a.unit.key === b.unit.key;

function sameWhole(a: Count, b: Count): boolean {
  return a.whole.value.units === b.whole.value.units && a.whole.value.scale === b.whole.value.scale;
}

/** Whole against whole where one of three or more is another; else whether more was counted than the whole. */
function claimsOf(run: readonly Count[]): readonly Claim[] {
  const [first] = run;
  const verdicts = new Set(run.map(({ verdict }) => verdict));
  // One verdict twice, or "đạt" and "vượt" alone ("đạt và vượt 30, trong đó vượt 12"), may count the same.
  if (!first || verdicts.size !== run.length || !verdicts.has("notMet")) return [];
  const odd = run.filter((count) => run.filter((other) => sameWhole(count, other)).length === 1);
  const [lone, more] = odd;
  const usual = run.find((count) => count !== lone);
  if (lone && !more && usual && run.length > 2)
    return [
      {
        kind: "claim",
        rule: "k-of-n",
        stated: lone.whole,
        expression: { op: "figure", figure: usual.whole },
        compare: "equal",
        binding: "likely",
        alternatives: [],
      },
    ];
  const parts = run.map(({ part }) => part);
  // Some may have no figure to be judged by: less than the whole says nothing.
  return lone || sumFits(first.whole, parts)
    ? []
    : [{ ...sumClaim("k-of-n", first.whole, parts, "likely"), compare: "at-least" }];
}

/**
 * "Vượt: 07/11 chỉ tiêu", "Đạt: 01/11 chỉ tiêu", "Chưa đạt: 03/11 chỉ tiêu": an indicator has one verdict, so neighbours that say several of
 * them are of one whole and no more than it.
 *
 * @rule Q302
 */
export function findVerdictCounts(passages: readonly Passage[]): readonly Claim[] {
  const claims: Claim[] = [];
  const counts = passages.map(readCount);
  for (let from = 0; from < passages.length; from++) {
    const first = counts[from];
    if (!first) continue;
    let to = from + 1;
    for (let next = counts[to]; next && countsAlike(next.whole, first.whole); next = counts[to]) to++;
    const run = counts.slice(from, to).flatMap((count) => count ?? []);
    if (run.length >= 2) claims.push(...claimsOf(run));
    from = to - 1;
  }
  return claims;
}
