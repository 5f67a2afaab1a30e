import type { CellLook } from "../sheet-writing/workbook-styles.ts";

/** Colours of the template: what is typed, what is not, and the head of the table. */
const FILL = { typed: "FFFFF8DC", locked: "FFF2F2F2", head: "FFD9E2F3" } as const;
const CELL = { border: true, middle: true } as const;
/** More decimals than these are shown as stored. */
const MOST_DECIMALS = 6;
/** Vietnamese: where a program goes by the language of a format, "." parts groups and "," decimals. */
const LANGUAGE = "[$-42A]";

/** Numbers with so many digits after the comma. */
export function numberFormat(decimals: number): string {
  const places = Math.min(decimals, MOST_DECIMALS);
  return `${LANGUAGE}${places === 0 ? "#,##0" : `#,##0.${"0".repeat(places)}`}`;
}

export const LOOK = {
  key: { quiet: true },
  left: { bold: true },
  right: { align: "right" },
  title: { bold: true, size: 14, align: "center", middle: true, wrap: true },
  period: { italic: true, align: "center" },
  guide: { italic: true, quiet: true, wrap: true },
  head: { ...CELL, bold: true, wrap: true, align: "center", fill: FILL.head },
  number: { ...CELL, italic: true, align: "center", size: 9, fill: FILL.head },
  mark: { ...CELL, align: "center", quoted: true },
  unit: { ...CELL, align: "center", wrap: true },
  blank: { ...CELL, fill: FILL.locked },
  note: { ...CELL, wrap: true, unlocked: true, fill: FILL.typed, format: "@" },
} as const satisfies Readonly<Record<string, CellLook>>;

export function labelLook(isBold: boolean, indent: number): CellLook {
  return {
    ...CELL,
    wrap: true,
    align: "left",
    quoted: true,
    ...(isBold ? { bold: true } : {}),
    ...(indent > 0 ? { indent } : {}),
  };
}

export function markLook(isBold: boolean): CellLook {
  return isBold ? { ...LOOK.mark, bold: true } : LOOK.mark;
}

function makeFigureLook(decimals: number, isTyped: boolean, isSent: boolean): CellLook {
  return {
    ...CELL,
    align: "right",
    format: numberFormat(decimals),
    fill: isTyped ? FILL.typed : FILL.locked,
    ...(isTyped ? { unlocked: true } : {}),
    ...(isSent ? { italic: true } : {}),
  };
}

/** Thousands of cells have the same few looks. */
const FIGURE_LOOKS = new Map<string, CellLook>();

/** A cell of figures. `isSent`: it comes from a form that is not approved yet. */
export function figureLook(decimals: number, isTyped: boolean, isSent = false): CellLook {
  const key = `${Math.min(decimals, MOST_DECIMALS + 1)} ${isTyped} ${isSent}`;
  const look = FIGURE_LOOKS.get(key) ?? makeFigureLook(decimals, isTyped, isSent);
  FIGURE_LOOKS.set(key, look);
  return look;
}
