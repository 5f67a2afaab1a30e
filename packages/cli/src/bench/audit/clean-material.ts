import type { Gold } from "./gold.ts";
import { judgeRelation, type Mapping, stillMapping } from "./judge-relation.ts";
import { type Relation, toRelation } from "./relation.ts";
import { isCheckable } from "./score-corpus.ts";

/** A text in which all that is labelled holds, with its relations: what mutants are made of. */
export type CleanText = {
  readonly name: string;
  readonly text: string;
  readonly relations: readonly Relation[];
  readonly mapping: Mapping;
};

export function toCleanText(name: string, text: string, relations: readonly Relation[]): CleanText {
  const mapping = stillMapping(text);
  return {
    name,
    text,
    mapping,
    relations: relations.filter((relation) => ["holds", "tolerated"].includes(judgeRelation(text, relation, mapping))),
  };
}

/** The passages of the labelled set without a failing label. */
export function cleanPassages(gold: Gold): readonly CleanText[] {
  return gold.passages.flatMap(({ doc, text }) => {
    const labels = gold.labels.filter((label) => label.doc === doc && isCheckable(label));
    if (labels.length === 0 || labels.some(({ verdict }) => verdict === "fails")) return [];
    const clean = toCleanText(
      doc,
      text,
      labels.flatMap((label) => toRelation(text, label) ?? []),
    );
    return clean.relations.length > 0 ? [clean] : [];
  });
}
