import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { saveSheet } from "@kehoach/api/submission";
import type { Actor } from "@kehoach/core/access/actor";
import type { Outcome } from "@kehoach/core/outcome";
import type { IsoDate } from "@kehoach/core/period/period";
import type { z } from "zod";
import type { AuthorityRow } from "../place/read.ts";
import type { Clock } from "../platform/clock.ts";
import type { SignedIn } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** Who sends a file, and in which language he is answered. */
export type Sender = { readonly actor: SignedIn; readonly language: Language };

export type FormFileDeps = {
  readonly clock: Clock;
  /** The sectors somebody enters at the place of a form. Bound in wiring.ts to submission/rights.ts. */
  readonly loadSectors: (
    tx: Tx,
    scope: Scope,
    actor: Actor,
    at: { readonly authority: AuthorityRow; readonly placeId: bigint },
    day: IsoDate,
  ) => Promise<Outcome<"all" | readonly string[], ApiProblem>>;
  /** Saves cells as the screen does. Bound in wiring.ts to submission/save.ts. */
  readonly save: (
    tx: Tx,
    scope: Scope,
    body: z.output<typeof saveSheet.body>,
    sender: Sender,
  ) => Promise<Outcome<{ readonly saved: z.output<typeof saveSheet.reply>; readonly written: number }, ApiProblem>>;
};
