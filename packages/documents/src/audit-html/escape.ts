const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Characters a page can not hold, and those that turn the direction of what follows. */
const UNPRINTABLE = /(?![\t\n\f\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Any text, safe between tags and inside quoted attributes. @rule Q212 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(UNPRINTABLE, "")
    .replace(/[&<>"']/gu, (character) => NAMED[character] ?? "");
}
