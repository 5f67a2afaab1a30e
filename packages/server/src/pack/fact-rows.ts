import { showBreakdown } from "@kehoach/core/indicator/breakdown";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { type Decimal, showDecimal } from "@kehoach/core/quantity/decimal";
import type { FactRef } from "@kehoach/core/value/relation";
import type { AsEntered, FactSource, Member } from "@kehoach/core/value/value";
import type { Cell, RowShape } from "../platform/insert-rows.ts";
import { toPeriodColumns, type WantedFact } from "./wanted.ts";

export type FactKind = WantedFact["kind"];

const CELL = {
  indicator_id: "bigint",
  breakdown: "text",
  place_id: "bigint",
  period: "text",
  period_start: "date",
  period_end: "date",
};
const TOLD = {
  entered_text: "text",
  entered_unit: "text",
  entered_decimals: "smallint",
  note: "text",
  source_document: "text",
  source_line: "integer",
  source_ref: "text",
  known_at: "date",
  replaces: "bigint",
  pack: "text",
  digest: "text",
};

/** Tables of each kind of fact: the key's, the versions', the column that links them; with their columns but authority_id and what the action adds; `kept` is copied to the version that ends one. */
export const FACT_TABLES = {
  value: {
    key: "value",
    version: "value_version",
    link: "value_id",
    keyShape: { ...CELL, status: "text", series: "text", round: "text" },
    unique: ["authority_id", "indicator_id", "place_id", "period", "breakdown", "status", "series", "round"],
    versionShape: { ...TOLD, value: "numeric", qualifiers: "text[]", members: "json", data_as_of: "date" },
    kept: ["qualifiers"],
  },
  target: {
    key: "target",
    version: "target_version",
    link: "target_id",
    keyShape: { ...CELL, assigner: "text" },
    unique: ["authority_id", "indicator_id", "place_id", "period", "breakdown", "assigner"],
    versionShape: {
      ...TOLD,
      place_id: "bigint",
      value: "numeric",
      qualifiers: "text[]",
      members: "json",
      state: "text",
      assigned_by: "text",
      effective: "date",
      reason: "text",
    },
    kept: ["place_id", "qualifiers", "state"],
  },
  relation: {
    key: "relation",
    version: "relation_version",
    link: "relation_id",
    keyShape: { code: "text" },
    unique: ["authority_id", "code"],
    versionShape: {
      ...TOLD,
      kind: "text",
      place_id: "bigint",
      period: "text",
      period_start: "date",
      period_end: "date",
      subject: "json",
      operands: "json",
      stated: "numeric",
      verdict: "text",
      verdict_of: "numeric",
      base: "text",
    },
    kept: ["kind", "place_id", "period", "period_start", "period_end", "operands"],
  },
} as const satisfies Readonly<
  Record<
    FactKind,
    {
      key: string;
      version: string;
      link: string;
      keyShape: RowShape;
      unique: readonly string[];
      versionShape: RowShape;
      kept: readonly string[];
    }
  >
>;

/** Numbers the database gave to what facts name. Asking for one that is not there is a fault: the pack was checked. */
export type Numbers = { readonly indicator: (code: string) => bigint; readonly place: (key: string) => bigint };

function toDecimal(value: Decimal | undefined): string | null {
  return value === undefined ? null : showDecimal(value);
}

function toEntered(entered: AsEntered | undefined): Record<string, Cell> {
  return {
    entered_text: entered?.text ?? null,
    entered_unit: entered?.unit ?? null,
    entered_decimals: entered?.decimals ?? null,
  };
}

/** A pack says what papers say; what forms say is written by their approval. */
function toSource(source: FactSource): Record<string, Cell> {
  if (!("document" in source)) throw new Error("a pack says what papers say, and nothing else");
  return { source_document: source.document, source_line: source.line, source_ref: source.ref ?? null };
}

function toMembers(members: readonly Member[] | undefined): Cell {
  return members?.map((one) => ("place" in one ? { place: showPlaceKey(one.place) } : { text: one.text })) ?? null;
}

function toRef(ref: FactRef): Record<string, Cell> {
  return {
    fact: ref.fact,
    indicator: ref.indicator,
    breakdown: showBreakdown(ref.breakdown),
    place: showPlaceKey(ref.place),
    period: showPeriod(ref.period),
  };
}

/** The columns of a fact's key. */
export function toKeyRow(wanted: WantedFact, numbers: Numbers): Record<string, Cell> {
  if (wanted.kind === "relation") return { code: wanted.fact.code };
  const { indicator, breakdown, place, period } = wanted.fact.key;
  const cell = {
    indicator_id: numbers.indicator(indicator),
    breakdown: showBreakdown(breakdown),
    place_id: numbers.place(showPlaceKey(place)),
    ...toPeriodColumns(period),
  };
  if (wanted.kind === "target") return { ...cell, assigner: wanted.fact.key.assigner };
  const { status, series, round } = wanted.fact.key;
  return { ...cell, status, series, round: round ? showPeriod(round) : null };
}

/** The columns of a fact's version; `replaces` is the version it takes the place of. */
export function toVersionRow(wanted: WantedFact, numbers: Numbers, replaces: bigint | undefined): Record<string, Cell> {
  const { fact, pack, digest } = wanted;
  const told = {
    ...toSource(fact.source),
    note: fact.note ?? null,
    known_at: fact.knownAt,
    replaces: replaces ?? null,
    pack,
    digest,
  };
  if (wanted.kind === "relation") {
    const { kind, place, period, subject, operands, stated, verdict, of, base } = wanted.fact;
    return {
      ...told,
      kind,
      place_id: numbers.place(showPlaceKey(place)),
      ...toPeriodColumns(period),
      subject: subject ? toRef(subject) : null,
      operands: operands.map(toRef),
      stated: toDecimal(stated?.value),
      ...toEntered(stated?.asEntered),
      verdict: verdict ?? null,
      verdict_of: toDecimal(of),
      base: base ?? null,
    };
  }
  const figure = {
    ...told,
    value: toDecimal(wanted.fact.value),
    ...toEntered(wanted.fact.asEntered),
    qualifiers: wanted.fact.qualifiers,
    members: toMembers(wanted.fact.members),
  };
  if (wanted.kind === "value") return { ...figure, data_as_of: wanted.fact.dataAsOf ?? null };
  const { key, state, document, effective, reason } = wanted.fact;
  const place_id = numbers.place(showPlaceKey(key.place));
  return { ...figure, place_id, state, assigned_by: document ?? null, effective: effective ?? null, reason: reason ?? null };
}
