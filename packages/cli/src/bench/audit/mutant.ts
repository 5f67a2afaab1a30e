import type { CleanText } from "./clean-material.ts";
import { applyEdits, type Edit } from "./edit.ts";
import { type Judged, judgeRelation, type Mapping } from "./judge-relation.ts";
import type { Relation } from "./relation.ts";

export const OPERATORS = [
  "digit",
  "neighbours",
  "drop-double",
  "point-shift",
  "separator",
  "scale-word",
  "unit",
  "stale",
  "neighbour-copy",
  "percent-point",
  "direction",
  "plan-actual",
  "wrong-total",
  "list-count",
  "annex-body",
  "footnote",
  "row-deleted",
] as const;
export type Operator = (typeof OPERATORS)[number];

/** What the arithmetic of the labels decides about a mutant: an error, at most a review, or nothing that the page shows. */
export type Decidable = "decidable" | "suspect" | "undecidable";

/** A clean text with one thing wrong. `broken` are the relations that show it. */
export type Mutant = {
  readonly operator: Operator;
  readonly source: CleanText;
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly kind: Decidable;
  readonly broken: readonly Relation[];
  readonly mapping: Mapping;
};

/** What an operator wants changed: edits, and relations that mean something else afterwards. */
export type Change = { readonly edits: readonly Edit[]; readonly relations?: readonly Relation[]; readonly atMost?: Decidable };

/** Makes the change and lets the labels judge it. */
export function toMutant(operator: Operator, source: CleanText, change: Change): Mutant | undefined {
  const { text, move } = applyEdits(source.text, change.edits);
  if (text === source.text) return undefined;
  const mapping: Mapping = { ...source.mapping, move };
  const judged = (change.relations ?? source.relations).map((relation): readonly [Relation, Judged] => [
    relation,
    judgeRelation(text, relation, mapping),
  ]);
  const broken = judged.flatMap(([relation, result]) => (result === "broken" ? [relation] : []));
  const suspect = judged.flatMap(([relation, result]) => (result === "suspect" ? [relation] : []));
  const kind: Decidable = broken.length > 0 ? "decidable" : suspect.length > 0 ? "suspect" : "undecidable";
  const limited = change.atMost !== undefined && kind === "decidable" ? change.atMost : kind;
  return { operator, source, text, edits: change.edits, kind: limited, broken: broken.length > 0 ? broken : suspect, mapping };
}

/** Makes one change in a text, or finds that the text has nothing of the kind. */
export type Operate = (source: CleanText, dice: () => number) => Change | undefined;
