import { codeOf, pad } from "../made-up-parts.ts";

/** How large a made-up authority is: communes that each send one form every month, from the first month of a year on. */
export type SiteSize = {
  /** None: the authority is a province itself, with its communes directly below. */
  readonly provinces: number;
  readonly communes: number;
  /** Lines of the form, each with one figure that is typed. */
  readonly lines: number;
  /** How many lines a sector has. */
  readonly perSector: number;
  readonly firstYear: number;
};

/** The year before this one: its months are over, so that every one of them can be sent. */
export const YEAR_BEFORE = new Date().getFullYear() - 1;

/** The column that is typed into. */
export const COLUMN = "now";
export const FIRST_DAY = "2000-01-01";
export const ROOT = "P";

export function listCodes({ lines, perSector }: SiteSize): readonly string[] {
  return Array.from({ length: lines }, (_, at) => codeOf(at, perSector));
}

export function communeCode(at: number): string {
  return `X${pad(at + 1, 4)}`;
}

export function communeOf(at: number): string {
  return `${communeCode(at)}@${FIRST_DAY}`;
}

export function provinceCode(province: number): string {
  return `T${pad(province + 1, 2)}`;
}

/** The province in which a commune lies: neighbours in the list lie in one. */
export function provinceOf({ provinces, communes }: SiteSize, commune: number): number {
  return Math.floor((commune * provinces) / communes);
}

/** The month that many after the first: "2024-M01". */
export function monthOf({ firstYear }: SiteSize, at: number): string {
  return `${firstYear + Math.floor(at / 12)}-M${pad(1 + (at % 12), 2)}`;
}

/** What a commune says in a line of a month, in hundredths: no line jumps, none is beyond its plan. */
export function hundredthsOf(line: number, commune: number, month: number): number {
  return 100_000 + ((line * 7919 + commune * 104_729 + month * 31) % 20_000);
}

/** The same in SQL, from whole numbers under these names. */
export const HUNDREDTHS = "(100000 + (line * 7919 + commune * 104729 + month * 31) % 20000)";

/** As a person types it: "1.234,56". */
export function typeFigure(hundredths: number): string {
  const whole = String(Math.floor(hundredths / 100)).replace(/(\d)(?=(\d{3})+$)/g, "$1.");
  return `${whole},${pad(hundredths % 100, 2)}`;
}

/** What a commune types into the form of a month. */
export function typeCells(
  size: SiteSize,
  commune: number,
  month: number,
): readonly { row: string; column: string; base: number; text: string }[] {
  return listCodes(size).map((row, line) => ({
    row,
    column: COLUMN,
    base: 0,
    text: typeFigure(hundredthsOf(line, commune, month)),
  }));
}
