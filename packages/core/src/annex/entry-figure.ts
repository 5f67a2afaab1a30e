import type { Breakdown } from "../indicator/indicator.ts";
import { given } from "../pack/given.ts";
import type { TargetQualifier } from "../plan/target.ts";
import { convert } from "../quantity/measure.ts";
import { checkWhole, type Unit, type UnitTable } from "../quantity/unit.ts";
import type { RowChoice } from "./choices.ts";
import type { CellFigure, Said } from "./figure.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import type { FigureRole } from "./role.ts";
import type { AnnexRow, RowFigure } from "./row.ts";
import { chooseUnit } from "./row-units.ts";

/** A figure that was read. */
type Printed = Extract<CellFigure, { readonly state: "figure" }>;
/** What a row is about, as chosen. */
export type Subject = { readonly code: string; readonly breakdown: Breakdown; readonly unit: Unit };
/** Everything an entry of one cell is made of. */
export type EntryCell = {
  readonly row: AnnexRow;
  readonly figure: RowFigure;
  readonly role: FigureRole;
  readonly subject: Subject;
};

const QUOTED = (words: string): string => `văn bản ghi “${words}”`;

/** What words beside the number of a target make of it: a bound, or a striving. */
const OF_TARGET: Readonly<Partial<Record<Said, TargetQualifier>>> = {
  "at-least": "at-least",
  over: "above",
  "at-most": "at-most",
  under: "below",
  strive: "strive",
};

/** Qualifiers a target can have; what else is said goes into its note. @rule M14 */
export function targetQualifiers(said: readonly Said[]): readonly TargetQualifier[] {
  return [...new Set(said.flatMap((one) => OF_TARGET[one] ?? []))];
}

/** Qualifiers an actual can have; an estimate is "about" by itself. @rule M14 */
export function valueQualifiers(
  said: readonly Said[],
  isEstimate: boolean,
): readonly ("over" | "about" | "under" | "at-least")[] {
  return said.flatMap((one) => (one === "strive" || one === "at-most" || (one === "about" && isEstimate) ? [] : [one]));
}

function isKept(said: readonly Said[], role: FigureRole): boolean {
  if (role.kind === "target") return said.every((one) => OF_TARGET[one] !== undefined);
  return said.every((one) => one !== "at-most" && one !== "strive");
}

/** The unit of a printed figure, in the indicator's dimension; undefined with a problem told. */
function unitOf(
  cell: EntryCell,
  printed: Printed,
  choice: RowChoice,
  units: UnitTable,
  problems: AnnexProblem[],
): Unit | undefined {
  const { row, figure, subject } = cell;
  const { dimension } = subject.unit;
  const said = choice.kind === "indicator" && choice.unit !== undefined ? units.get(choice.unit) : undefined;
  const meant = said ?? (row.unit ? chooseUnit(row.unit.text, units, dimension) : undefined);
  // Who says what a new indicator is measured in says what its row is.
  const own = choice.kind === "new" && meant?.dimension !== dimension ? subject.unit : meant;
  const inCell = printed.unit === undefined ? undefined : chooseUnit(printed.unit, units, dimension);
  if (inCell?.dimension === dimension) return inCell;
  const isSame = printed.unit === undefined || (row.unit && printed.unit.startsWith(row.unit.text.toLowerCase()));
  if (!isSame) {
    problems.push(toProblem(figure.at, { code: "ANNEX_UNIT_IN_CELL", found: figure.text, unit: own?.name ?? subject.unit.name }));
    return undefined;
  }
  if (!own) return undefined; // told as ANNEX_NO_UNIT
  if (own.dimension === dimension) return own;
  problems.push(
    toProblem(row.unit?.at ?? row.at, {
      code: "ANNEX_UNIT_CLASH",
      found: own.name,
      indicator: subject.code,
      own: subject.unit.name,
    }),
  );
  return undefined;
}

function noteOf({ row, role }: EntryCell, printed: Printed): string | undefined {
  const notes = [
    ...(printed.words !== undefined && !isKept(printed.said, role) ? [QUOTED(printed.words)] : []),
    ...(row.note === undefined ? [] : [row.note]),
  ];
  return notes.length === 0 ? undefined : notes.join("; ");
}

/**
 * What target and value have in common; undefined when the figure can not be taken.
 *
 * @problem ANNEX_UNIT_CLASH ANNEX_UNIT_IN_CELL ANNEX_NOT_WHOLE ANNEX_INEXACT ANNEX_QUALIFIER_IN_NOTE
 * @rule M11 M14 M20
 */
export function commonOf(cell: EntryCell, printed: Printed, choice: RowChoice, units: UnitTable, problems: AnnexProblem[]) {
  const { figure, subject, role } = cell;
  const unit = unitOf(cell, printed, choice, units, problems);
  if (!unit) return undefined;
  if (!checkWhole(printed.value, unit)) {
    problems.push(toProblem(figure.at, { code: "ANNEX_NOT_WHOLE", found: figure.text, unit: unit.name }));
    return undefined;
  }
  if (!convert(printed.value, unit, subject.unit).ok) {
    problems.push(toProblem(figure.at, { code: "ANNEX_INEXACT", found: figure.text, unit: unit.name, own: subject.unit.name }));
    return undefined;
  }
  if (!isKept(printed.said, role)) problems.push(toProblem(figure.at, { code: "ANNEX_QUALIFIER_IN_NOTE", found: figure.text }));
  return given({ entered: printed.entered, unit: unit.code, note: noteOf(cell, printed) });
}
