import type { Finding, Remark } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { type Amount, listAmounts } from "../wording/amounts.ts";
import { readPercentUse } from "../wording/percent-use.ts";

/** A total is tried when at most this share of percentages, in per cent, is reachable by a whole number of it. */
const MOST_REACHABLE = 40n;

/** Percentages at `decimals` places that k of n gives for a whole k, cut off, rounded or raised: between two neighbours of 100·k/n·10^d. */
function isReachable(n: bigint, units: bigint, decimals: number): boolean {
  const scale = 10n ** BigInt(decimals);
  const k = (units * n) / (100n * scale);
  for (const whole of [k - 1n, k, k + 1n, k + 2n]) {
    const exact = whole * 100n * scale;
    const floor = exact / n;
    if (whole >= 0n && whole <= n && (units === floor || (exact % n !== 0n && units === floor + 1n))) return true;
  }
  return false;
}

function showShare(k: bigint, n: bigint): string {
  const hundredths = (k * 1_000_000n + n * 50n) / (n * 100n);
  return `${hundredths / 100n},${(hundredths % 100n).toString().padStart(2, "0")}%`;
}

/** The count a clause's rate is of: the only count before it in its sentence, printed in full. */
function findTotal(passage: Passage, amounts: readonly Amount[], percent: Amount): Figure | undefined {
  const before = amounts.filter(
    ({ order, sentence, kind }) => order < percent.order && sentence === percent.sentence && kind === "level",
  );
  const [first] = before;
  if (
    !first ||
    first.over ||
    first.figure.unit.dimension !== "count" ||
    first.figure.scale > 0 ||
    first.figure.hedge ||
    first.depth !== 0
  )
    return undefined;
  const clause = passage.text.slice(first.figure.unitEnd, percent.figure.start).toLowerCase();
  return /tỷ lệ[^,;.]*(?:điều tra|khám phá|giải quyết|xử lý|hoàn thành|đúng hạn|thu hồi|khỏi|sống|đỗ|tốt nghiệp)[^,;.]*$/u.test(
    clause,
  )
    ? first.figure
    : undefined;
}

/**
 * "Phát hiện 47 vụ …; tỷ lệ điều tra khám phá đạt 97,5%": no whole number of 47 gives 97,5 %. Only where few percentages are reachable at
 * all, so that the test tells. @rule Q185
 */
export function findAttainable(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const amounts = listAmounts(passage);
    return amounts.flatMap((amount): readonly Remark[] => {
      const { figure: percent, kind, order } = amount;
      if (kind !== "percent" || percent.decimals === 0 || percent.hedge) return [];
      const use = readPercentUse(passage, order, percent);
      if (use.kind !== "reach" && use.kind !== "share") return [];
      const total = findTotal(passage, amounts, amount);
      if (!total) return [];
      const n = total.value.units;
      if (
        n < 2n ||
        n * 100n * 3n > MOST_REACHABLE * 100n * 10n ** BigInt(percent.decimals) ||
        isReachable(n, percent.value.units, percent.decimals)
      )
        return [];
      const k = (percent.value.units * n) / (100n * 10n ** BigInt(percent.decimals));
      return [
        {
          kind: "remark",
          rule: "share",
          result: "review",
          note: { code: "no-whole-number", below: showShare(k, n), above: showShare(k + 1n, n) },
          stated: `${percent.text}%`,
          operands: [percent, total],
          passage: passage.index,
          span: percent.span,
          related: [{ passage: passage.index, span: total.span }],
          group: `percent:${percent.id}`,
        },
      ];
    });
  });
}
