import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { z } from "zod";
import { ACCOUNT_STATUS, type AccountProblemFields } from "./account-problem.ts";
import { ANNEX_STATUS } from "./annex-problem.ts";
import { EXPLANATION_STATUS } from "./explanation-problem.ts";
import { FORM_FILE_STATUS } from "./form-file-problem.ts";
import { FORM_STATUS } from "./form-problem.ts";
import { IMPORT_STATUS, type ImportProblemFields } from "./import-problem.ts";
import { PEOPLE_STATUS, type PeopleProblemFields } from "./people-problem.ts";
import { PLAN_STATUS } from "./plan-problem.ts";
import { SUBMISSION_STATUS } from "./submission-problem.ts";

/** Why a report sent to be audited can not be read. Only its size is a matter of the request; all else lies in the file. */
const FILE_STATUS = {
  FILE_EMPTY: 422,
  FILE_TOO_LARGE: 413,
  FILE_UNKNOWN_KIND: 422,
  FILE_ENCRYPTED: 422,
  FILE_TRUNCATED: 422,
  FILE_BOMB: 422,
  FILE_BROKEN: 422,
  FILE_OLD_ENCODING: 422,
  FILE_BINARY: 422,
  FILE_OLD_WORD: 422,
  FILE_SCAN: 422,
  FILE_NO_TEXT: 422,
  FILE_TIMEOUT: 422,
  FILE_MEMORY: 422,
  FILE_STATE_SECRET: 422,
} as const satisfies Record<FileProblem["code"], number>;

/** Every refusal the API can give, with its HTTP status. Codes are never reused. */
export const PROBLEM_STATUS = {
  PARAMETER_UNKNOWN: 400,
  PARAMETER_INVALID: 400,
  PARAMETER_MISSING: 400,
  AUTHORITY_NEEDED: 400,
  AUTHORITY_UNKNOWN: 404,
  PLACE_UNKNOWN: 404,
  PLACE_OUT_OF_LIFE: 404,
  PLACE_AMBIGUOUS: 409,
  PLACE_OUT_OF_SCOPE: 403,
  SIGN_IN_NEEDED: 401,
  ACTION_REFUSED: 403,
  YEAR_UNKNOWN: 404,
  YEAR_NONE: 404,
  INDICATOR_UNKNOWN: 404,
  SECTOR_UNKNOWN: 404,
  DOCUMENT_UNKNOWN: 404,
  REGIME_UNKNOWN: 404,
  FORM_UNKNOWN: 404,
  SENDING_UNKNOWN: 404,
  JOURNAL_TOO_LONG: 422,
  REPORT_UNKNOWN: 404,
  REPORT_UNBOUND: 409,
  PATH_UNKNOWN: 404,
  METHOD_UNKNOWN: 405,
  REQUEST_BROKEN: 400,
  REQUEST_FOREIGN: 403,
  BODY_KIND: 415,
  BODY_STOPPED: 408,
  AUDIT_BUSY: 503,
  EVENTS_BUSY: 503,
  ...FILE_STATUS,
  ...IMPORT_STATUS,
  ...ACCOUNT_STATUS,
  ...PEOPLE_STATUS,
  ...PLAN_STATUS,
  ...ANNEX_STATUS,
  ...SUBMISSION_STATUS,
  ...EXPLANATION_STATUS,
  ...FORM_STATUS,
  ...FORM_FILE_STATUS,
  STARTING: 503,
  FAULT: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** Refusals of the parameters `authority` and `place`. */
export const PLACE_PROBLEMS = [
  "AUTHORITY_UNKNOWN",
  "AUTHORITY_NEEDED",
  "PLACE_UNKNOWN",
  "PLACE_OUT_OF_LIFE",
  "PLACE_AMBIGUOUS",
] as const satisfies readonly ProblemCode[];
/** Refusals of `authority`, `place` and `year`. */
export const PLACE_YEAR_PROBLEMS = [...PLACE_PROBLEMS, "YEAR_UNKNOWN", "YEAR_NONE"] as const satisfies readonly ProblemCode[];

/** Something the asker may have meant. */
export const candidate = z.object({
  code: z.string().describe("Giá trị dùng được cho tham số"),
  name: z.string(),
  /** When it lives, or what it is; for a reader. */
  detail: z.string().nullable(),
});
export type Candidate = z.output<typeof candidate>;

/** RFC 9457 problem+json. `title` and `detail` are Vietnamese, English when Accept-Language asks for it. */
export const problemReply = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  parameter: z.string().optional(),
  candidates: z.array(candidate).optional(),
  /** Every refusal, when there is more than one; the fields above are of the first. */
  problems: z.array(z.object({ code: z.string(), detail: z.string(), parameter: z.string().optional() })).optional(),
  /** Faults only: what the log calls it. */
  id: z.string().optional(),
  /** STARTING only: what the server is doing. */
  step: z.string().optional(),
});
export type ProblemReply = z.output<typeof problemReply>;

/** A refusal before it is put into words. `found` is what the asker sent. */
export type ApiProblem = AccountProblemFields &
  PeopleProblemFields &
  ImportProblemFields & {
    readonly code: ProblemCode;
    readonly parameter?: string;
    readonly found?: string;
    /** PARAMETER_INVALID: what is wrong with it, and what would be right. */
    readonly reason?: ParameterReason;
    readonly bounds?: { readonly min: number; readonly max: number };
    readonly choices?: readonly string[];
    /** REPORT_UNBOUND: what could not be bound, in words. */
    readonly note?: string;
    /** FILE_…: everything known of what is wrong with the file. */
    readonly file?: FileProblem;
    readonly candidates?: readonly Candidate[];
  };

/** Why a parameter is refused. */
export type ParameterReason =
  | "format"
  | "date"
  | "year"
  | "range"
  | "choice"
  | "cursor"
  | "period"
  | "breakdown"
  | "repeated"
  | "length";
