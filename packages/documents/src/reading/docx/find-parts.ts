import { posix } from "node:path";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { Zip } from "../open-zip.ts";
import { findMainPart, readRelations } from "../package.ts";

/** Names of the parts of a Word document. */
export type DocxPartNames = {
  readonly main: string;
  readonly styles: string | undefined;
  readonly numbering: string | undefined;
  readonly footnotes: string | undefined;
  readonly endnotes: string | undefined;
  readonly headers: readonly string[];
};

/** Follows the package's relations; where they are silent, the usual names. */
export function findParts(zip: Zip): Outcome<DocxPartNames, FileProblem> {
  const found = findMainPart(zip, "word/document.xml");
  if (!found.ok) return found;
  const main = found.value;
  const relations = readRelations(zip, main);
  if (!relations.ok) return relations;
  const find = (kind: string): string | undefined =>
    [
      ...relations.value.filter((relation) => relation.kind === kind).map(({ part }) => part),
      posix.join(posix.dirname(main), `${kind}.xml`),
    ].find((name) => zip.has(name));
  return accept({
    main,
    styles: find("styles"),
    numbering: find("numbering"),
    footnotes: find("footnotes"),
    endnotes: find("endnotes"),
    headers: relations.value
      .filter(({ kind, part }) => (kind === "header" || kind === "footer") && zip.has(part))
      .map(({ part }) => part),
  });
}
