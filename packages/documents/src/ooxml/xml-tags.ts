import { decodeEntities } from "../reading/docx/scan-xml.ts";

/** A tag of an XML text: `text.slice(start, end)` is the tag itself, brackets included. */
export type XmlTag = {
  /** As written, prefix included: "w:t". */
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
  readonly start: number;
  readonly end: number;
};

const NAME_END = /[\s/>]/u;

/** Index behind `mark`, or the end of the text: what is cut off stays inert. */
function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Index of the ">" that ends the tag begun at `start`; quoted values may hold one. */
function findTagEnd(text: string, start: number): number {
  let quote = "";
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === ">") return at;
  }
  return text.length - 1;
}

/**
 * The tags of a well-formed XML text in order, with their places, so that a part can be edited by splicing and all else stay as it
 * is. Comments, character data and processing instructions hold no tags. Nothing is expanded: no entity, no document type.
 */
export function listTags(text: string): XmlTag[] {
  const tags: XmlTag[] = [];
  let at = text.indexOf("<");
  while (at >= 0 && at < text.length) {
    let next: number;
    if (text.startsWith("<!--", at)) next = behind(text, "-->", at + 4);
    else if (text.startsWith("<![CDATA[", at)) next = behind(text, "]]>", at + 9);
    else if (text.startsWith("<?", at)) next = behind(text, "?>", at + 2);
    else if (text.startsWith("<!", at)) next = behind(text, ">", at + 2);
    else {
      const last = findTagEnd(text, at);
      next = last + 1;
      const closes = text.charAt(at + 1) === "/";
      const from = at + (closes ? 2 : 1);
      let stop = from;
      while (stop < last && !NAME_END.test(text.charAt(stop))) stop += 1;
      const kind = closes ? "close" : text.charAt(last - 1) === "/" ? "empty" : "open";
      tags.push({ name: text.slice(from, stop), kind, start: at, end: next });
    }
    at = text.indexOf("<", next);
  }
  return tags;
}

/** The value of an attribute of a tag ("w:id"), decoded; undefined when it has none. */
export function findAttribute(tag: string, name: string): string | undefined {
  const pattern = /([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
  for (const match of tag.matchAll(pattern)) if (match[1] === name) return decodeEntities(match[2] ?? match[3] ?? "");
  return undefined;
}

/** The prefix a root tag binds one of `namespaces` to ("" for the default one); undefined when it binds none. */
export function findPrefix(rootTag: string, namespaces: readonly string[]): string | undefined {
  const pattern = /xmlns(?::([^\s=/<>"']+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
  for (const match of rootTag.matchAll(pattern)) if (namespaces.includes(match[2] ?? match[3] ?? "")) return match[1] ?? "";
  return undefined;
}

/** Characters XML 1.0 can not carry, even escaped: controls, halves of characters, and two that are none. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Text made safe to stand between tags or in a quoted value; what XML can not carry is left out. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A stretch of a text to put `text` in place of; an empty stretch is a place to insert at. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** The text with all edits done. They do not overlap; those at one place are done in the order given. */
export function splice(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return pieces.join("") + text.slice(from);
}

/** A tag with an attribute set: its value replaced, or the attribute added. */
export function setAttribute(tag: string, name: string, value: string): string {
  const pattern = /([^\s=<>/"']+)\s*=\s*(?:"[^"]*"|'[^']*')/gu;
  for (const match of tag.matchAll(pattern))
    if (match[1] === name)
      return `${tag.slice(0, match.index)}${name}="${escapeXml(value)}"${tag.slice(match.index + match[0].length)}`;
  const end = tag.endsWith("/>") ? tag.length - 2 : tag.length - 1;
  return `${tag.slice(0, end).trimEnd()} ${name}="${escapeXml(value)}"${tag.slice(end)}`;
}
