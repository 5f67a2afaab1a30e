import type { Slots } from "../describe/slots.ts";
import type { Span } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage, Reading } from "../reading.ts";
import { foldWords } from "./name-words.ts";

/** The words near a figure, folded. */
export type NearWords = {
  /** Words by how near they stand: 10 its own, 9 what these are said of, 8 its clause, 5 its sentence, 3 its passage and heading. */
  readonly near: ReadonlyMap<string, number>;
  readonly own: readonly string[];
  /** The words that these are said of, and its own. */
  readonly whole: readonly string[];
  /** The words of what it counts. */
  readonly counted: readonly string[];
  /** The words between the figure before it in its sentence and the noun after it, in order. */
  readonly clause: readonly string[];
};

const [OWN, CONTEXT, CLAUSE, SENTENCE, PASSAGE] = [10, 9, 8, 5, 3];
/** How far after a figure its noun may go on. */
const AFTER = 80;

/** A word of a passage, folded, and where it begins. */
export type PlacedWord = { readonly word: string; readonly at: number };

export function listPlaced({ text }: Passage): readonly PlacedWord[] {
  return [...text.matchAll(/[\p{L}\d]+/gu)].flatMap(({ 0: word, index: at }) =>
    foldWords(word).map((folded) => ({ word: folded, at })),
  );
}

function between(words: readonly PlacedWord[], from: number, to: number): readonly string[] {
  return words.flatMap(({ word, at }) => (at >= from && at < to ? [word] : []));
}

/** "37 trường hợp thay đổi hộ tịch, 11 trường hợp kết hôn": the words between are of the figure before, the next names its own. */
function isListed(figure: Figure, { text, figures }: Passage): boolean {
  const before = figures[figures.findIndex(({ id }) => id === figure.id) - 1];
  return before?.unit.dimension === "count" && /(?:[,;]|(?<!\p{L})và)\s*$/u.test(text.slice(before.unitEnd, figure.start));
}

/** Where the clause that a figure stands in begins and ends: after the figure before it, up to the mark after its noun. */
function clauseOf(figure: Figure, passage: Passage, sentence: Span): Span {
  const { text, figures } = passage;
  const order = figures.findIndex(({ id }) => id === figure.id);
  const from = Math.min(Math.max(sentence.start, figures[order - 1]?.unitEnd ?? 0), figure.span.start);
  const lead = text.slice(from, figure.span.start);
  const skipped = isListed(figure, passage) ? lead : (/^.*[;:](?=\s.*\p{L})/su.exec(lead)?.[0] ?? "");
  const until = Math.min(figures[order + 1]?.start ?? text.length, sentence.end, figure.span.end + AFTER);
  const tail = text.slice(figure.span.end, Math.max(figure.span.end, until));
  const stop = /[,;:.()](?:\s|$)/u.exec(tail)?.index ?? tail.length;
  return { start: from + skipped.length, end: figure.span.end + stop };
}

/** The longest words left of a cell in its row: its label whole, with what a subject leaves out ("tăng thêm"). */
export function findRowLabel({ tables }: Reading, { cell }: Passage): string | undefined {
  if (!cell) return undefined;
  const row = tables[cell.table]?.grid[cell.row]?.slice(0, cell.column) ?? [];
  const labels = row.flatMap((passage) => (passage && passage.figures.length === 0 ? [passage.text] : []));
  return labels.reduce<string | undefined>((best, text) => (text.length > (best?.length ?? 0) ? text : best), undefined);
}

/**
 * The words that name a figure, its own before its sentence's, its sentence's before its passage's.
 *
 * @param words     of the passage, in order
 * @param rowLabel  of a cell
 * @rule  Q310
 */
export function wordsNear(
  slots: Slots,
  passage: Passage | undefined,
  words: readonly PlacedWord[],
  rowLabel: string | undefined,
): NearWords {
  const { figure } = slots;
  const near = new Map<string, number>();
  const add = (said: readonly string[], level: number): void => {
    for (const word of said) if ((near.get(word) ?? 0) < level) near.set(word, level);
  };
  const counted = figure.unit.dimension === "count" ? foldWords(`${figure.unit.key} ${figure.unit.noun}`) : [];
  const startsAnew = passage !== undefined && counted.length > 0 && isListed(figure, passage);
  const named = foldWords(rowLabel ?? slots.own);
  const own = startsAnew ? counted : [...named, ...counted];
  add(named, startsAnew ? SENTENCE : OWN);
  add(own, OWN);
  const context = foldWords(slots.context);
  const whole = [...context, ...own];
  add(context, CONTEXT);
  add(foldWords(slots.label), CONTEXT);
  add(foldWords(slots.topic), PASSAGE);
  if (!passage || passage.kind === "cell") return { near, own, whole, clause: own, counted };
  const { start, end } = figure.span;
  const sentence = passage.sentences.find((one) => one.start <= start && start < one.end) ?? {
    start: 0,
    end: passage.text.length,
  };
  const within = clauseOf(figure, passage, sentence);
  const clause = [...between(words, within.start, start), ...between(words, end, within.end)];
  add(clause, CLAUSE);
  add(between(words, sentence.start, start), SENTENCE);
  add(between(words, 0, sentence.start), PASSAGE);
  return { near, own, whole, clause, counted };
}
