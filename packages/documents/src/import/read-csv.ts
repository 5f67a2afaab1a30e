import type { Sheet, SheetCell } from "@kehoach/core/import/sheet";

const MARKS = [",", ";", "\t"] as const;

/** Which mark parts the fields: the one that most of the first lines hold most often outside of quotes. */
function findMark(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/gu, "");
  const [best = MARKS[0]] = MARKS.toSorted((a, b) => head.split(b).length - head.split(a).length);
  return best;
}

/** The name of a table that comes without one. */
const SHEET_NAME = "CSV";

/**
 * Comma-separated values as a table (RFC 4180; also with semicolons or tabs, as spreadsheets with a Vietnamese decimal comma write
 * them). Every field is words. A quote that never ends takes the rest of the file, as in a spreadsheet.
 *
 * @rule E1
 */
export function readCsv(text: string): Sheet {
  const declared = /^sep=(.)\r?\n/iu.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const mark = declared?.[1] ?? findMark(body);
  const cells: SheetCell[] = [];
  let row = 0;
  let column = 0;
  let field = "";
  let inQuotes = false;
  const endField = (): void => {
    const shown = field.replace(/\s+/gu, " ").trim();
    if (shown !== "") cells.push({ row, column, kind: "words", shown });
    field = "";
    column += 1;
  };
  for (let at = 0; at < body.length; at += 1) {
    const char = body.charAt(at);
    if (inQuotes) {
      if (char !== '"') field += char;
      else if (body.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else inQuotes = false;
    } else if (char === '"' && field.trim() === "") {
      inQuotes = true;
      field = "";
    } else if (char === mark) endField();
    else if (char === "\n" || char === "\r") {
      endField();
      if (char === "\r" && body.charAt(at + 1) === "\n") at += 1;
      row += 1;
      column = 0;
    } else field += char;
  }
  endField();
  return { name: SHEET_NAME, cells, merges: [], since1904: false };
}
