import type { Span } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";

/** The words between the figure before (its unit included) and the words that begin this one; from the passage's start for the first. */
export function leadOf(passage: Passage, order: number): string {
  const figure = passage.figures[order];
  if (!figure) return "";
  const from = passage.figures[order - 1]?.unitEnd ?? 0;
  return passage.text.slice(Math.min(from, figure.start), figure.start);
}

/** The words after a figure and its unit, up to the words that begin the next figure, or the passage's end. */
export function tailOf(passage: Passage, order: number): string {
  const figure = passage.figures[order];
  if (!figure) return "";
  const to = passage.figures[order + 1]?.start ?? passage.text.length;
  return passage.text.slice(figure.unitEnd, Math.max(figure.unitEnd, to));
}

/** The sentence that holds a place of the clean text. */
export function sentenceAt(passage: Passage, at: number): Span {
  return (
    passage.sentences.find((sentence) => sentence.start <= at && at < sentence.end) ?? { start: 0, end: passage.text.length }
  );
}

/** How many round brackets are open at each place of a text; a stray closing bracket is none. */
export function bracketDepths(text: string): Uint8Array {
  const depths = new Uint8Array(text.length + 1);
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") depth++;
    depths[at] = depth;
    if (text[at] === ")" && depth > 0) depth--;
  }
  depths[text.length] = depth;
  return depths;
}

/** Whether two figures stand in one fraction or pair: "36/76 hộ", "5.345,97ha/5.470 ha", "183 lượt/186 người". */
export function areSlashed(passage: Passage, before: Figure, after: Figure): boolean {
  return /^\s*(?:\([^()]*\)\s*)?\/\s*$/u.test(passage.text.slice(before.unitEnd, after.start));
}
