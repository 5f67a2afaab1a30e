import type { Cell } from "../indicator/cell.ts";
import { previousYear } from "../period/period.ts";
import {
  abs,
  compare,
  type Decimal,
  decimal,
  divide,
  equals,
  HUNDRED,
  multiply,
  roundTo,
  subtract,
  sum,
} from "../quantity/decimal.ts";
import type { Erratum, FactRef, StatedRelation, StatedVerdict } from "../value/relation.ts";
import { assess } from "./assess.ts";
import type { Book } from "./book.ts";
import { indexBook } from "./book-index.ts";
import { findFact, findInUnit, findPrinted, type Moment } from "./fact.ts";
import { listHeadlines, scorecard } from "./scorecard.ts";

/** Why a stated relation holds, or fails, or can not be told. */
export type CheckReason =
  | { readonly code: "RELATION_HOLDS" | "RELATION_ROUNDED_OTHERWISE" | "RELATION_FAILS" }
  /** Facts it needs that nobody gave, or gave as "no such figure". */
  | { readonly code: "RELATION_FIGURES_MISSING"; readonly missing: readonly FactRef[] }
  | { readonly code: "RELATION_ZERO_DIVISOR"; readonly divisor: FactRef }
  | { readonly code: "RELATION_UNITS_DIFFER"; readonly units: readonly string[] }
  /** A difference against something described in words only. */
  | { readonly code: "RELATION_BASE_IN_WORDS"; readonly base: string }
  /** A verdict whose subject has no figures to judge by. */
  | { readonly code: "RELATION_NOT_COMPUTABLE" }
  /** The relation itself lacks what its kind needs (its number, subject, operand or verdict). */
  | { readonly code: "RELATION_INCOMPLETE" };

export type RelationCheck = {
  /** The printed number, and what it should be, at the printed precision and in the printed unit. */
  readonly stated?: Decimal;
  readonly computed?: Decimal;
  /** Code of the unit both are in. */
  readonly unit?: string;
  readonly decimals?: number;
  /** For a verdict: what the figures say. */
  readonly computedVerdict?: StatedVerdict;
  /** Absent: can not be told. */
  readonly holds?: boolean;
  /** It does not hold, but is off by less than one unit of the last printed digit. */
  readonly rounding?: boolean;
  readonly reason: CheckReason;
};

/**
 * Whether what a document prints about figures follows from those figures, at the precision printed.
 *
 * @rule A7 A8 A9 A10
 */
export function checkRelation(book: Book, relation: StatedRelation, moment: Moment = {}): RelationCheck {
  const { subject, operands } = relation;
  if (relation.kind === "verdict-count") return checkCount(book, relation, moment);
  if (subject === undefined) return { reason: { code: "RELATION_INCOMPLETE" } };
  switch (relation.kind) {
    case "percent-of-plan":
      return checkPercent(book, relation, subject, operands[0] ?? { ...subject, fact: "target" }, moment);
    case "percent-of-same-period":
      return checkPercent(book, relation, subject, operands[0] ?? { ...subject, period: previousYear(subject.period) }, moment);
    case "share":
      return checkPercent(book, relation, subject, operands[0], moment);
    case "difference":
    case "points-difference":
      return checkDifference(book, relation, subject, moment);
    case "sum":
    case "balance":
      return checkSum(book, relation, subject, moment);
    case "verdict":
      return checkVerdict(book, relation, subject, moment);
  }
}

function checkPercent(
  book: Book,
  relation: StatedRelation,
  subject: FactRef,
  of: FactRef | undefined,
  moment: Moment,
): RelationCheck {
  if (relation.stated === undefined || of === undefined) return { reason: { code: "RELATION_INCOMPLETE" } };
  const { value: stated, asEntered } = relation.stated;
  const shown = { stated, unit: asEntered.unit, decimals: asEntered.decimals };
  const found = readFigures(book, [subject, of], unitOf(book, subject), moment);
  if (!found.ok) return { ...shown, reason: found.reason };
  const [part, whole] = found.values;
  if (part === undefined || whole === undefined) return { ...shown, reason: { code: "RELATION_INCOMPLETE" } };
  const hundredfold = multiply(part, HUNDRED);
  const computed = divide(hundredfold, whole, asEntered.decimals);
  if (computed === undefined) return { ...shown, reason: { code: "RELATION_ZERO_DIVISOR", divisor: of } };
  // |stated - 100 part / whole| < step, without dividing: nothing is rounded before it is compared.
  const gap = abs(subtract(multiply(stated, whole), hundredfold));
  return conclude(shown, computed, compare(gap, multiply(stepOf(asEntered.decimals), abs(whole))) < 0);
}

function checkDifference(book: Book, relation: StatedRelation, subject: FactRef, moment: Moment): RelationCheck {
  if (relation.stated === undefined) return { reason: { code: "RELATION_INCOMPLETE" } };
  const { value: stated, asEntered } = relation.stated;
  const shown = { stated, unit: asEntered.unit, decimals: asEntered.decimals };
  const [former] = relation.operands;
  if (former === undefined) return { ...shown, reason: { code: "RELATION_BASE_IN_WORDS", base: relation.base ?? "" } };
  // Points are counted in the percent they are points of.
  const unit = relation.kind === "points-difference" ? unitOf(book, subject) : asEntered.unit;
  const found = readFigures(book, [subject, former], unit, moment);
  if (!found.ok) return { ...shown, reason: found.reason };
  const [now, then] = found.values;
  if (now === undefined || then === undefined) return { ...shown, reason: { code: "RELATION_INCOMPLETE" } };
  return compareAt(shown, subtract(now, then));
}

function checkSum(book: Book, relation: StatedRelation, subject: FactRef, moment: Moment): RelationCheck {
  if (relation.operands.length === 0) return { reason: { code: "RELATION_INCOMPLETE" } };
  const version = findFact(book, subject, moment);
  const printed = version && findPrinted(book, version);
  if (printed === undefined) return { reason: { code: "RELATION_FIGURES_MISSING", missing: [subject] } };
  const shown = { stated: printed.value, unit: printed.unit, decimals: printed.decimals };
  const found = readFigures(book, relation.operands, printed.unit, moment);
  return found.ok ? compareAt(shown, sum(found.values)) : { ...shown, reason: found.reason };
}

function checkVerdict(book: Book, relation: StatedRelation, subject: FactRef, moment: Moment): RelationCheck {
  const indicator = book.indicators.get(subject.indicator);
  if (relation.verdict === undefined || indicator === undefined) return { reason: { code: "RELATION_INCOMPLETE" } };
  const { computed } = assess(book, indicator, subject, { ...moment, mode: "final" });
  if (computed === undefined) return { reason: { code: "RELATION_NOT_COMPUTABLE" } };
  const holds = computed === relation.verdict;
  return { computedVerdict: computed, holds, rounding: false, reason: { code: holds ? "RELATION_HOLDS" : "RELATION_FAILS" } };
}

function checkCount(book: Book, relation: StatedRelation, moment: Moment): RelationCheck {
  if (relation.stated === undefined || relation.verdict === undefined) return { reason: { code: "RELATION_INCOMPLETE" } };
  const { value: stated, asEntered } = relation.stated;
  const card = scorecard(book, relation.place, relation.period, "final", moment);
  const computed = decimal(String(card.counts[relation.verdict]));
  const fitsOf = relation.of === undefined || equals(relation.of, decimal(String(card.rows.length)));
  const holds = equals(stated, computed) && fitsOf;
  const reason = { code: holds ? "RELATION_HOLDS" : "RELATION_FAILS" } as const;
  return { stated, computed, unit: asEntered.unit, decimals: 0, holds, rounding: false, reason };
}

type Shown = { readonly stated: Decimal; readonly unit: string; readonly decimals: number };

function compareAt(shown: Shown, exact: Decimal): RelationCheck {
  const near = compare(abs(subtract(shown.stated, exact)), stepOf(shown.decimals)) < 0;
  return conclude(shown, roundTo(exact, shown.decimals), near);
}

function conclude(shown: Shown, computed: Decimal, near: boolean): RelationCheck {
  if (equals(shown.stated, computed)) {
    return { ...shown, computed, holds: true, rounding: false, reason: { code: "RELATION_HOLDS" } };
  }
  const code = near ? "RELATION_ROUNDED_OTHERWISE" : "RELATION_FAILS";
  return { ...shown, computed, holds: false, rounding: near, reason: { code } };
}

/** One unit of the last printed digit. */
function stepOf(decimals: number): Decimal {
  return { units: 1n, scale: decimals };
}

function unitOf(book: Book, ref: FactRef): string {
  return book.indicators.get(ref.indicator)?.unit ?? "";
}

type Figures = { readonly ok: true; readonly values: readonly Decimal[] } | { readonly ok: false; readonly reason: CheckReason };

/** The figures of all references in one unit, or why not. A missing one is never zero. */
function readFigures(book: Book, refs: readonly FactRef[], unit: string, moment: Moment): Figures {
  const missing: FactRef[] = [];
  const strange: string[] = [];
  const values: Decimal[] = [];
  for (const ref of refs) {
    const value = findFact(book, ref, moment)?.value;
    if (value === undefined) {
      missing.push(ref);
      continue;
    }
    const converted = findInUnit(book, value, unitOf(book, ref), unit);
    if (converted === undefined) strange.push(unitOf(book, ref));
    else values.push(converted);
  }
  if (missing.length > 0) return { ok: false, reason: { code: "RELATION_FIGURES_MISSING", missing } };
  if (strange.length > 0) return { ok: false, reason: { code: "RELATION_UNITS_DIFFER", units: [unit, ...strange] } };
  return { ok: true, values };
}

/** The cells whose facts checking a relation reads: what a book must hold, and need hold no more, to tell. @rule A15 */
export function listCheckedCells(book: Book, relation: StatedRelation): readonly Cell[] {
  const { kind, subject, operands, place, period } = relation;
  if (kind === "verdict-count") {
    return listHeadlines(book, period).map((indicator) => ({ indicator, breakdown: [], place, period }));
  }
  if (subject === undefined) return [];
  return kind === "percent-of-same-period" && operands.length === 0
    ? [subject, { ...subject, period: previousYear(subject.period) }]
    : [subject, ...operands];
}

/** A declared erratum beside what its relation prints and what it should print. */
export type ErratumRow = {
  readonly erratum: Erratum;
  /** Absent if the book has no such relation. */
  readonly relation?: StatedRelation;
  readonly check?: RelationCheck;
  readonly stated?: Decimal;
  readonly computed?: Decimal;
};

/** The declared errata in their order, recomputed: what is printed, and what the printed figures give. @rule A11 */
export function listErrata(book: Book, moment: Moment = {}): readonly ErratumRow[] {
  const indexed = indexBook(book);
  const byCode = new Map(book.relations.map((relation) => [relation.code, relation]));
  return book.errata.map((erratum) => {
    const relation = byCode.get(erratum.relation);
    if (relation === undefined) return { erratum };
    const check = checkRelation(indexed, relation, moment);
    const { stated, computed } = check;
    return {
      erratum,
      relation,
      check,
      ...(stated === undefined ? {} : { stated }),
      ...(computed === undefined ? {} : { computed }),
    };
  });
}
