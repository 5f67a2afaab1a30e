import type { Book } from "../../analysis/book.ts";
import { accept, type Outcome, refuse } from "../../outcome.ts";
import { type Period, showPeriod } from "../../period/period.ts";
import type { Audit } from "../audit.ts";
import type { Check } from "../check.ts";
import type { Remark } from "../claim.ts";
import { countFingerprints } from "../fingerprint.ts";
import type { Note } from "../note.ts";
import { resolveFindings } from "../resolve.ts";
import type { AgainstProblem } from "./against-problem.ts";
import { type BookCell, listCells } from "./cells.ts";
import { type Chosen, chooseLinks } from "./choose-links.ts";
import { rankCells } from "./link-figures.ts";
import { isSameDays } from "./period-bounds.ts";
import { listTold, type Told } from "./told.ts";

/** What most of a list share, and how many of them; undefined of an empty list. */
function findMost<T>(all: readonly T[], nameOf: (one: T) => string): { readonly one: T; readonly count: number } | undefined {
  const groups = [...Map.groupBy(all, nameOf).values()].toSorted((a, b) => b.length - a.length);
  const [one] = groups[0] ?? [];
  return one === undefined ? undefined : { one, count: groups[0]?.length ?? 0 };
}

/** Periods of an authority that a refusal names, the fullest first. */
const MOST_NAMED = 5;

function listPeriods(cells: readonly BookCell[]): readonly Period[] {
  const groups = [...Map.groupBy(cells, ({ period }) => showPeriod(period)).values()].toSorted((a, b) => b.length - a.length);
  return groups.slice(0, MOST_NAMED).flatMap(([cell]) => (cell ? [cell.period] : []));
}

/** Where a report names no period, the year that so many of a hundred of the authority's figures are of is taken. */
const ONE_YEAR = 90;

/** The figures with their periods, or why the authority has none of their period. @rule Q313 */
function settlePeriods(told: readonly Told[], cells: readonly BookCell[]): Outcome<readonly Told[], AgainstProblem> {
  const dated = told.flatMap((one) => {
    const days = one.sectionDays ?? one.days;
    return days ? [{ days, words: one.slots.period ?? days.start.slice(0, 4) }] : [];
  });
  const main = findMost(dated, ({ days }) => `${days.start} ${days.end}`)?.one;
  if (main) {
    return cells.some(({ period }) => isSameDays(main.days, period))
      ? accept(told)
      : refuse({ code: "AGAINST_OTHER_PERIOD", report: main.words, pack: listPeriods(cells) });
  }
  const most = findMost(cells, ({ period }) => showPeriod(period));
  if (!most || most.one.period.kind !== "year" || most.count * 100 < cells.length * ONE_YEAR)
    return refuse({ code: "AGAINST_NO_PERIOD", pack: listPeriods(cells) });
  const { start, end } = most.one.period;
  return accept(told.map((one) => ({ ...one, days: { start, end }, isYearAssumed: true })));
}

function withAssumed(note: Note, { isYearAssumed, days }: Told): Note {
  const isHeld = note.code === "pack-agrees" || note.code === "pack-differs" || note.code === "pack-other-version";
  return isHeld && isYearAssumed && days ? { ...note, assumed: days.start.slice(0, 4) } : note;
}

function toRemark({ told, compared }: Chosen): Remark {
  const { figure, role } = told;
  const { result, note, computed } = compared;
  return {
    kind: "remark",
    rule: role === "percent" ? "percent-of-plan" : "cross-mention",
    result,
    note: withAssumed(note, told),
    stated: figure.unit.dimension === "percent" ? `${figure.text}%` : figure.text,
    ...(computed === undefined ? {} : { computed }),
    operands: [figure],
    passage: figure.passage,
    span: figure.span,
    related: [],
  };
}

/** Marks of their own, so that what was set aside without the authority's figures stays set aside with them. */
function markChecks(text: string, checks: readonly Check[]): readonly Check[] {
  const marks = countFingerprints(
    text,
    checks.map(({ rule, span, stated }) => ({ rule: `against:${rule}`, span, stated })),
  );
  return checks.map((check, place) => ({ ...check, fingerprint: marks[place] ?? check.fingerprint }));
}

/**
 * An audit with its figures held against an authority's: the same checks and, in document order among them, one for each figure whose
 * words name one cell of the book.
 *
 * @param book  what is known of the authority (analysis/book.ts)
 * @problem AGAINST_OTHER_PERIOD AGAINST_NO_PERIOD AGAINST_NO_FIGURES
 * @rule    Q310 Q311 Q312 Q313 Q314 Q315 Q316 Q317 Q318 Q319
 */
export function auditAgainst(audit: Audit, book: Book): Outcome<Audit, AgainstProblem> {
  const cells = listCells(book);
  if (cells.length === 0) return refuse({ code: "AGAINST_NO_FIGURES" });
  const told = settlePeriods(listTold(audit), cells);
  if (!told.ok) return told;
  const chosen = chooseLinks(book, rankCells(book, cells, told.value));
  const held = markChecks(audit.document.text, resolveFindings(audit.reading, chosen.map(toRemark)));
  const checks = [...audit.checks, ...held]
    .toSorted(
      (a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
    )
    .map((check, place) => ({ ...check, id: `C${place + 1}` }));
  return accept({ ...audit, checks });
}
