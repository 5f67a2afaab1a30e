import { foldWords } from "../audit/against/name-words.ts";
import { parseUnitWords } from "../audit/table/unit-words.ts";
import { findNear } from "../pack/near.ts";
import type { Entry } from "../pack/pack.ts";
import { type Decimal, decimal, multiply } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { Unit, UnitTable } from "../quantity/unit.ts";
import { toFreeSlug } from "./slug.ts";

/** How papers shorten units, in small letters without blanks and points. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "triệu đồng": ["trđ", "trđồng", "triệuđ", "trvnđ", "triệu", "1triệuđồng"],
    "tỷ đồng": ["tỷđ", "tỉđ", "tỉđồng", "tỷ", "tỉ"],
    "nghìn đồng": ["nghìnđ", "ngànđ", "ngđ", "ngànđồng", "1000đ", "1000đồng", "nghđ"],
    đồng: ["đ", "vnđ", "vnd"],
    "m²": ["m2"],
    "km²": ["km2"],
    "m³": ["m3"],
    ha: ["hecta", "hécta"],
    "điểm %": ["điểmphầntrăm", "đ%", "điểm%"],
    "%": ["phầntrăm"],
    "hợp tác xã": ["htx"],
    "lao động": ["lđ"],
    "sản phẩm": ["sp"],
  }).flatMap(([name, short]) => short.map((one) => [one, name] as const)),
);
/** "nt", "-nt-", "″": the unit of the row above. */
const DITTO = /^[-\s]*(?:nt|n\.t\.?|như trên)[-\s.]*$|^[-\s]*(?:["“”″〃]|''|’’|``)+[-\s]*$|^[-–—]+$/iu;
const SCALES: readonly (readonly [RegExp, Decimal])[] = [
  [/^(?:nghìn|ngàn|1\.?000)\s*/u, decimal("1000")],
  [/^(?:triệu|tr\.)\s*/u, decimal("1000000")],
  [/^(?:tỷ|tỉ)\s*/u, decimal("1000000000")],
  [/^vạn\s*/u, decimal("10000")],
  [/^trăm\s*/u, decimal("100")],
];

/** Whether the words mean "as above". @rule M11 */
export function isDitto(text: string): boolean {
  return DITTO.test(text.trim());
}

function plainName(text: string): string {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^\((.*)\)$/u, "$1")
    .trim()
    .replace(/[.:;,]+$/u, "");
  return SHORT.get(words.replace(/[\s.]/gu, "")) ?? words;
}

function foldName(name: string): string {
  return foldWords(name).join(" ");
}

/** What is found in a table of units, kept as long as the table is: every row asks again. A table never changes. */
type Found = {
  readonly names: readonly { readonly unit: Unit; readonly plain: string; readonly folded: string }[];
  readonly byText: Map<string, readonly Unit[]>;
};
const FOUND = new WeakMap<UnitTable, Found>();

function foundIn(units: UnitTable): Found {
  const before = FOUND.get(units);
  if (before) return before;
  const names = [...units.values()].map((unit) => {
    const plain = plainName(unit.name);
    return { unit, plain, folded: foldName(plain) };
  });
  const found = { names, byText: new Map<string, readonly Unit[]>() };
  FOUND.set(units, found);
  return found;
}

/**
 * The units that words of a paper may mean, the likeliest first: of one name there can be several ("tiêu chí" a count, and an average
 * of communes), and "%" may be points of a difference.
 *
 * @rule M11
 */
export function findUnits(text: string, units: UnitTable): readonly Unit[] {
  const { names, byText } = foundIn(units);
  const before = byText.get(text);
  if (before) return before;
  const name = plainName(text);
  const folded = foldName(name);
  const named = names.filter(
    ({ unit, plain, folded: own }) => plain === name || (folded !== "" && own === folded) || unit.code === text,
  );
  const points = name === "%" ? names.filter(({ plain }) => plain === "điểm %") : [];
  const found = name === "" ? [] : [...named, ...points].map(({ unit }) => unit);
  byText.set(text, found);
  return found;
}

export type NewUnit = { readonly entry: Entry<"units">; readonly near: readonly string[] };

/**
 * The unit to be added for words that no unit has: "nghìn tấn" is a thousand of a known one; of others nothing is known but that they
 * are a kind of their own.
 *
 * @param isWhole  every figure of it is a whole number
 * @rule M11
 */
export function proposeUnit(text: string, units: UnitTable, isWhole: boolean): NewUnit {
  const name = plainName(text);
  const code = toFreeSlug(name, (slug) => units.has(slug), "don-vi");
  const near = findNear(
    name,
    [...units.values()].map((unit) => unit.name),
  );
  for (const [lead, power] of SCALES) {
    const rest = lead.test(name) ? name.replace(lead, "") : "";
    const [base] = rest === "" ? [] : findUnits(rest, units);
    if (!base) continue;
    const factor = showNumberText(multiply(base.factor, power));
    return { entry: { code, name, dimension: base.dimension, factor, whole: false }, near };
  }
  // A measure ("kWh", "tạ/ha") has fractions even where this paper prints none.
  const isMeasure = /[/%‰]/u.test(name) || (parseUnitWords(name)?.unit.dimension ?? "count") !== "count";
  return { entry: { code, name, dimension: code, factor: "1", whole: isWhole && !isMeasure }, near };
}

/** A unit in brackets that ends a name: "Sản lượng (tấn)" is "Sản lượng" and "tấn". @rule M11 */
export function splitUnit(name: string, units: UnitTable): { readonly name: string; readonly unit: string } | undefined {
  const [, bare = "", inside = ""] = /^(.*\S)\s*\(\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*([^()]{1,30})\)$/iu.exec(name) ?? [];
  if (bare === "") return undefined;
  const isUnit = findUnits(inside, units).length > 0 || parseUnitWords(inside) !== undefined;
  return isUnit ? { name: bare, unit: inside.trim() } : undefined;
}
