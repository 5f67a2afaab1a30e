import type { PDFPageProxy } from "unpdf/pdfjs";
import { findGrids } from "./find-grids.ts";
import { guessTables } from "./guess-tables.ts";
import { IDENTITY, toMatrix } from "./matrix.ts";
import type { PageLayout, PlacedTable } from "./page-layout.ts";
import type { Rule } from "./page-marks.ts";
import { type Font, readMarks } from "./read-marks.ts";
import { findTaggedTables } from "./tagged-tables.ts";
import { listLines } from "./text-lines.ts";

/** A line above notes is about a third of the text's width. */
const SHORTEST_NOTE_RULE = 40;
const LONGEST_NOTE_RULE = 0.45;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function toFont(found: unknown): Font | undefined {
  if (!isRecord(found)) return undefined;
  const { name, fontMatrix } = found;
  const unit = Array.isArray(fontMatrix) && typeof fontMatrix[0] === "number" && fontMatrix[0] > 0 ? fontMatrix[0] : 0.001;
  return { name: typeof name === "string" ? name : "", unit };
}

function findNoteRules(rules: readonly Rule[], tables: readonly PlacedTable[], width: number): number[] {
  return rules
    .filter(({ horizontal, at, from, to }) => {
      const length = to - from;
      const inTable = tables.some(({ grid }) => at >= grid.top - 3 && at <= grid.bottom + 3);
      return horizontal && !inTable && length >= SHORTEST_NOTE_RULE && length <= LONGEST_NOTE_RULE * width;
    })
    .map(({ at }) => at);
}

/** A page taken apart; `picture`: it paints something, but no letter; `count`: letters met, also those too many to keep. */
export type ReadPage = {
  readonly layout: PageLayout;
  readonly letters: number;
  readonly count: number;
  readonly picture: boolean;
};

/** Reads a page. `tagged`: the file tells the structure of its text. */
export async function readPage(page: PDFPageProxy, names: ReadonlyMap<number, string>, tagged: boolean): Promise<ReadPage> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const operations = await page.getOperatorList();
  const fontOf = (id: string): Font | undefined => (page.commonObjs.has(id) ? toFont(page.commonObjs.get(id)) : undefined);
  const marks = readMarks(
    { functions: operations.fnArray, parameters: operations.argsArray, names },
    { matrix: toMatrix(transform) ?? IDENTITY, width, height },
    fontOf,
  );
  const inside = marks.chars.filter(
    ({ left, right, y, artifact }) => right > 0 && left < width && y > 0 && y < height + 5 && !(tagged && artifact),
  );
  const { grids, rest } = findGrids(marks.rules, inside);
  const tables: PlacedTable[] = grids.map((grid) => ({ grid, sure: true }));
  const told = tagged ? findTaggedTables(await page.getStructTree(), rest) : { grids: [], rest };
  tables.push(...told.grids.map((grid) => ({ grid, sure: true })));
  const guessed = guessTables(listLines(told.rest));
  tables.push(...guessed.grids.map((grid) => ({ grid, sure: false })));
  page.cleanup();
  return {
    layout: {
      width,
      height,
      lines: guessed.lines,
      tables: tables.sort((a, b) => a.grid.top - b.grid.top),
      noteRules: findNoteRules(marks.rules, tables, width),
    },
    letters: inside.length,
    count: marks.count,
    picture: marks.drawn && marks.chars.length === 0,
  };
}
