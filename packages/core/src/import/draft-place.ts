import { findNear } from "../pack/near.ts";
import { addDays, type IsoDate } from "../period/date.ts";
import type { PlaceField } from "./columns.ts";
import { foldName } from "./find-by-words.ts";
import { OFFERED_TYPES, type PlaceType, readPlaceType } from "./place-type.ts";
import type { CellFault, CellNote, CellProblem } from "./problem.ts";
import { readCode } from "./read-code.ts";
import { readDay } from "./read-day.ts";
import { addressIn, type TypedRow, type TypedTable, wordsOf } from "./read-rows.ts";

/** Names of agencies have been up to 150 letters long. */
const MOST_LETTERS = 300;

/** A row as far as it can be read by itself. */
export type PlaceDraft = {
  readonly row: TypedRow<PlaceField>;
  readonly name?: string;
  readonly type?: PlaceType;
  readonly code?: string;
  /** The code stood as a number, so zeros in front may be lost. */
  readonly isNumber: boolean;
  /** The words that name the parent, "" for none. */
  readonly parent: string;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
  readonly startedBy?: string;
};

/** Gathers what is wrong with the cells of one row. */
export type RowReport<Field extends string> = {
  readonly problems: CellProblem<Field>[];
  readonly fault: (field: Field, fault: CellFault) => undefined;
  readonly note: (field: Field, note: CellNote) => undefined;
};

export function reportRow<Field extends string>(row: TypedRow<Field>): RowReport<Field> {
  const problems: CellProblem<Field>[] = [];
  const add = (level: "error" | "note", field: Field, fault: CellFault | CellNote): undefined => {
    problems.push({ level, at: addressIn(row, field), field, fault });
  };
  return { problems, fault: (field, fault) => add("error", field, fault), note: (field, note) => add("note", field, note) };
}

/** The words of a field's cell; a cell that shows an error, or a formula nobody computed, is a fault and says nothing. */
export function readWords<Field extends string>(row: TypedRow<Field>, field: Field, report: RowReport<Field>): string {
  const cell = row.cells.get(field);
  if (cell?.kind === "error") report.fault(field, { code: "IMPORT_CELL_ERROR", found: cell.shown });
  else if (cell?.kind === "uncomputed") report.fault(field, { code: "IMPORT_UNCOMPUTED" });
  else {
    const words = wordsOf(cell);
    if (words.length <= MOST_LETTERS) return words;
    report.fault(field, { code: "IMPORT_TOO_LONG", limit: MOST_LETTERS });
  }
  return "";
}

/** The day of a field's cell. */
export function readDayOf<Field extends string>(
  row: TypedRow<Field>,
  field: Field,
  table: Pick<TypedTable<Field>, "since1904">,
  report: RowReport<Field>,
): IsoDate | undefined {
  const cell = row.cells.get(field);
  if (readWords(row, field, report) === "" || cell === undefined) return undefined;
  const day = readDay(cell, table);
  return day.ok ? day.value : report.fault(field, day.problems[0]);
}

/** The code or the words that name something: a number is its digits. */
export function readName<Field extends string>(row: TypedRow<Field>, field: Field, report: RowReport<Field>): string {
  const words = readWords(row, field, report);
  const cell = row.cells.get(field);
  if (words === "" || cell === undefined || cell.kind === "words") return words;
  const code = readCode(cell);
  return code.ok ? code.value : words;
}

function suggestTypes(typed: string): readonly string[] {
  const names = new Map(OFFERED_TYPES.map((type) => [foldName(type), type]));
  return findNear(foldName(typed), names.keys()).flatMap((one) => names.get(one) ?? []);
}

/** What a row says of a place, before it is looked at beside the others. @rule E5 E6 E7 */
export function draftPlace(row: TypedRow<PlaceField>, table: TypedTable<PlaceField>, report: RowReport<PlaceField>): PlaceDraft {
  const name = readWords(row, "name", report);
  const typed = readWords(row, "type", report);
  const codeCell = row.cells.get("code");
  const hasCode = readWords(row, "code", report) !== "";
  const code = hasCode && codeCell ? readCode(codeCell) : undefined;
  if (code && !code.ok) report.fault("code", code.problems[0]);
  const lastDay = readDayOf(row, "lastDay", table, report);
  const validFrom = readDayOf(row, "validFrom", table, report);
  const startedBy = readWords(row, "startedBy", report);
  const isBroken = report.problems.some(({ field }) => field === "name" || field === "type");
  const read = name === "" || isBroken ? undefined : readPlaceType(name, typed);
  if (name === "" && !isBroken) report.fault("name", { code: "IMPORT_MISSING", title: "Tên đơn vị" });
  if (read === "missing") report.fault(row.columns.has("type") ? "type" : "name", { code: "IMPORT_MISSING", title: "Loại" });
  if (read === "unknown") report.fault("type", { code: "IMPORT_TYPE", found: typed, near: suggestTypes(typed) });
  if (validFrom !== undefined && lastDay !== undefined && lastDay < validFrom)
    report.fault("lastDay", { code: "IMPORT_LIFE_EMPTY", from: validFrom });
  return {
    row,
    isNumber: codeCell?.kind === "number",
    parent: readName(row, "parent", report),
    ...(typeof read === "object" ? { name: read.name, type: read.type } : {}),
    ...(code?.ok ? { code: code.value } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(lastDay === undefined ? {} : { validTo: addDays(lastDay, 1) }),
    ...(startedBy === "" ? {} : { startedBy }),
  };
}
