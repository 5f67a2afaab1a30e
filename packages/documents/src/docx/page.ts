import { type IRunStylePropertiesOptions, type ISectionPropertiesOptions, PageOrientation } from "docx";
import { FONT, GAP, LINE, PAGE, points, SIZE } from "./measures.ts";

export const VIETNAMESE = { value: "vi-VN", eastAsia: "vi-VN", bidirectional: "vi-VN" } as const;

/** Letters of what is in a document, black and of one kind. @param size  points */
export function toLetters(size: number, language: { readonly value: string } = VIETNAMESE): IRunStylePropertiesOptions {
  return { font: FONT, size: points(size), color: "000000", language };
}

/** What a paragraph of the text is, unless it says otherwise. */
export function toTextStyle(language?: { readonly value: string }) {
  return { run: toLetters(SIZE.body, language), paragraph: { spacing: { before: 0, after: GAP, ...LINE } } };
}

/** Pages of A4 with the margins of the decree, numbered from one; the first has a header of its own. */
export function toPages(isLandscape = false): ISectionPropertiesOptions {
  return {
    titlePage: true,
    page: {
      size: {
        width: PAGE.width,
        height: PAGE.height,
        orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: PAGE.top,
        bottom: PAGE.bottom,
        left: PAGE.left,
        right: isLandscape ? PAGE.rightLandscape : PAGE.right,
        header: PAGE.header,
        footer: PAGE.footer,
      },
      pageNumbers: { start: 1 },
    },
  };
}
