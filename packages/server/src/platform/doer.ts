/** Who does something, and on which day in Việt Nam. */
export type Doer = {
  /** As the journal names him: `user:<username>`, `command:<login name>`. */
  readonly actor: string;
  /** Undefined for the program itself. */
  readonly userId?: string;
  readonly today: string;
};
