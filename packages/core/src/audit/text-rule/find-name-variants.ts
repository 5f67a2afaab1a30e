import type { Remark } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { findPlaceNames, type PlaceName } from "./find-place-names.ts";
import { foldSyllable, readSyllable } from "./syllable.ts";

/** A name so often written is no slip, however often the other one is. */
const MOST_SLIPS = 3;
/** In a text that names a place this seldom, the counts say little: the rarer form is asked about anyway. */
const FEW_MENTIONS = 8;

/**
 * Syllables by which real neighbours differ: half of the pairs of communes of one province that differ in one tone or sign (97 pairs
 * in 63 provinces, early 2025) are told apart by these. A single slip among many mentions is still asked about.
 */
const TWINS: readonly ReadonlySet<string>[] = [
  ["thanh", "thành", "thạnh"],
  ["đông", "đồng"],
  ["hùng", "hưng"],
  ["quang", "quảng"],
].map((group) => new Set(group.map(foldSyllable)));
const MANY_MENTIONS = 4;

/** Every mention of one spelling. */
type Form = readonly [PlaceName, ...PlaceName[]];

function groupForms(names: readonly PlaceName[]): readonly Form[] {
  const forms = new Map<string, [PlaceName, ...PlaceName[]]>();
  for (const name of names) {
    const form = forms.get(name.form);
    if (form) form.push(name);
    else forms.set(name.form, [name]);
  }
  return [...forms.values()];
}

/** Whether two spellings may be of one name: one syllable differs, by tone or signs; a name of one syllable only by its tone. */
function differByASlip(a: PlaceName, b: PlaceName): boolean {
  const differing = a.syllables.flatMap((syllable, place) => {
    const [one, other] = [readSyllable(syllable), readSyllable(b.syllables[place] ?? "")];
    return one.letters === other.letters && one.tone === other.tone ? [] : [one.letters === other.letters];
  });
  const [toneOnly] = differing;
  return differing.length === 1 && (a.syllables.length > 1 || toneOnly === true);
}

function areTwins(a: PlaceName, b: PlaceName): boolean {
  const [one, other] = [a.form.split(" "), b.form.split(" ")];
  const place = one.findIndex((syllable, at) => syllable !== other[at]);
  return TWINS.some((group) => group.has(one[place] ?? "") && group.has(other[place] ?? ""));
}

/** Whether the mentions can be of one thing: never named side by side, not of two sorts, and at least once with the word of a place. */
function mayBeOne(a: Form, b: Form): boolean {
  const lists = new Set(a.map((name) => name.list));
  if (b.some((name) => lists.has(name.list))) return false;
  const sorts = (form: Form): ReadonlySet<string> => new Set(form.flatMap((name) => name.sort ?? []));
  const [one, other] = [sorts(a), sorts(b)];
  if (one.size === 0 && other.size === 0) return false;
  if (one.size > 0 && other.size > 0 && ![...one].some((sort) => other.has(sort))) return false;
  if (a[0].syllables.length > 1) return true;
  const words = new Set(a.map((name) => name.word));
  return b.every((name) => name.word !== undefined && words.has(name.word));
}

function isRarer(form: Form, main: Form): boolean {
  if (form.length > MOST_SLIPS) return false;
  if (areTwins(form[0], main[0])) return form.length === 1 && main.length >= MANY_MENTIONS;
  return form.length * 2 <= main.length || form.length + main.length <= FEW_MENTIONS;
}

function toRemark(form: Form, main: Form): Remark {
  const [first, ...rest] = form;
  return {
    kind: "remark",
    rule: "name-variant",
    result: "review",
    note: { code: "name-variant", other: main[0].text, count: main.length },
    stated: first.text,
    operands: [],
    passage: first.passage.index,
    span: first.span,
    related: [...rest, ...main].map(({ passage, span }) => ({ passage: passage.index, span })),
  };
}

/**
 * One name spelled two ways: the rarer spelling is asked about, of two equally frequent ones the later. Two names of one list are
 * two places.
 *
 * ok: "các xã Tân Thanh, Tân Thành". not ok: "xã Bằng Lãng" four times and "xã Bằng Lăng" twice.
 *
 * @rule Q139 Q140
 */
export function findNameVariants(reading: Reading): readonly Remark[] {
  const bases = new Map<string, PlaceName[]>();
  for (const name of reading.passages.flatMap(findPlaceNames)) {
    const names = bases.get(name.base);
    if (names) names.push(name);
    else bases.set(name.base, [name]);
  }
  return [...bases.values()].flatMap((names) => {
    // Sorting is stable: of equally frequent forms the first seen stays first.
    const [main, ...others] = groupForms(names).toSorted((a, b) => b.length - a.length);
    if (!main) return [];
    return others
      .filter((form) => differByASlip(form[0], main[0]) && mayBeOne(form, main) && isRarer(form, main))
      .map((form) => toRemark(form, main));
  });
}
