import { posix } from "node:path";
import type { Audit } from "@kehoach/core/audit/audit";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { addContentType, addRelationship, CONTENT_TYPES, TYPE_BASE } from "../ooxml/package-parts.ts";
import { isSigned, readParts, replaceParts } from "../ooxml/zip-parts.ts";
import { findParts } from "../reading/docx/find-parts.ts";
import { readDocxParts } from "../reading/docx/read-parts.ts";
import { openZip, type Zip } from "../reading/open-zip.ts";
import { readRelations, toRelationsName } from "../reading/package.ts";
import { toCommentText } from "./comment-text.ts";
import { addComments, type CommentText, findHighestComment } from "./comments-part.ts";
import { STRICT } from "./docx-places.ts";
import { listFindings, type OutputOptions } from "./finding-text.ts";
import { type DocxSource, locate, openSource } from "./locate-comment.ts";
import { type CommentRange, placeComments } from "./place-comments.ts";

export type AnnotatedDocx = {
  readonly bytes: Uint8Array;
  /** How many findings carry a comment. */
  readonly commented: number;
  /** Why the copy is the very file that was given. */
  readonly left?: "signed";
};

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
const STRICT_TYPE_BASE = "http://purl.oclc.org/ooxml/officeDocument/relationships/";

/** Parts that can hold comments, marks of comments, or what makes a comments part known. */
function listNeeded(zip: Zip, main: string): string[] {
  const near = zip.entries.map(({ name }) => name).filter((name) => /comment|note|document/iu.test(posix.basename(name)));
  return [CONTENT_TYPES, toRelationsName(main), main, ...near.filter((name) => name.endsWith(".xml"))];
}

/** The comments part with what makes it known: content type and relationship, when it is new. */
function writeComments(source: DocxSource, known: string | undefined, comments: readonly CommentText[]): Map<string, string> {
  const { namespace } = source.placesOf(source.main);
  if (known !== undefined) return new Map([[known, addComments(source.xmlOf(known), namespace, comments)]]);
  const relationships = toRelationsName(source.main);
  let name = posix.join(posix.dirname(source.main), "comments.xml");
  for (let number = 1; source.xmlOf(name) !== ""; number += 1) name = name.replace(/\d*\.xml$/u, `${number}.xml`);
  const type = `${namespace === STRICT ? STRICT_TYPE_BASE : TYPE_BASE}comments`;
  const target = posix.relative(posix.dirname(source.main), name);
  return new Map([
    [CONTENT_TYPES, addContentType(source.xmlOf(CONTENT_TYPES), name, COMMENTS_TYPE)],
    [relationships, addRelationship(source.xmlOf(relationships), type, target).xml],
    [name, addComments(undefined, namespace, comments)],
  ]);
}

/**
 * The user's own Word file with a comment at every finding that is not set aside. Its text, its own comments, its tracked changes and
 * every other part stay as they are; a signed file is given back untouched. The same file and audit give the same bytes.
 *
 * @param audit  of this very file: of another one is a fault
 * @problem as `readDocxParts`
 * @rule    Q220 Q221 Q222 Q223 Q224 Q225
 */
export async function annotateDocx(
  bytes: Uint8Array,
  audit: Audit,
  options: OutputOptions,
): Promise<Outcome<AnnotatedDocx, FileProblem>> {
  const read = await readDocxParts(bytes);
  if (!read.ok) return read;
  if (read.value.text !== audit.document.text) throw new Error(`the audit of ${audit.document.name} is of another file`);
  const opened = openZip(bytes);
  if (!opened.ok) return opened;
  const zip = opened.value;
  if (isSigned(zip)) return accept({ bytes, commented: 0, left: "signed" });
  const names = findParts(zip);
  if (!names.ok) return names;
  const { main } = names.value;
  const needed = readParts(zip, listNeeded(zip, main));
  if (!needed.ok) return needed;
  const relations = readRelations(zip, main);
  if (!relations.ok) return relations;

  const source = openSource(main, read.value.runs, new Map([...needed.value, ...read.value.parts]));
  const located = listFindings(audit, options).flatMap((check) => {
    const place = locate(source, check.span);
    return place === undefined ? [] : [{ check, place }];
  });
  if (located.length === 0) return accept({ bytes, commented: 0 });

  const firstId = 1 + Math.max(-1, ...[...needed.value.values()].map(findHighestComment));
  const ranges = located.map(({ place }, i): CommentRange => ({ id: firstId + i, start: place.start, end: place.end }));
  const comments = located.map(
    ({ check, place }, i): CommentText => ({ id: firstId + i, ...toCommentText(audit, check, place.standing, options) }),
  );
  const known = relations.value.find(({ kind, part }) => kind === "comments" && zip.has(part))?.part;
  const written = writeComments(source, known, comments);
  written.set(main, placeComments(source.xmlOf(main), source.placesOf(main), ranges));
  return accept({ bytes: replaceParts(bytes, zip, written), commented: located.length });
}
