import type { FileFault } from "@kehoach/core/form-import/problem";

/** What keeps a whole file from being taken; what there is to say of each stands in core/words. */
const RULED = {
  FORM_FILE_OTHER_FORM: 422,
  FORM_FILE_OTHER_PLACE: 422,
  FORM_FILE_OTHER_PERIOD: 422,
  FORM_FILE_VERSION: 422,
  FORM_FILE_LINE_GONE: 422,
  FORM_FILE_LINE_NEW: 422,
  FORM_FILE_LINE_UNIT: 422,
  FORM_FILE_COLUMN_GONE: 422,
  FORM_FILE_COLUMN_NEW: 422,
  FORM_FILE_SHEET_TWICE: 422,
  FORM_FILE_NO_TABLE: 422,
  FORM_FILE_NO_LINES: 422,
  FORM_FILE_TOO_MANY_ROWS: 422,
  FORM_FILE_TOO_MANY_COLUMNS: 422,
} as const satisfies Record<FileFault["code"], number>;

/** Why a file is not taken into a form, with its HTTP status. What is wrong with single cells is no refusal: the preview shows it. */
export const FORM_FILE_STATUS = {
  FORM_FILE_ANSWERS: 400,
  ...RULED,
} as const;
