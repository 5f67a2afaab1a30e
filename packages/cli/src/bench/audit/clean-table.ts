import { makeDice, pick } from "./bootstrap.ts";
import { type CleanText, toCleanText } from "./clean-material.ts";
import { number, percentOf, percentUnits, startDraft, sumOf } from "./draft.ts";
import { COUNTED, PLACES } from "./own-words.ts";

/** Tables with a footing and a percent column: "Bản Hồ | 120 | 98 | 81,7". The body repeats the footing. */
export function cleanTables(count: number, seed = 909): readonly CleanText[] {
  const dice = makeDice(seed);
  return Array.from({ length: count }, (_none, order) => {
    const [noun] = pick(dice, COUNTED);
    const rows = 5 + Math.floor(dice() * 8);
    const from = Math.floor(dice() * (PLACES.length - rows));
    const cells = Array.from({ length: rows }, () => {
      const plan = BigInt(40 + Math.floor(dice() * 900));
      return { plan, actual: (plan * BigInt(600 + Math.floor(dice() * 600))) / 1000n };
    });
    const plan = cells.reduce((sum, cell) => sum + cell.plan, 0n);
    const actual = cells.reduce((sum, cell) => sum + cell.actual, 0n);
    const draft = startDraft();
    draft.say(`Kết quả theo biểu dưới đây: toàn huyện thực hiện `);
    const [bodyActual, bodyPlan] = [draft.put(actual), draft.say("/").put(plan)];
    const bodyPercent = draft.say(` ${noun}, đạt `).put(percentUnits(actual, plan, 1), 1);
    draft.relate({ name: "body percent", stated: bodyPercent, formula: percentOf(bodyActual, bodyPlan), near: true });
    draft.say(`% kế hoạch.\n\n| Địa bàn | Kế hoạch (${noun}) | Thực hiện (${noun}) | Tỷ lệ (%) |\n|---|---|---|---|\n`);
    const places = cells.map((cell, row) => {
      const a = draft.say(`| ${PLACES[from + row]} | `).put(cell.plan);
      const b = draft.say(" | ").put(cell.actual);
      const p = draft.say(" | ").put(percentUnits(cell.actual, cell.plan, 1), 1);
      draft.say(" |\n");
      draft.relate({ name: `row ${row} percent`, stated: p, formula: percentOf(b, a), near: true });
      return { a, b };
    });
    const planTotal = draft.say("| Tổng cộng | ").put(plan);
    const actualTotal = draft.say(" | ").put(actual);
    const percentTotal = draft.say(" | ").put(percentUnits(actual, plan, 1), 1);
    draft.say(" |\n");
    draft.relate({ name: "footing plan", stated: planTotal, formula: sumOf(places.map(({ a }) => a)), sum: "all", near: true });
    draft.relate({
      name: "footing actual",
      stated: actualTotal,
      formula: sumOf(places.map(({ b }) => b)),
      sum: "all",
      near: true,
    });
    draft.relate({ name: "footing percent", stated: percentTotal, formula: percentOf(actualTotal, planTotal), near: true });
    draft.relate({ name: "mention actual", stated: actualTotal, formula: number(bodyActual), near: false });
    draft.relate({ name: "mention plan", stated: planTotal, formula: number(bodyPlan), near: false });
    const { text, relations } = draft.done();
    return toCleanText(`table-${order}`, text, relations);
  });
}
