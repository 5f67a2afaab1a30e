import type { Decimal } from "./decimal.ts";

/**
 * A unit of measure. `factor` is how many base units of `dimension` one of it is
 * (triệu đồng: 1000000 of đồng; tấn: 1000 of kg). `whole` units are counts: they admit no fraction.
 */
export type Unit = {
  readonly code: string;
  /** As printed after a figure: "triệu đồng", "ha", "%". */
  readonly name: string;
  readonly dimension: string;
  readonly factor: Decimal;
  readonly whole: boolean;
};

export type UnitTable = ReadonlyMap<string, Unit>;

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " ");
}

/** The unit of a code, or else of a printed name, whatever its capitals and spaces: "Triệu  đồng". @rule N13 */
export function findUnit(units: UnitTable, codeOrName: string): Unit | undefined {
  const name = fold(codeOrName);
  return units.get(codeOrName) ?? [...units.values()].find((unit) => fold(unit.name) === name);
}

/** Whether a unit admits the amount: a count has no fraction ("2,0" người is two, "2,5" is nobody). @rule N14 */
export function checkWhole(value: Decimal, unit: Unit): boolean {
  return !unit.whole || value.units % 10n ** BigInt(value.scale) === 0n;
}
