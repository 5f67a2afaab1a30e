import { over, power, roundUnits, times } from "./fraction.ts";
import { type Gold, readGold } from "./gold.ts";
import { locate } from "./locate.ts";
import { fullValue } from "./printed-number.ts";
import { type Row, showShare } from "./row.ts";
import { isHolding } from "./score-corpus.ts";

/** False alarms that fixed rules would raise on percentages that hold: recompute exactly, or within so many last places. */
function countAlarms(gold: Gold, slack: bigint): { readonly alarms: number; readonly of: number } {
  let [alarms, of] = [0, 0];
  for (const label of gold.labels) {
    if (!isHolding(label) || (label.rule !== "pct_of_plan" && label.rule !== "share_of_total")) continue;
    const text = gold.passages.find(({ doc }) => doc === label.doc)?.text ?? "";
    const { stated, operands } = locate(text, label);
    const [a, b] = operands.map(({ numbers }) => numbers[0]);
    const printed = stated?.numbers[0];
    if (!a || !b || !printed || b.value.n === 0n) continue;
    of++;
    const share = times(over(fullValue(a), fullValue(b)), power(2));
    const gap = roundUnits(share, printed.decimals) - roundUnits(printed.value, printed.decimals);
    if ((gap < 0n ? -gap : gap) > slack) alarms++;
  }
  return { alarms, of };
}

/** For contrast: what simpler rules would do on the same labels. */
export function measureBaselines(root: string): readonly Row[] {
  const gold = readGold(root);
  if (!gold) return [];
  return (
    [
      ["tính lại đúng từng số", 0n],
      ["± một chữ số cuối", 1n],
    ] as const
  ).map(([name, slack]): Row => {
    const { alarms, of } = countAlarms(gold, slack);
    return {
      name: `đối chứng: ${name}, báo động giả`,
      measured: `${showShare(alarms / of)} (${alarms}/${of})`,
      gate: "",
      aim: "",
      note: "trên các tỷ lệ đúng của corpus/dev",
      values: { alarms, of },
    };
  });
}
