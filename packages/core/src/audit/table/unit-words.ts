import type { FigureUnit } from "../figure/figure.ts";
import { readUnit } from "../figure/find-figures.ts";
import { startsWithScale } from "../figure/measure-units.ts";

/** A unit with the power of ten printed before it: "Triệu đồng" is đồng and 6, "1.000 đ" đồng and 3. */
export type ScaledUnit = { readonly unit: FigureUnit; readonly scale: number };

/** Reads words that are a unit and nothing else; undefined for any other words. @rule Q190 */
export function parseUnitWords(text: string): ScaledUnit | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/gu, " ");
  const thousands = /^(1(?:[.,]?000)+)\s?(?=\p{L})/u.exec(words)?.[1];
  const rest = thousands ? words.slice(thousands.length).trimStart() : words;
  const scale = startsWithScale(rest);
  const from = scale ? scale.length : 0;
  const { unit, end } = readUnit(rest, from);
  if (unit.dimension === "" || end !== rest.length) return undefined;
  return { unit, scale: (scale?.power ?? 0) + (thousands ? thousands.replace(/\D/gu, "").length - 1 : 0) };
}

const DECLARED = /(?:đơn vị(?: tính)?|đvt)\s*:\s*([^;:()|]+)/iu;

/** The unit that words above or beside a table declare: "(Đơn vị tính: triệu đồng)", "Diện tích (ha)". */
export function findDeclaredUnit(text: string): ScaledUnit | undefined {
  const declared = DECLARED.exec(text)?.[1];
  const named = declared ? parseUnitWords(declared.replace(/[.,]\s*$/u, "")) : undefined;
  if (named) return named;
  for (const [, inside] of text.matchAll(/\(([^()]+)\)/gu)) {
    const found = parseUnitWords((inside ?? "").replace(/^(?:đơn vị(?: tính)?|đvt)\s*:?\s*/iu, ""));
    if (found) return found;
  }
  return undefined;
}
