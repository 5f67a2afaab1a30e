import { escapeXml, findAttribute, findPrefix, listTags } from "./xml-tags.ts";

/** The part that says what each part is. */
export const CONTENT_TYPES = "[Content_Types].xml";

const RELATIONSHIPS = ["http://schemas.openxmlformats.org/package/2006/relationships"];
const TYPES = ["http://schemas.openxmlformats.org/package/2006/content-types"];

/** Relationship types of the two editions of the format begin alike; their last word says what they are. */
export const TYPE_BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The text with `content` set before the end of its root; `content` takes the prefix the root's namespace has. */
export function insertInRoot(xml: string, namespaces: readonly string[], content: (prefix: string) => string): string {
  const tags = listTags(xml);
  const root = tags.find((tag) => tag.kind !== "close");
  if (root === undefined) return xml;
  const rootText = xml.slice(root.start, root.end);
  const prefix = findPrefix(rootText, namespaces);
  const inside = content(prefix === undefined || prefix === "" ? "" : `${prefix}:`);
  if (root.kind === "empty") {
    const open = `${rootText.slice(0, rootText.lastIndexOf("/")).trimEnd()}>`;
    return `${xml.slice(0, root.start)}${open}${inside}</${root.name}>${xml.slice(root.end)}`;
  }
  const close = tags.findLast((tag) => tag.kind === "close" && tag.name === root.name);
  const at = close?.start ?? xml.length;
  return `${xml.slice(0, at)}${inside}${xml.slice(at)}`;
}

const EMPTY_RELATIONSHIPS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS[0]}"/>`;

/** A relationship more, with an id of its own; `xml` is undefined when the part had none. */
export function addRelationship(
  xml: string | undefined,
  type: string,
  target: string,
): { readonly xml: string; readonly id: string } {
  const before = xml || EMPTY_RELATIONSHIPS;
  const taken = new Set([...before.matchAll(/\sId\s*=\s*["']([^"']*)/gu)].map((match) => match[1]));
  let number = taken.size + 1;
  while (taken.has(`rId${number}`)) number += 1;
  const id = `rId${number}`;
  const after = insertInRoot(
    before,
    RELATIONSHIPS,
    (prefix) => `<${prefix}Relationship Id="${id}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"/>`,
  );
  return { xml: after, id };
}

/** The content types with one for `part`, unless it is named already. */
export function addContentType(xml: string, part: string, type: string): string {
  const name = `/${part}`.toLowerCase();
  const named = listTags(xml).some(
    (tag) =>
      tag.name.split(":").pop() === "Override" &&
      findAttribute(xml.slice(tag.start, tag.end), "PartName")?.toLowerCase() === name,
  );
  if (named) return xml;
  return insertInRoot(
    xml,
    TYPES,
    (prefix) => `<${prefix}Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`,
  );
}
