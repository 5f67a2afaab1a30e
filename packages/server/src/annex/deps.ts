import type { LocalFault } from "@kehoach/api/local-refusal";
import type { Outcome } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import type { Setter } from "@kehoach/core/pack/setter";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

export type LocalChange = { readonly kind: string; readonly key: string; readonly pack: string; readonly what: string };

export type LocalResult = {
  readonly changes: readonly LocalChange[];
  readonly conflicts: readonly { readonly key: string; readonly setBy: Setter }[];
  readonly versions: number;
};

/** Changes what an authority enters itself, or says what would change. Bound in wiring.ts to pack/apply-local.ts. */
export type EditLocal = (
  tx: Tx,
  scope: Scope,
  authority: string,
  edit: (local: PackFiles, under: readonly PackFiles[]) => PackFiles,
  options: { readonly actor: string; readonly dryRun?: boolean; readonly skipConflicts?: boolean },
) => Promise<Outcome<LocalResult, LocalFault>>;

/** Writes that the plan of a year is assigned by a document. Bound in wiring.ts to plan/make.ts. */
export type SaveAssigned = (
  tx: Tx,
  authorityId: bigint,
  step: { readonly year: number; readonly stage: "assigned"; readonly actor: string; readonly document: string },
) => Promise<void>;

export type AnnexDeps = { readonly editLocal: EditLocal; readonly saveAssigned: SaveAssigned };
