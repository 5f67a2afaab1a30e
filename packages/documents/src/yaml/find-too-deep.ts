import { CST, Lexer } from "yaml";

/** No file of a pack has ten levels; readers of YAML, which call themselves for each, give way at some thousands. */
export const MOST_LEVELS = 100;

const OPENS: ReadonlySet<string | null> = new Set(["flow-map-start", "flow-seq-start"]);
const CLOSES: ReadonlySet<string | null> = new Set(["flow-map-end", "flow-seq-end"]);
const MARKS: ReadonlySet<string | null> = new Set(["seq-item-ind", "explicit-key-ind", "map-value-ind"]);
const BESIDE: ReadonlySet<string | null> = new Set(["space", "comment", "newline", "doc-mode", "flow-error-end"]);

/** Where a YAML text first goes deeper than MOST_LEVELS, by indentation, marks of items or brackets. */
export function findTooDeep(text: string): number | undefined {
  const columns: number[] = [];
  let [offset, lineStart, brackets, fresh] = [0, 0, 0, true];
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source);
    const column = offset - lineStart;
    if (type === "newline") fresh = true;
    else if (OPENS.has(type)) brackets += 1;
    else if (CLOSES.has(type)) brackets = Math.max(brackets - 1, 0);
    else if (brackets === 0 && (fresh || MARKS.has(type)) && !BESIDE.has(type)) {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
      fresh = MARKS.has(type);
    }
    if (columns.length + brackets > MOST_LEVELS) return offset;
    if (type === "doc-mode" || type === "flow-error-end" || source === CST.SCALAR) continue; // stand for no character
    const lastBreak = source.lastIndexOf("\n");
    if (lastBreak >= 0) lineStart = offset + lastBreak + 1;
    offset += source.length;
  }
  return undefined;
}
