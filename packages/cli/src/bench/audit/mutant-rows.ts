import { gatherMaterial } from "./material.ts";
import { OPERATORS } from "./mutant.ts";
import { MAKE } from "./operators.ts";
import { type Row, showShare } from "./row.ts";
import { auditText } from "./run-audit.ts";
import { drawMutants, type OperatorScore, scoreMutants } from "./score-mutants.ts";

const WANTED = 200;

function operatorRow(score: OperatorScore): Row {
  const { operator, made, decidable, suspect, caught, suspectCaught } = score;
  const share = caught / decidable;
  return {
    name: `  ${operator}`,
    measured: `${showShare(share)} (${caught}/${decidable})`,
    gate: "",
    aim: "",
    note: `${made} biến thể: quyết được ${decidable}, chỉ ngờ ${suspect} (bắt ${suspectCaught}), không quyết được ${made - decidable - suspect}`,
    values: { made, decidable, suspect, caught, suspectCaught, nearCaught: score.nearCaught, near: score.near },
  };
}

/** Mutants by operator, over those that the labels decide. */
export async function measureMutants(root: string): Promise<readonly Row[]> {
  const material = await gatherMaterial(root);
  const clean = new Map<string, ReadonlySet<string>>();
  const scores = OPERATORS.map((operator, order) =>
    scoreMutants(operator, drawMutants(operator, MAKE[operator], material, WANTED, 7000 + order), auditText, clean),
  );
  const total = (key: "made" | "decidable" | "suspect" | "caught" | "near" | "nearCaught"): number =>
    scores.reduce((sum, one) => sum + one[key], 0);
  const share = total("caught") / total("decidable");
  const absent = material.filter(({ texts }) => texts.length === 0).map(({ origin }) => origin);
  return [
    {
      name: "biến thể quyết được: bắt được",
      measured: `${showShare(share)} (${total("caught")}/${total("decidable")})`,
      gate: showShare(0.92),
      aim: showShare(0.99),
      passed: share >= 0.92,
      note: `quyết được ${showShare(total("decidable") / total("made"))}, chỉ ngờ ${showShare(total("suspect") / total("made"))} của ${total("made")}; trong một câu ${showShare(total("nearCaught") / total("near"))}${absent.length > 0 ? `; thiếu nguồn ${absent.join(", ")}` : ""}`,
      values: { share, made: total("made"), decidable: total("decidable"), suspect: total("suspect"), caught: total("caught") },
    },
    ...scores.map(operatorRow),
  ];
}
