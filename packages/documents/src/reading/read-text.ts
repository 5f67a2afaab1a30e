import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { assembleBlocks, type Element } from "./prose/assemble.ts";
import { findFurniture } from "./prose/furniture.ts";
import { findGridLines, type GridLines } from "./prose/grid-lines.ts";
import { isBlank, type Line, splitLines } from "./prose/lines.ts";
import { findWrapWidth, joinWrapped } from "./prose/wrapped.ts";
import type { ReadBody } from "./read-body.ts";

/** The pieces of a text in order: tables, paragraphs made of lines that follow each other, page ends. */
function listElements(text: string, lines: readonly Line[]): Element[] {
  const { left, pageEnds } = findFurniture(text, lines);
  const tables = new Map(findGridLines(text, lines).map((table) => [table.first, table]));
  const bare = lines.map((line, index): Line => (left.has(index) ? { ...line, end: line.start } : line));
  const width = findWrapWidth(text, bare);
  const elements: Element[] = [];
  let chunk: Line[] = [];
  const close = (): void => {
    for (const span of joinWrapped(text, chunk, width)) elements.push({ kind: "prose", span });
    chunk = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = bare[index];
    const table: GridLines | undefined = tables.get(index);
    if (line?.newPage || pageEnds.has(index)) {
      close();
      elements.push({ kind: "page-end" });
    }
    if (table) {
      close();
      if (table.title) elements.push({ kind: "prose", span: table.title });
      elements.push({ kind: "table", block: table.block });
      index = table.last;
    } else if (line && !isBlank(line)) chunk.push(line);
    else close();
  }
  close();
  return elements;
}

/**
 * A plain text: `text` is the file exactly, the blocks point into it.
 *
 * @rule Q5 Q6 Q7 Q8 Q9
 */
export function readText(text: string): Outcome<ReadBody, FileProblem> {
  return accept({ text, blocks: assembleBlocks(text, listElements(text, splitLines(text))), notRead: [] });
}
