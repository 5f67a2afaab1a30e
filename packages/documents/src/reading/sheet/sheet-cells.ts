import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { Attribute } from "../docx/scan-xml.ts";
import { type Area, parseAddress, parseArea, SHEET_COLUMNS, SHEET_ROWS } from "./address.ts";
import { type RichText, RichTextReader } from "./rich-text.ts";
import { shiftFormula } from "./shift-formula.ts";
import { readStored } from "./stored-number.ts";
import { type CellStyle, PLAIN_STYLE } from "./styles.ts";
import { walkXml } from "./walk-xml.ts";
import { MAX_CELLS, type StoredCell, type StoredSheet } from "./workbook.ts";

/** More merged areas than this are no layout. */
const MAX_MERGES = 100_000;
/** More hidden rows or columns than this are the rest of an empty sheet. */
const MAX_HIDDEN = 20_000;

export type SheetCells = Omit<StoredSheet, "name" | "hidden">;

/** One `<c>` while it is being read. */
type OpenCell = {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly type: string;
  value: string;
  hasValue: boolean;
  formula: string;
  formulaKind: { readonly type: string; readonly shared: string } | undefined;
};

/** Gathers the cells of a worksheet part. */
class CellReader {
  readonly cells: StoredCell[] = [];
  readonly merges: Area[] = [];
  readonly hiddenRows: number[] = [];
  readonly hiddenColumns: number[] = [];
  readonly #styles: readonly CellStyle[];
  readonly #words: readonly RichText[];
  readonly #inline = new RichTextReader();
  /** Formulas shared by number: the text and the cell it is written for. */
  readonly #shared = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  #row = -1;
  #column = -1;
  #cell: OpenCell | undefined;
  #inside = "";

  constructor(styles: readonly CellStyle[], words: readonly RichText[]) {
    this.#styles = styles;
    this.#words = words;
  }

  open(name: string, attribute: Attribute): void {
    if (name === "row") {
      const given = Number(attribute("r") ?? Number.NaN);
      this.#row = Number.isInteger(given) && given >= 1 && given <= SHEET_ROWS ? given - 1 : this.#row + 1;
      this.#column = -1;
      if (isHidden(attribute) && this.hiddenRows.length < MAX_HIDDEN) this.hiddenRows.push(this.#row);
    } else if (name === "c") this.#openCell(attribute);
    else if (name === "col") this.#hideColumns(attribute);
    else if (name === "mergeCell") {
      const area = parseArea(attribute("ref") ?? "");
      if (area && this.merges.length < MAX_MERGES) this.merges.push(area);
    } else if (this.#cell) {
      if (name === "f") this.#cell.formulaKind = { type: attribute("t") ?? "normal", shared: attribute("si") ?? "" };
      if (name === "v") this.#cell.hasValue = true;
      if (name === "v" || name === "f" || name === "is") this.#inside = name;
      else if (this.#inside === "is") this.#inline.open(name, attribute);
    }
  }

  #hideColumns(attribute: Attribute): void {
    const [first, last] = [Number(attribute("min")), Number(attribute("max"))];
    if (!isHidden(attribute) || !Number.isInteger(first) || first < 1) return;
    for (let column = first; column <= Math.min(last, SHEET_COLUMNS) && this.hiddenColumns.length < MAX_HIDDEN; column += 1)
      this.hiddenColumns.push(column - 1);
  }

  #openCell(attribute: Attribute): void {
    const place = parseAddress(attribute("r") ?? "");
    this.#column = place?.column ?? this.#column + 1;
    this.#row = place?.row ?? this.#row;
    this.#cell = {
      row: Math.max(this.#row, 0),
      column: Math.min(this.#column, SHEET_COLUMNS - 1),
      style: Number(attribute("s") ?? 0),
      type: attribute("t") ?? "n",
      value: "",
      hasValue: false,
      formula: "",
      formulaKind: undefined,
    };
  }

  text(text: string): void {
    if (!this.#cell) return;
    if (this.#inside === "v") this.#cell.value += text;
    else if (this.#inside === "f") this.#cell.formula += text;
    else if (this.#inside === "is") this.#inline.text(text);
  }

  close(name: string): void {
    if (this.#inside === "is" && name !== "is") this.#inline.close(name);
    else if (name === this.#inside) this.#inside = "";
    if (name !== "c" || !this.#cell) return;
    const cell = this.#toStored(this.#cell);
    if (cell) this.cells.push(cell);
    this.#cell = undefined;
    this.#inside = "";
  }

  #toStored(open: OpenCell): StoredCell | undefined {
    const rich =
      open.type === "s" ? this.#words[Number(open.value)] : open.type === "inlineStr" ? this.#inline.take() : undefined;
    const value = toValue(open, rich);
    const formula = this.#formula(open);
    if (!formula && (value.kind === "none" || (value.kind === "words" && value.words.trim() === ""))) return undefined;
    const style = this.#styles[open.style] ?? PLAIN_STYLE;
    return {
      row: open.row,
      column: open.column,
      value,
      ...(formula ? { formula } : {}),
      format: style.format,
      bold: rich?.bold ?? style.bold,
      indent: style.indent,
    };
  }

  #formula(open: OpenCell): StoredCell["formula"] {
    const kind = open.formulaKind;
    if (!kind) return undefined;
    const text = open.formula.trim();
    const { type, shared: id } = kind;
    if (type === "shared") {
      if (text !== "") {
        this.#shared.set(id, { text, row: open.row, column: open.column });
        return { text, whole: true };
      }
      const first = this.#shared.get(id);
      const shifted = first && shiftFormula(first.text, open.row - first.row, open.column - first.column);
      return shifted === undefined ? undefined : { text: shifted, whole: true };
    }
    return text === "" ? undefined : { text, whole: type === "normal" };
  }
}

function isHidden(attribute: Attribute): boolean {
  return ["1", "true"].includes(attribute("hidden") ?? "");
}

function toValue(open: OpenCell, rich: RichText | undefined): StoredCell["value"] {
  if (rich) return { kind: "words", words: rich.words };
  if (!open.hasValue || (open.value === "" && open.type !== "str")) return { kind: "none" };
  if (open.type === "e") return { kind: "error", words: open.value };
  if (open.type === "b") return { kind: "words", words: open.value.trim() === "1" ? "TRUE" : "FALSE" };
  if (open.type === "str" || open.type === "d") return { kind: "words", words: open.value };
  if (open.type === "s") return { kind: "none" };
  const number = readStored(open.value);
  return number ? { kind: "number", number } : { kind: "words", words: open.value };
}

/** Row by row, each cell once: the later one of two with the same address counts. */
function inOrder(cells: readonly StoredCell[]): readonly StoredCell[] {
  const ordered = cells.every((cell, i) => {
    const before = cells[i - 1];
    return !before || before.row < cell.row || (before.row === cell.row && before.column < cell.column);
  });
  if (ordered) return cells;
  const byPlace = new Map(cells.map((cell) => [cell.row * SHEET_COLUMNS + cell.column, cell]));
  return [...byPlace.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/**
 * The cells of a worksheet part that hold something. `room`: how many the workbook may still have.
 *
 * @problem FILE_TOO_LARGE  more cells than that; `found` counts those that were met
 */
export function readSheetCells(
  part: string,
  xml: string,
  styles: readonly CellStyle[],
  words: readonly RichText[],
  room: number,
): Outcome<SheetCells, FileProblem> {
  const reader = new CellReader(styles, words);
  const problem = walkXml(part, xml, {
    open: (name, attribute) => reader.open(name, attribute),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
    enough: () => reader.cells.length > room,
  });
  if (problem) return refuse(problem);
  if (reader.cells.length > room) {
    return refuse({ code: "FILE_TOO_LARGE", what: "cells", limit: MAX_CELLS, found: MAX_CELLS - room + reader.cells.length });
  }
  const { merges, hiddenRows, hiddenColumns } = reader;
  return accept({ cells: inOrder(reader.cells), merges, hiddenRows, hiddenColumns });
}
