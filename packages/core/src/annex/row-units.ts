import type { Entry } from "../pack/pack.ts";
import { parseNumberText } from "../quantity/number-text.ts";
import type { Unit, UnitTable } from "../quantity/unit.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { listUnknownUnits } from "./read-rows.ts";
import type { AnnexRow } from "./row.ts";
import { findUnits, proposeUnit } from "./unit-words.ts";

/** The units a table's rows are in: those that are known, and those that have to be added. */
export type RowUnits = {
  readonly units: UnitTable;
  readonly added: readonly Entry<"units">[];
  readonly problems: readonly AnnexProblem[];
};

function toUnit({ factor, ...entry }: Entry<"units">): Unit | undefined {
  const read = parseNumberText(factor);
  return read.ok ? { ...entry, factor: read.value } : undefined;
}

function isWholeIn(rows: readonly AnnexRow[], text: string): boolean {
  const of = rows.filter(({ unit }) => unit?.text.toLowerCase() === text.toLowerCase());
  return of.every(({ figures }) => figures.every((figure) => figure.state !== "figure" || figure.value.scale === 0));
}

/**
 * The units of the rows, new ones with a proposal each: "nghìn tấn" stays nghìn tấn, a thousand of the known one.
 *
 * @problem ANNEX_UNIT_NEW  one per new unit, at the first cell that prints it
 * @rule M11
 */
export function readUnits(rows: readonly AnnexRow[], known: UnitTable): RowUnits {
  const units = new Map<string, Unit>();
  const added: Entry<"units">[] = [];
  const problems: AnnexProblem[] = [];
  for (const { value, at } of listUnknownUnits(rows, known)) {
    const { entry, near } = proposeUnit(value, known, isWholeIn(rows, value));
    const unit = toUnit(entry);
    // Two spellings of one new unit are one.
    if (!unit || known.has(entry.code) || units.has(entry.code)) continue;
    units.set(entry.code, unit);
    added.push(entry);
    problems.push(toProblem(at, { code: "ANNEX_UNIT_NEW", found: value, near }));
  }
  return { units: new Map([...known, ...units]), added, problems };
}

/** The unit that words mean for an indicator measured in a dimension; the first meaning where none is known. */
export function chooseUnit(text: string, units: UnitTable, dimension: string | undefined): Unit | undefined {
  const meant = findUnits(text, units);
  return meant.find((unit) => unit.dimension === dimension) ?? meant[0];
}
