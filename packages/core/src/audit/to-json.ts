import { showDecimal } from "../quantity/decimal.ts";
import type { Audit } from "./audit.ts";
import type { Check } from "./check.ts";
import type { Expression } from "./claim.ts";
import type { Span } from "./document.ts";
import type { Figure, NonQuantity } from "./figure/figure.ts";
import type { AuditErrorJson, AuditJson, CheckJson, ExpressionJson, FigureJson, RelationJson } from "./output/audit-json.ts";
import { type Ignored, NONE_IGNORED } from "./output/ignored.ts";
import { summarise } from "./output/summarise.ts";
import { findTextPlaces, type TextPlaces } from "./output/text-places.ts";
import { toDocumentSpan } from "./read/document-span.ts";

/** What the JSON needs from outside: the sentence of a check, in the reader's language, and what the user set aside. */
export type ToJsonOptions = { readonly explain: (check: Check) => string; readonly ignored?: Ignored };

/** An audit with the look-ups of its spans. */
type Source = { readonly audit: Audit; readonly places: TextPlaces };

function toExpressionJson(expression: Expression): ExpressionJson {
  switch (expression.op) {
    case "figure":
      return { op: "figure", figure: expression.figure.id };
    case "constant":
      return { op: "constant", value: showDecimal(expression.value) };
    case "sum":
      return { op: "sum", terms: expression.terms.map(toExpressionJson) };
    default:
      return { op: expression.op, a: toExpressionJson(expression.a), b: toExpressionJson(expression.b) };
  }
}

function toRelationJson(check: Check): RelationJson | null {
  if (check.expression === undefined) return null;
  return {
    expression: toExpressionJson(check.expression),
    compare: check.compare ?? "equal",
    binding: check.binding ?? null,
    direction: check.direction ?? null,
    exact: check.exact === undefined ? null : showDecimal(check.exact),
  };
}

/** Where a figure (or what looks like one) stands in the document's text. */
export function spanInDocument(audit: Audit, found: Figure | NonQuantity): Span {
  const passage = audit.reading.passages[found.passage];
  return passage ? toDocumentSpan(passage, found.span, audit.document.text) : { start: 0, end: 0 };
}

function orNull(text: string | undefined): string | null {
  return text === undefined || text === "" ? null : text;
}

function toFigureJson({ audit, places }: Source, figure: Figure): FigureJson {
  const span = spanInDocument(audit, figure);
  const description = audit.descriptions.get(figure.id);
  return {
    id: figure.id,
    span: places.placeOf(span),
    text: audit.document.text.slice(span.start, span.end),
    value: showDecimal(figure.value),
    unit: orNull(figure.unit.name),
    scale: figure.scale,
    precision: figure.decimals,
    role: description?.role ?? null,
    subject: orNull(description?.subject),
    qualifiers: listQualifiers(figure),
    status: description?.status ?? null,
    period: orNull(description?.period),
    dataAsOf: orNull(description?.dataAsOf),
    place: orNull(description?.place),
    dimension: orNull(figure.unit.dimension),
    factor: showDecimal(figure.unit.factor),
  };
}

/** The hedge is a qualifier too, and is listed once. */
function listQualifiers({ hedge, qualifiers }: Figure): FigureJson["qualifiers"] {
  return hedge === undefined || qualifiers.includes(hedge) ? qualifiers : [hedge, ...qualifiers];
}

function toCheckJson({ places }: Source, check: Check, { explain, ignored = NONE_IGNORED }: ToJsonOptions): CheckJson {
  const set = ignored.get(check.fingerprint);
  return {
    id: check.id,
    rule: check.rule,
    result: check.result,
    reason: check.note.code,
    stated: check.stated,
    computed: check.computed ?? null,
    interval: check.interval ?? null,
    operands: check.operands.map(({ id }) => id),
    span: places.placeOf(check.span),
    message: explain(check),
    repairs: check.repairs.map(({ figure, from, to }) => ({ figure: figure.id, from, to })),
    fingerprint: check.fingerprint,
    relation: toRelationJson(check),
    related: check.related.map(places.placeOf),
    note: check.note,
    ignored: set === undefined ? null : { reason: set.reason, at: set.at ?? null },
  };
}

/**
 * An audit as other programs read it: plain data, missing values null, spans in code points of the text that
 * `kehoach audit --format text` prints. The keys and their order are those of docs/kehoach-audit-1.schema.json.
 *
 * @rule Q200 Q201
 */
export function toAuditJson(audit: Audit, options: ToJsonOptions): AuditJson {
  const { document, reading, checks } = audit;
  const places = findTextPlaces(document.text);
  const source: Source = { audit, places };
  const { figures, byResult } = summarise(audit);
  return {
    schema: "kehoach-audit/1",
    document: {
      name: document.name,
      kind: document.kind,
      sha256: document.sha256,
      characters: places.characters,
      notRead: document.notRead,
    },
    figures: reading.figures.map((figure) => toFigureJson(source, figure)),
    nonQuantities: reading.passages.flatMap((passage) =>
      passage.nonQuantities.map((found) => {
        const span = spanInDocument(audit, found);
        return { span: places.placeOf(span), text: document.text.slice(span.start, span.end), reason: found.reason };
      }),
    ),
    checks: checks.map((check) => toCheckJson(source, check, options)),
    summary: { figures, checks: checks.length, byResult },
  };
}

/** The line of a file that could not be read; the others of the same call still have theirs. @rule Q203 */
export function toAuditErrorJson(name: string, error: AuditErrorJson["error"]): AuditErrorJson {
  return { schema: "kehoach-audit/1", document: { name }, error };
}
