import { pick } from "./bootstrap.ts";
import type { CleanText } from "./clean-material.ts";
import { dropOrDouble, type Slip, shiftPoint, substituteDigit, swapNeighbours, swapSeparator } from "./digit-operators.ts";
import type { Edit } from "./edit.ts";
import type { Change, Operate, Operator } from "./mutant.ts";
import { changeAnnex, changeFootnote, leaveStaleMention } from "./place-operators.ts";
import { printLike, unitsOf } from "./print-number.ts";
import { listPrinted, type PrintedNumber } from "./printed-number.ts";
import { type Formula, listPlaces, type Relation } from "./relation.ts";

function replace(number: PrintedNumber, text: string | undefined): Change | undefined {
  return text === undefined || text === number.text ? undefined : { edits: [{ start: number.start, end: number.end, text }] };
}

function numbersOf(source: CleanText, choose: (relation: Relation) => boolean = () => true): readonly PrintedNumber[] {
  const places = new Set(source.relations.filter(choose).flatMap(listPlaces));
  return listPrinted(source.text).filter(({ start }) => places.has(start));
}

const numberAt = (source: CleanText, at: number): PrintedNumber | undefined =>
  listPrinted(source.text).find(({ start }) => start === at);

function slip(make: Slip): Operate {
  return (source, dice) => {
    const numbers = numbersOf(source);
    if (numbers.length === 0) return undefined;
    const number = pick(dice, numbers);
    return replace(number, make(number, dice));
  };
}

/** Words right after (or before) a number of a relation that become other words. */
function swapWords(pairs: readonly (readonly [RegExp, string])[]): Operate {
  return (source, dice) => {
    const edits = numbersOf(source).flatMap(({ end }): readonly Edit[] => {
      const after = source.text.slice(end, end + 24);
      for (const [pattern, other] of pairs) {
        const match = pattern.exec(after);
        if (match?.[1] !== undefined) {
          const start = end + match[0].length - match[1].length;
          return [{ start, end: start + match[1].length, text: other }];
        }
      }
      return [];
    });
    return edits.length === 0 ? undefined : { edits: [pick(dice, edits)] };
  };
}

/** A figure of the earlier period is left standing where the new one belongs. */
const leaveStale: Operate = (source, dice) => {
  const pairs = source.relations.flatMap(({ change }) => {
    const places = change ? listPlaces({ name: "", stated: -1, formula: change.up, near: true }).filter((at) => at >= 0) : [];
    const [now, before] = places.map((at) => numberAt(source, at));
    return now && before && now.text !== before.text ? [[now, before] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const [now, before] = pick(dice, pairs);
  return replace(now, before.text);
};

/** The figure of a neighbour is copied: the nearest other number with as many decimals. */
const copyNeighbour: Operate = (source, dice) => {
  const numbers = numbersOf(source);
  if (numbers.length < 2) return undefined;
  const number = pick(dice, numbers);
  const isPercent = ({ end }: PrintedNumber): boolean => /^\s?%/u.test(source.text.slice(end, end + 2));
  const [neighbour] = numbers
    .filter((one) => one.start !== number.start && one.text !== number.text && isPercent(one) === isPercent(number))
    .toSorted((a, b) => Math.abs(a.start - number.start) - Math.abs(b.start - number.start));
  return neighbour && replace(number, neighbour.text);
};

/** "tăng 5%" becomes "tăng 5 điểm %", and the other way round: the words differ, no sum on the page does. */
const swapPoint: Operate = (source, dice) => {
  const stated = source.relations
    .filter(({ change }) => change !== undefined)
    .flatMap(({ stated: at }) => numberAt(source, at) ?? []);
  const edits = stated.flatMap(({ end }): readonly Edit[] => {
    const sign = /^(\s?)%/u.exec(source.text.slice(end, end + 2));
    return sign ? [{ start: end, end: end + sign[0].length, text: " điểm %" }] : [];
  });
  return edits.length === 0 ? undefined : { edits: [pick(dice, edits)], atMost: "suspect" };
};

const TURNED: Readonly<Record<string, string>> = { tăng: "giảm", giảm: "tăng", Tăng: "Giảm", Giảm: "Tăng" };

/** "tăng" for "giảm" before a change. */
const turnDirection: Operate = (source, dice) => {
  const found = source.relations.flatMap((relation) => {
    if (!relation.change) return [];
    const from = Math.max(0, relation.stated - 40);
    const lead = source.text.slice(from, relation.stated);
    const match = [...lead.matchAll(/(?<!\p{L})(tăng|giảm)(?!\p{L})/giu)].at(-1);
    return match ? [{ relation, start: from + match.index, word: match[0] }] : [];
  });
  if (found.length === 0) return undefined;
  const { start, word } = pick(dice, found);
  const turned = found.filter((one) => one.start === start).map(({ relation }) => relation);
  const relations = source.relations.map((relation): Relation => {
    if (!relation.change || !turned.includes(relation)) return relation;
    return { ...relation, change: { ...relation.change, direction: relation.change.direction === "up" ? "down" : "up" } };
  });
  return { edits: [{ start, end: start + word.length, text: TURNED[word] ?? word }], relations };
};

/** Actual and plan (part and whole) change places. */
const swapPlanActual: Operate = (source, dice) => {
  const pairs = source.relations.flatMap((relation) => {
    if (relation.formula?.op !== "/" || relation.change) return [];
    const [a, b] = listPlaces(relation)
      .slice(1)
      .map((at) => numberAt(source, at));
    return a && b && a.text !== b.text ? [[a, b] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const [a, b] = pick(dice, pairs);
  return {
    edits: [
      { start: a.start, end: a.end, text: b.text },
      { start: b.start, end: b.end, text: a.text },
    ],
  };
};

/** A total that leaves a part out, counts one twice, or is out by a round number. */
const wrongTotal: Operate = (source, dice) => {
  const sums = source.relations.filter(({ sum }) => sum !== undefined);
  if (sums.length === 0) return undefined;
  const relation = pick(dice, sums);
  const total = numberAt(source, relation.stated);
  const part = numberAt(source, pick(dice, listPlaces(relation).slice(1)));
  if (!total || !part) return undefined;
  const step =
    dice() < 0.5
      ? 10n ** BigInt(total.decimals + 1)
      : (unitsOf(part) * 10n ** BigInt(total.decimals)) / 10n ** BigInt(part.decimals);
  const units = dice() < 0.5 ? unitsOf(total) + step : unitsOf(total) - step;
  return units <= 0n || step === 0n ? undefined : replace(total, printLike(total, units));
};

/** One more or one less than the list names. */
const miscount: Operate = (source, dice) => {
  const lists = source.relations.filter(({ listed }) => listed !== undefined);
  if (lists.length === 0) return undefined;
  const number = numberAt(source, pick(dice, lists).stated);
  if (!number) return undefined;
  return replace(number, printLike(number, dice() < 0.5 && unitsOf(number) > 1n ? unitsOf(number) - 1n : unitsOf(number) + 1n));
};

/** A formula without one number: what is left of a sum. */
export function without(formula: Formula, at: number): Formula | undefined {
  if (formula.op === "number") return formula.at === at ? undefined : formula;
  if (formula.op === "constant") return formula;
  const [a, b] = [without(formula.a, at), without(formula.b, at)];
  if (a && b) return { op: formula.op, a, b };
  return formula.op === "+" ? (a ?? b) : undefined;
}

/** Words that open a list stay when its first item goes: "gồm lúa 245 ha, ngô 57 ha" without rice is "gồm ngô 57 ha". */
const OPENING = /^.*(?::|gồm|trong đó|chia ra|cụ thể|phân ra):?\s/u;

/** A part is struck out of a list or a row out of a table, and the total stays. */
const deletePart: Operate = (source, dice) => {
  const sums = source.relations.filter((relation) => relation.sum === "all" && listPlaces(relation).length > 3);
  if (sums.length === 0) return undefined;
  const relation = pick(dice, sums);
  const places = listPlaces(relation).slice(1);
  const at = pick(dice, places);
  const { text } = source;
  // Items told apart by ";" hold commas of their own.
  const sorted = places.toSorted((a, b) => a - b);
  const [before = 0, after = text.length] = [sorted[sorted.indexOf(at) - 1], sorted[sorted.indexOf(at) + 1]];
  const wide = text.slice(Math.max(before, relation.stated), at).includes("; ") || text.slice(at, after).includes("; ");
  const marks = wide ? ["\n", "; "] : ["\n", "; ", ", "];
  const from = Math.max(...[...marks, ": "].map((mark) => text.lastIndexOf(mark, at)));
  const ends = [...marks, ")", ". "].map((mark) => text.indexOf(mark, at)).filter((end) => end > 0);
  const end = Math.min(text.length, ...ends);
  if (from < 0) return undefined;
  const opening = OPENING.exec(text.slice(from, at))?.[0].length ?? 0;
  const start = from + opening;
  const inside = (place: number): boolean => place >= start && place < end;
  if (inside(relation.stated) || places.some((place) => place !== at && inside(place))) return undefined;
  const relations = source.relations.flatMap((one): readonly Relation[] => {
    const lost = listPlaces(one).filter(inside);
    if (lost.length === 0) return [one];
    const left =
      one.sum && one.formula
        ? lost.reduce<Formula | undefined>((rest, place) => rest && without(rest, place), one.formula)
        : undefined;
    return left && !inside(one.stated) ? [{ ...one, formula: left }] : [];
  });
  if (opening === 0) return { edits: [{ start, end, text: "" }], relations };
  return ["; ", ", "].includes(text.slice(end, end + 2)) ? { edits: [{ start, end: end + 2, text: "" }], relations } : undefined;
};

/** Each operator of the plan of measurement, once. */
export const MAKE: Readonly<Record<Operator, Operate>> = {
  digit: slip(substituteDigit),
  neighbours: slip(swapNeighbours),
  "drop-double": slip(dropOrDouble),
  "point-shift": slip(shiftPoint),
  separator: slip(swapSeparator),
  "scale-word": swapWords([
    [/^\s?(triệu)(?!\p{L})/u, "tỷ"],
    [/^\s?(tỷ)(?!\p{L})/u, "triệu"],
    [/^\s?(nghìn|ngàn)(?!\p{L})/u, "triệu"],
  ]),
  unit: swapWords([
    [/^\s?(ha)(?!\p{L})/u, "m²"],
    [/^\s?(tấn)(?!\p{L})/u, "tạ"],
    [/^\s?(tạ)(?![\p{L}/])/u, "tấn"],
    [/^\s?(kg)(?!\p{L})/u, "tấn"],
  ]),
  stale: (source, dice) => leaveStale(source, dice) ?? leaveStaleMention(source, dice),
  "neighbour-copy": copyNeighbour,
  "percent-point": swapPoint,
  direction: turnDirection,
  "plan-actual": swapPlanActual,
  "wrong-total": wrongTotal,
  "list-count": miscount,
  "annex-body": changeAnnex,
  footnote: changeFootnote,
  "row-deleted": deletePart,
};
