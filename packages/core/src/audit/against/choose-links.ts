import type { Book } from "../../analysis/book.ts";
import { equals } from "../../quantity/decimal.ts";
import { digitsOf, isOneEdit } from "../mention/same-fact.ts";
import { baseValue } from "../wording/measures.ts";
import type { BookCell } from "./cells.ts";
import { type Certainty, type Compared, compareAmount, listPrinted } from "./compare-fact.ts";
import { comparePercent } from "./compare-percent.ts";
import { isEqual } from "./facts.ts";
import type { Candidates, Link } from "./link-figures.ts";
import type { Told } from "./told.ts";

/** A figure, the one cell it is of, and what came of holding it against the authority's. */
export type Chosen = { readonly told: Told; readonly cell: BookCell; readonly compared: Compared };

/** Of a thousand. Found on one district's year and then left alone; what they divide is far apart (docs/rules/audit-against.md). */
const STRONG = { score: 600, named: 750, explained: 500, margin: 200, wholeMargin: 150 } as const;
/** An error asks for more. */
const SURE_SCORE = 750;
/** Two figures claim one cell: one whose words fit by so much better has it. */
const BETTER_CLAIM = 100;
/** With the value's help: what the best cell must have, and how far behind it another may be. */
const HELPED = { score: 450, behind: 150, certain: 600 } as const;
/** For a slip of one digit, the words must say nearly as much as alone. */
const SLIP = { score: 600, margin: 100, digits: 4 } as const;

function compareWith(book: Book, { told, cell }: Pick<Link, "told" | "cell">, certainty: Certainty): Compared {
  return told.role === "percent" ? comparePercent(book, told, cell, certainty) : compareAmount(book, told, cell, certainty);
}

/** Whether words alone make the link: the best cell by far, in its own period. @rule Q312 */
function isStrong({ told, score, named, margin, explained, isNamed }: Link): boolean {
  return (
    told.days !== undefined &&
    score >= STRONG.score &&
    named >= STRONG.named &&
    explained >= STRONG.explained &&
    margin >= (isNamed ? STRONG.wholeMargin : STRONG.margin)
  );
}

function isSure({ told, fit, isNamed, score }: Link): boolean {
  return isNamed && score >= SURE_SCORE && !told.isElsewhere && fit === "alike" && told.isRoleSaid && !told.isYearAssumed;
}

function isSameValue(a: Told, b: Told): boolean {
  return equals(baseValue(a.figure), baseValue(b.figure));
}

/** Of figures in one passage, a cell is of one: the one that prints the authority's value, else the one that its words fit best by far. */
function settlePassage(book: Book, links: readonly Link[]): readonly Link[] {
  const [first, ...rest] = links;
  if (!first || rest.every(({ told }) => isSameValue(told, first.told))) return links;
  const agreeing = links.filter((link) => compareWith(book, link, "strong").note.code === "pack-agrees");
  if (agreeing.length > 0) return agreeing;
  const top = links.reduce((best, link) => (link.score > best.score ? link : best));
  const near = links.filter(({ score }) => score > top.score - BETTER_CLAIM);
  return near.every(({ told }) => isSameValue(told, top.told)) ? near : [];
}

/**
 * Links that words alone make. A cell may be mentioned in several passages; one whose words fit it far less well than another's is
 * no mention of it.
 */
function chooseStrong(book: Book, candidates: readonly Candidates[]): ReadonlySet<Link> {
  const claims = Map.groupBy(
    candidates.flatMap(({ ranked: [best] }) => (best && isStrong(best) ? [best] : [])),
    ({ told, cell }) => `${told.role} ${cell.key}`,
  );
  return new Set(
    [...claims.values()].flatMap((links) => {
      const top = Math.max(...links.map(({ score }) => score));
      const near = links.filter(({ score, isNamed }) => isNamed || score > top - BETTER_CLAIM);
      return [...Map.groupBy(near, passageOf).values()].flatMap((mentions) => settlePassage(book, mentions));
    }),
  );
}

/** The rows of a table stand each for itself. */
function passageOf({ told }: Link): string {
  return String(told.figure.passage);
}

function countDigits(told: Told): number {
  return told.figure.text.replace(/\D/gu, "").replace(/^0+/u, "").length;
}

/** A value that chance seldom repeats: three digits, or two where the words leave hardly another cell. */
function isTelling(link: Link, best: Link): boolean {
  const digits = countDigits(link.told);
  return digits >= 3 || (digits === 2 && link === best && best.score >= HELPED.certain);
}

/** The one cell among the nearest whose figure is the printed one. @rule Q312 */
function chooseHelped(book: Book, { ranked }: Candidates): Chosen | undefined {
  const [best] = ranked;
  if (!best || best.score < HELPED.score) return undefined;
  const near = ranked.filter(({ score }) => score >= best.score - HELPED.behind && score >= HELPED.score);
  const agreeing = near.flatMap((link) => {
    const compared = compareWith(book, link, "helped");
    return compared.note.code === "pack-agrees" ? [{ link, compared }] : [];
  });
  const [one, ...more] = agreeing;
  if (one && more.length === 0 && isTelling(one.link, best))
    return { told: one.link.told, cell: one.link.cell, compared: one.compared };
  return agreeing.length === 0 ? chooseSlip(book, best) : undefined;
}

/** A long number that one slip of a digit makes the authority's. */
function chooseSlip(book: Book, link: Link): Chosen | undefined {
  const { told, cell, score, margin } = link;
  if (told.role === "percent" || score < SLIP.score || margin < SLIP.margin || countDigits(told) < SLIP.digits) return undefined;
  const slipped = listPrinted(book, cell, told).some(
    ({ figure }) => !isEqual(told.figure, figure) && isOneEdit(digitsOf(told.figure), digitsOf(figure)),
  );
  return slipped ? { told, cell, compared: compareWith(book, link, "helped") } : undefined;
}

/** Another cell that the words may name and that has such a figure. */
const RIVAL = 300;

/**
 * What a strong link comes to. Words that name a cell without such a figure tell of it only when they name it whole and no near cell
 * has one.
 */
function judgeStrong(book: Book, link: Link, ranked: readonly Link[]): Chosen | undefined {
  const compared = compareWith(book, link, isSure(link) ? "sure" : "strong");
  const { told, cell } = link;
  const hasRival = ranked.some(
    (other) => other !== link && other.score > link.score - RIVAL && listPrinted(book, other.cell, told).length > 0,
  );
  const isTold = compared.note.code !== "pack-missing" || (link.isNamed && link.fit === "alike" && !hasRival);
  return isTold ? { told, cell, compared } : undefined;
}

/** Every figure that has one cell of the authority's, in the order of the figures. @rule Q312 */
export function chooseLinks(book: Book, candidates: readonly Candidates[]): readonly Chosen[] {
  const strong = chooseStrong(book, candidates);
  return candidates.flatMap((one) => {
    const [best] = one.ranked;
    if (!best) return [];
    return (strong.has(best) ? judgeStrong(book, best, one.ranked) : chooseHelped(book, one)) ?? [];
  });
}
