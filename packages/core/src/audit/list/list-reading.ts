import type { Span } from "../document.ts";
import { type Item, readItem } from "./item.ts";
import { goesByNumber, placeLevel } from "./nouns.ts";
import { findClosing, type Piece, splitPieces } from "./pieces.ts";

/** How the items of a list look alike. */
export type ListShape = "names" | "leads" | "numbers" | "marked" | "clauses" | "titles" | "short" | "words";

/**
 * A list read: `counts` are the numbers of items its separators allow, the likeliest first. `plain` when nothing in it can be read
 * otherwise: every item of one shape, none that could be two.
 */
export type ListReading = {
  readonly shape: ListShape;
  readonly items: readonly Span[];
  readonly counts: readonly number[];
  readonly plain: boolean;
  /** "…", "v.v.": more could be named. */
  readonly open: boolean;
};

type Read = { readonly piece: Piece; readonly item: Item };

/** Words that begin something else than an item. */
const ENDS =
  /^(?:riêng|còn lại|còn|ngoài ra|đồng thời|bên cạnh|trong đó|tuy nhiên|qua đó|từ đó|do đó|vì vậy|phấn đấu|nâng|đưa|đến nay|hiện nay|hiện tại)(?!\p{L})/iu;
const OPEN = /(?:…|\.{3}|(?<!\p{L})v\.?\s?v\.?\.?)\s*[.,;]?\s*$/u;
const MARKED = /(?:^|[\s;:,.])(?:\((\d{1,2}|[ivx]{1,4}|[a-zđ])\)|(\d{1,2})\)|(một|hai|ba|bốn|năm|sáu|bảy) là|thứ (nhất|hai|ba|tư|năm|sáu|bảy)(?=[,:\s]))/giu;
const WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"];
const ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy"];
const ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

function orderOf(mark: RegExpMatchArray): number {
  const plain = (mark[1] ?? mark[2] ?? "").toLowerCase();
  if (/^\d/u.test(plain)) return Number(plain);
  if (mark[3] !== undefined) return WORDS.indexOf(mark[3].toLowerCase()) + 1;
  if (mark[4] !== undefined) return ORDINALS.indexOf(mark[4].toLowerCase()) + 1;
  return /^[ivx]+$/u.test(plain) ? ROMANS.indexOf(plain) + 1 : "abcdđeghik".indexOf(plain) + 1;
}

/** "(1) …; (2) …", "một là …, hai là …": the marks count. */
function readMarked(text: string, start: number, end: number): ListReading | undefined {
  const spans: Span[] = [];
  let wanted = 1;
  for (const match of text.slice(start, end).matchAll(MARKED)) {
    const at = start + match.index + (/^[\s;:,.]/u.test(match[0]) ? 1 : 0);
    if (wanted === 1 && at > start + 3) return undefined;
    if (orderOf(match) !== wanted) continue;
    spans.push({ start: at, end: start + match.index + match[0].length });
    wanted++;
  }
  return spans.length < 2 ? undefined : { shape: "marked", items: spans, counts: [spans.length], plain: true, open: false };
}

const unique = (counts: readonly number[]): readonly number[] => [...new Set(counts)];

/** A place of a higher level is where the others lie, not one of them. */
function isAbove(item: Item, noun: string): boolean {
  const [own, counted] = [item.lead === undefined ? undefined : placeLevel(item.lead), placeLevel(noun)];
  return own !== undefined && counted !== undefined && own > counted;
}

const isNamed = ({ item }: Read): boolean => item.shape === "name" || item.shape === "number";

/** Names up to the first piece that is none; `whole` when the pieces end there or a ";" does. */
function takeNames(reads: readonly Read[]): { readonly run: readonly Read[]; readonly rest: readonly Read[]; readonly tails: number } {
  const run: Read[] = [];
  for (const read of reads) {
    if (!isNamed(read)) break;
    run.push(read);
    const next = reads[run.length];
    if (read.item.tail && !(next && isNamed(next))) break;
  }
  return { run, rest: reads.slice(run.length), tails: run.filter(({ item }) => item.tail).length };
}

function readNames(text: string, reads: readonly Read[], noun: string, closed: boolean): ListReading | undefined {
  const { run, rest, tails } = takeNames(reads);
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return undefined;
  const [next] = rest;
  // What follows names behind a comma or "và" must be said of the last of them, else these are no names but beginnings of words.
  const ends = !next || next.piece.before === ";" || last.item.tail || (!closed && run.length >= 2 && next.piece.before === ",");
  if (!ends || (closed && next && !last.item.tail && next.piece.before !== ";")) return undefined;
  if (next?.piece.before === ";" && closed) return undefined;
  // "Gồm: A 3, B 4; …" and "A; B, nơi có …": a later name behind a ";" speaks for names of whole clauses.
  if (next?.piece.before === ";" && run.some(({ piece }) => piece.before === ";")) return undefined;
  const numbers = run.every(({ item }) => item.shape === "number");
  const bareNumbers = numbers && run.every(({ item }) => item.lead === undefined);
  if (bareNumbers && !goesByNumber(noun) && run.length > 0 && !/[/-]/u.test(noun)) return undefined;
  const own = run.filter(({ item }) => !isAbove(item, noun));
  const inner = countInner(text, run);
  const leads = new Set(own.map(({ item }) => item.lead));
  const labels = own.some(({ item }) => item.label !== undefined);
  const odd = own.some(({ piece }, place) => piece.before === "và" && place !== own.length - 1 && own[place + 1]?.piece.before !== ";");
  const later = rest.slice(1).some(isNamed);
  const uneven = tails > 1 ? tails !== run.length : tails === 1 && !last.item.tail;
  const nested = run.some(({ item }) => item.nested);
  return {
    shape: numbers ? "numbers" : "names",
    items: own.map(({ piece }) => piece.span),
    counts: unique([own.length, ...(own.length === run.length ? [] : [run.length]), ...(inner === undefined ? [] : [inner])]),
    plain: own.length === run.length && leads.size === 1 && !labels && !odd && !later && !uneven && !nested,
    open: false,
  };
}

/** "Ba Bể (Hà Hiệu, Thượng Giáo), Na Rì (Kim Lư)": the brackets may hold the items. */
function countInner(text: string, run: readonly Read[]): number | undefined {
  let found = 0;
  for (const { piece } of run) {
    const at = text.indexOf("(", piece.span.start);
    if (at < 0 || at >= piece.span.end) return undefined;
    found += splitPieces(text, at + 1, findClosing(text, at, piece.span.end) ?? piece.span.end).length;
  }
  return run.some(({ item }) => item.nested) ? found : undefined;
}

function readLeads(reads: readonly Read[]): ListReading | undefined {
  const [first] = reads;
  if (!first) return undefined;
  const word = first.item.lead;
  if (word === undefined || first.item.label !== undefined) return undefined;
  const begins = ({ piece, item }: Read): boolean => piece.before === "" || item.lead === word || (item.lead !== undefined && piece.before !== "và");
  const semicolon = reads.findIndex((read) => read.piece.before === ";" && !begins(read));
  const taken = semicolon < 0 ? reads : reads.slice(0, semicolon);
  const own = taken.filter(begins);
  // "Công an tỉnh 21 ĐV, đạt 105%; Ninh Phước …": clauses parted by ";" that hold commas.
  if (semicolon >= 0 && own.length < 2) return undefined;
  if (semicolon >= 0 && own.length === taken.filter(({ piece }) => piece.before === "" || piece.before === ";").length) return undefined;
  const others = taken.filter((read) => !begins(read));
  const commas = others.filter(({ piece }) => piece.before === ",").length;
  const lastJoin = taken.at(-1);
  // "… và An toàn thực phẩm": a capital or a kind's word after the last "và" may begin one more.
  const last = lastJoin && others.includes(lastJoin) && lastJoin.piece.before === "và" && lastJoin.item.shape !== "short" && lastJoin.item.shape !== "words" && own.length >= 2 ? 1 : 0;
  const counts = unique([own.length, own.length + commas, own.length + last, own.length + commas + last]);
  const same = own.every(({ item }) => item.lead === word);
  return { shape: "leads", items: own.map(({ piece }) => piece.span), counts, plain: same && counts.length === 1, open: false };
}

/** Items parted by ";" alone: they may hold commas and figures. */
function readClauses(text: string, reads: readonly Read[]): ListReading | undefined {
  const spans: Span[] = [];
  for (const { piece } of reads) {
    const starts = piece.before === "" || piece.before === ";";
    if (starts && spans.length > 0 && ENDS.test(text.slice(piece.span.start, piece.span.end))) break;
    const open = spans.at(-1);
    if (starts || !open) spans.push(piece.span);
    else spans[spans.length - 1] = { start: open.start, end: piece.span.end };
  }
  return spans.length < 2 ? undefined : { shape: "clauses", items: spans, counts: [spans.length], plain: false, open: false };
}

function readLoose(reads: readonly Read[]): ListReading | undefined {
  const semicolon = reads.findIndex(({ piece }) => piece.before === ";");
  const taken = semicolon < 0 ? reads : reads.slice(0, semicolon);
  const joins = taken.filter(({ piece }) => piece.before === "và").length;
  const last = taken.at(-1)?.piece.before === "và" ? 1 : 0;
  const all = taken.length;
  const shapes = new Set(taken.map(({ item }) => item.shape));
  const shape = shapes.has("words") ? "words" : shapes.has("short") ? (shapes.size === 1 ? "short" : "words") : "titles";
  return {
    shape,
    items: taken.map(({ piece }) => piece.span),
    counts: unique([all - joins + last, all, all - joins]),
    plain: false,
    open: false,
  };
}

/**
 * Reads the words of a list from `start` to `end`.
 *
 * @param noun    what is counted: a district among communes is where they lie
 * @param closed  the list's end is printed (a bracket)
 * @rule  Q152 Q153
 */
export function readList(text: string, start: number, end: number, noun: string, closed: boolean): ListReading | undefined {
  const marked = readMarked(text, start, end);
  if (marked) return marked;
  const words = text.slice(start, end);
  const open = OPEN.test(words);
  const stop = open ? start + words.replace(OPEN, "").length : end;
  const pieces = splitPieces(text, start, stop);
  const ended = pieces.findIndex(({ span }, place) => place > 0 && ENDS.test(text.slice(span.start, span.end)));
  const reads = (ended < 0 ? pieces : pieces.slice(0, ended)).map((piece) => ({
    piece,
    item: readItem(text.slice(piece.span.start, piece.span.end)),
  }));
  if (reads.length === 0) return undefined;
  const clauses = reads.some(({ piece }) => piece.before === ";");
  const found = readNames(text, reads, noun, closed) ?? readLeads(reads) ?? (clauses ? readClauses(text, reads) : readLoose(reads));
  return found && { ...found, open };
}
