import type { Span } from "../document.ts";

/** Clean words with the way back: `at[i]` is the place in the document's text of clean character i, `at[text.length]` the end. */
export type CleanText = { readonly text: string; readonly at: Int32Array };

const SPACE = /[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/u;
/** Soft hyphens, zero-width characters, direction marks: they print nothing. */
const NOTHING = /[\u00ad\u200b-\u200f\u2060\u202a-\u202e]/u;
/** What joins the letter before it: signs and tones; the later parts of a Korean syllable. */
const MARK = /[\p{M}\u1160-\u11ff]/u;
/** No language heaps up more marks on one letter (as the stream-safe form of Unicode has it); putting them in order takes the longer the more they are. */
const MOST_MARKS = 30;
const ASTERISK = 0x2a;

/** Characters that are one character printed another way. */
function unify(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff10 && code <= 0xff19) return String.fromCodePoint(code - 0xff10 + 0x30);
  if (code === 0xff05) return "%";
  if (code === 0x2212 || (code >= 0x2010 && code <= 0x2015)) return "-";
  if (code === 0x2044 || code === 0x2215) return "/";
  return character;
}

function isDropped(character: string): boolean {
  return character === "*" || NOTHING.test(character);
}

/** Whether a unit of text stands for itself, whatever comes before it: printable ASCII, Latin letters, Vietnamese letters in one piece. */
function isPlain(code: number): boolean {
  if (code <= 0x7e) return code > 0x20 && code !== ASTERISK;
  return (code > 0xa0 && code < 0x250 && code !== 0xad) || (code >= 0x1ea0 && code <= 0x1eff);
}

/** The plain letters and single spaces of one stretch, taken over as they stand; undefined when something else is among them. */
function takeOver(text: string, { start, end }: Span): CleanText | undefined {
  let before = 0x20;
  for (let place = start; place < end; place++) {
    const code = text.charCodeAt(place);
    if (code === 0x20 ? before === 0x20 : !isPlain(code)) return undefined;
    before = code;
  }
  if (before === 0x20) return undefined;
  const at = new Int32Array(end - start + 1);
  for (let i = 0; i < at.length; i++) at[i] = start + i;
  return { text: text.slice(start, end), at };
}

/**
 * The pieces joined by one space, ready for reading: NFC, one kind of space, dash and digit, Markdown emphasis dropped.
 *
 * @rule Q60 Q61
 */
export function cleanText(text: string, spans: readonly Span[]): CleanText {
  const [only, more] = spans;
  const plain = only && !more ? takeOver(text, only) : undefined;
  if (plain) return plain;
  const runs: string[] = [];
  const at: number[] = [];
  const put = (characters: string, place: number): void => {
    for (let i = 0; i < characters.length; i++) at.push(place);
    runs.push(characters);
  };
  const putSpace = (place: number): void => {
    if (runs.length > 0 && runs.at(-1) !== " ") put(" ", place);
  };
  let end = spans[0]?.start ?? 0;
  for (const span of spans) {
    putSpace(span.start);
    let place = span.start;
    while (place < span.end) {
      // Most of a report is plain letters: whole runs are taken over as they are, up to a letter that a mark may follow.
      let run = place;
      while (run < span.end && isPlain(text.charCodeAt(run))) run++;
      if (run > place && run < span.end && text.charCodeAt(run) > 0x20) run--;
      if (run > place) {
        for (let i = place; i < run; i++) at.push(i);
        runs.push(text.slice(place, run));
        place = run;
        continue;
      }
      if (text.charCodeAt(place) === 0x20) {
        putSpace(place);
        place++;
        continue;
      }
      const first = String.fromCodePoint(text.codePointAt(place) ?? 0x20);
      let next = place + first.length;
      if (SPACE.test(first)) putSpace(place);
      else if (!isDropped(first)) {
        let cluster = first;
        for (let marks = 0; next < span.end && marks < MOST_MARKS; ) {
          const mark = String.fromCodePoint(text.codePointAt(next) ?? 0x20);
          // A mark behind something that prints nothing belongs to the letter before it.
          if (MARK.test(mark)) {
            cluster += mark;
            marks++;
          } else if (!isDropped(mark)) break;
          next += mark.length;
        }
        put(unify(cluster.normalize("NFC")), place);
      }
      place = next;
    }
    end = span.end;
  }
  if (runs.at(-1) === " ") {
    runs.pop();
    at.pop();
  }
  at.push(end);
  return { text: runs.join(""), at: Int32Array.from(at) };
}
