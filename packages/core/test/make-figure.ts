import type { Claim, Expression } from "../src/audit/claim.ts";
import type { Figure, FigureUnit } from "../src/audit/figure/figure.ts";
import { decimal, ONE } from "../src/quantity/decimal.ts";
import { parseNumberText } from "../src/quantity/number-text.ts";

/** Figures and claims for tests of judging, made without reading a document. */

type Measure = { readonly dimension: string; readonly factor: string };

const MEASURES: Readonly<Record<string, Measure>> = {
  "": { dimension: "", factor: "1" },
  "%": { dimension: "percent", factor: "1" },
  "điểm %": { dimension: "point", factor: "1" },
  đồng: { dimension: "money", factor: "1" },
  ha: { dimension: "area", factor: "10000" },
  m2: { dimension: "area", factor: "1" },
  tấn: { dimension: "mass", factor: "1000" },
  tạ: { dimension: "mass", factor: "100" },
  kg: { dimension: "mass", factor: "1" },
  năm: { dimension: "time", factor: "31557600" },
  "tạ/ha": { dimension: "rate", factor: "1" },
};
const SCALES: readonly (readonly [string, number])[] = [
  ["nghìn tỷ ", 12],
  ["nghìn ", 3],
  ["triệu ", 6],
  ["tỷ ", 9],
];

/** "triệu đồng" is đồng at scale 6; a word that no measure knows is a counted noun. */
function toUnit(text: string): { readonly unit: FigureUnit; readonly scale: number } {
  const [word, scale] = SCALES.find(([start]) => text.startsWith(start)) ?? ["", 0];
  const key = text.slice(word.length);
  const { dimension, factor } = MEASURES[key] ?? { dimension: "count", factor: "1" };
  return { unit: { text, name: key, key, dimension, factor: decimal(factor), noun: "" }, scale };
}

export type FigureGiven = Partial<Omit<Figure, "unit">> & { readonly unit?: string };

let made = 0;
const WIDTH = 20;

/** A text in which every figure made so far has its place; the words between do not matter. */
export const makeTextOfFigures = (): string => "x".repeat((made + 1) * WIDTH);

/** makeFigure("5.345,97", { unit: "ha" }); ids run on, so that every figure made is another one. */
export function makeFigure(text: string, given: FigureGiven = {}): Figure {
  const { unit: unitText = "", ...rest } = given;
  const read = parseNumberText(text);
  if (!read.ok) throw new RangeError(`not a number as printed: "${text}"`);
  const { unit, scale } = toUnit(unitText);
  const id = `F${++made}`;
  const span = { start: made * WIDTH, end: made * WIDTH + text.length };
  const shape = { passage: 0, span, unitEnd: span.end, start: span.start, text, value: read.value, decimals: read.value.scale };
  return { id, ...shape, scale, unit, qualifiers: [], ...rest };
}

export function of(figure: Figure): Expression {
  return { op: "figure", figure };
}

export function sumOf(...figures: readonly Figure[]): Expression {
  return { op: "sum", terms: figures.map(of) };
}

/** One over another, in the way `op` names. */
export function pairOf(op: "difference" | "product" | "quotient" | "percent" | "growth", a: Figure, b: Figure): Expression {
  return { op, a: of(a), b: of(b) };
}

/** A firm claim that `stated` equals the expression, its rule after the expression's shape. */
export function makeClaim(stated: Figure, expression: Expression, given: Partial<Claim> = {}): Claim {
  const rule = expression.op === "sum" ? "sum" : expression.op === "growth" ? "growth" : "percent-of-plan";
  return { kind: "claim", rule, stated, expression, compare: "equal", binding: "firm", alternatives: [], ...given };
}

/** The number one, for constants in expressions. */
export const ONE_CONSTANT: Expression = { op: "constant", value: ONE };
