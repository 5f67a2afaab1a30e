import { type Cluster, shareWithInterval } from "./bootstrap.ts";
import { type Gold, type GoldLabel, readGold } from "./gold.ts";
import { judgeRelation, stillMapping } from "./judge-relation.ts";
import { toRelation } from "./relation.ts";
import { renamePassage } from "./rename.ts";
import { type Row, showShare, skipped } from "./row.ts";
import { auditText } from "./run-audit.ts";
import { countFound, isCheckable, isFailing, isHolding, placeLabels, type ScoredPassage, scoreCorpus } from "./score-corpus.ts";

const sum = (clusters: readonly Cluster[], key: keyof Cluster): number => clusters.reduce((total, one) => total + one[key], 0);

type Goal = {
  readonly name: string;
  readonly choose: (label: GoldLabel) => boolean;
  readonly gate: number;
  readonly aim: number;
};
const FAILING: Goal = { name: "corpus/dev: sai được phát hiện", choose: isFailing, gate: 0.85, aim: 0.95 };
const HOLDING: Goal = { name: "corpus/dev: đúng được xác nhận", choose: isHolding, gate: 0.8, aim: 0.95 };

function shareRow(scored: readonly ScoredPassage[], { name, choose, gate, aim }: Goal): Row {
  const clusters = countFound(scored, choose);
  const { share, low, high } = shareWithInterval(clusters);
  const [hits, of] = [sum(clusters, "hits"), sum(clusters, "of")];
  return {
    name,
    measured: `${showShare(share)} (${hits}/${of})`,
    gate: showShare(gate),
    aim: showShare(aim),
    passed: share >= gate,
    note: `khoảng tin cậy 95 %: ${showShare(low)} – ${showShare(high)}`,
    values: { hits, of, share, low, high },
  };
}

/** Errors that speak of no label that fails, in a hundred passages. */
export function countOffErrors(scored: readonly ScoredPassage[]): number {
  return (100 * scored.reduce((total, { offErrors }) => total + offErrors.length, 0)) / Math.max(1, scored.length);
}

/** Labels on which the words of the set and exact intervals part ways: shown, and counted as the set has them. */
export function listDisagreements(gold: Gold): readonly string[] {
  return gold.passages.flatMap(({ doc, text }) =>
    gold.labels.flatMap((label) => {
      if (label.doc !== doc || !isCheckable(label)) return [];
      const relation = toRelation(text, label);
      if (!relation) return [];
      const judged = judgeRelation(text, relation, stillMapping(text));
      const agreed = label.verdict === "fails" ? judged === "broken" : judged === "holds" || judged === "tolerated";
      return agreed ? [] : [`${doc} ${label.stated}: ${label.verdict} ≠ ${judged}`];
    }),
  );
}

/** The rows of the labelled set and of the same set renamed. */
export function measureCorpus(root: string): readonly Row[] {
  const gold = readGold(root);
  if (!gold) return [skipped("corpus/dev", "không có ../shared/corpus/dev")];
  const placed = placeLabels(gold);
  const scored = scoreCorpus(placed, auditText);
  const renamed = scoreCorpus(placed.map(renamePassage), auditText);
  const [off, offRenamed] = [countOffErrors(scored), countOffErrors(renamed)];
  const base = [FAILING, HOLDING].map((goal) => shareWithInterval(countFound(scored, goal.choose)).share);
  const other = [FAILING, HOLDING].map((goal) => shareWithInterval(countFound(renamed, goal.choose)).share);
  const [failing = 0, holding = 0] = other;
  // "No lower within rounding": the shares are compared as printed, in whole per cent.
  const kept =
    other.every((share, place) => Math.round(100 * share) >= Math.round(100 * (base[place] ?? 0))) && offRenamed <= off;
  const disagreements = listDisagreements(gold);
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  return [
    shareRow(scored, FAILING),
    shareRow(scored, HOLDING),
    {
      name: "corpus/dev: SAI ngoài nhãn sai, trên 100 đoạn",
      measured: off.toLocaleString("vi-VN", digits),
      gate: "≤ 1",
      aim: "0",
      passed: off <= 1,
      values: { perHundred: off },
    },
    {
      name: "corpus/dev đổi tên, số, chỉ tiêu",
      measured: `${showShare(failing)} / ${showShare(holding)} / ${offRenamed.toLocaleString("vi-VN", digits)}`,
      gate: "không thấp hơn",
      aim: "",
      passed: kept,
      note: `gốc: ${showShare(base[0] ?? 0)} / ${showShare(base[1] ?? 0)} / ${off.toLocaleString("vi-VN", digits)}`,
      values: { failing, holding, perHundred: offRenamed },
    },
    {
      name: "corpus/dev: nhãn khác phép khoảng",
      measured: String(disagreements.length),
      gate: "",
      aim: "",
      note: disagreements.join("; "),
      values: { count: disagreements.length, list: disagreements.join("; ") },
    },
  ];
}
