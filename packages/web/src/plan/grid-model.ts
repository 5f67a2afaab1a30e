import type { PlanJson, PlanRowJson } from "@kehoach/api/plan";
import type { TargetQualifier as Qualifier } from "@kehoach/core/plan/target";
import type { Decimal } from "@kehoach/core/quantity/decimal";
import type { CellId } from "../grid/steps.ts";
import { isOther, readCell, toValue } from "./cell-text.ts";
import { cellOf } from "./entry-draft.ts";
import { type PlanLine, toPlanLines } from "./plan-lines.ts";
import { noteSum, type SumNote } from "./sum-note.ts";

/** Proposals are entered, or what was assigned is adjusted. */
export type GridMode = "propose" | "adjust";

export type GridCell = {
  readonly id: CellId;
  readonly place: string;
  /** What is saved, an exact decimal. */
  readonly saved: string | null;
  /** What counts while the cell is empty: what is in force. */
  readonly under: string | null;
  readonly qualifiers: readonly Qualifier[];
};
export type GridLine = {
  readonly line: PlanLine;
  /** The place's own cell first, then one per part shown. */
  readonly cells: readonly GridCell[];
  /** The cells of parts that have no column now: what was typed there is still typed. */
  readonly hidden: readonly GridCell[];
};

type Said = { readonly inForce: string | null; readonly proposed: string | null };

function toCell(id: CellId, place: string, mode: GridMode, said: Said, qualifiers: readonly Qualifier[]): GridCell {
  return mode === "propose"
    ? { id, place, saved: said.proposed, under: said.inForce, qualifiers }
    : { id, place, saved: said.inForce, under: null, qualifiers };
}

function ownOf(
  { assignments }: PlanRowJson,
  assigner: string,
): { readonly said: Said; readonly qualifiers: readonly Qualifier[] } {
  const own = assignments.find((one) => one.assigner === assigner);
  return {
    said: { inForce: own?.inForce?.value ?? null, proposed: own?.proposed?.value ?? null },
    qualifiers: (own?.proposed ?? own?.inForce)?.qualifiers ?? [],
  };
}

/**
 * The cells of a plan for one assigner: those of the place, and those of the parts that are shown. An adjustment has the lines of
 * which something was assigned.
 */
export function makeGrid(plan: PlanJson, assigner: string, shown: ReadonlySet<string>, mode: GridMode): readonly GridLine[] {
  const lines = toPlanLines(plan.rows).map((line): GridLine => {
    const { said, qualifiers } = ownOf(line.row, assigner);
    const parts = line.row.parts.map((part) => toCell(cellOf(line.key, part.place), part.place, mode, part, []));
    return {
      line,
      cells: [
        toCell(cellOf(line.key, plan.place.key), plan.place.key, mode, said, qualifiers),
        ...parts.filter(({ place }) => shown.has(place)),
      ],
      hidden: parts.filter(({ place }) => !shown.has(place)),
    };
  });
  const isGiven = ({ cells, hidden }: GridLine): boolean => [...cells, ...hidden].some(({ saved }) => saved !== null);
  return mode === "propose" ? lines : lines.filter(isGiven);
}

function valueOf({ id, saved, under }: GridCell, texts: ReadonlyMap<CellId, string>): Decimal | undefined {
  const typed = texts.get(id);
  if (typed === undefined) return toValue(saved ?? under);
  const read = readCell(typed);
  return read.kind === "number" ? read.value : read.kind === "empty" ? toValue(under) : undefined;
}

/** How the parts of a line stand to the whole as typed. Parts not shown count where they have a figure. @rule T14 */
export function sumOfLine({ line, cells, hidden }: GridLine, texts: ReadonlyMap<CellId, string>): SumNote | undefined {
  const [own, ...parts] = cells;
  if (own === undefined) return undefined;
  const shown = parts.map((part) => valueOf(part, texts));
  const others = hidden.flatMap((part) => valueOf(part, texts) ?? []);
  return noteSum(valueOf(own, texts), [...shown, ...others], line.row.policy);
}

/** Whether what is typed into a line is the same in both; the sum of it is of its cells without a column too. */
export function isTypedAlike(
  { cells, hidden }: GridLine,
  a: ReadonlyMap<CellId, string>,
  b: ReadonlyMap<CellId, string>,
): boolean {
  return [...cells, ...hidden].every(({ id }) => a.get(id) === b.get(id));
}

export type ChangedCell = { readonly cell: GridCell; readonly line: PlanLine; readonly text: string };

/** The cells that say something else than what is saved, line by line; those without a column now too. @rule T16 T18 */
export function listChanged(grid: readonly GridLine[], texts: ReadonlyMap<CellId, string>): readonly ChangedCell[] {
  return grid.flatMap(({ line, cells, hidden }) =>
    [...cells, ...hidden].flatMap((cell): ChangedCell[] => {
      const text = texts.get(cell.id);
      return text === undefined || !isOther(text, cell.saved) ? [] : [{ cell, line, text }];
    }),
  );
}

/** A changed cell as the act takes it. */
export function toTypedTarget({ cell, line, text }: ChangedCell, year: string) {
  const { indicator, breakdown } = line.row;
  return {
    indicator,
    breakdown,
    place: cell.place,
    period: year,
    entered: text.trim() === "" ? null : text.trim(),
    ...(cell.qualifiers.length === 0 ? {} : { qualifiers: [...cell.qualifiers] }),
  };
}
