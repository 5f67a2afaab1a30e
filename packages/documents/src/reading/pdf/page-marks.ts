/** A character where it stands; from the top left corner of the page, in points. `y` is the baseline. */
export type Char = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** A blank was printed right before it. */
  readonly blank: boolean;
  /** The number by which the structure tree names it; -1 for none. */
  readonly mark: number;
  /** The file says that it belongs to the page, not to the text (heads, feet, decoration). */
  readonly artifact: boolean;
};

/** A ruling line. `at` is its place across: y of a horizontal one, x of a vertical one. */
export type Rule = { readonly horizontal: boolean; readonly at: number; readonly from: number; readonly to: number };

/** Everything on a page that tells something. `drawn`: whether anything at all is painted. */
export type PageMarks = {
  readonly width: number;
  readonly height: number;
  readonly chars: readonly Char[];
  readonly rules: readonly Rule[];
  readonly drawn: boolean;
  /** Letters met, also those beyond what is kept. */
  readonly count: number;
};
