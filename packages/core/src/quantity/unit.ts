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
