/** What a spreadsheet takes for the beginning of a formula, in both widths, and what it skips before looking. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

function toCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table of texts as CSV (RFC 4180) for a spreadsheet: UTF-8 with its mark, so that Vietnamese letters are read as such. A text
 * that would be taken for a formula gets an apostrophe in front. @rule L9
 */
export function writeCsv(rows: readonly (readonly string[])[]): Uint8Array {
  const text = rows.map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
  return new TextEncoder().encode(`\uFEFF${text}`);
}
