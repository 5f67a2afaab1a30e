/** Why something about a plan is not done, with its HTTP status. */
export const PLAN_STATUS = {
  PLAN_ENTRY: 422,
  PLAN_CONFLICT: 409,
  PLAN_STAGE: 409,
  /** Taken together what was entered makes no pack. */
  PLAN_PACK: 422,
  PLAN_NOTHING: 422,
  ATTACHMENT_UNKNOWN: 404,
  ATTACHMENT_KIND: 415,
  ATTACHMENT_BUSY: 503,
} as const;
