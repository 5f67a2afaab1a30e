import type { Actor } from "@kehoach/core/access/actor";

/** Somebody with a name: who is let in by any door but those open to everybody. */
export type SignedIn = Extract<Actor, { kind: "user" }>;

/** Who does something, and on which day in Việt Nam. */
export type Doer = {
  /** As the journal names him: `user:<username>`, `command:<login name>`. */
  readonly actor: string;
  /** Undefined for the program itself. */
  readonly userId?: string;
  readonly today: string;
};
