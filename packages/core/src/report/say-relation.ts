import { type CheckReason, checkRelation, type RelationCheck } from "../analysis/check-relation.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Phrase } from "../phrase/phrase.ts";
import { type PhraseData, type Said, sayPhrase } from "../phrase/say.ts";
import { abs, compare, type Decimal, HUNDRED, isZero, subtract } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { FactRef, StatedRelation } from "../value/relation.ts";
import type { RunRef } from "./bound.ts";
import { readFigure, toRelationRef, toTargetRef, toValueRef } from "./find-figure.ts";
import type { Reference } from "./outline.ts";
import type { Spoken } from "./say-figure.ts";
import { showPair } from "./say-figure.ts";
import { MISSING, type ReferenceFault, type Setting } from "./setting.ts";
import { joinUnit, showFact, showPercent } from "./show-fact.ts";
import { showCellName, VERDICT_WORDS } from "./show-words.ts";

const PERCENTS = new Set(["percent-of-plan", "percent-of-same-period", "share"]);
const TOTALS = new Set(["sum", "balance"]);

/** One number of a relation as printed: unsigned, with its unit. */
function showNumber(value: Decimal, relation: StatedRelation, check: RelationCheck, setting: Setting): string {
  const entered = relation.stated?.asEntered;
  const decimals = check.decimals ?? entered?.decimals ?? 0;
  if (PERCENTS.has(relation.kind)) return showPercent(value, decimals, true);
  const unit = setting.book.units.get(check.unit ?? entered?.unit ?? "");
  const padTo2 = setting.padCounts && unit?.whole === true && !isZero(value);
  return joinUnit(showNumberText(abs(value), { decimals, padTo2 }), unit?.name ?? "");
}

function toDirection(number: Decimal | undefined): "up" | "down" | "none" | undefined {
  if (!number) return undefined;
  if (isZero(number)) return "none";
  return number.units > 0n ? "up" : "down";
}

function toHundred(percent: Decimal | undefined): "above" | "equal" | "below" | "missing" {
  if (!percent) return "missing";
  const sign = compare(percent, HUNDRED);
  return sign > 0 ? "above" : sign < 0 ? "below" : "equal";
}

/** A fact a relation speaks of: its name, its text, its ref. */
function readSide(ref: FactRef, setting: Setting) {
  const indicator = setting.book.indicators.get(ref.indicator);
  if (!indicator) return undefined;
  const figure = readFigure(ref, indicator, setting);
  const version = ref.fact === "value" ? figure.actual : figure.target;
  const shown = showFact(version, indicator, setting);
  const refs: RunRef[] = [];
  if (ref.fact === "value" && figure.actual) refs.push(toValueRef(figure.actual));
  if (ref.fact === "target" && figure.target) refs.push(toTargetRef(figure.target));
  return { figure, shown, refs, name: showCellName(ref, setting) };
}

const FALSE_CODES: ReadonlySet<CheckReason["code"]> = new Set(["RELATION_FAILS", "RELATION_ROUNDED_OTHERWISE"] as const);

/** Whether the figures of the book contradict what is stated, at the precision stated. @rule R9 R10 */
export function isBroken(relation: StatedRelation, setting: Setting): boolean {
  return FALSE_CODES.has(checkRelation(setting.book, relation).reason.code);
}

/** The words and refs of a stated relation. `weight` is that of the erratum declared on it. */
export function sayStated(
  relation: StatedRelation,
  phrase: Phrase,
  setting: Setting,
): { readonly said: Said; readonly refs: readonly RunRef[] } {
  const check = checkRelation(setting.book, relation);
  const isPercent = PERCENTS.has(relation.kind);
  const isTotal = TOTALS.has(relation.kind);
  const subject = relation.subject && readSide(relation.subject, setting);
  const operands = relation.operands.map((operand) => readSide(operand, setting)).filter((side) => side !== undefined);
  const statedNumber = isTotal ? check.stated : relation.stated?.value;
  const effective = isPercent ? (check.computed ?? statedNumber) : (statedNumber ?? check.computed);
  const parts = operands.filter((side) => side.shown).map((side) => `${side.name} ${side.shown?.quantity ?? ""}`);
  const show = (value: Decimal | undefined): string | undefined => value && showNumber(value, relation, check, setting);
  const figure = subject?.figure;
  const aim = figure && showFact(figure.target, figure.indicator, setting);
  const change = toDirection(effective);
  const weight = setting.book.errata.find((erratum) => erratum.relation === relation.code)?.weight ?? "none";
  const data: PhraseData = {
    slots: {
      number: show(effective),
      stated: show(statedNumber),
      computed: show(check.computed),
      percent: isPercent ? show(effective) : undefined,
      gap:
        isPercent && effective
          ? show(subtract(effective, HUNDRED).units < 0n ? subtract(HUNDRED, effective) : subtract(effective, HUNDRED))
          : undefined,
      direction: change && { up: "tăng", down: "giảm", none: "không đổi" }[change],
      base: relation.base,
      subject: subject?.shown?.quantity,
      pair: figure && showPair(figure, subject.shown, aim),
      parts: parts.length > 0 ? parts.join(phrase.separator) : undefined,
      verdict: relation.verdict && VERDICT_WORDS[relation.verdict],
      name: subject?.name,
      missing: MISSING,
    },
    states: {
      number: effective ? "given" : "missing",
      base: relation.base ? "given" : "missing",
      computed: check.computed ? "given" : "missing",
      parts: parts.length > 0 ? "given" : "missing",
      change,
      percent: isPercent ? toHundred(effective) : "missing",
      verdict: relation.verdict,
      weight,
    },
  };
  const planned = relation.kind === "percent-of-plan" && figure?.target ? [toTargetRef(figure.target)] : [];
  const refs = [toRelationRef(relation), ...(subject?.refs ?? []), ...planned, ...operands.flatMap((side) => side.refs)];
  return { said: sayPhrase(phrase, data), refs };
}

/**
 * Says a stated relation by a phrase. A percent whose figures are known is recomputed; others print as stated.
 * A relation that the book no longer has prints "chưa có số liệu" when `setting.lostRelations` allows it.
 * @rule R9 (docs/rules/report.md)
 */
export function sayRelation(reference: Reference, phrase: Phrase, setting: Setting): Outcome<Spoken, ReferenceFault> {
  if (reference.target === undefined) return refuse({ code: "REPORT_TARGET_MISSING", phrase: phrase.name });
  const relation = setting.book.relations.find((known) => known.code === reference.target);
  if (!relation && !setting.lostRelations)
    return refuse({ code: "REPORT_UNKNOWN_RELATION", phrase: phrase.name, target: reference.target });
  if (!relation)
    return accept({ said: { text: MISSING, printed: [{ slot: "missing", text: MISSING }] }, refs: [], mismatches: [] });
  const { said, refs } = sayStated(relation, phrase, setting);
  return accept({ said, refs, mismatches: isBroken(relation, setting) ? [relation] : [] });
}
