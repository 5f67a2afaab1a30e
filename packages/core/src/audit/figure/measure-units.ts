import { type Decimal, decimal, ONE } from "../../quantity/decimal.ts";

/** A unit of measure: how it is printed, its dimension and how many base units of it one is. */
export type MeasureUnit = { readonly key: string; readonly dimension: string; readonly factor: Decimal };

const unit = (key: string, dimension: string, factor: Decimal = ONE): MeasureUnit => ({ key, dimension, factor });

/** By printed form, lower case. Base units: đồng, m², kg, m, m³ (a litre is a thousandth), kWh, person-free counts. */
const UNITS: ReadonlyMap<string, MeasureUnit> = new Map([
  ["đồng", unit("đồng", "money")],
  ["đ", unit("đồng", "money")],
  ["vnđ", unit("đồng", "money")],
  ["vnd", unit("đồng", "money")],
  ["usd", unit("usd", "money-usd")],
  ["đô la mỹ", unit("usd", "money-usd")],
  ["đô la", unit("usd", "money-usd")],
  ["eur", unit("eur", "money-eur")],
  ["euro", unit("eur", "money-eur")],
  ["%", unit("%", "percent")],
  ["phần trăm", unit("%", "percent")],
  ["điểm %", unit("điểm %", "point")],
  ["điểm phần trăm", unit("điểm %", "point")],
  ["‰", unit("‰", "permille")],
  ["ha", unit("ha", "area", decimal("10000"))],
  ["héc ta", unit("ha", "area", decimal("10000"))],
  ["hecta", unit("ha", "area", decimal("10000"))],
  ["km2", unit("km2", "area", decimal("1000000"))],
  ["km²", unit("km2", "area", decimal("1000000"))],
  ["m2", unit("m2", "area")],
  ["m²", unit("m2", "area")],
  ["km", unit("km", "length", decimal("1000"))],
  ["mét", unit("m", "length")],
  ["m", unit("m", "length")],
  ["cm", unit("cm", "length", decimal("0.01"))],
  ["mm", unit("mm", "length", decimal("0.001"))],
  ["tấn", unit("tấn", "mass", decimal("1000"))],
  ["tạ", unit("tạ", "mass", decimal("100"))],
  ["yến", unit("yến", "mass", decimal("10"))],
  ["kg", unit("kg", "mass")],
  ["kilôgam", unit("kg", "mass")],
  ["gam", unit("g", "mass", decimal("0.001"))],
  ["gram", unit("g", "mass", decimal("0.001"))],
  ["m3", unit("m3", "volume")],
  ["m³", unit("m3", "volume")],
  ["lít", unit("lít", "volume", decimal("0.001"))],
  ["kwh", unit("kwh", "energy")],
  ["mwh", unit("mwh", "energy", decimal("1000"))],
  ["gwh", unit("gwh", "energy", decimal("1000000"))],
  ["mw", unit("mw", "power", decimal("1000"))],
  ["kw", unit("kw", "power")],
  ["lần", unit("lần", "times")],
  ["điểm", unit("điểm", "score")],
  ["ngày công", unit("ngày công", "count")],
  ["công lao động", unit("ngày công", "count")],
]);

/** Longest first, so that "đô la mỹ" is not read as "đô la". */
const FORMS = [...UNITS.keys()].toSorted((a, b) => b.length - a.length);
const FORMS_BY_LETTER = Map.groupBy(FORMS, (form) => form[0] ?? "");

/** The unit that begins a text, with the length of what was read; a unit is followed by no letter or digit. */
export function startsWithUnit(text: string): { readonly unit: MeasureUnit; readonly length: number } | undefined {
  const forms = FORMS_BY_LETTER.get(text.slice(0, 1).toLowerCase());
  if (!forms) return undefined;
  const lower = text.slice(0, 20).toLowerCase();
  for (const form of forms) {
    if (!lower.startsWith(form)) continue;
    if (form === "đồng" && /^ (?:chí|bào|hồ|ruộng|cỏ|phục|minh|cân)(?!\p{L})/u.test(lower.slice(4))) continue;
    if (form === "điểm" && /^ \p{L}/u.test(lower.slice(4))) continue;
    const next = lower[form.length];
    if (next === undefined || !/[\p{L}\d]/u.test(next) || form === "%" || form === "‰") {
      const known = UNITS.get(form);
      if (known) return { unit: known, length: form.length };
    }
  }
  return undefined;
}

/** Scale words and their powers of ten, longest first. */
const SCALES: readonly (readonly [string, number])[] = [
  ["nghìn tỷ", 12],
  ["nghìn tỉ", 12],
  ["ngàn tỷ", 12],
  ["ngàn tỉ", 12],
  ["trăm nghìn", 5],
  ["trăm ngàn", 5],
  ["trăm triệu", 8],
  ["triệu", 6],
  ["nghìn", 3],
  ["ngàn", 3],
  ["trăm", 2],
  ["vạn", 4],
  ["tỷ", 9],
  ["tỉ", 9],
  ["trđ", 6],
  ["tr.đ", 6],
];

const SCALES_BY_LETTER = Map.groupBy(SCALES, ([word]) => word[0] ?? "");

/** The scale word that begins a text; "tỷ lệ", "tỷ trọng" and the like are no scale. "trđ" keeps its đ for the unit. */
export function startsWithScale(text: string): { readonly power: number; readonly length: number } | undefined {
  const scales = SCALES_BY_LETTER.get(text.slice(0, 1).toLowerCase());
  if (!scales) return undefined;
  const lower = text.slice(0, 20).toLowerCase();
  for (const [word, power] of scales) {
    if (!lower.startsWith(word)) continue;
    const abbreviated = word.endsWith("đ");
    const length = abbreviated ? word.length - 1 : word.length;
    const rest = lower.slice(word.length);
    if (/^\p{L}/u.test(rest) || /^\s*(?:lệ|trọng|suất|giá|số|phú)(?!\p{L})/u.test(rest)) continue;
    return { power, length };
  }
  return undefined;
}
