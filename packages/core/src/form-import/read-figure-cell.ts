import { valueQualifiers } from "../annex/entry-figure.ts";
import { type CellFigure, readFigure, type Said } from "../annex/figure.ts";
import type { Entry } from "../form/sheet.ts";
import { wordsOf } from "../import/read-rows.ts";
import { withoutZeros } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import { checkWhole, type Unit, type UnitTable } from "../quantity/unit.ts";
import type { ColumnMarks } from "./ask-marks.ts";
import { toFigureFault } from "./figure-fault.ts";
import { readUnit, toUnit, type UnitReading } from "./file-unit.ts";
import type { FormFileFault } from "./problem.ts";
import type { ColumnCell } from "./reading.ts";

/** How the figures of one line are read. */
export type FigureSetting = {
  /** Of the line in the form. */
  readonly unit: Unit;
  readonly units: UnitTable;
  /** Printed for the line or over the column; undefined: the line's own is meant. */
  readonly printed: { readonly text: string; readonly reading: UnitReading } | undefined;
  readonly marks: ColumnMarks;
  readonly digits: "printed" | "stored";
  readonly isEstimate: boolean;
};

/** What a cell of a figure column says: an entry, that it is empty, a dash (with a zero behind it or without), or nothing readable. */
export type FigureReading = {
  readonly says: "figure" | "blank" | "dash" | "zero-dash" | "nothing";
  readonly entry?: Entry;
  /** It is a number typed as text whose marks can be read in several ways. */
  readonly isMarked: boolean;
  readonly hasHiddenDigits: boolean;
  readonly faults: readonly FormFileFault[];
};

type Printed = Extract<CellFigure, { readonly state: "figure" }>;

/** Longer than any figure of a state: what has more digits is a number of a card or an account. */
const MOST_DIGITS = 24;
/** A number typed into a cell has few decimals; what has more was divided. */
const MOST_TYPED_DECIMALS = 6;

const NOTHING = { says: "nothing", isMarked: false, hasHiddenDigits: false } as const;

/** Words beside a figure that no qualifier says. */
function unsaid(said: readonly Said[]): boolean {
  return said.some((one) => one === "at-most" || one === "strive");
}

/** The unit a figure is in: printed in its cell, for its line, over its column; else the line's own. */
function unitOf({ unit: inCell }: Printed, { printed, unit, units }: FigureSetting): UnitReading & { readonly text: string } {
  if (inCell !== undefined) return { ...readUnit(inCell, unit, units), text: inCell };
  return printed ? { ...printed.reading, text: printed.text } : { state: "known", unit, text: unit.name };
}

/** `isTyped`: a number, whose marks are those of its format; otherwise words, which stay as they are written. */
function toEntry(figure: Printed, setting: FigureSetting, isTyped: boolean, faults: FormFileFault[]): Entry | undefined {
  const { unit } = setting;
  const from = unitOf(figure, setting);
  if (from.state !== "known") {
    faults.push({ code: "FORM_FILE_UNIT_OTHER", found: from.text, wanted: unit.name });
    return undefined;
  }
  const isSame = from.unit.code === unit.code;
  // What was typed has the digits it has; a format may show zeros behind them.
  const own = isTyped && setting.digits === "stored" ? withoutZeros(figure.value) : figure.value;
  const value = isSame ? ({ ok: true, value: own } as const) : toUnit(own, from.unit, unit);
  if (!value.ok) {
    faults.push({ code: "FORM_FILE_UNIT_INEXACT", text: figure.entered, found: from.text, wanted: unit.name });
    return undefined;
  }
  const text = isSame && !isTyped ? figure.entered : showNumberText(value.value);
  if (text.replace(/\D/gu, "").length > MOST_DIGITS) {
    faults.push({ code: "FORM_FILE_NOT_A_NUMBER", found: text });
    return undefined;
  }
  if (!checkWhole(value.value, unit)) {
    faults.push({ code: "FORM_FILE_NOT_WHOLE", found: text, unit: unit.name });
    return undefined;
  }
  const qualifiers = valueQualifiers(figure.said, setting.isEstimate);
  const note = unsaid(figure.said) ? figure.words : undefined;
  if (note !== undefined) faults.push({ code: "FORM_FILE_WORDS_IN_NOTE", found: note });
  return { text, ...(qualifiers.length > 0 ? { qualifiers } : {}), ...(note === undefined ? {} : { note }) };
}

/** Whether the number behind a cell was divided rather than typed. */
function isDivided(stored: string | undefined): boolean {
  return (stored?.split(".")[1]?.length ?? 0) > MOST_TYPED_DECIMALS;
}

/**
 * What a cell says of a figure of the form: its number in the unit of the line, exact, in Vietnamese notation.
 *
 * @problem FORM_FILE_FORMULA_ERROR FORM_FILE_UNCOMPUTED FORM_FILE_DATE FORM_FILE_NOT_A_NUMBER FORM_FILE_NUMBER FORM_FILE_CHANGE
 *          FORM_FILE_RANGE FORM_FILE_SHARED FORM_FILE_NOT_WHOLE FORM_FILE_HIDDEN_DIGITS FORM_FILE_WORDS_IN_NOTE FORM_FILE_UNIT_OTHER
 *          FORM_FILE_UNIT_INEXACT
 * @rule Z7 Z8 Z9
 */
export function readFigureCell({ cell, first }: ColumnCell, setting: FigureSetting): FigureReading {
  const text = wordsOf(cell);
  if (first !== undefined) return { ...NOTHING, faults: [{ code: "FORM_FILE_SHARED", found: text, first }] };
  const digits = setting.digits === "stored" && !isDivided(cell?.stored) ? "stored" : "printed";
  const { figure, faults: found } = readFigure(cell, setting.marks.marks, digits);
  // While somebody is asked, a number that can be read in other ways is no error.
  const isMarked = setting.marks.waits !== undefined && cell?.kind === "words" && /\d[.,]\d/u.test(text);
  if (isMarked && !figure) return { ...NOTHING, isMarked, faults: [] };
  const faults: FormFileFault[] = found.flatMap((fault) => toFigureFault(fault) ?? []);
  const hasHiddenDigits = faults.some(({ code }) => code === "FORM_FILE_HIDDEN_DIGITS");
  if (!figure) return { ...NOTHING, isMarked, hasHiddenDigits, faults };
  if (figure.state === "figure") {
    const entry = toEntry(figure, setting, cell?.kind === "number", faults);
    return { says: entry ? "figure" : "nothing", ...(entry ? { entry } : {}), isMarked, hasHiddenDigits, faults };
  }
  if (figure.mark !== "dash") return { says: "blank", isMarked, hasHiddenDigits, faults };
  return { says: cell?.kind === "number" ? "zero-dash" : "dash", isMarked, hasHiddenDigits, faults };
}
