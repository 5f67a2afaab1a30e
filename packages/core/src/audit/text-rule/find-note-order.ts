import type { Remark } from "../claim.ts";
import type { Span } from "../document.ts";
import type { Passage, Reading } from "../reading.ts";
import { findNoteCalls, readNoteMark } from "./note-calls.ts";
import { openingSpan } from "./words.ts";

/** A number with the place it is printed at: a call in the prose, or a note's mark. */
type Numbered = { readonly number: number; readonly passage: Passage; readonly span: Span };

const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function raise(number: number): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)] ?? digit).join("");
}

function listNotes(reading: Reading): readonly Numbered[] {
  return reading.passages.flatMap((passage) => {
    const number = passage.kind === "note" && passage.mark !== undefined ? readNoteMark(passage.mark) : undefined;
    return number === undefined ? [] : [{ number, passage, span: openingSpan(passage) }];
  });
}

function toRemark(place: Numbered, expected: number | undefined): Remark {
  const stated = raise(place.number);
  return {
    kind: "remark",
    rule: "sequence",
    result: "review",
    note: { code: "sequence-broken", expected: expected === undefined ? "–" : raise(expected), found: stated },
    stated,
    operands: [],
    passage: place.passage.index,
    span: place.span,
    related: [],
  };
}

/** Where numbers do not go up by one; they may start again at 1, as on a new page. */
function findBreaks(numbers: readonly Numbered[], skips: ReadonlySet<number>): readonly Remark[] {
  const remarks: Remark[] = [];
  let last = 0;
  for (const place of numbers) {
    let expected = last + 1;
    // A number that the other side lacks too is told there, once.
    while (skips.has(expected) && expected < place.number) expected++;
    const again = place.number === 1 && last > 1;
    if (place.number !== expected && !again && last > 0) remarks.push(toRemark(place, expected));
    last = place.number;
  }
  return remarks;
}

/** Calls without a note and notes without a call. */
function findUnpaired(calls: readonly Numbered[], notes: readonly Numbered[]): readonly Remark[] {
  const called = new Set(calls.map((call) => call.number));
  const noted = new Set(notes.map((note) => note.number));
  const lost = [...calls.filter((call) => !noted.has(call.number)), ...notes.filter((note) => !called.has(note.number))];
  return lost.map((place) => toRemark(place, undefined));
}

/**
 * Footnotes: every call has a note, every note a call, both in ascending order. Nothing is said of a text without notes.
 *
 * ok: "… an ninh¹ … giao²", notes "¹", "²". not ok: calls "¹", "³", notes "¹", "²", "³".
 *
 * @rule Q134
 */
export function findNoteOrder(reading: Reading): readonly Remark[] {
  const notes = listNotes(reading);
  const calls = findNoteCalls(reading).map(
    ({ number, passage, start, end }): Numbered => ({ number, passage, span: { start, end } }),
  );
  const [firstNote] = notes;
  const lastNote = notes.at(-1);
  if (!firstNote || !lastNote) return [];
  const unpaired = findUnpaired(calls, notes);
  const lacking = new Set(unpaired.map((remark) => readNoteMark(remark.stated) ?? 0));
  const remarks = [...unpaired, ...findBreaks(calls, lacking), ...findBreaks(notes, lacking)];
  if (remarks.length > 0) return remarks;
  const whole: Remark = {
    ...toRemark(lastNote, undefined),
    result: "ok",
    note: { code: "holds" },
    stated: notes.length === 1 ? raise(firstNote.number) : `${raise(firstNote.number)} … ${raise(lastNote.number)}`,
  };
  return [whole];
}
