import type { Span } from "../document.ts";
import type { Passage } from "../reading.ts";

const MARK = /\p{M}/u;

/**
 * A stretch of clean text, in the document's text: from its first character to the end of its last, marks set apart from their
 * letter included; what stood between two pieces of the passage is inside only if the stretch goes over it.
 */
export function toDocumentSpan(passage: Passage, span: Span, text: string): Span {
  const start = passage.at[span.start] ?? 0;
  if (span.end <= span.start) return { start, end: start };
  const last = passage.at[span.end - 1] ?? start;
  let end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && MARK.test(String.fromCodePoint(text.codePointAt(end) ?? 0x20))) end++;
  return { start, end };
}
