import type { IsoDate } from "../period/period.ts";
import type { ImportKind, PlaceField } from "./columns.ts";

/** Why nothing at all can be read from a file that opens. Titles are printed as they stand. */
export type TableProblem =
  /** No sheet has the columns. `near`: headings that may be misspelt, with what they may mean. */
  | {
      readonly code: "IMPORT_NO_HEADING";
      readonly missing: readonly string[];
      readonly near: readonly { readonly at: string; readonly found: string; readonly title: string }[];
    }
  /** It is a table of the other kind. */
  | { readonly code: "IMPORT_OTHER_KIND"; readonly found: ImportKind }
  /** Two columns name the same thing. */
  | { readonly code: "IMPORT_HEADING_TWICE"; readonly title: string; readonly at: string; readonly other: string }
  | { readonly code: "IMPORT_NO_ROWS"; readonly sheet: string }
  | { readonly code: "IMPORT_TOO_MANY_ROWS"; readonly limit: number; readonly found: number };

/** What is wrong with a cell, and what would be right. `near`: what may be meant, nearest first. */
export type CellFault =
  | { readonly code: "IMPORT_MISSING"; readonly title: string }
  | { readonly code: "IMPORT_CELL_ERROR"; readonly found: string }
  | { readonly code: "IMPORT_UNCOMPUTED" }
  | { readonly code: "IMPORT_TOO_LONG"; readonly limit: number }
  | { readonly code: "IMPORT_DAY"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_LIFE_EMPTY"; readonly from: IsoDate }
  | { readonly code: "IMPORT_CODE_MALFORMED"; readonly found: string }
  /** A number that may have lost the zeros it began with. */
  | { readonly code: "IMPORT_CODE_ZEROS"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_CODE_TWICE"; readonly found: string; readonly first: string }
  | { readonly code: "IMPORT_TYPE"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_PLACE_UNKNOWN"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_PLACE_AMBIGUOUS"; readonly found: string; readonly near: readonly string[] }
  /** It exists, but not on the day. */
  | { readonly code: "IMPORT_PLACE_NOT_ALIVE"; readonly found: string; readonly day: IsoDate }
  | { readonly code: "IMPORT_PLACE_OUT_OF_REACH"; readonly found: string }
  | { readonly code: "IMPORT_CIRCLE"; readonly found: string }
  /** Its code is another place's at the same time. */
  | { readonly code: "IMPORT_LIVES_OVERLAP"; readonly found: string; readonly from: IsoDate; readonly to?: IsoDate }
  | { readonly code: "IMPORT_NO_HOME"; readonly found: string }
  /** Another pack says otherwise, and only that pack may change it. */
  | { readonly code: "IMPORT_SET_ELSEWHERE"; readonly pack: string; readonly differs: readonly PlaceField[] }
  | { readonly code: "IMPORT_ROLE"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_SECTOR"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_EMAIL"; readonly found: string }
  | { readonly code: "IMPORT_USERNAME"; readonly found: string; readonly near: readonly string[] }
  /** One username or address, two people. */
  | { readonly code: "IMPORT_TWO_PEOPLE"; readonly found: string; readonly name: string; readonly first?: string }
  /** One name, and nothing to tell whether it is one person or two. */
  | { readonly code: "IMPORT_NAMESAKES"; readonly found: string; readonly near: readonly string[] }
  | { readonly code: "IMPORT_DISABLED"; readonly found: string }
  | { readonly code: "IMPORT_ADMIN_WHOLE" }
  | { readonly code: "IMPORT_ADMIN_SECTORS" }
  /** It ended before the day of the import. */
  | { readonly code: "IMPORT_OVER"; readonly day: IsoDate }
  | { readonly code: "IMPORT_ROW_TWICE"; readonly first: string };

/** What was taken for granted where a cell says nothing; a person should look, nothing is wrong. */
export type CellNote =
  | { readonly code: "IMPORT_CODE_MADE"; readonly made: string }
  | { readonly code: "IMPORT_PARENT_ASSUMED"; readonly name: string }
  | { readonly code: "IMPORT_DAY_ASSUMED"; readonly day: IsoDate }
  | { readonly code: "IMPORT_FOUND_BY_NAME"; readonly found: string }
  | { readonly code: "IMPORT_USERNAME_MADE"; readonly made: string }
  | { readonly code: "IMPORT_HAS_ALREADY"; readonly day: IsoDate };

/** A fault or a note, at a cell. `at`: the cell, "B7"; where there is none, the one that would hold it, or "". */
export type CellProblem<Field extends string> = {
  readonly level: "error" | "note";
  readonly at: string;
  readonly field: Field;
  readonly fault: CellFault | CellNote;
};
