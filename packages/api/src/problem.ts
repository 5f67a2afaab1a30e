import { z } from "zod";

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
  YEAR_UNKNOWN: 404,
  INDICATOR_UNKNOWN: 404,
  SECTOR_UNKNOWN: 404,
  DOCUMENT_UNKNOWN: 404,
  REPORT_UNKNOWN: 404,
  REPORT_UNBOUND: 409,
  PATH_UNKNOWN: 404,
  METHOD_UNKNOWN: 405,
  REQUEST_BROKEN: 400,
  STARTING: 503,
  FAULT: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

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
export type ApiProblem = {
  readonly code: ProblemCode;
  readonly parameter?: string;
  readonly found?: string;
  /** PARAMETER_INVALID: what is wrong with it, and what would be right. */
  readonly reason?: ParameterReason;
  readonly bounds?: { readonly min: number; readonly max: number };
  readonly choices?: readonly string[];
  /** REPORT_UNBOUND: what could not be bound, in words. */
  readonly note?: string;
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
