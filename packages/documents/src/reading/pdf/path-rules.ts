import { apply, type Matrix } from "./matrix.ts";
import type { Rule } from "./page-marks.ts";

/** A filled box thinner than this is a line; cells of shading are thicker. */
const THICKEST = 3;
/** Shorter strokes are dashes and letters. */
const SHORTEST = 4;
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CURVE_SHORT = 3;
const CLOSE = 4;

type Point = { readonly x: number; readonly y: number };

function lineBetween(a: Point, b: Point): Rule | undefined {
  const [wide, high] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
  if (high <= 1 && wide >= SHORTEST) {
    return { horizontal: true, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) };
  }
  if (wide <= 1 && high >= SHORTEST) {
    return { horizontal: false, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) };
  }
  return undefined;
}

/** The pieces of a path, each a run of straight corners; a piece with a curve is left out. */
function listPieces(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  let curved = false;
  const close = (): void => {
    if (piece.length > 1 && !curved) pieces.push(piece);
    piece = [];
    curved = false;
  };
  for (let i = 0; i < data.length; ) {
    const step = data[i];
    if (step === MOVE || step === LINE) {
      if (step === MOVE) close();
      piece.push(apply(matrix, data[i + 1] ?? 0, data[i + 2] ?? 0));
      i += 3;
    } else if (step === CURVE || step === CURVE_SHORT) {
      curved = true;
      i += step === CURVE ? 7 : 5;
    } else if (step === CLOSE) {
      const first = piece[0];
      if (first) piece.push(first);
      i += 1;
    } else break;
  }
  close();
  return pieces;
}

function boxOf(piece: readonly Point[]): { left: number; right: number; top: number; bottom: number } {
  const box = {
    left: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    bottom: Number.NEGATIVE_INFINITY,
  };
  for (const { x, y } of piece) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The ruling lines of a painted path: strokes that are level or upright, boxes so thin that they are lines, edges of stroked boxes. */
export function listRules(data: ArrayLike<number>, matrix: Matrix, stroked: boolean): Rule[] {
  const rules: Rule[] = [];
  for (const piece of listPieces(data, matrix)) {
    const { left, right, top, bottom } = boxOf(piece);
    if (bottom - top <= THICKEST && right - left >= SHORTEST && right - left > bottom - top) {
      rules.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right });
    } else if (right - left <= THICKEST && bottom - top >= SHORTEST) {
      rules.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom });
    } else if (stroked) {
      for (const [i, point] of piece.entries()) {
        const next = piece[i + 1];
        const rule = next && lineBetween(point, next);
        if (rule) rules.push(rule);
      }
    }
  }
  return rules;
}
