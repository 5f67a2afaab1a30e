import type { Passage, Reading } from "../reading.ts";
import { listWords } from "./words.ts";

/** A footnote's number where the prose calls it: "sản phẩm⁴". */
export type NoteCall = { readonly number: number; readonly passage: Passage; readonly start: number; readonly end: number };

const CALL = /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/gu;
/** "m²", "km³", "10⁶": powers, not calls. */
const POWER = /(?:(?:^|[^\p{L}])(?:[kcdmhμµ]?m|dam|s)|(?:^|\D)10)$/u;
const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** "¹²" is 12, as is "¹² +", the mark of a note that begins with an item; undefined for what is no number. */
export function readNoteMark(mark: string): number | undefined {
  const [first = ""] = mark.trim().split(/\s/u);
  const text = first.replace(/[.)(\][]/gu, "").replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/gu, (digit) => String(DIGITS.indexOf(digit)));
  return /^\d{1,3}$/u.test(text) ? Number(text) : undefined;
}

/** Every footnote call of the prose, in document order; notes and tables are not looked at. */
export function findNoteCalls(reading: Reading): readonly NoteCall[] {
  const calls: NoteCall[] = [];
  for (const passage of reading.passages) {
    if (passage.kind === "note") continue;
    for (const match of passage.text.matchAll(CALL)) {
      const power =
        match[0] === "²" ||
        match[0] === "³" ||
        /(?:^|\D)10$/u.test(passage.text.slice(Math.max(0, match.index - 3), match.index));
      if (power && POWER.test(passage.text.slice(Math.max(0, match.index - 5), match.index))) continue;
      const number = readNoteMark(match[0]);
      if (number !== undefined) calls.push({ number, passage, start: match.index, end: match.index + match[0].length });
    }
  }
  return calls;
}

/** Pairs of neighbouring words of the clause before a call: what the note is about. */
function clauseOf(call: NoteCall): readonly string[] {
  const clause = /[^.;:]*$/u.exec(call.passage.text.slice(Math.max(0, call.start - 240), call.start))?.[0] ?? "";
  const words = listWords(clause).map((word) => word.text);
  return words.slice(1).map((word, place) => `${words[place] ?? ""} ${word}`);
}

/** How many of 100 word pairs of the calling clause the note has; undefined if nothing calls it. */
function countFit(calls: readonly NoteCall[], note: Passage): number | undefined {
  const number = note.mark === undefined ? undefined : readNoteMark(note.mark);
  const same = calls.filter((one) => one.number === number);
  // Numbers may start again on each page: the nearest call above is meant.
  const call = same.findLast((one) => one.passage.index <= note.index) ?? same[0];
  const pairs = call ? clauseOf(call) : [];
  if (pairs.length === 0) return undefined;
  const words = ` ${listWords(note.text)
    .map((word) => word.text)
    .join(" ")} `;
  return Math.trunc((pairs.filter((pair) => words.includes(` ${pair} `)).length * 100) / pairs.length);
}

/** Which of two notes with one text belongs less to the sentence that calls it; undefined if that can not be told. */
export function judgeNoteCalls(calls: readonly NoteCall[], first: Passage, second: Passage): "first" | "second" | undefined {
  const [a, b] = [countFit(calls, first), countFit(calls, second)];
  if (a === undefined || b === undefined || a === b) return undefined;
  return a < b ? "first" : "second";
}
