/** [a b c d e f] as PDF writes transformations. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply(matrix: Matrix, x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] };
}

/** A matrix out of whatever a file gives; undefined unless it is six finite numbers. */
export function toMatrix(values: ArrayLike<unknown> | undefined): Matrix | undefined {
  if (!values || values.length !== 6) return undefined;
  const numbers = Array.from(values);
  // Every entry has been seen to be a number, and there are six.
  return numbers.every((value) => Number.isFinite(value)) ? (numbers as unknown as Matrix) : undefined;
}
