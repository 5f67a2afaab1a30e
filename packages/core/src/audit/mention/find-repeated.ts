import { showDecimal } from "../../quantity/decimal.ts";
import type { Claim, Finding } from "../claim.ts";
import type { Figure } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { baseValue } from "../wording/measures.ts";
import type { Mention, Mentions } from "./mention.ts";
import { listPairs, NEARLY } from "./mention-index.ts";
import { remarkOn, showFigure } from "./remarks.ts";
import { agree, alignDigits, digitsOf, isAsked, isOneEdit, isOneFact, isWidened, likeness, mayBeOneFact } from "./same-fact.ts";

/** A name of fewer words is told of many things. */
const LEAST_WORDS = 3;
/** Names that are only nearly equal need more of them. */
const LEAST_NEAR_WORDS = 5;
/** Fewer digits meet by chance, or by being small. */
const LEAST_DIGITS = 3;
const LEAST_NEAR_DIGITS = 4;

function digitCount({ value }: Figure): number {
  return (value.units < 0n ? -value.units : value.units).toString().length;
}

function sameClaim(a: Mention, b: Mention): Claim {
  return {
    kind: "claim",
    rule: "cross-mention",
    stated: b.figure,
    expression: { op: "figure", figure: a.figure },
    compare: "equal",
    binding: "likely",
    alternatives: [],
    ...(a.cell || b.cell ? { group: groupOf(a, b) } : {}),
  };
}

/** Whether they stand apart: in one sentence a name said twice is said of two things. */
function standApart(a: Mention, b: Mention): boolean {
  if (a.cell && b.cell) return false;
  return a.figure.passage !== b.figure.passage || (a.sentence !== b.sentence && !a.cell);
}

/** How many values each name has, in the text and in cells: a name of several values is a column's or a list's. */
type Spread = ReadonlyMap<string, ReadonlySet<string>>;

const spreadKey = ({ name, role, cell }: Mention): string => `${cell ? "cell" : "text"} ${role} ${name}`;

function readSpread(mentions: readonly Mention[]): Spread {
  const values = new Map<string, Set<string>>();
  for (const mention of mentions) {
    const key = spreadKey(mention);
    // Two cells of one value are two columns all the same.
    const value = mention.cell ? mention.figure.id : showDecimal(baseValue(mention.figure));
    const held = values.get(key);
    if (held) held.add(value);
    else values.set(key, new Set([value]));
  }
  return values;
}

/** A name of more values than this is that of a list, where neighbours of one digit are common. */
const MOST_VALUES = 3;

const valuesOf = (mention: Mention, spread: Spread): number => spread.get(spreadKey(mention))?.size ?? 0;

const isOnly = (mention: Mention, spread: Spread): boolean => valuesOf(mention, spread) === 1;

/**
 * The annex repeats the body: there an equal name, unit and role of one value each are enough to ask. The whole of "03/05 xã" may be all
 * there are as well as the plan.
 */
function isAnnexed(a: Mention, b: Mention, spread: Spread): boolean {
  if (a.slots.kind === "whole" || b.slots.kind === "whole") return false;
  return a.name === b.name && (a.cell !== undefined) !== (b.cell !== undefined) && isOnly(a, spread) && isOnly(b, spread);
}

/** Readings of one figure against one row: where a column agrees, the others are other columns. */
function groupOf(a: Mention, b: Mention): string {
  const cell = a.cell ?? b.cell;
  const text = a.cell ? b : a;
  return cell ? `mention:${text.figure.id}:${cell.table}:${cell.row}` : `mention:${b.figure.id}`;
}

/** The difference of two mentions, or nothing where it may have its reason. @rule Q281 Q282 Q283 Q284 */
function readDifference(a: Mention, b: Mention, spread: Spread): Finding | undefined {
  const [was, now] = [a.slots.status, b.slots.status];
  const same = a.name === b.name;
  const operands = [b.figure, a.figure] as const;
  const note = { code: "mentions-differ", other: showFigure(a.figure) } as const;
  const group = groupOf(a, b);
  if (same && was !== now && (was === "estimate" || now === "estimate") && was !== undefined && now !== undefined)
    return remarkOn("cross-mention", "unchecked", { code: "estimate-against-official" }, operands, group);
  if (was !== now && was !== undefined && now !== undefined) return undefined;
  if (a.figure.passage === b.figure.passage || !isAsked(a, b)) return undefined;
  if (isOneFact(a, b)) return remarkOn("cross-mention", "error", note, operands, group);
  if (!same && (Math.min(a.bag.size, b.bag.size) < LEAST_NEAR_WORDS || !isWidened(a, b))) return undefined;
  if (Math.max(valuesOf(a, spread), valuesOf(b, spread)) > MOST_VALUES) return undefined;
  const [x, y] = [digitsOf(a.figure), digitsOf(b.figure)];
  // Names that are only nearly equal are many, and numbers of a few digits meet.
  const least = same ? LEAST_DIGITS : LEAST_NEAR_DIGITS;
  if (Math.min(x.length, y.length) >= least && x === y)
    return a.figure.unit.text === b.figure.unit.text && a.figure.scale === b.figure.scale
      ? remarkOn("cross-mention", "review", note, operands, group)
      : remarkOn("unit-scale", "review", { code: "mentions-unit", other: showFigure(a.figure) }, operands, group);
  if (Math.max(x.length, y.length) > least && (isOneEdit(x, y) || isOneEdit(...alignDigits(a.figure, b.figure))))
    return remarkOn("cross-mention", "review", note, operands, group);
  return isAnnexed(a, b, spread) ? remarkOn("cross-mention", "review", note, operands, group) : undefined;
}

function readPair(a: Mention, b: Mention, spread: Spread): Finding | undefined {
  if (!standApart(a, b) || likeness(a, b) < NEARLY || !mayBeOneFact(a, b)) return undefined;
  if (!agree(a.figure, b.figure)) return readDifference(a, b, spread);
  if (a.name !== b.name || digitCount(b.figure) < 2) return undefined;
  const claim = sameClaim(a, b);
  return holds(claim) ? claim : undefined;
}

/**
 * The same fact printed twice, in the body, in notes or in a table. An agreement is told; a difference is an error only when nothing
 * is left open, a review when a slip is likely, else silence.
 *
 * @rule Q279 Q280 Q281 Q282 Q283 Q284
 */
export function findRepeated({ prose, cells }: Mentions): readonly Finding[] {
  const mentions = [...prose, ...cells].filter(
    ({ words, role }) => words.length >= LEAST_WORDS && role !== "change" && role !== "percent:column",
  );
  const spread = readSpread(mentions);
  const found: Finding[] = [];
  for (const [a, b] of listPairs(mentions)) {
    const finding = readPair(a, b, spread);
    if (finding) found.push(finding);
  }
  return found;
}
