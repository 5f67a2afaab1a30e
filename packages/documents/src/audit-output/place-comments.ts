import { type Edit, splice } from "../ooxml/xml-tags.ts";
import type { PartPlaces, RunPlace, TextPlace } from "./docx-places.ts";

/** A place in a part where marks are set: between two elements, between two children of a run, or inside a text. */
export type Cut =
  | { readonly kind: "between"; readonly at: number }
  | { readonly kind: "in-run"; readonly at: number; readonly run: RunPlace }
  | { readonly kind: "in-text"; readonly at: number; readonly text: TextPlace };

/** A comment's stretch. `start` is not behind `end`. */
export type CommentRange = { readonly id: number; readonly start: Cut; readonly end: Cut };

/** The whole of a run. */
export function aroundRun(run: RunPlace): { readonly start: Cut; readonly end: Cut } {
  return { start: { kind: "between", at: run.start }, end: { kind: "between", at: run.end } };
}

/** The cut before the raw character `at` of a text's content. */
export function cutBefore(text: TextPlace, at: number): Cut {
  if (text.run !== text.outer) return aroundRun(text.outer).start;
  if (at > text.contentStart) return { kind: "in-text", at, text };
  return text.first ? { kind: "between", at: text.run.start } : { kind: "in-run", at: text.start, run: text.run };
}

/** The cut before the raw character `at` of a text's content, or behind the text when `at` is its end. */
export function cutBehind(text: TextPlace, at: number): Cut {
  if (text.run !== text.outer) return aroundRun(text.outer).end;
  if (at < text.contentEnd) return { kind: "in-text", at, text };
  return text.last ? { kind: "between", at: text.run.end } : { kind: "in-run", at: text.end, run: text.run };
}

const PRESERVE = ' xml:space="preserve"';

/** The marks of one cut: what ends here, then what begins here. */
function toMarks(prefix: string, at: number, ranges: readonly CommentRange[]): string {
  // Attributes have no default namespace: without a prefix the marks bring their own.
  const bound = prefix === "" ? ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' : "";
  const p = prefix === "" ? "w:" : prefix;
  const open = ({ id }: CommentRange): string => `<${p}commentRangeStart${bound} ${p}id="${id}"/>`;
  const close = ({ id }: CommentRange): string =>
    `<${p}commentRangeEnd${bound} ${p}id="${id}"/><${p}r${bound}><${p}rPr><${p}sz ${p}val="16"/></${p}rPr>` +
    `<${p}commentReference ${p}id="${id}"/></${p}r>`;
  const ending = ranges.filter((range) => range.end.at === at);
  return [
    ...ending.filter((range) => range.start.at < at).map(close),
    ...ranges.filter((range) => range.start.at === at).map(open),
    ...ending.filter((range) => range.start.at === at).map(close),
  ].join("");
}

/** A piece of a text split in several. Without xml:space="preserve" Word drops spaces at both ends of a w:t: only those at a cut are kept. */
function toPiece(piece: string, text: TextPlace, prefix: string, isFirst: boolean, isLast: boolean): string {
  const write = (content: string, space: string): string => (content === "" ? "" : `<${prefix}t${space}>${content}</${prefix}t>`);
  if (text.preserved) return write(piece, PRESERVE);
  const lead = isFirst ? (/^\s+/u.exec(piece)?.[0] ?? "") : "";
  const tail = isLast ? (/\s+$/u.exec(piece.slice(lead.length))?.[0] ?? "") : "";
  const middle = piece.slice(lead.length, piece.length - tail.length);
  return write(lead, "") + write(middle, /^\s|\s$/u.test(middle) ? PRESERVE : "") + write(tail, "");
}

/**
 * The part with comment marks at the ranges: runs are split where a range begins or ends inside them, each piece with the run's own
 * properties; everything else stays as written.
 *
 * @rule Q221
 */
export function placeComments(xml: string, places: PartPlaces, ranges: readonly CommentRange[]): string {
  const { prefix } = places;
  const edits: Edit[] = [];
  const inTexts = new Map<TextPlace, Set<number>>();
  const others = new Map<number, Cut>();
  for (const cut of ranges.flatMap((range) => [range.start, range.end])) {
    if (cut.kind === "in-text") inTexts.set(cut.text, (inTexts.get(cut.text) ?? new Set()).add(cut.at));
    else others.set(cut.at, cut);
  }
  for (const [at, cut] of others) {
    const marks = toMarks(prefix, at, ranges);
    const text = cut.kind === "in-run" ? `</${prefix}r>${marks}${cut.run.open}${cut.run.properties}` : marks;
    edits.push({ start: at, end: at, text });
  }
  for (const [text, cuts] of inTexts) {
    const bounds = [text.contentStart, ...[...cuts].sort((a, b) => a - b), text.contentEnd];
    const pieces = bounds.slice(0, -1).map((from, i) => {
      const isLast = i === bounds.length - 2;
      const piece = toPiece(xml.slice(from, bounds[i + 1]), text, prefix, i === 0, isLast);
      const join = `</${prefix}r>${toMarks(prefix, from, ranges)}${text.run.open}${text.run.properties}`;
      return i === 0 ? piece : join + piece;
    });
    edits.push({ start: text.start, end: text.end, text: pieces.join("") });
  }
  return splice(xml, edits);
}
