import { convertMillimetersToTwip } from "docx";

/** Half-points, as Word counts letters. */
export function points(size: number): number {
  return size * 2;
}

/**
 * Sizes of letters, in points.
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I
 */
export const SIZE = {
  countryName: 12,
  motto: 13,
  issuer: 12,
  number: 13,
  placeDate: 13,
  kind: 14,
  abstract: 14,
  body: 14,
  signature: 14,
  recipientsTitle: 12,
  recipients: 11,
  pageNumber: 13,
  annexHeading: 14,
  annexTable: 12,
  footnote: 11,
  notice: 10,
} as const;

/**
 * Page of A4, in twentieths of a point; margins top and bottom 20, left 30, right 20 (portrait) or 15 (landscape) mm.
 * @source Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I
 */
export const PAGE = {
  width: convertMillimetersToTwip(210),
  height: convertMillimetersToTwip(297),
  top: convertMillimetersToTwip(20),
  bottom: convertMillimetersToTwip(20),
  left: convertMillimetersToTwip(30),
  right: convertMillimetersToTwip(20),
  rightLandscape: convertMillimetersToTwip(15),
  header: convertMillimetersToTwip(8),
  footer: convertMillimetersToTwip(8),
} as const;

/** First-line indent 1,27 cm; 6 points after a paragraph. */
export const FIRST_LINE = convertMillimetersToTwip(12.7);
export const GAP = 120;

/** Lines of 1,15 and single ones. The rule is named: without it LibreOffice takes the number for a fixed height. */
export const LINE = { line: 276, lineRule: "auto" } as const;
export const SINGLE = { line: 240, lineRule: "auto" } as const;

export const FONT = "Times New Roman";
