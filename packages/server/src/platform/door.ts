import type { ApiProblem } from "@kehoach/api/problem";
import type { Action } from "@kehoach/core/access/action";
import type { Actor } from "@kehoach/core/access/actor";
import type { Outcome } from "@kehoach/core/outcome";
import type { Scope } from "./scope.ts";
import type { Tx } from "./transaction.ts";

/** The headers of a request, as far as they say who sends it. */
export type Sender = { readonly cookie: string | undefined };

/** Work in one transaction, within the scope of whoever asked for it. */
export type Working = <T>(work: (tx: Tx, scope: Scope) => Promise<T>) => Promise<T>;

/** What stands between a request and the database: who asks, whether he may, and how much of it he sees. */
export type Door = {
  readonly findActor: (sender: Sender) => Promise<Actor>;
  /** What an actor may see or change by an action. `authority` is the code asked for, if one is. */
  readonly open: (actor: Actor, action: Action, authority: string | undefined) => Promise<Outcome<Scope, ApiProblem>>;
  /** A question: one snapshot that can write nothing. */
  readonly read: (scope: Scope) => Working;
  /** An act: all of it or nothing. */
  readonly act: (scope: Scope) => Working;
};
