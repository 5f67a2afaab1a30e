import { type Cell, isSameCell } from "../indicator/cell.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Phrase } from "../phrase/phrase.ts";
import { type PhraseData, type Said, sayPhrase } from "../phrase/say.ts";
import { isZero } from "../quantity/decimal.ts";
import type { StatedRelation } from "../value/relation.ts";
import type { RunRef } from "./bound.ts";
import {
  type Figure,
  findCell,
  findRelations,
  findVerdict,
  readFigure,
  toRelationRef,
  toTargetRef,
  toValueRef,
} from "./find-figure.ts";
import type { Reference } from "./outline.ts";
import { parseTarget } from "./parse-prose.ts";
import { readPercent, readPlanPercent } from "./percent.ts";
import { MISSING, type ReferenceFault, type Setting } from "./setting.ts";
import { type PrintedFact, qualify, type Shown, showFact } from "./show-fact.ts";
import { STATUS_WORDS, showCellName, showDate, showMembers, showPeriodWords, VERDICT_WORDS } from "./show-words.ts";

/** What a reference printed: the words, what they were made from, and the stated relations its figures contradict. */
export type Spoken = { readonly said: Said; readonly refs: readonly RunRef[]; readonly mismatches: readonly StatedRelation[] };

/** The slots and conditions a phrase asks for, in any of its variants: what its words depend on. */
export function listNeeds(phrase: Phrase): ReadonlySet<string> {
  return new Set(
    phrase.variants.flatMap((variant) => [
      ...variant.when.map((condition) => condition.on),
      ...variant.pieces.flatMap((piece) => (piece.kind === "slot" ? [piece.slot] : [])),
    ]),
  );
}

function toAmount(fact: PrintedFact | undefined): "missing" | "zero" | "given" {
  return fact?.value === undefined ? "missing" : isZero(fact.value) ? "zero" : "given";
}

function toGiven(text: unknown): "missing" | "given" {
  return text === undefined || text === "" ? "missing" : "given";
}

/** "5.345,97/5.470 ha"; both units where they differ. */
export function showPair(figure: Figure, actual: Shown | undefined, target: Shown | undefined): string | undefined {
  if (!actual || !target) return undefined;
  const left = actual.unit === target.unit && !actual.unit.startsWith("%") ? actual.number : actual.bare;
  return `${qualify(left, figure.actual?.qualifiers.filter((qualifier) => qualifier !== "at-least") ?? [])}/${target.bare}`;
}

/** The parts of a figure along one dimension, those that are known: names, texts and refs. */
function readParts(figure: Figure, by: string, side: "actual" | "target", phrase: Phrase, setting: Setting) {
  const dimension = setting.book.dimensions.find((known) => known.code === by);
  const texts: string[] = [];
  const refs: RunRef[] = [];
  for (const item of dimension?.items ?? []) {
    const breakdown = [...figure.cell.breakdown, { dimension: by, item: item.code }].sort((a, b) =>
      a.dimension < b.dimension ? -1 : 1,
    );
    const part = readFigure({ ...figure.cell, breakdown }, figure.indicator, setting);
    const shown = showFact(part[side], figure.indicator, setting);
    if (!shown) continue;
    texts.push(`${item.name} ${shown.quantity}`);
    if (side === "actual" && part.actual) refs.push(toValueRef(part.actual));
    if (side === "target" && part.target) refs.push(toTargetRef(part.target));
  }
  return { text: texts.length > 0 ? texts.join(phrase.separator) : undefined, refs };
}

function findOther(reference: Reference, phrase: Phrase, setting: Setting): Outcome<Figure | undefined, ReferenceFault> {
  const { of } = reference.args;
  if (of === undefined) {
    const wanted = ["of", "of-number", "share"].some((need) => listNeeds(phrase).has(need));
    return wanted ? refuse({ code: "REPORT_ARGUMENT_MISSING", phrase: phrase.name, argument: "of" }) : accept(undefined);
  }
  const parsed = parseTarget(of);
  if (!parsed) return refuse({ code: "REPORT_UNKNOWN_INDICATOR", phrase: phrase.name, target: of });
  const cell = findCell({ ...reference.args, ...parsed }, phrase.name, setting);
  if (!cell.ok) return cell;
  const indicator = setting.book.indicators.get(cell.value.indicator);
  return accept(indicator && readFigure(cell.value, indicator, setting));
}

/** Stated totals and balances of this figure that its parts contradict. */
export type FindBroken = (cell: Cell) => readonly StatedRelation[];

/**
 * Says a figure of an indicator by a phrase.
 * @rule R5 R6 R7 R8 R9 R10 (docs/rules/report.md)
 */
export function sayFigure(
  reference: Reference,
  phrase: Phrase,
  setting: Setting,
  findBroken: FindBroken,
): Outcome<Spoken, ReferenceFault> {
  const { target: code, args } = reference;
  if (code === undefined) return refuse({ code: "REPORT_TARGET_MISSING", phrase: phrase.name });
  const needs = listNeeds(phrase);
  const cell = findCell(
    { ...args, target: code, ...(reference.breakdown === undefined ? {} : { breakdown: reference.breakdown }) },
    phrase.name,
    setting,
  );
  if (!cell.ok) return cell;
  const found = findOther(reference, phrase, setting);
  if (!found.ok) return found;
  const other = found.value;
  const indicator = setting.book.indicators.get(cell.value.indicator);
  if (!indicator) return refuse({ code: "REPORT_UNKNOWN_INDICATOR", phrase: phrase.name, target: code });
  const figure = readFigure(cell.value, indicator, setting);
  const { actual, target } = figure;
  const shown = showFact(actual, indicator, setting);
  const aim = showFact(target, indicator, setting);
  for (const [fact, text] of [
    [actual, shown],
    [target, aim],
  ] as const)
    if (fact?.value && !text) return refuse({ code: "REPORT_UNIT", target: code, unit: fact.asEntered?.unit ?? indicator.unit });
  const { by } = args;
  if (by === undefined && (needs.has("parts") || needs.has("target-parts")))
    return refuse({ code: "REPORT_ARGUMENT_MISSING", phrase: phrase.name, argument: "by" });
  if (by !== undefined && !setting.book.dimensions.some((known) => known.code === by))
    return refuse({
      code: "REPORT_UNKNOWN_DIMENSION",
      dimension: by,
      known: setting.book.dimensions.map((known) => known.code).join(", "),
    });
  const parts = readParts(figure, by ?? "", "actual", phrase, setting);
  const targetParts = readParts(figure, by ?? "", "target", phrase, setting);
  const percent = readPlanPercent(figure, phrase.percentDecimals, setting);
  const shareOf =
    other && findRelations(figure.cell, "share", setting).find(({ operands: [whole] }) => whole && isSameCell(whole, other.cell));
  const share = other && readPercent(actual?.value, other.actual?.value, shareOf, phrase.percentDecimals);
  const otherShown = other && showFact(other.actual, other.indicator, setting);
  const verdict = needs.has("verdict") ? findVerdict(figure, setting) : undefined;
  const members = showMembers(actual?.members, phrase.separator, setting);
  const targetMembers = showMembers(target?.members, phrase.separator, setting);
  const asOf = actual?.dataAsOf && showDate(actual.dataAsOf);
  const data: PhraseData = {
    slots: {
      quantity: shown?.quantity,
      actual: shown?.number,
      unit: shown?.unit ?? aim?.unit,
      target: aim && qualify(aim.bare, target?.qualifiers ?? []),
      "target-number": aim?.number,
      pair: showPair(figure, shown, aim),
      percent: percent?.text,
      share: share?.text,
      status: actual && STATUS_WORDS[actual.key.status],
      verdict: verdict && VERDICT_WORDS[verdict.verdict],
      members,
      "target-members": targetMembers,
      of: otherShown?.quantity,
      "of-number": otherShown?.number,
      parts: parts.text,
      "target-parts": targetParts.text,
      "as-of": asOf,
      period: showPeriodWords(figure.cell.period),
      name: showCellName(figure.cell, setting),
      missing: MISSING,
    },
    states: {
      actual: toAmount(actual),
      target: toAmount(target),
      of: toAmount(other?.actual),
      share: toGiven(share),
      status: actual?.key.status,
      verdict: verdict?.verdict,
      percent: percent?.state ?? "missing",
      members: toGiven(members),
      "target-members": toGiven(targetMembers),
      "as-of": toGiven(asOf),
      strive: target?.qualifiers.includes("strive") ? "yes" : "no",
      parts: toGiven(parts.text),
      "target-parts": toGiven(targetParts.text),
    },
  };
  const said = sayPhrase(phrase, data);
  const needsAny = (...names: string[]): boolean => names.some((name) => needs.has(name));
  const ofActual = needsAny(
    "quantity",
    "actual",
    "unit",
    "status",
    "as-of",
    "members",
    "pair",
    "percent",
    "verdict",
    "share",
    "name",
  );
  const ofTarget = needsAny("target", "target-number", "target-members", "pair", "percent", "verdict", "strive");
  const refs: RunRef[] = [
    ...(ofActual && actual ? [toValueRef(actual)] : []),
    ...(ofTarget && target ? [toTargetRef(target)] : []),
    ...(other?.actual ? [toValueRef(other.actual)] : []),
    ...(needs.has("parts") ? parts.refs : []),
    ...(needs.has("target-parts") ? targetParts.refs : []),
    ...(needs.has("percent") && percent?.relation ? [toRelationRef(percent.relation)] : []),
    ...(needs.has("share") && share?.relation ? [toRelationRef(share.relation)] : []),
    ...(verdict?.stated ? [toRelationRef(verdict.stated)] : []),
  ];
  const printed = new Set(said.printed.map(({ slot }) => slot));
  const mismatches = [
    ...(printed.has("percent") && percent?.mismatch && percent.relation ? [percent.relation] : []),
    ...(printed.has("share") && share?.mismatch && share.relation ? [share.relation] : []),
    ...(["quantity", "actual", "pair"].some((slot) => printed.has(slot)) ? findBroken(figure.cell) : []),
  ];
  return accept({ said, refs, mismatches });
}
