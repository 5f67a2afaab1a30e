import type { NotRead } from "@kehoach/core/audit/document";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { openZip, type Zip } from "../open-zip.ts";
import { readPart } from "../package.ts";
import { assembleBlocks } from "../prose/assemble.ts";
import type { ReadBody } from "../read-body.ts";
import { startText } from "../text-writer.ts";
import { findParts } from "./find-parts.ts";
import { readNumbering } from "./numbering.ts";
import { type DocxRun, MOST_CELLS, type Print, printBlocks } from "./print-story.ts";
import { readStories } from "./read-story.ts";
import { type DocxStyle, readStyles } from "./read-styles.ts";
import type { DocxStory } from "./story.ts";

export type { DocxRun } from "./print-story.ts";

/** A document read, and the way back into its parts: the XML of each part that was read, and every text node that was printed. */
export type DocxParts = ReadBody & {
  /** In the order of `text`. start..end: the node's content in the part's XML; toXmlOffset finds a character inside it. */
  readonly runs: readonly DocxRun[];
  readonly parts: ReadonlyMap<string, string>;
  /** Lines of page headers, which are not in `text` but may carry a mark of secrecy. */
  readonly headLines: readonly string[];
};

type Texts = Map<string, string>;

/** A part that is printed: its text is kept, once. */
function keepPart(zip: Zip, name: string, texts: Texts): Outcome<string, FileProblem> {
  const known = texts.get(name);
  if (known !== undefined) return accept(known);
  const read = readPart(zip, name);
  if (read.ok) texts.set(name, read.value);
  return read;
}

function readNotes(
  zip: Zip,
  name: string | undefined,
  texts: Texts,
  styles: ReadonlyMap<string, DocxStyle>,
): Outcome<ReadonlyMap<string, DocxStory>, FileProblem> {
  if (name === undefined || !zip.has(name)) return accept(new Map());
  const xml = keepPart(zip, name, texts);
  return xml.ok ? readStories(name, xml.value, styles) : xml;
}

function listNotRead(stories: readonly DocxStory[]): NotRead[] {
  const pictures = stories.reduce((sum, story) => sum + story.pictures, 0);
  const revisions = stories.reduce((sum, story) => sum + story.deletedRuns, 0);
  const notRead: NotRead[] = [];
  if (pictures > 0) notRead.push({ code: "PICTURES", count: pictures });
  if (revisions > 0) notRead.push({ code: "REVISIONS", count: revisions });
  return notRead;
}

function listLines(story: DocxStory): string[] {
  return story.blocks.flatMap((block) => {
    if (block.kind === "table") {
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => listLines({ ...story, blocks: cell.blocks })));
    }
    const own = block.pieces.map((piece) => ("note" in piece ? "" : piece.text)).join("");
    return [own, ...listLines({ ...story, blocks: block.boxes })];
  });
}

function readHeadLines(
  zip: Zip,
  names: readonly string[],
  styles: ReadonlyMap<string, DocxStyle>,
): Outcome<string[], FileProblem> {
  const lines: string[] = [];
  for (const name of names) {
    const stories = readNotes(zip, name, new Map(), styles);
    if (!stories.ok) return stories;
    for (const story of stories.value.values()) lines.push(...listLines(story));
  }
  return accept(lines);
}

/**
 * A Word document: paragraphs, tables, notes and text boxes in reading order, lists with the marks Word prints, inserted text read
 * and deleted text left out.
 *
 * @problem FILE_BROKEN FILE_TRUNCATED FILE_ENCRYPTED FILE_BOMB FILE_TOO_LARGE
 * @rule Q10 Q11 Q12 Q13 Q14
 */
export async function readDocxParts(bytes: Uint8Array): Promise<Outcome<DocxParts, FileProblem>> {
  const zip = openZip(bytes);
  return zip.ok ? readOpened(zip.value) : zip;
}

function readOpened(zip: Zip): Outcome<DocxParts, FileProblem> {
  const texts: Texts = new Map();
  const found = findParts(zip);
  if (!found.ok) return found;
  const { main, styles: stylesName, numbering: numberingName, footnotes, endnotes, headers } = found.value;
  const stylesXml = stylesName === undefined ? accept("") : readPart(zip, stylesName);
  if (!stylesXml.ok) return stylesXml;
  const styles = stylesXml.value === "" ? accept(new Map<string, DocxStyle>()) : readStyles(stylesName ?? "", stylesXml.value);
  if (!styles.ok) return styles;
  const listXml = numberingName === undefined ? accept("") : readPart(zip, numberingName);
  if (!listXml.ok) return listXml;
  const numbering =
    listXml.value === "" ? accept({ next: () => "" }) : readNumbering(numberingName ?? "", listXml.value, styles.value);
  if (!numbering.ok) return numbering;
  const mainXml = keepPart(zip, main, texts);
  if (!mainXml.ok) return mainXml;
  const stories = readStories(main, mainXml.value, styles.value);
  if (!stories.ok) return stories;
  const body = stories.value.get("");
  if (!body) return refuse({ code: "FILE_NO_TEXT" });
  const foot = readNotes(zip, footnotes, texts, styles.value);
  if (!foot.ok) return foot;
  const end = readNotes(zip, endnotes, texts, styles.value);
  if (!end.ok) return end;
  const headLines = readHeadLines(zip, headers, styles.value);
  if (!headLines.ok) return headLines;

  const print: Print = {
    writer: startText(),
    styles: styles.value,
    numbering: numbering.value,
    notes: { footnote: foot.value, endnote: end.value },
    elements: [],
    runs: [],
    called: new Set(),
    waiting: [],
    cells: 0,
  };
  printBlocks(print, main, body.blocks);
  if (print.cells > MOST_CELLS) return refuse({ code: "FILE_TOO_LARGE", what: "cells", limit: MOST_CELLS, found: print.cells });
  print.writer.endLine();
  const text = print.writer.text();
  return accept({
    text,
    blocks: assembleBlocks(text, print.elements),
    notRead: listNotRead([body, ...foot.value.values(), ...end.value.values()]),
    runs: print.runs,
    parts: texts,
    headLines: headLines.value,
  });
}
