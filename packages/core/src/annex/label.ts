import { readDepths, readMark } from "../audit/table/row-marks.ts";

/** How a row that is part of the one above was introduced: some of it, or all of it. */
export type PartKind = "of-which" | "consists";

/** What the first cells of a row say. */
export type Label = {
  /** "A", "I", "1", "1.1", "a", "-", "+"; "" for none. */
  readonly mark: string;
  readonly name: string;
  /** "Trong đó: nữ" begins with it; alone, the rows after it are parts. */
  readonly lead?: PartKind;
  /** "Trong đó: - Nữ": the lead begins a list with marks of its own. */
  readonly isListed?: boolean;
  readonly footnote?: string;
};

const OF_WHICH = /^(?:trong đó|trong số đó|tr\.?\s?đó|tđ|riêng)\s*(?::|(?=\p{L})|$)\s*/iu;
const CONSISTS = /^(?:(?:bao )?gồm(?: có)?|chia ra|phân ra|cụ thể|(?:chia|phân) theo\s[^:]{1,40})\s*(?::\s*|$)/iu;
const FOOTNOTE = /\s*(\(\*{1,3}\)|\*{1,3}|\(\d\)|\[\d\]|[¹²³⁴⁵⁶⁷⁸⁹]+)$/u;
const SIGNS = /^[\s\-–—+•*,;:.]+/u;

/** The label after its own mark: "1. Lúa", "- Lúa" and "a) Lúa" are "Lúa". */
function withoutMark(label: string, mark: string): string {
  const at = label.replace(/^\(/u, "");
  if (mark !== "" && at.startsWith(mark)) {
    const rest = at.slice(mark.length);
    // "1. Lúa" and "I.2 Lúa", but not "Cơ sở" of a mark C.
    if (/^[.)\s]*[.)]\s*|^\s+|^(?=[^\p{L}\d])/u.test(rest) || /^[-+*•]$/u.test(mark)) return rest.replace(/^[.)\s]+/u, "");
  }
  return label;
}

/**
 * The mark and the name of a row, from its ordinal cell and its name cell.
 *
 * @param ordinal  "" where the table has no such column or the cell is empty
 * @rule M9 M10
 */
export function readLabel(ordinal: string, text: string): Label {
  if (text === "" && readMark(ordinal, "") !== "") return { mark: readMark(ordinal, ""), name: "" };
  // A heading merged over the whole row stands in the ordinal column.
  const [first, label] = text === "" ? ["", ordinal] : [ordinal, text];
  const outer = readMark(first, label);
  let name = readMark(first, "") === "" ? withoutMark(label, outer) : label;
  name = name.replace(SIGNS, "");
  const lead = OF_WHICH.test(name) ? "of-which" : CONSISTS.test(name) ? "consists" : undefined;
  if (lead) name = name.replace(lead === "of-which" ? OF_WHICH : CONSISTS, "");
  const inner = lead ? readMark("", name) : "";
  name = withoutMark(name, inner).replace(SIGNS, "");
  const mark = outer === "" ? inner : outer;
  const footnote = FOOTNOTE.exec(name)?.[1];
  if (footnote !== undefined && name !== footnote) name = name.replace(FOOTNOTE, "");
  name = name.replace(/[\s:;,.]+$/u, "");
  return {
    mark,
    name,
    ...(lead ? { lead } : {}),
    ...(inner === "" ? {} : { isListed: true }),
    ...(footnote === undefined ? {} : { footnote }),
  };
}

/** What tells how deep a row stands. */
export type Standing = Label & { readonly bold: boolean; readonly indent: number; readonly isHeading: boolean };

/** Steps between two depths of marks; what has no mark stands between them. */
const STEP = 10;
const HEADING = 25;
const PART = 5;
/** Deeper than any mark that can follow. */
const MOST_INDENT = 9;

function isLoud(name: string): boolean {
  return /\p{L}{2}/u.test(name) && name === name.toUpperCase();
}

const TOTAL = /^(?:tổng cộng|tổng số|cộng)$/iu;

/** How deep a row stands: a bold heading and a total over numbered rows, others without a mark under the marked row before them. */
function depthOf(row: Standing, markDepth: number, lastMarked: number | undefined): number {
  const indent = Math.min(row.indent, MOST_INDENT);
  if (row.mark !== "") return markDepth * STEP;
  if ((row.isHeading && (row.bold || isLoud(row.name))) || TOTAL.test(row.name)) return HEADING;
  return lastMarked === undefined ? 3 * STEP + indent : lastMarked + PART + Math.min(indent, PART - 1);
}

export type Placed = { readonly parent?: number; readonly part?: PartKind; readonly level: number };

type Open = { readonly index: number; readonly depth: number; readonly part?: PartKind };
/** Rows after a lone "Trong đó:" are parts of the row before it. */
type Mode = {
  readonly owner: Open;
  readonly part: PartKind;
  readonly child?: { readonly kind: string; readonly indent: number; readonly depth: number };
};

function kindOf(mark: string): string {
  return /^[-+*•]$/u.test(mark) ? mark : mark === "" ? "" : /^[a-zđ]/u.test(mark) ? "a" : /^\d/u.test(mark) ? "1" : "I";
}

/**
 * Which row each row stands under: by its mark (A over I over 1 over 1.1 over a over - over +), or by how it is introduced ("Trong
 * đó:"), indented and printed. Rows that only introduce others are told by `undefined`.
 *
 * @rule M9 M10
 */
export function placeRows(rows: readonly Standing[]): readonly (Placed | undefined)[] {
  const depths = readDepths(rows.map(({ mark }) => mark));
  const isMarked = rows.some(({ mark }) => mark !== "");
  const open: Open[] = [];
  let mode: Mode | undefined;
  let lastMarked: number | undefined;
  return rows.map((row, index) => {
    const last = open.at(-1);
    if (row.lead && row.name === "") {
      mode = last && { owner: last, part: row.lead };
      return undefined;
    }
    let depth = depthOf(row, depths[index] ?? 0, lastMarked);
    if (row.mark !== "") lastMarked = depth;
    if (depth === HEADING) [mode, lastMarked] = [undefined, undefined];
    let part: PartKind | undefined;
    const own = { kind: kindOf(row.mark), indent: row.indent };
    if (mode) {
      const { owner, child } = mode;
      const isFirst = child === undefined;
      const isSibling = child?.kind === own.kind && child.indent === own.indent && !(own.kind === "1" && depth <= owner.depth);
      const isDeeper = depth > owner.depth;
      // "Trong đó: nữ" without a mark, and "- nông thôn" after it: parts of one whole.
      if (child && (isSibling || (child.kind === "" && isDeeper && /^[-+•*a]$/u.test(own.kind)))) depth = child.depth;
      if (isFirst || isSibling || (isDeeper && !row.isHeading)) {
        if (depth <= owner.depth || (isFirst && own.kind === "")) depth = owner.depth + PART;
        if (isFirst) mode = { ...mode, child: { ...own, depth } };
        if (isFirst || isSibling || depth <= (child?.depth ?? depth)) part = mode.part;
      } else mode = undefined;
    }
    if (row.lead && row.name !== "") {
      part = row.lead;
      const owner = open.findLast((one) => one.part === undefined) ?? last;
      if (owner && depth <= owner.depth) depth = owner.depth + PART;
      if (owner && row.mark === "") depth = owner.depth + PART;
      // "Trong đó: - Nữ" begins a list as a lone "Trong đó:" does; so does "Trong đó: nữ" where all other rows have marks.
      if (owner && (row.isListed || (isMarked && row.mark === ""))) mode = { owner, part: row.lead, child: { ...own, depth } };
    }
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1);
    const level = open.length;
    // A total closes what is above it and opens nothing.
    if (row.mark !== "" || !TOTAL.test(row.name)) open.push({ index, depth, ...(part ? { part } : {}) });
    return { level, ...(parent ? { parent: parent.index } : {}), ...(part && parent ? { part } : {}) };
  });
}
