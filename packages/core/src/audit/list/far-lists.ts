import type { Passage, Reading } from "../reading.ts";
import { readNoteMark } from "../text-rule/note-calls.ts";
import { sentenceAt } from "../wording/around.ts";
import type { Counted } from "./counted.ts";
import type { FoundList } from "./judge-list.ts";
import { readList } from "./list-reading.ts";
import { readLead } from "./nouns.ts";

const CALL = /^[^;.:]{0,160}?([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})/u;
const NOTE_LEAD = /^(?:(?:bao )?gồm(?: có)?|cụ thể(?: là)?|đó là|là)?(?:\s*:)?\s*(?:(?:các|những)\s)?/iu;
const PARTIAL = /^(?:như|ví dụ|trong đó|điển hình|tiêu biểu|một số)/iu;

const NOTES = new WeakMap<Reading, ReadonlyMap<number, readonly Passage[]>>();

/** The footnotes of a document by their numbers; numbers may begin anew. */
function notesOf(reading: Reading): ReadonlyMap<number, readonly Passage[]> {
  const known = NOTES.get(reading);
  if (known) return known;
  const notes = new Map<number, Passage[]>();
  for (const passage of reading.passages) {
    const number = passage.kind === "note" && passage.mark !== undefined ? readNoteMark(passage.mark) : undefined;
    if (number !== undefined) notes.set(number, [...(notes.get(number) ?? []), passage]);
  }
  NOTES.set(reading, notes);
  return notes;
}

/** The footnote whose call stands behind a count's noun: the next one with that number, else the last before. */
function findNote(reading: Reading, passage: Passage, number: number): Passage | undefined {
  const notes = notesOf(reading).get(number) ?? [];
  return notes.find(({ index }) => index > passage.index) ?? notes.at(-1);
}

/** "07/19 xã đạt chuẩn³": the list in note 3. @rule Q157 */
export function findNoteList(reading: Reading, passage: Passage, counted: Counted): FoundList | undefined {
  const call = CALL.exec(passage.text.slice(counted.end, counted.end + 170))?.[1];
  const mark = call === undefined ? undefined : readNoteMark(call);
  const note = mark === undefined ? undefined : findNote(reading, passage, mark);
  if (!note || PARTIAL.test(note.text)) return undefined;
  const lead = NOTE_LEAD.exec(note.text)?.[0] ?? "";
  const end = sentenceAt(note, lead.length).end;
  const list = readList(note.text, lead.length, end, counted.noun, end >= note.text.length - 1);
  const told = /\p{L}/u.test(lead);
  if (!list || (!told && list.shape !== "names" && list.shape !== "leads")) return undefined;
  return { reading: list, passage: note, kind: told ? "of" : "direct", partial: false, doubtful: false };
}

const UNCOUNTED = /^(?:các|những)\s[^:()\d][^:()]{2,100}:\s/iu;
/** Fewer names agree with some count by chance. */
const LEAST_FAR = 4;

/** "… tăng 13 xã …. Các xã đạt 19/19 tiêu chí: …": a list with no count of its own, when it names as many as a count before it. @rule Q158 */
export function findFarList(passage: Passage, counteds: readonly Counted[]): readonly (readonly [Counted, FoundList])[] {
  return passage.sentences.flatMap((sentence): readonly (readonly [Counted, FoundList])[] => {
    const words = passage.text.slice(sentence.start, sentence.end);
    const lead = UNCOUNTED.exec(words)?.[0];
    const noun = lead === undefined ? undefined : readLead(lead.replace(/^(?:các|những)\s/iu, ""));
    if (lead === undefined || noun === undefined) return [];
    const reading = readList(passage.text, sentence.start + lead.length, sentence.end, noun, false);
    if (reading?.shape !== "names" && reading?.shape !== "leads") return [];
    const found = counteds.findLast(
      (one) =>
        one.end <= sentence.start && one.noun.startsWith(noun) && one.count >= LEAST_FAR && reading.counts[0] === one.count,
    );
    return found ? [[found, { reading, passage, kind: "colon", partial: false, doubtful: true }]] : [];
  });
}
