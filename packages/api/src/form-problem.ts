/** Why a form or a regime is not made, changed or removed on the screen, with its HTTP status. */
export const FORM_STATUS = {
  FORM_CODE_TAKEN: 409,
  /** Set by a pack of files. */
  FORM_OF_PACK: 409,
  REGIME_OF_PACK: 409,
  /** Somebody else was quicker. */
  FORM_CHANGED: 409,
  FORM_ENTRY: 422,
  /** A line or column in which something was typed would mean something else. */
  FORM_ANSWERED: 409,
  /** A regime asks for it. */
  FORM_ASKED: 409,
  REGIME_BEGUN: 409,
  /** Taken together what was made makes no pack. */
  FORM_PACK: 422,
} as const;
