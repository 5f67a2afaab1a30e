/** Why the annex of a decision is not imported, with its HTTP status. What is wrong with single cells is no refusal: the preview shows it. */
export const ANNEX_STATUS = {
  ANNEX_CHOICES: 400,
  ANNEX_NO_TABLE: 422,
  /** What must be said of the paper before anything is written is not said. */
  ANNEX_PAPER: 422,
  /** Cells with problems are left out, and nobody has said that they may be. */
  ANNEX_HELD: 422,
  /** Taken together the entries make no pack. */
  ANNEX_PACK: 422,
} as const;
