import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Inline, Outline, OutlineBlock, OutlineNote, OutlineProblem } from "./outline.ts";
import { parseBody, splitParagraphs } from "./parse-body.ts";
import { parseProse } from "./parse-prose.ts";

type Row = Readonly<Record<string, unknown>>;

function isRow(data: unknown): data is Row {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

/** Reads rows and texts of report.yaml, collecting every fault with its data path. */
function createReader(problems: OutlineProblem[]) {
  const shape = (path: string, expected: string): void => {
    problems.push({ code: "OUTLINE_SHAPE", path, expected });
  };
  const row = (data: unknown, path: string, known: readonly string[]): Row => {
    if (!isRow(data)) {
      shape(path, known.length > 0 ? `{ ${known.join(", ")} }` : "{ <tên>: <chữ> }");
      return {};
    }
    for (const key of Object.keys(data))
      if (known.length > 0 && !known.includes(key))
        problems.push({ code: "OUTLINE_UNKNOWN_KEY", path: path === "" ? key : `${path}.${key}`, key, known: known.join(", ") });
    return data;
  };
  const text = (data: unknown, path: string): string => {
    if (typeof data === "string" && data.trim() !== "") return data;
    shape(path, "chữ");
    return "";
  };
  const lines = (data: unknown, path: string): readonly string[] => {
    if (typeof data === "string") return [text(data, path)];
    if (Array.isArray(data) && data.length > 0) return data.map((item: unknown, i) => text(item, `${path}.${i}`));
    shape(path, "chữ, hay danh sách chữ");
    return [];
  };
  const prose = (data: unknown, path: string): readonly Inline[] => {
    const read = text(data, path);
    return parseProse(path, splitParagraphs(read).flat(), problems);
  };
  /** Plain text that may not hold a digit: names of bodies, titles. */
  const plain = (data: unknown, path: string): readonly string[] => {
    const read = lines(data, path);
    for (const [i, line] of read.entries())
      parseProse(read.length > 1 ? `${path}.${i}` : path, [{ text: line, line: 1, column: 1 }], problems);
    return read;
  };
  return { shape, row, text, lines, prose, plain };
}

type Reader = ReturnType<typeof createReader>;

function parseNotes(data: unknown, read: Reader, problems: OutlineProblem[]): readonly OutlineNote[] {
  if (data === undefined) return [];
  return Object.entries(read.row(data, "notes", [])).map(([id, content]) => {
    const path = `notes.${id}`;
    const paragraphs = splitParagraphs(read.text(content, path)).map((lines) => parseProse(path, lines, problems));
    for (const inline of paragraphs.flat())
      if (inline.kind === "note") problems.push({ code: "OUTLINE_NOTE_IN_NOTE", ...inline.at, id: inline.id });
    return { id, paragraphs };
  });
}

/** Every note is called exactly once, and every call has its note. */
function checkNotes(blocks: readonly OutlineBlock[], notes: readonly OutlineNote[], problems: OutlineProblem[]): void {
  const called = new Set<string>();
  const known = notes.map((note) => note.id);
  for (const inline of blocks.flatMap((block) => block.inlines)) {
    if (inline.kind !== "note") continue;
    if (called.has(inline.id)) problems.push({ code: "OUTLINE_NOTE_USED_TWICE", ...inline.at, id: inline.id });
    else if (!known.includes(inline.id))
      problems.push({ code: "OUTLINE_UNKNOWN_NOTE", ...inline.at, id: inline.id, known: known.join(", ") });
    called.add(inline.id);
  }
  for (const id of known) if (!called.has(id)) problems.push({ code: "OUTLINE_NOTE_UNUSED", path: `notes.${id}`, id });
}

/**
 * Reads report.yaml, as plain data: layout and prose. All faults are returned together.
 *
 * @problem OUTLINE_SHAPE, OUTLINE_UNKNOWN_KEY   a part is absent, of another kind, or not known
 * @problem OUTLINE_UNKNOWN_NOTE, OUTLINE_NOTE_* notes are called once each, and hold no notes
 * @rule    R1 R2 R3 R4                          (docs/rules/report.md)
 */
export function parseOutline(data: unknown): Outcome<Outline, OutlineProblem> {
  const problems: OutlineProblem[] = [];
  const read = createReader(problems);
  const all = read.row(data, "", ["head", "title", "options", "body", "notes", "annex", "recipients", "signature"]);
  const head = read.row(all["head"], "head", ["parent", "issuer", "symbol", "placeName"]);
  const title = read.row(all["title"], "title", ["kind", "abstract"]);
  const options = all["options"] === undefined ? {} : read.row(all["options"], "options", ["padCounts"]);
  const { padCounts = false } = options;
  if (typeof padCounts !== "boolean") read.shape("options.padCounts", "true | false");
  const signature = read.row(all["signature"], "signature", ["authority", "role", "name"]);
  const blocks = parseBody("body", read.text(all["body"], "body"), problems);
  const notes = parseNotes(all["notes"], read, problems);
  checkNotes(blocks, notes, problems);
  const annex = all["annex"] === undefined ? undefined : read.row(all["annex"], "annex", ["heading", "title", "issuedBy"]);
  const outline: Outline = {
    head: {
      ...(head["parent"] === undefined ? {} : { parent: read.plain(head["parent"], "head.parent").join(" ") }),
      issuer: read.plain(head["issuer"], "head.issuer"),
      symbol: read.plain(head["symbol"], "head.symbol").join(" "),
      placeName: read.plain(head["placeName"], "head.placeName").join(" "),
    },
    title: { kind: read.plain(title["kind"], "title.kind").join(" "), abstract: read.prose(title["abstract"], "title.abstract") },
    options: { padCounts: padCounts === true },
    blocks,
    notes,
    ...(annex
      ? {
          annex: {
            heading: read.plain(annex["heading"], "annex.heading").join(" "),
            title: read.prose(annex["title"], "annex.title"),
            ...(annex["issuedBy"] === undefined ? {} : { issuedBy: read.plain(annex["issuedBy"], "annex.issuedBy").join(" ") }),
          },
        }
      : {}),
    recipients: read.lines(all["recipients"], "recipients"),
    signature: {
      authority: read.plain(signature["authority"], "signature.authority"),
      role: read.plain(signature["role"], "signature.role").join(" "),
      name: typeof signature["name"] === "string" ? signature["name"] : "",
    },
  };
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept(outline);
}
