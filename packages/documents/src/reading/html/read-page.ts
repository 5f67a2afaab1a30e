import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { Parser } from "htmlparser2";
import type { Page, PageBlock, PageCell, PageTable } from "./page.ts";

type Attributes = Readonly<Record<string, string>>;

/** Never shown, or shown by other means than text. */
const SKIPPED = new Set(
  "script style head template noscript svg math iframe object audio video canvas select textarea button del datalist dialog".split(
    " ",
  ),
);
const BLOCKS = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form header hr html li legend main nav ol p pre section summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6".split(
    " ",
  ),
);
const BOLD = new Set(["b", "strong", "th"]);
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const MOST_SPAN = 500;
/** Tables nested deeper than this are frames: their cells are read as paragraphs. */
const DEEPEST_TABLE = 12;
/** Pages people write reach a hundred. */
const DEEPEST = 3_000;
/** Characters given to the parser at a time, so that depth is looked at before it costs. */
const PIECE = 16_384;

function isHidden(name: string, attributes: Attributes): boolean {
  if ("hidden" in attributes) return true;
  if (name === "input") return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/iu.test(attributes["style"] ?? "");
}

function toSpan(text: string | undefined): number {
  return text !== undefined && /^\s*\d{1,5}\s*$/u.test(text) ? Math.min(Math.max(Number(text), 1), MOST_SPAN) : 1;
}

function toLetters(count: number): string {
  return count >= 1 && count <= 26 ? String.fromCodePoint(0x60 + count) : String(count);
}

type List = { readonly ordered: boolean; readonly type: string; next: number };
type OpenTable = { readonly table: PageTable; row: PageCell[] | undefined; cell: PageCell | undefined };

/** Gathers a page's text into paragraphs and tables, as a browser lays it out. */
class PageReader {
  readonly #root: PageBlock[] = [];
  readonly #tables: OpenTable[] = [];
  readonly #lists: List[] = [];
  /** Tables too deep to be tables. */
  #frames = 0;
  #skipping = 0;
  #skipName = "";
  #bold = 0;
  #super = 0;
  #pre = 0;
  #heading: number | undefined;
  #item: { mark: string; level: number } | undefined;
  #text: string[] = [];
  #allBold = true;
  pictures = 0;
  deletions = 0;
  /** Elements that are open now. */
  depth = 0;

  get #blocks(): PageBlock[] {
    return this.#tables.at(-1)?.cell?.blocks ?? this.#root;
  }

  #flush(): void {
    const text = this.#text
      .join("")
      .split("\n")
      .map((line) => line.trim())
      .join("\n")
      .trim();
    this.#text = [];
    if (text !== "") {
      this.#blocks.push({
        kind: "paragraph",
        text,
        bold: this.#allBold,
        ...(this.#heading === undefined ? {} : { heading: this.#heading }),
        ...(this.#item === undefined ? {} : { item: this.#item }),
      });
      this.#item = undefined;
    }
    this.#allBold = true;
  }

  readonly onopentag = (name: string, attributes: Attributes): void => {
    this.depth++;
    if (this.#skipping > 0) {
      if (name === this.#skipName) this.#skipping++;
      return;
    }
    if (name === "del") this.deletions++;
    if (SKIPPED.has(name) || isHidden(name, attributes)) {
      if (VOID.has(name)) return;
      this.#skipping = 1;
      this.#skipName = name;
      return;
    }
    if (BLOCKS.has(name)) this.#flush();
    if (BOLD.has(name)) this.#bold++;
    if (name === "br") this.#text.push("\n");
    else if (name === "img") this.pictures++;
    else if (name === "sup") this.#super++;
    else if (name === "pre") this.#pre++;
    else if (/^h[1-6]$/u.test(name)) this.#heading = Number(name[1]);
    else if (name === "ul" || name === "ol") {
      const start = attributes["start"];
      this.#lists.push({
        ordered: name === "ol",
        type: attributes["type"] ?? "1",
        next: start !== undefined && /^\d{1,6}$/u.test(start) ? Number(start) : 1,
      });
    } else if (name === "li") this.#openItem();
    else if (name === "table" || name === "tr" || name === "td" || name === "th") this.#openTable(name, attributes);
  };

  #openItem(): void {
    const list = this.#lists.at(-1);
    const level = Math.max(1, this.#lists.length);
    if (!list?.ordered) {
      this.#item = { mark: level > 1 ? "+" : "-", level };
      return;
    }
    const count = list.next++;
    const shown = /^a$/iu.test(list.type) ? toLetters(count) : String(count);
    this.#item = { mark: list.type === "a" ? `${shown})` : `${list.type === "A" ? shown.toUpperCase() : shown}.`, level };
  }

  #openTable(name: string, attributes: Attributes): void {
    const open = this.#tables.at(-1);
    if (name === "table") {
      if (this.#frames > 0 || this.#tables.length >= DEEPEST_TABLE) {
        this.#frames++;
        return;
      }
      const table: PageTable = { kind: "table", rows: [] };
      this.#blocks.push(table);
      this.#tables.push({ table, row: undefined, cell: undefined });
    } else if (open && this.#frames === 0) {
      if (name === "tr" || !open.row) open.table.rows.push((open.row = []));
      if (name === "tr") return;
      open.cell = { rowSpan: toSpan(attributes["rowspan"]), columnSpan: toSpan(attributes["colspan"]), blocks: [] };
      open.row.push(open.cell);
    }
  }

  readonly ontext = (data: string): void => {
    if (this.#skipping > 0) return;
    let text = this.#pre > 0 ? data : data.replaceAll(/[ \t\r\n\f]+/gu, " ");
    if (this.#pre === 0 && (this.#text.at(-1) ?? " ").endsWith(" ")) text = text.replace(/^ /u, "");
    if (this.#super > 0) text = text.replaceAll(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit);
    if (text === "") return;
    if (/\S/u.test(text) && this.#bold === 0) this.#allBold = false;
    this.#text.push(text);
  };

  readonly onclosetag = (name: string): void => {
    this.depth--;
    if (this.#skipping > 0) {
      if (name === this.#skipName) this.#skipping--;
      return;
    }
    if (BLOCKS.has(name)) this.#flush();
    if (BOLD.has(name)) this.#bold = Math.max(0, this.#bold - 1);
    if (name === "sup") this.#super = Math.max(0, this.#super - 1);
    else if (name === "pre") this.#pre = Math.max(0, this.#pre - 1);
    else if (/^h[1-6]$/u.test(name)) this.#heading = undefined;
    else if (name === "ul" || name === "ol") this.#lists.pop();
    else if (name === "li") this.#item = undefined;
    else if (name === "table" && this.#frames > 0) this.#frames--;
    else if (name === "table") this.#tables.pop();
    else if (this.#frames > 0) return;
    else if (name === "td" || name === "th") {
      const open = this.#tables.at(-1);
      if (open) open.cell = undefined;
    } else if (name === "tr") {
      const open = this.#tables.at(-1);
      if (open) open.row = undefined;
    }
  };

  finish(): Page {
    this.#flush();
    return { blocks: this.#root, pictures: this.pictures, deletions: this.deletions };
  }
}

/**
 * A page's text as a browser shows it; scripts, styles and what is hidden left out.
 *
 * @problem FILE_TOO_LARGE  nested too deep: the time to close elements grows with the square of their depth
 */
export function readPage(html: string): Outcome<Page, FileProblem> {
  const reader = new PageReader();
  const parser = new Parser(reader, { decodeEntities: true });
  for (let at = 0; at < html.length; at += PIECE) {
    parser.write(html.slice(at, at + PIECE));
    if (reader.depth > DEEPEST) {
      return refuse({ code: "FILE_TOO_LARGE", what: "depth", limit: DEEPEST, found: reader.depth });
    }
  }
  parser.end();
  return accept(reader.finish());
}
