import { checkWhole, type Unit } from "../../quantity/unit.ts";
import type { Figure } from "../figure/figure.ts";
import { findFigures } from "../figure/find-figures.ts";
import { measureAlike } from "../wording/measures.ts";
import { foldWords } from "./name-words.ts";
import type { Told } from "./told.ts";

/** One of a unit as a report would print it: "1 triệu đồng" with its scale, dimension and factor; undefined for no unit a report prints. */
function readUnitName(name: string): Figure | undefined {
  const [figure] = findFigures(`1 ${name}`, 0).figures;
  return figure && figure.unit.dimension !== "" ? { id: name, ...figure } : undefined;
}

/** A unit of the authority, the same as a report prints it, and the words of its name. */
export type NamedUnit = { readonly unit: Unit; readonly printed: Figure | undefined; readonly words: ReadonlySet<string> };

/** Asked for again with every version of a cell; a unit never changes. */
const READ = new WeakMap<Unit, NamedUnit>();

export function readUnit(unit: Unit): NamedUnit {
  const known = READ.get(unit);
  if (known) return known;
  const read = { unit, printed: readUnitName(unit.name), words: new Set(foldWords(unit.name)) };
  READ.set(unit, read);
  return read;
}

/** Measures that lists print once and leave out after ("chè búp 407,03"). */
const BARE: ReadonlySet<string> = new Set(["area", "mass", "volume", "length"]);

/** How a printed figure goes with a unit: alike; "bare" when the report prints no unit for it; undefined when they can not be one. */
export type UnitFit = "alike" | "bare" | undefined;

/**
 * Whether a figure may be of a unit: of one dimension whatever the scale word, or counting one kind of thing. A counted thing is one
 * kind too when the nouns share their words ("đầu sách" of "đầu sách, báo"). Counts have no fraction.
 *
 * @rule Q312
 */
export function fitUnit({ figure, counted }: Pick<Told, "figure" | "counted">, { unit, printed, words }: NamedUnit): UnitFit {
  const { dimension } = figure.unit;
  if (figure.scale === 0 && !checkWhole(figure.value, unit)) return undefined;
  const isCount = printed === undefined || printed.unit.dimension === "count";
  if (dimension === "") return isCount || BARE.has(printed.unit.dimension) ? "bare" : undefined;
  if (printed && measureAlike(figure, printed)) return "alike";
  if (dimension !== "count" || !isCount) return undefined;
  return counted.some((word) => words.has(word)) ? "alike" : undefined;
}
