import type { Claim, Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { type Amount, listAmounts } from "../wording/amounts.ts";
import { measureSurelyAlike } from "../wording/measures.ts";
import { findVerdictCounts } from "./find-verdict-counts.ts";
import { isWithin } from "./gap.ts";
import { isPartOf } from "./part-list.ts";
import { sumClaim, sumFits, sumHolds } from "./sum-claim.ts";

/** A list in items misses its total by at most this many per cent to be looked at. */
const NEAR_PERCENT = 10n;
const CALL = /^[^\d;.]{0,40}?([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/u;
const OPENS = /(?:trong đó|gồm|cụ thể|chia ra|như sau)?\s*:\s*$/u;

function isItem({ kind, mark }: Passage): boolean {
  return kind === "item" || (kind === "paragraph" && mark !== undefined);
}

/** The item passages under a passage that ends with ":", one level. */
function itemsUnder(reading: Reading, passage: Passage): readonly Passage[] {
  const items: Passage[] = [];
  for (const next of reading.passages.slice(passage.index + 1)) {
    if (next.kind === "note") continue;
    if (!isItem(next) || next.mark === passage.mark) break;
    if (items[0] === undefined || next.level === items[0].level) items.push(next);
    else if ((next.level ?? 0) < (items[0].level ?? 0)) break;
  }
  return items;
}

/** The parts of one total, each the first of its kind in its item: what was reached under what was reached, plans under the plan. */
function fromItemsOf(total: Amount, items: readonly Passage[]): readonly Claim[] {
  const figures = items.flatMap((item): readonly Figure[] => {
    const first = listAmounts(item).find((amount) => isPartOf(total, amount));
    return first ? [first.figure] : [];
  });
  if (figures.length < 2) return [];
  if (sumHolds(total.figure, figures)) return [sumClaim("sum", total.figure, figures, "firm")];
  const near =
    isWithin(total.figure, figures, NEAR_PERCENT) && figures.every((figure) => measureSurelyAlike(total.figure, figure));
  return near ? [sumClaim("sum", total.figure, figures, "likely")] : [];
}

/** "- Tổng vốn: 165.139 triệu đồng, trong đó:" over "+ … 48.058 triệu đồng …", "+ … 117.081 triệu đồng …". @rule Q194 */
function fromItems(reading: Reading, passage: Passage): readonly Claim[] {
  const amounts = listAmounts(passage);
  const total = amounts.findLast(({ kind, depth }) => kind === "level" && depth === 0);
  if (!total) return [];
  // "đạt 391.427/398.000 triệu đồng, gồm:": the plan has its parts under it as well.
  const plan = amounts.find(({ figure }) => figure === total.over);
  const tail = passage.text.slice((plan ?? total).figure.unitEnd).toLowerCase();
  if (!OPENS.test(tail) || tail.length > 60) return [];
  const items = itemsUnder(reading, passage);
  return [total, ...(plan ? [plan] : [])].flatMap((one) => fromItemsOf(one, items));
}

/** "31 sản phẩm⁴" with the note "⁴ 03 sản phẩm 4 sao; 28 sản phẩm 03 sao (…)". @rule Q195 */
function fromNotes(passage: Passage, notes: ReadonlyMap<string, Passage>): readonly Claim[] {
  return listAmounts(passage).flatMap((total): readonly Claim[] => {
    if (total.kind !== "level") return [];
    const call = CALL.exec(passage.text.slice(total.figure.unitEnd))?.[1];
    const note = call === undefined ? undefined : notes.get(call);
    if (!note) return [];
    const parts = listAmounts(note).filter((amount) => amount.depth === 0 && isPartOf(total, amount));
    const figures = parts.map(({ figure }) => figure);
    for (let length = figures.length; length >= 2; length--) {
      const some = figures.slice(0, length);
      if (sumFits(total.figure, some)) return [sumClaim("sum", total.figure, some, "firm")];
    }
    const listed = figures.length >= 2 && figures.every((figure) => measureSurelyAlike(total.figure, figure));
    return listed && isWithin(total.figure, figures, NEAR_PERCENT) ? [sumClaim("sum", total.figure, figures, "likely")] : [];
  });
}

/** "Vượt: 09/34 chỉ tiêu …", "Đạt: 18/34 …", "Chưa đạt: 07/34 …": neighbours that divide one whole. @rule Q176 */
function fromNeighbours(passages: readonly Passage[]): readonly Claim[] {
  const claims: Claim[] = [];
  let run: { readonly part: Figure; readonly whole: Figure }[] = [];
  const close = (): void => {
    const [first] = run;
    const parts = run.map(({ part }) => part);
    if (first && run.length >= 2 && sumFits(first.whole, parts)) claims.push(sumClaim("k-of-n", first.whole, parts, "firm"));
    run = [];
  };
  for (const passage of passages) {
    const first = listAmounts(passage).find(({ over, depth }) => over !== undefined && depth === 0);
    const whole = first?.over;
    const [begun] = run;
    const goes =
      whole &&
      begun &&
      measureSurelyAlike(whole, begun.whole) &&
      whole.value.units === begun.whole.value.units &&
      isItem(passage);
    if (!goes) close();
    if (first && whole && isItem(passage)) run.push({ part: first.figure, whole });
  }
  close();
  return claims;
}

/** Totals whose parts stand in other passages: items under them, the note they call, neighbours of one whole. @rule Q176 Q194 Q195 */
export function findSumsAcross(reading: Reading): readonly Finding[] {
  const prose = listProse(reading);
  const notes = new Map(
    prose.filter(({ kind }) => kind === "note").map((note) => [/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/u.exec(note.mark ?? "")?.[0] ?? "", note]),
  );
  return [
    ...prose.flatMap((passage) => [...fromItems(reading, passage), ...fromNotes(passage, notes)]),
    ...fromNeighbours(prose.filter(({ kind }) => kind !== "note")),
    ...findVerdictCounts(prose.filter(({ kind }) => kind !== "note")),
  ];
}
