import { insertInRoot } from "../ooxml/package-parts.ts";
import { escapeXml, findAttribute, listTags } from "../ooxml/xml-tags.ts";
import { WORD_NAMESPACES } from "./docx-places.ts";

export const COMMENT_AUTHOR = "Kehoach";
export const COMMENT_INITIALS = "KH";

/** A comment: its title set bold, its paragraphs, and a last one set small and grey. */
export type CommentText = {
  readonly id: number;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly quiet: string;
};

/** 10 points: the comment does not follow the document's own letters, which may be large. */
const SIZE = 20;
const QUIET_SIZE = 14;
const QUIET_COLOUR = "808080";

const MARKED = new Set(["comment", "commentRangeStart", "commentRangeEnd", "commentReference"]);

/** The highest id that a comment or one of its marks has in a part; -1 for none. */
export function findHighestComment(xml: string): number {
  let highest = -1;
  for (const tag of listTags(xml)) {
    const [prefix, local = prefix] = tag.name.split(":");
    if (tag.kind === "close" || !MARKED.has(local ?? "")) continue;
    const id = Number(findAttribute(xml.slice(tag.start, tag.end), `${local === prefix ? "" : `${prefix}:`}id`) ?? "");
    if (Number.isInteger(id) && id > highest) highest = id;
  }
  return highest;
}

function toParagraph(text: string, properties: string): string {
  return (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="0"/>' +
    `<w:jc w:val="left"/></w:pPr><w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
  );
}

/** No date: the same audit gives the same bytes. @rule Q222 */
function toComment({ id, title, paragraphs, quiet }: CommentText, namespace: string): string {
  const plain = `<w:sz w:val="${SIZE}"/><w:szCs w:val="${SIZE}"/>`;
  const small = `<w:color w:val="${QUIET_COLOUR}"/><w:sz w:val="${QUIET_SIZE}"/><w:szCs w:val="${QUIET_SIZE}"/>`;
  return (
    `<w:comment${namespace} w:id="${id}" w:author="${COMMENT_AUTHOR}" w:initials="${COMMENT_INITIALS}">` +
    `${toParagraph(title, `<w:b/>${plain}`)}${paragraphs.map((text) => toParagraph(text, plain)).join("")}${toParagraph(quiet, small)}</w:comment>`
  );
}

/** The comments part with these behind the ones it has; a new one when there was none. @rule Q222 */
export function addComments(xml: string | undefined, namespace: string, comments: readonly CommentText[]): string {
  const before = xml ?? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}"/>`;
  return insertInRoot(before, WORD_NAMESPACES, (prefix) => {
    // Where the part knows Word's elements by another prefix, each of ours brings "w" along.
    const bound = prefix === "w:" ? "" : ` xmlns:w="${namespace}"`;
    return comments.map((comment) => toComment(comment, bound)).join("");
  });
}
