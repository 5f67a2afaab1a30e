import type { Indicator } from "../indicator/indicator.ts";
import { compare, type Decimal, withoutZeros, ZERO } from "../quantity/decimal.ts";
import { convert, type Measure } from "../quantity/measure.ts";
import { type MeasureTextProblem, parseMeasureText } from "../quantity/measure-text.ts";
import { checkWhole, type Unit, type UnitTable } from "../quantity/unit.ts";
import type { AsEntered } from "../value/value.ts";
import type { FigureRow } from "./form.ts";
import type { EntryFault, Unreadable } from "./sheet.ts";

/** A figure as it was typed. */
export type EntryFigure = {
  /** In the unit of the indicator. */
  readonly value: Decimal;
  /** In the unit of the line. */
  readonly shown: Decimal;
  readonly asEntered: AsEntered;
};

/** Without a figure where nothing could be read; a figure may have faults all the same. */
export type EntryReading = { readonly figure?: EntryFigure; readonly faults: readonly EntryFault[] };

/** The longest figure anybody types: thirty digits with marks and a unit. What is longer is a pasted text. */
const MAX_ENTRY_LENGTH = 100;

/** "1,234.5", "1,234,567": groups by commas, or a point before decimals after them. */
const FOREIGN = /^-?\d{1,3}(?:,\d{3})+\.\d+|^-?\d{1,3}(?:,\d{3}){2,}(?![\d,])/u;
const BLANKS = /\d\s+\d/u;
/** An amount that ends with a scale word names no unit: "3,2 tỷ", "3 tỷ 200 triệu". */
const ENDS_IN_SCALE = /(?:^|[\s\d])(?:tỷ|tỉ|triệu|nghìn|ngàn)(?:\s+rưỡi)?$/iu;
const SCALE_OF_UNIT = /^(?:tỷ|tỉ|triệu|nghìn|ngàn)\s+(.+)$/iu;

/** Marks that pasted texts bring and that mean only one thing: the sign U+2212, blanks that do not break. */
function tidy(text: string): string {
  return text.normalize("NFC").replace(/−/gu, "-").replace(/\s+/gu, " ").trim();
}

/** "3,2 tỷ" in a line of triệu đồng is 3,2 tỷ đồng: the unit of the line without its own scale word. */
function nameScaled(text: string, unit: Unit): string {
  const [, bare] = SCALE_OF_UNIT.exec(unit.name.normalize("NFC")) ?? [];
  return bare !== undefined && ENDS_IN_SCALE.test(text) ? `${text} ${bare}` : text;
}

function toReason(code: Exclude<MeasureTextProblem["code"], "UNIT_WHOLE">, text: string): Unreadable {
  if (FOREIGN.test(text)) return "NUMBER_FOREIGN_MARKS";
  return BLANKS.test(text) && code !== "UNIT_UNKNOWN" ? "NUMBER_BLANKS" : code;
}

function refuseText(text: string, why: Unreadable): EntryReading {
  return { faults: [{ code: "ENTRY_UNREADABLE", text, why }] };
}

const SCALE = /(?:tỷ|tỉ|triệu|nghìn|ngàn)/iu;

/** Digits after the comma as typed; "1,5 triệu người" is 1.500.000 người, without any. */
function countDecimals(text: string, { value, unit }: Measure): number {
  if (!SCALE.test(text) || SCALE.test(unit.name.normalize("NFC"))) return value.scale;
  return withoutZeros(value).scale;
}

/** What is wrong with a figure that could be read. Of the digits after the comma only the unit of the line has a usual number. */
function listFaults(
  text: string,
  figure: EntryFigure,
  row: FigureRow,
  indicator: Indicator,
  units: { own: Unit; held: Unit },
): EntryFault[] {
  const { value, asEntered } = figure;
  const faults: EntryFault[] = [];
  if (!checkWhole(value, units.held)) faults.push({ code: "ENTRY_NOT_WHOLE", text, unit: units.held.name });
  if (!row.signed && compare(value, ZERO) < 0) faults.push({ code: "ENTRY_NEGATIVE", value: figure.shown });
  const isUsual = asEntered.unit === units.held.code && units.own.code === units.held.code;
  if (isUsual && !units.held.whole && asEntered.decimals > indicator.decimals)
    faults.push({ code: "ENTRY_DECIMALS", found: asEntered.decimals, usual: indicator.decimals });
  return faults;
}

function readFresh(text: string, row: FigureRow, indicator: Indicator, units: UnitTable): EntryReading {
  const held = units.get(indicator.unit);
  const own = row.unit === undefined ? held : units.get(row.unit);
  if (!held || !own) throw new RangeError(`no unit for line ${row.key}`);
  if (text.length > MAX_ENTRY_LENGTH) return refuseText(text.slice(0, MAX_ENTRY_LENGTH), "NUMBER_TOO_LONG");
  const bare = tidy(text);
  const read = parseMeasureText(nameScaled(bare, own), units, own);
  if (!read.ok) {
    const [problem] = read.problems;
    if (problem.code === "UNIT_WHOLE") return { faults: [{ code: "ENTRY_NOT_WHOLE", text, unit: problem.unit }] };
    return refuseText(text, toReason(problem.code, bare));
  }
  const figure = toFigure(bare, read.value, own, held);
  if (figure === undefined) {
    return read.value.unit.dimension === held.dimension
      ? refuseText(text, "UNIT_INEXACT")
      : { faults: [{ code: "ENTRY_UNIT_CLASH", text, wanted: own.name }] };
  }
  return { figure, faults: listFaults(text, figure, row, indicator, { own, held }) };
}

function toFigure(text: string, measure: Measure, own: Unit, held: Unit): EntryFigure | undefined {
  const { value, unit } = measure;
  const [inHeld, inOwn] = [convert(value, unit, held), convert(value, unit, own)];
  if (!inHeld.ok || !inOwn.ok) return undefined;
  return {
    value: inHeld.value,
    shown: inOwn.value,
    asEntered: { text, unit: unit.code, decimals: countDecimals(text, measure) },
  };
}

type Read = { readonly indicator: Indicator; readonly units: UnitTable; readonly reading: EntryReading };

/** What was read last in a line: it is looked at by one check after the other, and again with every keystroke beside it. */
const lately = new WeakMap<FigureRow, Map<string, Read>>();
const MAX_LATELY = 16;

/**
 * Reads a figure as typed into a line. Without a unit it is in that of the line; "3,2 tỷ" is of the line's kind of money. Marks that
 * stand the other way round are refused, never guessed.
 *
 * @param text  not blank
 * @problem ENTRY_UNREADABLE ENTRY_UNIT_CLASH  no figure
 * @problem ENTRY_NOT_WHOLE ENTRY_NEGATIVE ENTRY_DECIMALS
 * @rule    O10 O11 O12
 */
export function readEntry(text: string, row: FigureRow, indicator: Indicator, units: UnitTable): EntryReading {
  const near = lately.get(row) ?? new Map<string, Read>();
  lately.set(row, near);
  const known = near.get(text);
  if (known?.indicator === indicator && known.units === units) return known.reading;
  const reading = readFresh(text, row, indicator, units);
  if (near.size >= MAX_LATELY) near.clear();
  near.set(text, { indicator, units, reading });
  return reading;
}
