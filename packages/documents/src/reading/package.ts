import { posix } from "node:path";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { scanXml } from "./docx/scan-xml.ts";
import type { Zip } from "./open-zip.ts";

/** A part that another one names: what it is for, and where it stands in the archive. */
export type Relation = { readonly id: string; readonly kind: string; readonly part: string };

/** The text of a part; XML parts are UTF-8, or UTF-16 where their first bytes say so. */
export function readPart(zip: Zip, part: string): Outcome<string, FileProblem> {
  const bytes = zip.read(part);
  if (!bytes.ok) return bytes;
  const [first, second] = bytes.value;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return accept(new TextDecoder(encoding).decode(bytes.value));
}

/** "word/document.xml" → "word/_rels/document.xml.rels"; the package itself ("") → "_rels/.rels". */
export function toRelationsName(part: string): string {
  return posix.join(posix.dirname(part), "_rels", `${posix.basename(part)}.rels`);
}

/** "xl/workbook.xml" + "../media/a.png" → "media/a.png"; targets that begin with "/" count from the top. */
function resolvePart(from: string, target: string): string {
  return posix.join("/", target.startsWith("/") ? "" : posix.dirname(from), target).slice(1);
}

/** The parts that a part names in its list of relations; none when it has no list. "" is the package itself. */
export function readRelations(zip: Zip, part: string): Outcome<readonly Relation[], FileProblem> {
  const list = toRelationsName(part);
  if (!zip.has(list)) return accept([]);
  const xml = readPart(zip, list);
  if (!xml.ok) return xml;
  const relations: Relation[] = [];
  const problem = scanXml(list, xml.value, {
    open(name, attribute) {
      if (!/(?:^|:)Relationship$/u.test(name) || attribute("TargetMode") === "External") return;
      const [id, type = "", target] = [attribute("Id"), attribute("Type"), attribute("Target")];
      if (id === undefined || target === undefined) return;
      relations.push({ id, kind: type.slice(type.lastIndexOf("/") + 1), part: resolvePart(part, target) });
    },
    close() {},
  });
  return problem ? refuse(problem) : accept(relations);
}

/** The document or workbook in a package: the part that the package names, else its usual place. It need not be there. */
export function findMainPart(zip: Zip, usual: string): Outcome<string, FileProblem> {
  const relations = readRelations(zip, "");
  if (!relations.ok) return relations;
  const named = relations.value.find(({ kind }) => kind === "officeDocument")?.part;
  return accept(named !== undefined && zip.has(named) ? named : usual);
}
