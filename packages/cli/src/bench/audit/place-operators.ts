import { pick } from "./bootstrap.ts";
import { substituteDigit } from "./digit-operators.ts";
import type { Operate } from "./mutant.ts";
import { printLike, unitsOf } from "./print-number.ts";
import { listPrinted } from "./printed-number.ts";
import { listPlaces, type Relation } from "./relation.ts";

/** One fact printed at two places. */
export function isMention(relation: Relation): boolean {
  return relation.formula?.op === "number";
}

/** The annex gets a new figure, the body keeps the old one. */
export const changeAnnex: Operate = (source, dice) => {
  const mentions = source.relations.filter(isMention);
  if (mentions.length === 0) return undefined;
  const { stated } = pick(dice, mentions);
  const number = listPrinted(source.text).find(({ start }) => start === stated);
  const text = number && substituteDigit(number, dice);
  return number && text !== undefined ? { edits: [{ start: number.start, end: number.end, text }] } : undefined;
};

/** One mention keeps a figure of some weeks ago, a little lower. */
export const leaveStaleMention: Operate = (source, dice) => {
  const mentions = source.relations.filter(isMention);
  if (mentions.length === 0) return undefined;
  const at = pick(dice, listPlaces(pick(dice, mentions)));
  const number = listPrinted(source.text).find(({ start }) => start === at);
  if (!number) return undefined;
  const units = (unitsOf(number) * BigInt(880 + Math.floor(dice() * 110))) / 1000n;
  return units === unitsOf(number) || units === 0n
    ? undefined
    : { edits: [{ start: number.start, end: number.end, text: printLike(number, units) }] };
};

/** A figure of a footnote changes; one time in four it is only the day the figures are of, which no sum can show. */
export const changeFootnote: Operate = (source, dice) => {
  const notes = [...source.text.matchAll(/^[⁰¹²³⁴-⁹]+ .*$/gmu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (notes.length === 0) return undefined;
  const inNote = (at: number): boolean => notes.some(({ start, end }) => at >= start && at < end);
  if (dice() < 0.25) {
    const dates = [...source.text.matchAll(/\b(\d{2})\/(?:0[1-9]|1[0-2])\/20\d\d\b/gu)].filter((match) => inNote(match.index));
    const date = dates.length > 0 ? pick(dice, dates) : undefined;
    if (!date) return undefined;
    const day = date[1] === "15" ? "14" : "15";
    return { edits: [{ start: date.index, end: date.index + 2, text: day }] };
  }
  const places = source.relations.flatMap(listPlaces).filter(inNote);
  if (places.length === 0) return undefined;
  const at = pick(dice, places);
  const number = listPrinted(source.text).find(({ start }) => start === at);
  const text = number && substituteDigit(number, dice);
  return number && text !== undefined ? { edits: [{ start: number.start, end: number.end, text }] } : undefined;
};
