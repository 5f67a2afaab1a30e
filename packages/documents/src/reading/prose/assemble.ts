import type { Block, Span, TableBlock, TextBlock } from "@kehoach/core/audit/document";
import { beginsSmall, continues, isOpen } from "./continues.ts";
import { describeParagraph, findMark, type Nature } from "./marks.ts";
import { findNoteCalls, findNoteMark, type NoteCalls } from "./note-marks.ts";

/** What stands in a text one after another, before it is known what each piece is. */
export type Element =
  /** `nature`: known from the file's own structure, not from the words. */
  | { readonly kind: "prose"; readonly span: Span; readonly bold?: boolean; readonly nature?: Nature }
  | { readonly kind: "table"; readonly block: TableBlock }
  /** A page ends here. */
  | { readonly kind: "page-end" };

type Draft = {
  readonly kind: "body" | "note";
  readonly mark?: string;
  readonly spans: Span[];
  readonly bold?: boolean;
  readonly nature?: Nature;
};

/** A note's own items go on under it: "² + …", "+ …". */
type OpenNote = { readonly draft: Draft; readonly bullet: string | undefined; readonly lists: boolean };

type Progress = {
  readonly text: string;
  readonly calls: NoteCalls;
  readonly drafts: (Draft | TableBlock)[];
  body: Draft | undefined;
  note: OpenNote | undefined;
  pageEnd: boolean;
};

function wordsOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function lastWords(text: string, draft: Draft): string {
  const last = draft.spans.at(-1);
  return last ? wordsOf(text, last) : "";
}

/** A list below a note belongs to it, unless the body's own list of the same marks goes on. */
function isNoteItem(progress: Progress, words: string): boolean {
  const { note, body, text } = progress;
  const mark = findMark(words);
  if (!note || mark?.sort !== "bullet") return false;
  if (note.bullet !== undefined) return mark.mark === note.bullet;
  if (!note.lists) return false;
  if (body && isOpen(lastWords(text, body))) return true;
  return (body && findMark(wordsOf(text, body.spans[0] ?? { start: 0, end: 0 }))?.mark) !== mark.mark;
}

function putNote(progress: Progress, span: Span, mark: string, skip: number): void {
  const { text, drafts } = progress;
  const words = wordsOf(text, span).slice(skip);
  const bullet = findMark(words);
  const isList = bullet?.sort === "bullet";
  const start = span.start + skip + (isList ? bullet.skip : 0);
  const draft: Draft = { kind: "note", mark: isList ? `${mark} ${bullet.mark}` : mark, spans: [{ start, end: span.end }] };
  drafts.push(draft);
  progress.note = { draft, bullet: isList ? bullet.mark : undefined, lists: /:\s*$/u.test(words) };
}

function putProse(progress: Progress, span: Span, bold: boolean | undefined): void {
  const { text, drafts, body, note } = progress;
  const words = wordsOf(text, span);
  const noteMark = findNoteMark(text, span, progress.calls);
  if (noteMark) {
    putNote(progress, span, noteMark.mark, noteMark.skip);
    return;
  }
  if (isNoteItem(progress, words)) {
    const mark = findMark(words);
    const draft: Draft = {
      kind: "note",
      mark: mark?.mark ?? "",
      spans: [{ start: span.start + (mark?.skip ?? 0), end: span.end }],
    };
    drafts.push(draft);
    if (note) progress.note = { ...note, draft };
    return;
  }
  if (body && continues(lastWords(text, body), words, progress.pageEnd || note !== undefined)) body.spans.push(span);
  else if (note && isOpen(lastWords(text, note.draft)) && beginsSmall(words)) {
    note.draft.spans.push(span);
    return;
  } else {
    progress.body = { kind: "body", spans: [span], ...(bold === undefined ? {} : { bold }) };
    drafts.push(progress.body);
  }
  progress.note = undefined;
  progress.pageEnd = false;
}

/** Structure that the file itself gives: nothing is guessed, but an unfinished item may still go on in the next paragraph. */
function putKnown(progress: Progress, span: Span, nature: Nature): void {
  const draft: Draft = { kind: "body", spans: [span], nature };
  progress.drafts.push(draft);
  progress.note = undefined;
  progress.pageEnd = false;
  if (nature.kind !== "note") progress.body = nature.kind === "heading" ? undefined : draft;
}

function toBlock(text: string, draft: Draft): TextBlock {
  const { spans, mark } = draft;
  const [first, ...rest] = spans;
  if (!first || draft.kind === "note") return { kind: "note", spans, ...(mark === undefined ? {} : { mark }) };
  const whole = spans.map((span) => wordsOf(text, span)).join(" ");
  const { skip, ...nature } = draft.nature ?? describeParagraph(whole, draft.bold);
  return { ...nature, spans: [{ start: Math.min(first.start + skip, first.end), end: first.end }, ...rest] };
}

/**
 * The blocks of a text: a sentence that a page end cuts is one block again, also when notes stand in between; notes are blocks of
 * their own, after the paragraph they were printed under.
 *
 * @rule Q5 Q6 Q7
 */
export function assembleBlocks(text: string, elements: readonly Element[]): Block[] {
  const progress: Progress = { text, calls: findNoteCalls(text), drafts: [], body: undefined, note: undefined, pageEnd: false };
  for (const element of elements) {
    if (element.kind === "page-end") progress.pageEnd = true;
    else if (element.kind === "prose" && element.nature) putKnown(progress, element.span, element.nature);
    else if (element.kind === "prose") putProse(progress, element.span, element.bold);
    else {
      progress.drafts.push(element.block);
      progress.body = undefined;
      progress.note = undefined;
      progress.pageEnd = false;
    }
  }
  return progress.drafts.map((draft) => (draft.kind === "table" ? draft : toBlock(text, draft)));
}
