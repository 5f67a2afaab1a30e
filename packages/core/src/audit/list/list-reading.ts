import type { Span } from "../document.ts";
import { readItem } from "./item.ts";
import { type ListReading, type Read, unique } from "./list-shape.ts";
import { readMarked } from "./marked-list.ts";
import { readNames } from "./named-list.ts";
import { isTitled } from "./nouns.ts";
import { type Piece, splitPieces } from "./pieces.ts";

/** Words that begin something else than an item. */
const ENDS =
  /^(?:riêng|còn lại|còn|ngoài ra|đồng thời|bên cạnh|trong đó|tuy nhiên|qua đó|từ đó|do đó|vì vậy|phấn đấu|nâng|đưa|đến nay|hiện nay|hiện tại)(?!\p{L})/iu;
/** "… và một số xã khác": more could be named. */
const OTHERS = /^(?:một số|nhiều|các|những)\s(?:[^:]*\skhác$|[^:]*\skhác\s)|^một số\s/iu;
/** Another count begins, perhaps with a list of its own: "… và 2 phường: D, E", "huyện Sơn Động có 2 xã: …". */
const COUNTS =
  /^(?:\d+(?:\/\d+)?\s\p{L}|[^:(]{0,60}\s\d+ (?:xã|phường|thị trấn|huyện|thị xã|tỉnh|thôn|bản|đơn vị|địa phương|trường|dự án|công trình|cơ sở)(?!\p{L})[^:(]{0,40}:)/u;
const OPEN = /(?:…|\.{3}|(?<!\p{L})v\.?\s?v\.?\.?)\s*[.,;]?\s*$/u;

/** Whether a piece begins an item in a list whose first begins with `word`: the same word, or the word of another body or place. */
function begins({ piece, item }: Read, word: string, text: string): boolean {
  if (piece.before === "" || item.lead === word) return true;
  if (item.lead === undefined || isTitled(item.lead) !== isTitled(word)) return false;
  // "… về quy hoạch, kế hoạch sử dụng đất": a title goes on in small letters.
  return !isTitled(word) || (/^\p{Lu}/u.test(text.slice(piece.span.start)) && piece.before !== "và");
}

const isBreak = ({ piece }: Read): boolean => piece.before === "" || piece.before === ";";

/** Items that begin with the word of a kind: "Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch và Thanh tra tỉnh". */
function readLeads(text: string, reads: readonly Read[]): ListReading | undefined {
  const word = reads[0]?.item.label === undefined ? reads[0]?.item.lead : undefined;
  if (word === undefined) return undefined;
  const stop = reads.findIndex((read) => read.piece.before === ";" && !begins(read, word, text));
  const taken = stop < 0 ? reads : reads.slice(0, stop);
  const own = taken.filter((read) => begins(read, word, text));
  const clauses = taken.filter(isBreak).length;
  // "Công an tỉnh 21 ĐV, đạt 105%; Ninh Phước …": clauses parted by ";" that hold commas.
  if ((stop >= 0 && own.length < 2) || (own.length === clauses && clauses < reads.filter(isBreak).length)) return undefined;
  const others = taken.filter((read) => !begins(read, word, text));
  const commas = clauses > 1 ? 0 : others.filter(({ piece }) => piece.before === ",").length;
  const last = taken.at(-1);
  // "… và An toàn thực phẩm": a capital after the last "và" may begin one more.
  const joined =
    last !== undefined && own.length >= 2 && others.includes(last) && last.piece.before === "và" && last.item.shape === "title"
      ? 1
      : 0;
  const same = own.every(({ item }) => item.lead === word);
  const counts = unique([
    ...(clauses > 1 && !same ? [clauses] : []),
    own.length,
    ...(clauses > 1 ? [clauses] : []),
    own.length + commas,
    own.length + joined,
    own.length + commas + joined,
  ]);
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

function readLoose(reads: readonly Read[]): ListReading {
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
  const elided = OPEN.test(words);
  const stop = elided ? start + words.replace(OPEN, "").length : end;
  const pieces = splitPieces(text, start, stop);
  const clauses = pieces.some(({ before }) => before === ";");
  const ended = pieces.findIndex(({ span, before }, place) => {
    const own = text.slice(span.start, span.end);
    // Inside a clause "còn", "nâng" only go on.
    return place > 0 && (before === ";" || !clauses) && (ENDS.test(own) || OTHERS.test(own) || COUNTS.test(own));
  });
  const cut = pieces[ended];
  const open = elided || (cut !== undefined && OTHERS.test(text.slice(cut.span.start, cut.span.end)));
  const toRead = (piece: Piece): Read => ({ piece, item: readItem(text.slice(piece.span.start, piece.span.end)) });
  const reads = (ended < 0 ? pieces : pieces.slice(0, ended)).map(toRead);
  if (reads.length === 0) return undefined;
  const found = readNames(text, reads, noun, closed) ?? readLeads(text, reads);
  if (found) return { ...found, open };
  if (!clauses) return { ...readLoose(reads), open };
  const short = readClauses(text, reads);
  if (!short) return undefined;
  // A clause that begins with a count may be one of them after all.
  const whole = ended < 0 ? undefined : readClauses(text, pieces.map(toRead));
  return { ...short, counts: unique([...short.counts, ...(whole?.counts ?? [])]), open };
}
