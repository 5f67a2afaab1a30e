import { type Figure, isPercent } from "../figure/figure.ts";

/** How a writer slips, likeliest first: two neighbours swapped, one digit for another, one typed twice or left out, the comma or the unit moved. */
export const SLIPS = ["swap", "substitution", "doubled", "dropped", "shift"] as const;
export type Slip = (typeof SLIPS)[number];

/** A figure as it may have been meant: one edit away from the printed one. `to` says it in the way of the figure's text. */
export type Edit = { readonly slip: Slip; readonly figure: Figure; readonly from: string; readonly to: string };

/** A number of digits, group marks and one decimal mark; words and brackets are left alone. */
const PRINTED = /^([+-]?)(\d[\d.,\s]*)$/u;
/** Percentages are printed with two decimals at most; a third one left out is nobody's slip. */
const MOST_PERCENT_DECIMALS = 2;
const SHIFTS = [1, 2, 3] as const;
/** Scale words that stand for one another in a slip. */
const SCALE_WORDS: readonly (readonly [string, number])[] = [
  ["nghìn tỷ", 12],
  ["tỷ", 9],
  ["triệu", 6],
  ["nghìn", 3],
];

/** The printed number taken apart; its digits are `whole` and `fraction` together. */
type Layout = {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
  readonly point: string;
  readonly group: string;
};

/** Undefined for numbers in words, and where the digits are not the figure's value. */
function toLayout(figure: Figure): Layout | undefined {
  const match = PRINTED.exec(figure.text);
  const body = match?.[2];
  if (!match || body === undefined || figure.inWords) return undefined;
  const digits = body.replace(/\D/gu, "");
  const size = figure.value.units < 0n ? -figure.value.units : figure.value.units;
  if (BigInt(digits) !== size || figure.value.scale !== figure.decimals || digits.length <= figure.decimals) return undefined;
  const cut = digits.length - figure.decimals;
  const marks = [...body.replace(/\d/gu, "")];
  const point = figure.decimals > 0 ? (marks.pop() ?? "") : "";
  return { sign: match[1] ?? "", whole: digits.slice(0, cut), fraction: digits.slice(cut), point, group: marks[0] ?? "" };
}

/** Groups of three as the report makes them; a number of three digits has no say in it, and gets the usual mark. */
function printLayout({ sign, whole, fraction, point, group }: Layout, before: Layout): string {
  const mark = group !== "" || before.whole.length > 3 ? group : before.point === "." ? "," : ".";
  const head = whole.length % 3;
  const groups = mark === "" ? [whole] : [whole.slice(0, head), ...(whole.slice(head).match(/\d{3}/gu) ?? [])];
  const decimals = fraction === "" ? "" : `${point === "" ? (mark === "," ? "." : ",") : point}${fraction}`;
  return `${sign}${groups.filter((digits) => digits !== "").join(mark)}${decimals}`;
}

/** The digits with two neighbours swapped, or one replaced. */
function* editDigits(digits: string): Generator<readonly [Slip, string]> {
  for (let at = 0; at < digits.length; at++) {
    const [before, own, next, after] = [digits.slice(0, at), digits.charAt(at), digits.charAt(at + 1), digits.slice(at + 1)];
    if (next !== "" && next !== own) yield ["swap", `${before}${next}${own}${digits.slice(at + 2)}`];
    for (let digit = 0; digit <= 9; digit++) if (String(digit) !== own) yield ["substitution", `${before}${digit}${after}`];
  }
}

/** A zero never leads a number of several digits, unless the printed one has it so ("07"). */
function isPrintable(whole: string, before: Layout): boolean {
  return whole !== "" && (whole.length === 1 || !whole.startsWith("0") || before.whole.startsWith("0"));
}

/** What the writer may have meant to print. */
function* editLayout(layout: Layout): Generator<readonly [Slip, Layout]> {
  const { whole, fraction } = layout;
  for (const [slip, digits] of editDigits(whole + fraction))
    yield [slip, { ...layout, whole: digits.slice(0, whole.length), fraction: digits.slice(whole.length) }];
  for (const part of ["whole", "fraction"] as const) {
    const digits = layout[part];
    for (let at = 0; at < digits.length; at++) {
      if (digits[at] === digits[at + 1]) yield ["doubled", { ...layout, [part]: digits.slice(0, at) + digits.slice(at + 1) }];
    }
    if (digits === "") continue;
    for (let at = 0; at <= digits.length; at++)
      for (let digit = 0; digit <= 9; digit++)
        yield ["dropped", { ...layout, [part]: `${digits.slice(0, at)}${digit}${digits.slice(at)}` }];
  }
  for (const places of SHIFTS) {
    const left = whole.padStart(places + 1, "0");
    yield ["shift", { ...layout, whole: left.slice(0, -places), fraction: left.slice(-places) + fraction }];
    const right = fraction.padEnd(places, "0");
    const moved = (whole + right.slice(0, places)).replace(/^0+(?=\d)/u, "");
    yield ["shift", { ...layout, whole: moved, fraction: right.slice(places) }];
  }
}

/** "285,3 triệu đồng" for "285,3 tỷ đồng"; the scale word may stand in the unit's text, before it, or above the column. */
function* editScale(figure: Figure): Generator<Edit> {
  const word = SCALE_WORDS.find(([, scale]) => figure.scale === scale)?.[0];
  if (word === undefined) return;
  const { text: unit } = figure.unit;
  const rest = (unit.startsWith(word) ? unit.slice(word.length) : unit).trim();
  const print = (scaleWord: string): string => `${figure.text} ${scaleWord} ${rest}`.trim();
  for (const [text, scale] of SCALE_WORDS) {
    if (scale !== figure.scale) yield { slip: "shift", figure: { ...figure, scale }, from: print(word), to: print(text) };
  }
}

/**
 * Every figure one slip away from the printed one that `keep` keeps, each once, likeliest slips first. What `keep` sees has the edited
 * value, not yet the edited text: nearly all edits are dropped, and printing them costs most.
 *
 * @rule Q116
 */
export function listEdits(figure: Figure, keep: (edited: Figure) => boolean = () => true): readonly Edit[] {
  const layout = toLayout(figure);
  if (!layout) return [];
  const found = new Map<string, Edit>();
  const places = isPercent(figure) ? Math.max(MOST_PERCENT_DECIMALS, figure.decimals) : Number.POSITIVE_INFINITY;
  for (const [slip, edited] of editLayout(layout)) {
    if (!isPrintable(edited.whole, layout) || (slip === "dropped" && edited.fraction.length > places)) continue;
    const size = BigInt(edited.whole + edited.fraction);
    const value = { units: figure.value.units < 0n ? -size : size, scale: edited.fraction.length };
    const changed = { ...figure, value, decimals: value.scale };
    if (!keep(changed)) continue;
    const to = printLayout(edited, layout);
    if (to !== figure.text && !found.has(to)) found.set(to, { slip, figure: { ...changed, text: to }, from: figure.text, to });
  }
  const scaled = [...editScale(figure)].filter((edit) => keep(edit.figure));
  return [...scaled, ...found.values()].toSorted((a, b) => SLIPS.indexOf(a.slip) - SLIPS.indexOf(b.slip));
}
