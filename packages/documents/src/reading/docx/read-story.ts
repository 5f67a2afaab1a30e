import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type DocxStyle, isOn } from "./read-styles.ts";
import { type Attribute, decodeEntities, scanXml } from "./scan-xml.ts";
import type { DocxBlock, DocxCell, DocxParagraph, DocxRow, DocxStory, DocxTable } from "./story.ts";
import { toSymbol } from "./symbols.ts";

/** Read past: instructions of fields, what revisions looked like before, properties that hold no text, ruby. */
const SKIPPED = new Set([
  "w:instrText",
  "w:delInstrText",
  "w:delText",
  "w:rPrChange",
  "w:pPrChange",
  "w:tblPrChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:sectPrChange",
  "w:numberingChange",
  "w:sectPr",
  "w:tblGrid",
  "w:rt",
]);
const PICTURES = new Set(["pic:pic", "v:imagedata", "c:chart", "dgm:relIds"]);
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MOST_COLUMNS = 500;

type Run = { bold: boolean; superscript: boolean; hidden: boolean };
/** A place blocks are put into, and the paragraph and run that are open there; a text box is a place inside a run. */
type Place = {
  readonly blocks: DocxBlock[];
  paragraph: DocxParagraph | undefined;
  run: Run | undefined;
  bold: { any: boolean; all: boolean };
};

type OpenTable = { readonly table: DocxTable; row: DocxRow | undefined; cell: DocxCell | undefined };

function small(text: string | undefined, most: number): number | undefined {
  return text !== undefined && /^\d{1,6}$/u.test(text) ? Math.min(Number(text), most) : undefined;
}

class StoryReader {
  readonly #part: string;
  readonly #xml: string;
  readonly #styles: ReadonlyMap<string, DocxStyle>;
  readonly stories = new Map<string, DocxBlock[]>();
  pictures = 0;
  deletedRuns = 0;

  readonly #places: Place[] = [];
  readonly #tables: OpenTable[] = [];
  /** Fields that are open: whether their result has begun. */
  readonly #fields: boolean[] = [];
  /** For each open mc:AlternateContent, whether a choice was read. */
  readonly #choices: boolean[] = [];
  readonly #placeholders: boolean[] = [];
  #inParagraphMark = false;
  #inText: "text" | "math" | undefined;
  #preserve = false;
  /** How many elements deep inside something that is skipped. */
  #skipping = 0;
  #deleting = false;

  constructor(part: string, xml: string, styles: ReadonlyMap<string, DocxStyle>) {
    this.#part = part;
    this.#xml = xml;
    this.#styles = styles;
  }

  get #place(): Place | undefined {
    return this.#places.at(-1);
  }
  get #run(): Run | undefined {
    return this.#places.at(-1)?.run;
  }
  get #table(): OpenTable | undefined {
    return this.#tables.at(-1);
  }

  #enter(blocks: DocxBlock[]): void {
    this.#places.push({ blocks, paragraph: undefined, run: undefined, bold: { any: false, all: true } });
  }

  #skip(): void {
    this.#skipping = 1;
  }

  /** Text made by the reader: a tab, a line break, a symbol. */
  #put(text: string, start = -1, end = -1): void {
    const place = this.#place;
    if (!place?.paragraph || text === "" || this.#run?.hidden || this.#fields.includes(false)) return;
    if (this.#placeholders.includes(true)) return;
    place.paragraph.pieces.push({ text, start, end });
    if (/\S/u.test(text) && this.#run) {
      place.bold.any ||= this.#run.bold;
      place.bold.all &&= this.#run.bold;
    }
  }

  readonly open = (name: string, attribute: Attribute): void => {
    if (this.#skipping > 0) {
      this.#skipping++;
      if (this.#deleting && name === "w:r") this.deletedRuns++;
      return;
    }
    if (SKIPPED.has(name)) return this.#skip();
    if (name.startsWith("w:")) this.#openWord(name, attribute);
    else if (PICTURES.has(name)) this.pictures++;
    else if (name === "mc:AlternateContent") this.#choices.push(false);
    else if (name === "mc:Choice" || name === "mc:Fallback") {
      if (this.#choices.at(-1) === true) this.#skip();
      else if (this.#choices.length > 0) this.#choices[this.#choices.length - 1] = true;
    } else if (name === "m:t") this.#inText = "math";
  };

  #openWord(name: string, attribute: Attribute): void {
    const place = this.#place;
    const paragraph = place?.paragraph;
    switch (name) {
      case "w:body":
        this.stories.set("", []);
        return this.#enter(this.stories.get("") ?? []);
      case "w:hdr":
      case "w:ftr": {
        const blocks: DocxBlock[] = [];
        this.stories.set("", blocks);
        return this.#enter(blocks);
      }
      case "w:footnote":
      case "w:endnote": {
        // Separator lines have a type; notes have none or "normal".
        if ((attribute("w:type") ?? "normal") !== "normal") return this.#skip();
        const blocks: DocxBlock[] = [];
        this.stories.set(attribute("w:id") ?? "", blocks);
        return this.#enter(blocks);
      }
      case "w:txbxContent":
        return this.#enter(paragraph?.boxes ?? place?.blocks ?? []);
      case "w:p":
        if (place) {
          place.paragraph = { kind: "paragraph", pieces: [], boxes: [] };
          place.bold = { any: false, all: true };
          place.blocks.push(place.paragraph);
        }
        return;
      case "w:r":
        if (place) {
          const style = this.#paragraphStyle();
          place.run = { bold: style?.bold ?? false, superscript: false, hidden: style?.hidden ?? false };
        }
        return;
      case "w:del":
      case "w:moveFrom":
        return this.#openDeletion(name);
      case "w:t":
        this.#inText = "text";
        this.#preserve = attribute("xml:space") === "preserve";
        return;
      case "w:tbl":
      case "w:tr":
      case "w:tc":
        return this.#openTable(name);
      default:
        if (this.#run) this.#inRun(name, attribute);
        else this.#inProperties(name, attribute);
    }
  }

  #paragraphStyle(): DocxStyle | undefined {
    return this.#styles.get(this.#place?.paragraph?.style ?? "");
  }

  /** Deleted runs, or the sign that a paragraph's end or a table row was deleted. */
  #openDeletion(name: string): void {
    if (this.#inParagraphMark) {
      const paragraph = this.#place?.paragraph;
      if (paragraph) paragraph.endDeleted = true;
      return;
    }
    const row = this.#table?.row;
    if (row && !this.#place?.paragraph && row.cells.length === 0) {
      row.deleted = true;
      this.deletedRuns++;
      return;
    }
    this.#skip();
    this.#deleting = name === "w:del";
  }

  #openTable(name: string): void {
    if (name === "w:tbl") {
      const table: DocxTable = { kind: "table", rows: [] };
      this.#place?.blocks.push(table);
      this.#tables.push({ table, row: undefined, cell: undefined });
      return;
    }
    const open = this.#table;
    if (!open) return;
    if (name === "w:tr") {
      open.row = { before: 0, deleted: false, cells: [] };
      open.table.rows.push(open.row);
    } else {
      open.cell = { columnSpan: 1, merge: "none", blocks: [] };
      open.row?.cells.push(open.cell);
      this.#enter(open.cell.blocks);
    }
  }

  /** What stands inside a run: its properties, and the signs that are no text. */
  #inRun(name: string, attribute: Attribute): void {
    const run = this.#run;
    if (!run) return;
    if (name === "w:rStyle") {
      const style = this.#styles.get(attribute("w:val") ?? "");
      run.bold = style?.bold ?? run.bold;
      run.superscript = style?.superscript ?? run.superscript;
      run.hidden = style?.hidden ?? run.hidden;
    } else if (name === "w:b") run.bold = isOn(attribute);
    else if (name === "w:vanish") run.hidden = isOn(attribute);
    else if (name === "w:vertAlign") run.superscript = attribute("w:val") === "superscript";
    else if (name === "w:tab" || name === "w:ptab") this.#put("\t");
    else if (name === "w:br" || name === "w:cr") this.#put("\n");
    else if (name === "w:noBreakHyphen") this.#put("\u2011");
    else if (name === "w:sym") this.#put(toSymbol(Number.parseInt(attribute("w:char") ?? "", 16) || 0));
    else if (name === "w:fldChar") this.#field(attribute("w:fldCharType"));
    else if (name === "w:footnoteReference" || name === "w:endnoteReference") this.#call(name, attribute);
  }

  #field(type: string | undefined): void {
    if (type === "begin") this.#fields.push(false);
    else if (type === "separate" && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = true;
    else if (type === "end") this.#fields.pop();
  }

  #call(name: string, attribute: Attribute): void {
    // A mark of the author's own follows as text.
    const custom = attribute("w:customMarkFollows");
    if (custom !== undefined && !/^(?:0|false|off)$/u.test(custom)) return;
    if (this.#run?.hidden || this.#fields.includes(false)) return;
    const note = name === "w:footnoteReference" ? "footnote" : "endnote";
    this.#place?.paragraph?.pieces.push({ note, id: attribute("w:id") ?? "" });
  }

  /** Properties of paragraphs, rows, cells and content controls. */
  #inProperties(name: string, attribute: Attribute): void {
    const paragraph = this.#place?.paragraph;
    const table = this.#table;
    const value = attribute("w:val");
    if (name === "w:sdt") this.#placeholders.push(false);
    else if (name === "w:showingPlcHdr") {
      if (this.#placeholders.length > 0) this.#placeholders[this.#placeholders.length - 1] = isOn(attribute);
    } else if (name === "w:rPr") this.#inParagraphMark = paragraph !== undefined;
    else if (paragraph) {
      if (name === "w:pStyle" && value !== undefined) paragraph.style = value;
      else if (name === "w:outlineLvl") paragraph.outline = small(value, 9) ?? 9;
      else if (name === "w:ilvl") paragraph.numbering = { id: paragraph.numbering?.id ?? "", level: small(value, 8) ?? 0 };
      else if (name === "w:numId") paragraph.numbering = { id: value ?? "", level: paragraph.numbering?.level ?? 0 };
    } else if (table?.cell && name === "w:gridSpan") table.cell.columnSpan = Math.max(1, small(value, MOST_COLUMNS) ?? 1);
    else if (table?.cell && name === "w:vMerge") table.cell.merge = value === "restart" ? "none" : "below";
    else if (table?.row && name === "w:gridBefore") table.row.before = small(value, MOST_COLUMNS) ?? 0;
  }

  readonly text = (start: number, end: number, literal: boolean): void => {
    if (this.#skipping > 0 || this.#inText === undefined) return;
    let raw = this.#xml.slice(start, end);
    let from = start;
    if (!this.#preserve && this.#inText === "text") {
      // Blanks at the ends count only where the file says so.
      from += raw.length - raw.trimStart().length;
      raw = raw.trim();
    }
    let text = (literal ? raw : decodeEntities(raw)).replaceAll(/[\n\r\t]/gu, " ");
    if (this.#run?.superscript) text = text.replaceAll(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
    // A formula or a CDATA section can not be cut in two by a comment: it has no place of its own.
    if (this.#inText === "math" || literal) this.#put(text);
    else this.#put(text, from, from + raw.length);
  };

  readonly close = (name: string): void => {
    if (this.#skipping > 0) {
      this.#skipping--;
      if (this.#skipping === 0) this.#deleting = false;
      return;
    }
    if (name === "w:t" || name === "m:t") this.#inText = undefined;
    else if (name === "w:r") {
      const place = this.#place;
      if (place) place.run = undefined;
    } else if (name === "w:p") this.#closeParagraph();
    else if (name === "w:tbl") this.#tables.pop();
    else if (name === "w:rPr") this.#inParagraphMark = false;
    else if (name === "w:sdt") this.#placeholders.pop();
    else if (name === "mc:AlternateContent") this.#choices.pop();
    else if (name === "w:tc") {
      this.#places.pop();
      const table = this.#table;
      if (table) table.cell = undefined;
    } else if (/^w:(?:body|hdr|ftr|footnote|endnote|txbxContent)$/u.test(name)) this.#places.pop();
  };

  #closeParagraph(): void {
    const place = this.#place;
    if (!place?.paragraph) return;
    if (place.bold.any && place.bold.all) place.paragraph.bold = true;
    place.paragraph = undefined;
    place.run = undefined;
    // An instruction never runs into the next paragraph: a field without an end does not swallow the rest.
    while (this.#fields.at(-1) === false) this.#fields.pop();
  }

  read(): FileProblem | undefined {
    return scanXml(this.#part, this.#xml, this);
  }
}

/** A paragraph whose end was deleted goes on in the next one. */
function joinDeletedEnds(blocks: readonly DocxBlock[]): DocxBlock[] {
  const joined: DocxBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === "table") {
      for (const row of block.rows)
        for (const cell of row.cells) cell.blocks.splice(0, Infinity, ...joinDeletedEnds(cell.blocks));
    }
    if (last?.kind === "paragraph" && last.endDeleted && block.kind === "paragraph") {
      const { endDeleted, bold, ...rest } = block;
      joined[joined.length - 1] = {
        ...rest,
        pieces: [...last.pieces, ...block.pieces],
        boxes: [...last.boxes, ...block.boxes],
        ...(bold && last.bold ? { bold } : {}),
        ...(endDeleted ? { endDeleted } : {}),
      };
    } else joined.push(block);
  }
  return joined;
}

/** The stories of a part by id: the body or a header under "", notes under their own ids. */
export function readStories(
  part: string,
  xml: string,
  styles: ReadonlyMap<string, DocxStyle>,
): Outcome<ReadonlyMap<string, DocxStory>, FileProblem> {
  const reader = new StoryReader(part, xml, styles);
  const problem = reader.read();
  if (problem) return refuse(problem);
  const { pictures, deletedRuns } = reader;
  // What was left out is told once, with the first story of the part.
  return accept(
    new Map(
      [...reader.stories].map(([id, blocks], index) => [
        id,
        {
          part,
          blocks: joinDeletedEnds(blocks),
          pictures: index === 0 ? pictures : 0,
          deletedRuns: index === 0 ? deletedRuns : 0,
        },
      ]),
    ),
  );
}
