import type { TableProblem } from "@kehoach/core/import/problem";
import { importSentencesEn } from "@kehoach/core/words/import-en";
import { type Sentences, toSentence } from "@kehoach/core/words/sentence";
import type { IMPORT_STATUS } from "./import-problem.ts";
import type { Sentence } from "./sentence.ts";

const sentences: Sentences<TableProblem> = importSentencesEn;
const table: Sentence = {
  title: "The table could not be read",
  detail: ({ table: problem }) =>
    problem === undefined ? "The table in the file could not be read." : toSentence(sentences, problem),
};

/** English sentences of the refusals of importing. */
export const IMPORT_PROBLEMS_EN = {
  IMPORT_NO_HEADING: table,
  IMPORT_OTHER_KIND: table,
  IMPORT_HEADING_TWICE: table,
  IMPORT_NO_ROWS: table,
  IMPORT_TOO_MANY_ROWS: table,
  IMPORT_BUSY: {
    title: "Other files are being imported",
    detail: () => "The server is importing other files; try again in some minutes.",
  },
  IMPORT_STALE: {
    title: "The preview is out of date",
    detail: () =>
      "Since the preview the file or the lists have changed (somebody may have edited them, or this file was applied already). Nothing was written; preview again, then apply.",
  },
  IMPORT_HAS_PROBLEMS: {
    title: "Some cells are not right yet",
    detail: ({ found }) => `${found ?? ""} rows have errors, so nothing was written. Mend them in the file and import again.`,
  },
  IMPORT_CONFLICT: {
    title: "Another pack sets this unit",
    detail: ({ found, note }) =>
      `Unit ${found ?? ""} is set otherwise by pack “${note ?? ""}”; nothing was written. Change that pack, or drop the row.`,
  },
} satisfies Record<keyof typeof IMPORT_STATUS, Sentence>;
