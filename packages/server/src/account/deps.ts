import type { ApiProblem } from "@kehoach/api/problem";
import type { Outcome } from "@kehoach/core/outcome";
import type { Pool } from "pg";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import type { Mail } from "../platform/mail.ts";
import type { Auth } from "./auth.ts";
import type { AccountAct } from "./record.ts";

/** What acts of signing in work with. */
export type AccountDeps = {
  readonly pool: Pool;
  readonly auth: Auth;
  /** The library connected to the provider; made when first asked for, so that a provider that hangs stops nobody else. */
  readonly oidc: () => Promise<Outcome<Auth, ApiProblem>>;
  readonly oidcName: string | undefined;
  readonly publicUrl: string;
  readonly language: "vi" | "en";
  /** Undefined: this installation sends no mail. */
  readonly mail: Mail | undefined;
  readonly now: Clock;
  readonly log: Log;
  /** Writes an act into the journal. */
  readonly record: (act: AccountAct) => Promise<void>;
  /** Work an answer does not wait for; it is awaited when the server stops. */
  readonly later: (work: Promise<void>) => void;
};

/** A request, as far as signing in needs it. */
export type Visit = {
  /** Only what we chose: cookie, agent, and the client's address under a name of ours. */
  readonly headers: Headers;
  readonly cookie: string | undefined;
  /** The client's address as the limits count it. */
  readonly address: string;
};
