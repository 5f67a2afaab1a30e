import type { RelationJson, TargetJson, ValueJson } from "@kehoach/api/figure";
import { showNumber } from "./number.ts";
import type { Words } from "./words-vi.ts";

/** Who says a fact: a document; of a value, it may be an approved form. */
export type SourceOf = ValueJson["source"] | TargetJson["source"];

/** The approved form that says a fact, if one does. */
export function sheetOf(source: SourceOf): ValueJson["source"]["sheet"] {
  return "sheet" in source ? source.sheet : null;
}

/** What stands for a figure of which its source says that there is none. */
export function noneOf(source: SourceOf, words: Words): string {
  return sheetOf(source) === null ? words.declaredNone : words.sheetNone;
}

/** A value, a target or a stated relation, told alike: what it is, what the document prints, and where. */
export type FactRow = {
  readonly id: string;
  readonly kind: "value" | "target" | "relation";
  readonly indicator: string | null;
  readonly name: string;
  /** What tells it from its neighbours: breakdown, place or period when they are not the usual ones. */
  readonly detail: string;
  readonly text: string | undefined;
  readonly unit: string;
  /** Status of a value, state of a target, kind of a relation, with its qualifiers. */
  readonly manner: string;
  /** Targets only: the document that assigned it, where it is known. */
  readonly assignedIn: string | null;
  /** Statements only: what the figures give today. */
  readonly computed: string | undefined;
  readonly members: ValueJson["members"];
  readonly note: string | null;
  readonly source: SourceOf;
  readonly knownAt: string;
  readonly dataAsOf: string | null;
};

/** The number as entered; else the stored one; undefined when the document says there is none. */
export function enteredText(fact: { readonly entered: ValueJson["entered"]; readonly value: string | null }): string | undefined {
  return fact.entered ? fact.entered.text : showNumber(fact.value);
}

export function enteredUnit(fact: { readonly entered: ValueJson["entered"]; readonly unit: string }): string {
  return fact.entered?.unit ?? fact.unit;
}

type Usual = { readonly place: string; readonly year: string };

function detailOf(fact: ValueJson | TargetJson, usual: Usual | undefined): string {
  const parts = [fact.breakdownName];
  if (usual !== undefined && fact.place.key !== usual.place) parts.push(fact.place.name);
  if (fact.period !== usual?.year) parts.push(fact.periodName);
  return parts.filter((part) => part !== "").join(" · ");
}

export function valueRow(value: ValueJson, words: Words, usual?: Usual): FactRow {
  return {
    id: value.id,
    kind: "value",
    indicator: value.indicator,
    name: value.name,
    detail: detailOf(value, usual),
    text: enteredText(value),
    unit: enteredUnit(value),
    manner: [
      words.status[value.status],
      ...(value.series === "issued-report" ? [] : [words.series[value.series]]),
      ...value.qualifiers.map((one) => words.qualifier[one]),
    ].join(", "),
    assignedIn: null,
    computed: undefined,
    members: value.members,
    note: value.note,
    source: value.source,
    knownAt: value.knownAt,
    dataAsOf: value.dataAsOf,
  };
}

/** `nameOf` tells what an assigner is called. */
export function targetRow(target: TargetJson, words: Words, nameOf: (assigner: string) => string, usual?: Usual): FactRow {
  return {
    id: target.id,
    kind: "target",
    indicator: target.indicator,
    name: target.name,
    detail: detailOf(target, usual),
    text: enteredText(target),
    unit: enteredUnit(target),
    manner: [
      words.targetState[target.state],
      ...(target.assigner === "unstated" ? [] : [nameOf(target.assigner)]),
      ...target.qualifiers.map((one) => words.targetQualifier[one]),
    ].join(", "),
    assignedIn: target.document,
    computed: undefined,
    members: target.members,
    note: target.note,
    source: target.source,
    knownAt: target.knownAt,
    dataAsOf: null,
  };
}

export function relationRow(relation: RelationJson, words: Words): FactRow {
  return {
    id: relation.code,
    kind: "relation",
    indicator: relation.subject?.indicator ?? null,
    name: relation.subject?.name ?? words.relationKind[relation.kind],
    detail: [
      words.relationKind[relation.kind],
      relation.verdict === null ? "" : words.verdict[relation.verdict],
      relation.subject?.breakdownName ?? "",
      relation.of === null ? "" : words.indicator.of(showNumber(relation.of) ?? ""),
      relation.base === null ? "" : words.indicator.base(relation.base),
    ]
      .filter((part) => part !== "")
      .join(" · "),
    text: relation.entered?.text ?? showNumber(relation.stated) ?? "",
    unit: relation.entered?.unit ?? "",
    manner: words.check[relation.check],
    assignedIn: null,
    computed: showNumber(relation.computed),
    members: [],
    note: relation.note,
    source: relation.source,
    knownAt: relation.knownAt,
    dataAsOf: null,
  };
}
