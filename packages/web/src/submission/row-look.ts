import type { Weight } from "@kehoach/core/form/form";
import type { OpenSheet } from "@kehoach/core/form/open-sheet";
import { type CellId, cellOf, type Entry, type EntryProblem, type SheetCell } from "@kehoach/core/form/sheet";
import { showFigure } from "@kehoach/core/form/show-cell";
import { showNumberText } from "@kehoach/core/quantity/number-text";

/** What kind of cell it is to who looks: typed into, made from others, known from elsewhere, or nothing to be there. */
export type CellTone = "typed" | "computed" | "held" | "note" | "blank";

/** A cell as it is drawn. */
export type CellLook = {
  readonly id: CellId;
  readonly tone: CellTone;
  readonly text: string;
  /** Said of the figure, before it. */
  readonly qualifiers: Entry["qualifiers"];
  readonly state: "figure" | "text" | "none" | "missing" | "broken" | "blank";
  /** Made of figures that are sent and not approved. */
  readonly isSent: boolean;
  readonly weight: Weight | undefined;
  readonly isConflict: boolean;
  readonly hasNote: boolean;
  readonly hasFile: boolean;
  readonly isRequired: boolean;
};

/** A line as it is drawn; the same object as long as nothing on it changed. */
export type RowLook = { readonly cells: readonly CellLook[] };

/** What a look at a line depends on beside its cells. */
export type LookGround = {
  readonly sheet: OpenSheet;
  readonly entryOf: (cell: CellId) => Entry | undefined;
  readonly weightOf: (cell: CellId) => Weight | undefined;
  readonly isConflict: (cell: CellId) => boolean;
  readonly hasFile: (cell: CellId) => boolean;
};

/** What stands in a cell, as people write it: figures as typed with the marks of the language, others as the form shows them. */
export function showCell(sheet: OpenSheet, row: string, column: string, cell: SheetCell, entry: Entry | undefined): string {
  switch (cell.kind) {
    case "entered":
      return showNumberText(cell.value);
    case "computed":
    case "held":
      return showFigure(sheet, row, column, cell.value);
    case "broken":
      return entry?.text ?? "";
    case "text":
      return cell.text;
    default:
      return "";
  }
}

const STATE_OF = {
  entered: "figure",
  computed: "figure",
  held: "figure",
  none: "none",
  missing: "missing",
  broken: "broken",
  text: "text",
  blank: "blank",
} as const satisfies Record<SheetCell["kind"], CellLook["state"]>;

/** What kind of cell stands at a line and a column, whatever stands in it. */
export function toneOf({ lines, columnByCode }: OpenSheet, row: string, code: string): CellTone {
  const [line, column] = [lines.get(row), columnByCode.get(code)];
  if (line?.row === undefined || column === undefined || line.row.kind === "heading") return "blank";
  const { column: own } = column;
  if (own.kind === "note") return "note";
  if (own.kind === "plan") return "held";
  if (own.kind !== "actual") return "computed";
  if (column.isTyped) return line.isTyped ? "typed" : "computed";
  return own.back === undefined ? "computed" : "held";
}

export function lookAtRow(ground: LookGround, row: string, cells: readonly SheetCell[]): RowLook {
  const { sheet } = ground;
  const line = sheet.lines.get(row)?.row;
  return {
    cells: cells.map((cell, at): CellLook => {
      const code = sheet.columns.shown[at]?.column.code ?? "";
      const id = cellOf(row, code);
      const tone = toneOf(sheet, row, code);
      const entry = tone === "typed" || tone === "note" ? ground.entryOf(id) : undefined;
      return {
        id,
        tone,
        text: showCell(sheet, row, code, cell, entry),
        qualifiers: entry?.qualifiers,
        state: STATE_OF[cell.kind],
        isSent: "sent" in cell && cell.sent === true,
        weight: ground.weightOf(id),
        isConflict: ground.isConflict(id),
        hasNote: (entry?.note ?? "") !== "",
        hasFile: ground.hasFile(id),
        isRequired: tone === "typed" && line?.kind === "figure" && line.required,
      };
    }),
  };
}

const HEAVIER = ["note", "warn", "block"] as const satisfies readonly Weight[];

/** What weighs most at each cell; a warning that has its reason weighs as a note. What only lacks is told by the count of cells. */
export function weighCells(
  problems: Iterable<EntryProblem>,
  isExplained: (problem: EntryProblem) => boolean,
): ReadonlyMap<CellId, Weight> {
  const weights = new Map<CellId, Weight>();
  for (const problem of problems) {
    if (problem.fault.code === "ENTRY_MISSING") continue;
    const weight = problem.weight === "warn" && isExplained(problem) ? "note" : problem.weight;
    const [cell] = problem.cells;
    const before = weights.get(cell);
    if (before === undefined || HEAVIER.indexOf(weight) > HEAVIER.indexOf(before)) weights.set(cell, weight);
  }
  return weights;
}
