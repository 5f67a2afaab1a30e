import { findAttribute, findPrefix, listTags, type XmlTag } from "../ooxml/xml-tags.ts";

const TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
/** The two editions of the format. */
export const WORD_NAMESPACES = [TRANSITIONAL, STRICT];

/** A run (w:r): where it stands, its opening tag and its properties as written ("" for none). */
export type RunPlace = { readonly start: number; readonly end: number; readonly open: string; readonly properties: string };

/** A note: `kind` is its element's name ("footnote"). */
export type NoteName = { readonly kind: string; readonly id: string };

/** A text (w:t) in its run. */
export type TextPlace = {
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly run: RunPlace;
  /** The run that stands in a paragraph of the page: another than `run` when the text is in a text box or a ruby. */
  readonly outer: RunPlace;
  /** First, or last, of its run's children, properties apart. */
  readonly first: boolean;
  readonly last: boolean;
  readonly preserved: boolean;
  readonly inBox: boolean;
  /** Start of the cell, note or body that holds it: a comment stays within one. */
  readonly container: number;
  /** The foot- or endnote that holds it. */
  readonly note?: NoteName;
};

/** The mark in the page that calls a note. */
export type NoteCall = NoteName & { readonly outer: RunPlace };

export type PartPlaces = {
  /** Prefix of Word's elements, with its colon ("w:"); "" for the default namespace. */
  readonly prefix: string;
  /** Which of the two editions it is written in. */
  readonly namespace: string;
  /** In the order of the part. */
  readonly texts: readonly TextPlace[];
  readonly calls: readonly NoteCall[];
  /** The first run of the part, in page order. */
  readonly firstRun?: RunPlace;
};

type Open = { readonly tag: XmlTag; readonly index: number; readonly local: string };

const CONTAINERS = new Set(["body", "tc", "txbxContent", "footnote", "endnote"]);

/** Index of the tag that closes each opening one. */
function matchTags(tags: readonly XmlTag[]): Int32Array {
  const closing = new Int32Array(tags.length).fill(-1);
  const open: number[] = [];
  for (const [i, tag] of tags.entries()) {
    if (tag.kind === "open") open.push(i);
    else if (tag.kind === "close") {
      const begun = open.pop();
      if (begun !== undefined) closing[begun] = i;
    }
  }
  return closing;
}

/** Every text of a part of a Word document, with what is needed to split its run, and every call of a note. */
export function listPlaces(xml: string): PartPlaces {
  const tags = listTags(xml);
  const closing = matchTags(tags);
  const root = tags.find((tag) => tag.kind !== "close");
  const rootText = root === undefined ? "" : xml.slice(root.start, root.end);
  const namespace = WORD_NAMESPACES.find((name) => findPrefix(rootText, [name]) !== undefined) ?? TRANSITIONAL;
  const bound = findPrefix(rootText, [namespace]);
  const prefix = bound === undefined ? "w:" : bound === "" ? "" : `${bound}:`;
  const toLocal = (name: string): string =>
    name.startsWith(prefix) && (prefix !== "" || !name.includes(":")) ? name.slice(prefix.length) : "";
  const endOf = (index: number): number => tags[closing[index] ?? -1]?.end ?? tags[index]?.end ?? 0;
  const runs = new Map<number, RunPlace>();
  const runAt = ({ tag, index }: Open): RunPlace => {
    const known = runs.get(index);
    if (known) return known;
    const next = tags[index + 1];
    const hasProperties = next !== undefined && next.kind !== "close" && toLocal(next.name) === "rPr";
    const propertiesEnd = next?.kind === "empty" ? next.end : endOf(index + 1);
    const run = {
      start: tag.start,
      end: endOf(index),
      open: xml.slice(tag.start, tag.end),
      properties: hasProperties ? xml.slice(next.start, propertiesEnd) : "",
    };
    runs.set(index, run);
    return run;
  };

  const texts: TextPlace[] = [];
  const calls: NoteCall[] = [];
  const stack: Open[] = [];
  let firstRun: RunPlace | undefined;
  for (const [index, tag] of tags.entries()) {
    if (tag.kind === "close") {
      stack.pop();
      continue;
    }
    const local = toLocal(tag.name);
    const parent = stack.at(-1);
    const outer = stack.find((open) => open.local === "r");
    if (outer !== undefined) firstRun ??= runAt(outer);
    if (outer !== undefined && (local === "footnoteReference" || local === "endnoteReference")) {
      const id = findAttribute(xml.slice(tag.start, tag.end), `${prefix}id`) ?? "";
      calls.push({ kind: local.slice(0, -"Reference".length), id, outer: runAt(outer) });
    }
    if (tag.kind === "open" && local === "t" && parent?.local === "r" && outer !== undefined) {
      const close = tags[closing[index] ?? -1];
      const run = runAt(parent);
      const note = stack.findLast((open) => open.local === "footnote" || open.local === "endnote");
      const noteId = note && findAttribute(xml.slice(note.tag.start, note.tag.end), `${prefix}id`);
      if (close !== undefined)
        texts.push({
          start: tag.start,
          contentStart: tag.end,
          contentEnd: close.start,
          end: close.end,
          run,
          outer: runAt(outer),
          first: tag.start === run.start + run.open.length + run.properties.length,
          last: tags[(closing[index] ?? 0) + 1]?.end === run.end,
          preserved: findAttribute(xml.slice(tag.start, tag.end), "xml:space") === "preserve",
          inBox: stack.some((open) => open.local === "txbxContent"),
          container: stack.findLast((open) => CONTAINERS.has(open.local))?.tag.start ?? 0,
          ...(note === undefined || noteId === undefined ? {} : { note: { kind: note.local, id: noteId } }),
        });
    }
    if (tag.kind === "open") stack.push({ tag, index, local });
  }
  return { prefix, namespace, texts, calls, ...(firstRun === undefined ? {} : { firstRun }) };
}

/** The text whose content holds the character `at` of the part. */
export function findText({ texts }: PartPlaces, at: number): TextPlace | undefined {
  let [from, to] = [0, texts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((texts[middle]?.contentStart ?? 0) <= at) from = middle + 1;
    else to = middle;
  }
  const found = texts[from - 1];
  return found !== undefined && at <= found.contentEnd ? found : undefined;
}
