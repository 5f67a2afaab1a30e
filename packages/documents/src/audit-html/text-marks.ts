import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import type { Span } from "@kehoach/core/audit/document";
import type { Figure } from "@kehoach/core/audit/figure/figure";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { toDocumentSpan } from "@kehoach/core/audit/read/document-span";
import { spanInDocument } from "@kehoach/core/audit/to-json";

/** How a stretch of text is coloured; the first that fits. */
export type MarkLevel = "error" | "review" | "ignored" | "checked" | "unchecked";

/** A stretch of the document's text that belongs to checks. Stretches do not overlap; they are in order. */
export type TextMark = Span & {
  readonly level: MarkLevel;
  /** Of the figure that begins here. */
  readonly figure?: string;
  /** Ids of the checks it belongs to: those that blame it first, then the worse before the better. */
  readonly checks: readonly string[];
  readonly blamedBy: readonly string[];
  /** Names of the places that begin here: "at-C7" where C7 blames, "C7-1" its first other place. */
  readonly anchors: readonly string[];
  /** Checks whose blamed stretch ends here. */
  readonly ends: readonly string[];
};

type Range = Span & { readonly check?: Check; readonly blamed: boolean; readonly figure?: string; readonly anchor?: string };

const ORDER: readonly Check["result"][] = ["error", "review", "convention", "rounding", "ok", "unchecked"];

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** A figure with its unit: "95,9%". */
function spanWithUnit(audit: Audit, figure: Figure): Span {
  const passage = audit.reading.passages[figure.passage];
  return passage === undefined
    ? { start: 0, end: 0 }
    : toDocumentSpan(passage, { start: figure.span.start, end: figure.unitEnd }, audit.document.text);
}

/** Places of a check that are not its figures: the other passage, the other spelling. */
export function listOtherPlaces(audit: Audit, check: Check): readonly { readonly span: Span; readonly anchor: string }[] {
  const figures = new Set(
    check.operands.map((figure) => spanInDocument(audit, figure)).map(({ start, end }) => `${start}-${end}`),
  );
  return check.related
    .filter(({ start, end }) => end > start && !figures.has(`${start}-${end}`))
    .map((span, place) => ({ span, anchor: `${check.id}-${place + 1}` }));
}

function listRanges(audit: Audit): readonly Range[] {
  const ranges: Range[] = [];
  const met = new Set<string>();
  for (const check of audit.checks) {
    const blamed = check.operands.find((figure) => isSame(spanInDocument(audit, figure), check.span));
    const span = blamed ? spanWithUnit(audit, blamed) : check.span;
    ranges.push({ ...span, check, blamed: true, anchor: `at-${check.id}` });
    for (const { span: place, anchor } of listOtherPlaces(audit, check)) ranges.push({ ...place, check, blamed: false, anchor });
    for (const figure of check.operands) {
      const span = spanWithUnit(audit, figure);
      ranges.push({ ...span, check, blamed: false });
      if (!met.has(figure.id)) ranges.push({ ...span, blamed: false, figure: figure.id });
      met.add(figure.id);
    }
  }
  return ranges.filter(({ start, end }) => end > start);
}

function levelOf(ranges: readonly Range[], ignored: Ignored): MarkLevel {
  const blaming = ranges.flatMap(({ check, blamed }) => (check && blamed ? [check] : []));
  const open = blaming.filter(({ fingerprint }) => !ignored.has(fingerprint));
  for (const level of ["error", "review"] as const) if (open.some(({ result }) => result === level)) return level;
  if (blaming.some(({ result, fingerprint }) => (result === "error" || result === "review") && ignored.has(fingerprint)))
    return "ignored";
  return ranges.some(({ check }) => check && check.result !== "unchecked") ? "checked" : "unchecked";
}

function idsOf(ranges: readonly Range[]): readonly string[] {
  const checks = ranges
    .flatMap((range) => (range.check ? [{ check: range.check, blamed: range.blamed }] : []))
    .toSorted((a, b) => ORDER.indexOf(a.check.result) - ORDER.indexOf(b.check.result) || Number(b.blamed) - Number(a.blamed));
  return [...new Set(checks.map(({ check }) => check.id))];
}

function toMark(span: Span, active: readonly Range[], ignored: Ignored): TextMark {
  const blaming = active.filter(({ blamed }) => blamed);
  const ids = (ranges: readonly Range[]): readonly string[] => ranges.flatMap(({ check }) => (check ? [check.id] : []));
  const figure = active.find((range) => range.figure !== undefined && range.start === span.start)?.figure;
  return {
    ...span,
    level: levelOf(active, ignored),
    ...(figure === undefined ? {} : { figure }),
    checks: idsOf(active),
    blamedBy: ids(blaming),
    anchors: active.flatMap(({ anchor, start }) => (anchor !== undefined && start === span.start ? [anchor] : [])),
    ends: ids(blaming.filter(({ end }) => end === span.end)),
  };
}

/** Every stretch that a check blames or rests on, cut where they overlap. */
export function findTextMarks(audit: Audit, ignored: Ignored): readonly TextMark[] {
  const ranges = listRanges(audit).toSorted((a, b) => a.start - b.start);
  const cuts = [...new Set(ranges.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const marks: TextMark[] = [];
  let active: Range[] = [];
  let next = 0;
  for (const [place, start] of cuts.entries()) {
    active = active.filter(({ end }) => end > start);
    for (let range = ranges[next]; range?.start === start; range = ranges[++next]) active.push(range);
    const end = cuts[place + 1];
    if (active.length > 0 && end !== undefined) marks.push(toMark({ start, end }, active, ignored));
  }
  return marks;
}

/** The marks that touch a stretch, in order. */
export function marksWithin(marks: readonly TextMark[], { start, end }: Span): readonly TextMark[] {
  let [from, to] = [0, marks.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((marks[middle]?.end ?? 0) <= start) from = middle + 1;
    else to = middle;
  }
  let last = from;
  while ((marks[last]?.start ?? Number.POSITIVE_INFINITY) < end) last++;
  return marks.slice(from, last);
}
