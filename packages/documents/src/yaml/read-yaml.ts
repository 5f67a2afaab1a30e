import type { SlipKind } from "@kehoach/core/pack/problem";
import type { DataPath } from "@kehoach/core/pack/shape";
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument, Scalar, visit } from "yaml";
import { findTooDeep, MOST_LEVELS } from "./find-too-deep.ts";

/** Line and column, both from 1, as editors count them. */
export type Position = { readonly line: number; readonly column: number };

export type YamlSlip = { readonly slip: SlipKind; readonly text: string } & Position;

/** A YAML file as plain data, with the position of everything in it. */
export type YamlReading = {
  readonly data: unknown;
  readonly slips: readonly YamlSlip[];
  readonly comments: readonly Position[];
  /** Where the value at `path` begins, or its key; the nearest thing above it if it is not there. */
  readonly positionOf: (path: DataPath, at?: "key") => Position;
  /** Where line and column (from 1) of the text at `path` stand in the file. */
  readonly positionInside: (path: DataPath, inside: Position) => Position;
  /** The value at `path` as it is written: "007" where the data say 7. */
  readonly sourceOf: (path: DataPath) => string | undefined;
};

const SLIPS: Readonly<Record<string, SlipKind>> = {
  DUPLICATE_KEY: "duplicate-key",
  BAD_INDENT: "indent",
  TAB_AS_INDENT: "tab",
  BAD_ALIAS: "alias",
  ALIAS_PROPS: "alias",
  MULTIPLE_ANCHORS: "alias",
  TAG_RESOLVE_FAILED: "tag",
  MULTIPLE_TAGS: "tag",
  BAD_DQ_ESCAPE: "quote",
  MULTIPLE_DOCS: "many-documents",
  MULTILINE_IMPLICIT_KEY: "colon",
  BLOCK_AS_IMPLICIT_KEY: "colon",
  KEY_OVER_1024_CHARS: "colon",
  NON_STRING_KEY: "key",
  BLOCK_IN_FLOW: "flow",
  BAD_SCALAR_START: "quote",
  BAD_PROP_ORDER: "block",
};

/** A missing bracket, quote or colon share one code of the library; its message tells them apart. */
function toSlip(code: string, message: string): SlipKind {
  const known = SLIPS[code];
  if (known) return known;
  if (/quote/.test(message)) return "quote";
  if (/flow|\]|\}/.test(message)) return "flow";
  if (code === "UNEXPECTED_TOKEN" || code === "MISSING_CHAR") return /indent/.test(message) ? "indent" : "colon";
  return "other";
}

/**
 * Reads one YAML 1.2 document: texts stay texts (dates too), keys are texts and stand once, no anchors, no tags.
 * All slips are told; the data are what could be read in spite of them.
 */
export function readYaml(text: string): YamlReading {
  const at = createPlacer(text);
  const deep = findTooDeep(text);
  if (deep !== undefined) return readTooDeep(at(deep));
  const document = parseDocument(text, {
    version: "1.2",
    schema: "core",
    prettyErrors: false,
    uniqueKeys: true,
    stringKeys: true,
    strict: true,
    merge: false,
    // "silent" would keep back a second document.
    logLevel: "error",
  });
  const slips: YamlSlip[] = [...document.errors, ...document.warnings].map((error) => {
    const slip = toSlip(error.code, error.message);
    const offset = error.pos[0];
    return { slip, text: slip === "other" ? error.message : wordAt(text, offset), ...at(offset) };
  });
  visit(document, {
    Alias: (_key, node) => void slips.push({ slip: "alias", text: `*${node.source}`, ...at(node.range?.[0] ?? 0) }),
    Node: (_key, node) => {
      if (isAlias(node)) return;
      if (node.anchor) slips.push({ slip: "alias", text: `&${node.anchor}`, ...at(node.range?.[0] ?? 0) });
      if (node.tag && !isPlainTag(node)) slips.push({ slip: "tag", text: node.tag, ...at(node.range?.[0] ?? 0) });
    },
  });
  if (document.contents === null && slips.length === 0) slips.push({ slip: "empty", text: "", line: 1, column: 1 });
  slips.sort((a, b) => a.line - b.line || a.column - b.column);
  // Aliases grow as they are followed, groups that stand for keys as they are shown: neither is turned into data.
  const grows = slips.some(({ slip }) => slip === "alias" || slip === "key");
  return {
    data: grows ? undefined : document.toJS({ maxAliasCount: 0 }),
    slips,
    comments: findComments(text, document).map(at),
    positionOf: (path, key) => at(offsetOf(document, path, key)),
    positionInside: (path, inside) => positionInside(text, document, path, inside, at),
    sourceOf: (path) => {
      const { node } = walk(document, path);
      return isScalar(node) ? node.source : undefined;
    },
  };
}

/** Line and column of a character. The library loses count of lines in what it can not read, and points behind the end. */
function createPlacer(text: string): (offset: number) => Position {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return (offset) => {
    const inside = Math.min(offset, text.length);
    let [from, to] = [0, starts.length - 1];
    while (from < to) {
      const middle = Math.ceil((from + to) / 2);
      if ((starts[middle] ?? 0) <= inside) from = middle;
      else to = middle - 1;
    }
    return { line: from + 1, column: inside - (starts[from] ?? 0) + 1 };
  };
}

/** Nothing is read of a file nested beyond reason. */
function readTooDeep(at: Position): YamlReading {
  return {
    data: undefined,
    slips: [{ slip: "depth", text: String(MOST_LEVELS), ...at }],
    comments: [],
    positionOf: () => at,
    positionInside: () => at,
    sourceOf: () => undefined,
  };
}

/** Tags the library itself gives to plain nodes are not written by anybody. */
function isPlainTag(node: Node): boolean {
  return !node.srcToken || !("props" in node.srcToken);
}

function wordAt(text: string, offset: number): string {
  return /^[^\s:,\]}]*/.exec(text.slice(offset, offset + 60))?.[0] ?? "";
}

type Found = { readonly node: Node | null; readonly key: Node | null; readonly whole: boolean };

/** The node at a path, or the last one met on the way. */
function walk(document: Document.Parsed, path: DataPath): Found {
  let found: Found = { node: document.contents, key: null, whole: true };
  for (const step of path) {
    const next = child(found.node, step);
    if (!next) return { ...found, whole: false };
    found = next;
  }
  return found;
}

function child(node: Node | null, step: string | number): Found | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    if (!pair || !isScalar(pair.key)) return undefined;
    // The items of a parsed map hold nodes or nothing.
    return { node: pair.value as Node | null, key: pair.key, whole: true };
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    if (item === undefined || isPair(item)) return undefined;
    return { node: item as Node | null, key: null, whole: true };
  }
  return undefined;
}

function offsetOf(document: Document.Parsed, path: DataPath, at?: "key"): number {
  const { node, key, whole } = walk(document, path);
  const wanted = whole && at === "key" ? (key ?? node) : (node ?? key);
  return wanted?.range?.[0] ?? key?.range?.[1] ?? 0;
}

/** Only a block of lines keeps its lines; elsewhere a text is one line of the file. */
function positionInside(
  text: string,
  document: Document.Parsed,
  path: DataPath,
  inside: Position,
  at: (offset: number) => Position,
): Position {
  const { node } = walk(document, path);
  const start = at(offsetOf(document, path));
  if (!isScalar(node)) return start;
  const lines = text.split("\n");
  /** A block that names its own indentation may have been counted too far. */
  const within = ({ line, column }: Position): Position => ({
    line,
    column: Math.min(column, (lines[line - 1] ?? "").length + 1),
  });
  if (node.type === Scalar.BLOCK_LITERAL) {
    const line = Math.min(start.line + inside.line, lines.length);
    return within({ line, column: blockIndent(lines, start.line) + inside.column });
  }
  // Lines that were folded into one can not be told apart again.
  const [from = 0, to = 0] = node.range ?? [];
  if (inside.line > 1 || node.type === Scalar.BLOCK_FOLDED || text.slice(from, to).includes("\n")) return start;
  const quoted = node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE ? 1 : 0;
  return within({ line: start.line, column: start.column + quoted + inside.column - 1 });
}

/** The spaces before the first filled line after the line that opens the block. */
function blockIndent(lines: readonly string[], openLine: number): number {
  const first = lines.slice(openLine).find((line) => line.trim() !== "");
  return first === undefined ? 0 : first.length - first.trimStart().length;
}

/** Offsets of comments; the parser keeps them beside nodes, so they are looked for in the tokens between. */
function findComments(text: string, document: Document.Parsed): number[] {
  const texts: (readonly [number, number])[] = [];
  visit(document, { Scalar: (_key, node) => void (node.range && texts.push([node.range[0], node.range[1]])) });
  texts.sort((a, b) => a[0] - b[0]);
  const found: number[] = [];
  let next = 0;
  for (let offset = 0; offset < text.length; offset++) {
    while ((texts[next]?.[1] ?? Number.POSITIVE_INFINITY) <= offset) next++;
    const [from = Number.POSITIVE_INFINITY, to = 0] = texts[next] ?? [];
    if (offset >= from && offset < to) {
      offset = to - 1;
    } else if (text[offset] === "#" && (offset === 0 || /\s/.test(text[offset - 1] ?? ""))) {
      found.push(offset);
      const end = text.indexOf("\n", offset);
      offset = end < 0 ? text.length : end;
    }
  }
  return found;
}
