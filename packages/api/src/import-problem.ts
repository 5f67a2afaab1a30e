import type { TableProblem } from "@kehoach/core/import/problem";

const TABLE_STATUS = {
  IMPORT_NO_HEADING: 422,
  IMPORT_OTHER_KIND: 422,
  IMPORT_HEADING_TWICE: 422,
  IMPORT_NO_ROWS: 422,
  IMPORT_TOO_MANY_ROWS: 422,
} as const satisfies Record<TableProblem["code"], number>;

/** Refusals of importing from a table, with their HTTP status. What is wrong with single cells is no refusal: the preview shows it. */
export const IMPORT_STATUS = {
  ...TABLE_STATUS,
  IMPORT_BUSY: 503,
  /** What was seen in the preview is no longer what would be done. */
  IMPORT_STALE: 409,
  /** Some row has a problem: nothing is done until it is mended. */
  IMPORT_HAS_PROBLEMS: 422,
  /** Another pack set a place otherwise, and nobody can say at which cell. */
  IMPORT_CONFLICT: 409,
} as const;

/** What such a refusal says beyond its code. */
export type ImportProblemFields = {
  /** IMPORT_…: everything known of what is wrong with the table. */
  readonly table?: TableProblem;
  /** FILE_…: what the file was sent for; to be audited when left out. */
  readonly purpose?: "audit" | "import" | "attach";
};
