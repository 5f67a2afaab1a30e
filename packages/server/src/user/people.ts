import type { ApiProblem } from "@kehoach/api/problem";
import type { createUser } from "@kehoach/api/user-act";
import type { Outcome } from "@kehoach/core/outcome";
import type { z } from "zod";
import type { AuthorityRow } from "../place/read.ts";
import type { Doer } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** A link that sets a password, shown once; `mailed` says that it also went to the user's address. */
export type Handed = { readonly link: string; readonly mailed: boolean };

/** What administration of people asks of signing in. Links are made once the act is in the database, by connections of their own. */
export type People = {
  /** The hash of a password nobody knows. */
  readonly hashUnknown: () => Promise<string>;
  /** A link for somebody new. */
  readonly invite: (userId: string) => Promise<Outcome<Handed, ApiProblem>>;
  /** A link for somebody whose password was taken away; his locked names are opened too. */
  readonly handReset: (userId: string) => Promise<Outcome<Handed, ApiProblem>>;
  /** Tells somebody by mail that he was linked to a subject, or is no longer. */
  readonly tellSubject: (userId: string, isLinked: boolean) => Promise<void>;
};

/** A role at a place as the wire asks for it, of somebody named besides. */
export type AskedAppointment = Omit<z.output<typeof createUser.body>, "authority" | "username" | "name" | "email" | "samePerson">;

/** The first appointment of somebody new: asked and given as access/appoint.ts does. */
export type Appointing<Wanted, Decided> = {
  readonly check: (
    tx: Tx,
    scope: Scope,
    authority: AuthorityRow,
    appointee: { readonly id?: string; readonly isDisabled: boolean },
    wanted: Wanted,
    today: string,
  ) => Promise<Outcome<Decided, ApiProblem>>;
  readonly save: (
    tx: Tx,
    authority: AuthorityRow,
    user: { readonly id: string; readonly username: string },
    decided: Decided,
    doer: Doer,
  ) => Promise<string>;
};
