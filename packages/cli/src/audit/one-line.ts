/** Text of a document on one line, with nothing that a terminal would obey. */
export function toOneLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/\p{C}/gu, "").trim();
}
