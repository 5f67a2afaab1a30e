import { type Audit, auditDocument } from "../src/audit/audit.ts";
import type { Block } from "../src/audit/document.ts";

/** A document of paragraphs, or of the blocks given. */
export function auditProse(...paragraphs: readonly string[]): Audit {
  const text = paragraphs.join("\n");
  let at = 0;
  const blocks = paragraphs.map((paragraph): Block => {
    const start = at;
    at += paragraph.length + 1;
    return { kind: "paragraph", spans: [{ start, end: start + paragraph.length }] };
  });
  return auditDocument({ name: "thu.txt", kind: "text", sha256: "", text, blocks, notRead: [] });
}

/** A table whose cells are the words between bars, a row a line; the lines before the first bar are paragraphs. */
export function auditTable(lines: readonly string[]): Audit {
  const text = lines.join("\n");
  const blocks: Block[] = [];
  const cells: { row: number; column: number; rowSpan: number; columnSpan: number; span: { start: number; end: number } }[] = [];
  let at = 0;
  let row = 0;
  let columns = 0;
  for (const line of lines) {
    if (!line.includes("|")) blocks.push({ kind: "paragraph", spans: [{ start: at, end: at + line.length }] });
    else {
      let from = at;
      const words = line.split("|");
      for (const [column, word] of words.entries()) {
        const start = from + word.length - word.trimStart().length;
        cells.push({ row, column, rowSpan: 1, columnSpan: 1, span: { start, end: start + word.trim().length } });
        from += word.length + 1;
      }
      columns = Math.max(columns, words.length);
      row += 1;
    }
    at += line.length + 1;
  }
  blocks.push({ kind: "table", cells, rows: row, columns, structure: "drawn" });
  return auditDocument({ name: "bang.txt", kind: "text", sha256: "", text, blocks, notRead: [] });
}

/** "error percent-of-plan 95,9% ← 5.345,97; 5.470": the checks that are not merely unchecked. */
export function tellChecks({ checks }: Audit): readonly string[] {
  return checks
    .filter(({ result }) => result !== "unchecked")
    .map(
      ({ result, rule, stated, operands }) =>
        `${result} ${rule} ${stated} ← ${operands
          .slice(1)
          .map(({ text }) => text)
          .join("; ")}`,
    );
}
