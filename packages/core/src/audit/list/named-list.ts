import type { Item } from "./item.ts";
import { type ListReading, type Read, unique } from "./list-shape.ts";
import { goesByNumber, isPlaceWord, placeLevel } from "./nouns.ts";
import { splitPieces } from "./pieces.ts";

/** A place of a higher level is where the others lie, not one of them. */
function isAbove(item: Item, noun: string): boolean {
  const [own, counted] = [item.lead === undefined ? undefined : placeLevel(item.lead), placeLevel(noun)];
  return own !== undefined && counted !== undefined && own > counted;
}

const isNamed = ({ item }: Read): boolean => item.shape === "name" || item.shape === "number";

/** Names up to the first piece that is none; `whole` when the pieces end there or a ";" does. */
function takeNames(reads: readonly Read[]): {
  readonly run: readonly Read[];
  readonly rest: readonly Read[];
  readonly tails: number;
} {
  const run: Read[] = [];
  for (const read of reads) {
    if (!isNamed(read)) break;
    run.push(read);
    const next = reads[run.length];
    if (read.item.tail && !(next && isNamed(next))) break;
  }
  return { run, rest: reads.slice(run.length), tails: run.filter(({ item }) => item.tail).length };
}

/** What goes on behind a comma or "và" in small letters: "…, Bằng Phúc và tiêu hủy 63 con". */
function isSaid({ item, piece }: Read): boolean {
  return piece.before === "," || item.shape === "words" || item.shape === "short";
}

/** "3 xã A, B, C và thị trấn D": how many are not said to be another kind of place than what is counted. */
function countOwnKind(own: readonly Read[], noun: string): number {
  if (placeLevel(noun) === undefined) return own.length;
  return own.filter(
    ({ item }) => item.lead === undefined || item.lead === "tt" || !isPlaceWord(item.lead) || noun.includes(item.lead),
  ).length;
}

/** A list of names or numbers, up to the first piece that is none. @rule Q152 */
export function readNames(text: string, reads: readonly Read[], noun: string, closed: boolean): ListReading | undefined {
  const { run, rest, tails } = takeNames(reads);
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return undefined;
  const [next] = rest;
  // What follows names behind a comma or "và" must be said of the last of them, else these are no names but beginnings of words.
  const ends = !next || next.piece.before === ";" || last.item.tail || (!closed && run.length >= 2 && isSaid(next));
  if (!ends || (closed && next && !last.item.tail && next.piece.before !== ";")) return undefined;
  if (next?.piece.before === ";" && closed) return undefined;
  if (run.length < 2 && rest.some(({ piece }) => piece.before === ";")) return undefined;
  // "Gồm: A 3, B 4; …" and "A; B, nơi có …": a later name behind a ";" speaks for names of whole clauses.
  if (next?.piece.before === ";" && run.some(({ piece }) => piece.before === ";")) return undefined;
  const numbers = run.every(({ item }) => item.shape === "number");
  const bareNumbers = numbers && run.every(({ item }) => item.lead === undefined);
  const papers = run.every(({ piece }) => /\d[/-]\p{L}/u.test(text.slice(piece.span.start, piece.span.end)));
  if (bareNumbers && !goesByNumber(noun) && !papers) return undefined;
  const below = run.filter(({ item }) => !isAbove(item, noun));
  const own = below.length === 0 ? run : below;
  const inner = countInner(text, run);
  const leads = new Set(own.map(({ item }) => item.lead));
  const labels = own.some(({ item }) => item.label !== undefined);
  const odd =
    (!closed && next?.piece.before === "và") ||
    own.some(({ piece }, place) => piece.before === "và" && place !== own.length - 1 && own[place + 1]?.piece.before !== ";");
  const later = rest.slice(1).some(isNamed);
  const uneven = tails > 1 ? tails !== run.length : tails === 1 && !last.item.tail;
  const nested = run.some(({ item }) => item.nested);
  return {
    shape: numbers ? "numbers" : "names",
    items: own.map(({ piece }) => piece.span),
    counts: unique([
      own.length,
      countOwnKind(own, noun),
      ...(own.length === run.length ? [] : [run.length]),
      ...(inner === undefined ? [] : [inner]),
    ]),
    plain: own.length === run.length && leads.size === 1 && !labels && !odd && !later && !uneven && !nested,
    open: false,
  };
}

function closingIn(text: string, at: number, end: number): number {
  const closing = text.slice(at, end).lastIndexOf(")");
  return closing < 0 ? end : at + closing;
}

/** "Ba Bể (Hà Hiệu, Thượng Giáo), Na Rì (Kim Lư)": the brackets may hold the items. */
function countInner(text: string, run: readonly Read[]): number | undefined {
  let found = 0;
  for (const { piece } of run) {
    const at = text.indexOf("(", piece.span.start);
    if (at < 0 || at >= piece.span.end) return undefined;
    found += splitPieces(text, at + 1, closingIn(text, at, piece.span.end)).length;
  }
  return run.some(({ item }) => item.nested) ? found : undefined;
}
