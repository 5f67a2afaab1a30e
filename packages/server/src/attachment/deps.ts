import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Outcome } from "@kehoach/core/outcome";
import type { SignedIn } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

export type FileCell = { readonly row: string; readonly column: string };
/** A submission to which a file is attached; it is begun by that, if nobody has yet. */
export type OpenedForFile = {
  readonly authorityId: bigint;
  readonly submissionId: bigint;
  readonly placeId: bigint;
  readonly subject: string;
};

/** An explanation, as somebody names it. */
type NamedExplanation = {
  readonly authority?: string | undefined;
  readonly explanation: string;
  readonly actor: SignedIn;
};

/** An explanation to which evidence is sent. */
export type OpenedForEvidence = {
  readonly authorityId: bigint;
  readonly explanationId: bigint;
  readonly placeId: bigint;
  readonly subject: string;
};

/** Whether an explanation takes evidence from somebody now, or lets it go. Bound in wiring.ts to explanation/file.ts. */
export type EvidenceDeps = {
  readonly open: (
    tx: Tx,
    scope: Scope,
    ask: NamedExplanation & { readonly language: Language },
  ) => Promise<Outcome<OpenedForEvidence, ApiProblem>>;
  readonly reopen: (
    tx: Tx,
    scope: Scope,
    ask: NamedExplanation & { readonly file: string },
  ) => Promise<Outcome<OpenedForEvidence, ApiProblem>>;
};

/** Whether a submission takes a file from somebody now, or lets one go. Bound in wiring.ts to submission/file.ts. */
export type FileDeps = {
  readonly open: (
    tx: Tx,
    scope: Scope,
    ask: {
      readonly authority?: string | undefined;
      readonly regime: string;
      readonly place: string;
      readonly period: string;
      readonly cell?: FileCell;
      readonly actor: SignedIn;
      readonly language: Language;
    },
  ) => Promise<Outcome<OpenedForFile, ApiProblem>>;
  readonly reopen: (
    tx: Tx,
    scope: Scope,
    ask: {
      readonly authorityId: bigint;
      readonly submissionId: bigint;
      readonly cell?: FileCell;
      readonly actor: SignedIn;
      readonly language: Language;
    },
  ) => Promise<Outcome<OpenedForFile, ApiProblem>>;
};
