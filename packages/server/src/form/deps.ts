import type { LocalFault } from "@kehoach/api/local-refusal";
import type { Outcome } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import type { Clock } from "../platform/clock.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** Changes what an authority enters itself, in the transaction of the act. Bound in wiring.ts to pack/apply-local.ts. */
export type ApplyLocal = <P>(
  tx: Tx,
  scope: Scope,
  authority: string,
  actor: string,
  edit: (local: PackFiles, under: readonly PackFiles[]) => Outcome<PackFiles, P>,
) => Promise<Outcome<{ readonly versions: number }, LocalFault | P>>;

export type FormDeps = {
  readonly clock: Clock;
  readonly applyLocal: ApplyLocal;
  /** The pack that holds what an authority enters itself. */
  readonly localCode: (authority: string) => string;
};
