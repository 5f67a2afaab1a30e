import { isAdditive } from "../indicator/additivity.ts";
import { add, ZERO } from "../quantity/decimal.ts";
import type { LineFigure, SheetLine } from "./line.ts";
import { findHeld, findValue, isFigured, joinFlags, listLacks, mergeLacks, type Reading, toLack } from "./reading.ts";
import { cellOf, type FigureCell, type Lack, type SheetCell } from "./sheet.ts";
import type { Piece, SheetColumn } from "./sheet-column.ts";

type Wanted = "reported" | "estimate";

/** The figure of one of the periods a span is made of: as typed, marked if it is typed as an estimate, or as known. */
function readPiece(reading: Reading, line: SheetLine, piece: Piece, wanted: Wanted): SheetCell {
  const typed = piece.typedIn === undefined ? undefined : reading.sheet.columnByCode.get(piece.typedIn);
  if (!typed) return findValue(reading.sheet, line, piece.period, wanted) ?? { kind: "missing" };
  const cell = reading.read(line, typed);
  const isEstimate = typed.column.kind === "actual" && typed.column.status === "estimate";
  return isEstimate && isFigured(cell) ? { ...cell, status: "estimate" } : cell;
}

function lackOfPiece(line: SheetLine, figure: LineFigure, { typedIn, period }: Piece): Lack {
  return typedIn === undefined ? toLack(figure, period) : { cell: cellOf(line.key, typedIn) };
}

/**
 * A span added up from its end backwards, until a figure is known that runs from its start: what is known up to September and the figure
 * of October, or ten months. A month that nobody reported is named; it is never zero.
 */
function addUp(reading: Reading, line: SheetLine, figure: LineFigure, pieces: readonly Piece[], wanted: Wanted): SheetCell {
  const met: FigureCell[] = [];
  const lacks: Lack[] = [];
  let value = ZERO;
  const meet = (cell: FigureCell): void => {
    met.push(cell);
    value = add(value, cell.value);
  };
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    const upTo = at === pieces.length - 1 ? undefined : findValue(reading.sheet, line, piece.upTo, wanted);
    if (upTo && isFigured(upTo)) {
      meet(upTo);
      break;
    }
    const cell = readPiece(reading, line, piece, wanted);
    if (isFigured(cell)) meet(cell);
    else lacks.unshift(...listLacks(cell, lackOfPiece(line, figure, piece)));
  }
  if (lacks.length > 0) return { kind: "missing", missing: mergeLacks(lacks) };
  return { kind: "computed", value, ...joinFlags(met) };
}

/** Not typed here, whatever it was where it came from. */
function toComputed(cell: SheetCell): SheetCell {
  return cell.kind === "entered" ? { ...cell, kind: "computed" } : cell;
}

/** What does not add up over time is, at the end of a span, what it is in the last period of it: a herd, a rate. */
function takeLast(reading: Reading, line: SheetLine, figure: LineFigure, column: SheetColumn, wanted: Wanted): SheetCell {
  const [last] = column.pieces.slice(-1);
  const held = findHeld(reading.sheet, line, column);
  if (last === undefined) return held ?? { kind: "missing" };
  const cell = readPiece(reading, line, last, wanted);
  const isSaid = isFigured(cell) || cell.kind === "none";
  if (isSaid && last.typedIn !== undefined) return toComputed(cell);
  if (held) return held;
  return isSaid ? toComputed(cell) : { kind: "missing", missing: listLacks(cell, lackOfPiece(line, figure, last)) };
}

/**
 * A span of a line of figures that nobody types there: what is known of it; otherwise added up, or as at its end.
 *
 * @rule O6
 */
export function growFigure(reading: Reading, line: SheetLine, figure: LineFigure, column: SheetColumn): SheetCell {
  const wanted = column.column.kind === "actual" ? column.column.status : "reported";
  if (!isAdditive(figure.indicator, { kind: "time" })) return takeLast(reading, line, figure, column, wanted);
  const held = findHeld(reading.sheet, line, column);
  if (held || column.pieces.length === 0) return held ?? { kind: "missing" };
  return addUp(reading, line, figure, column.pieces, wanted);
}
