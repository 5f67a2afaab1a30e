import type { ApiProblem } from "@kehoach/api/problem";
import type { NewAppointment } from "@kehoach/core/access/appointment";
import type { TypedTable } from "@kehoach/core/import/read-rows";
import type { Outcome } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import type { Setter } from "@kehoach/core/pack/setter";
import type { AuthorityRow } from "../place/read.ts";
import type { Tx } from "../platform/transaction.ts";
import type { TotalChanges } from "../total/try.ts";

/** A table to import, and who imports it. */
export type ImportAsk<Field extends string> = {
  readonly table: TypedTable<Field>;
  /** SHA-256 of the file, so that another file is another import. */
  readonly bytesDigest: string;
  /** As the journal names him. */
  readonly actor: string;
  readonly today: string;
  /** That of the preview: then it is done. Without one it is shown. */
  readonly mark?: string;
};

/** A change of a pack, as pack/apply.ts tells it. */
export type PackChange = { readonly kind: string; readonly key: string; readonly pack: string; readonly what: string };

/** pack/apply.ts, which other slices do not call: the composer hands it in. */
export type ApplyWithin = (
  tx: Tx,
  chain: readonly PackFiles[],
  options: { readonly actor: string; readonly dryRun?: boolean; readonly withTotals?: boolean },
) => Promise<
  Outcome<
    {
      readonly changes: readonly PackChange[];
      readonly conflicts: readonly { readonly key: string; readonly setBy: Setter }[];
      readonly totals?: TotalChanges;
    },
    { readonly code: string }
  >
>;

/** What importing asks of the administration of people, which the composer hands in. */
export type PeopleDoing = {
  readonly insertUser: (
    tx: Tx,
    user: { readonly username: string; readonly name: string; readonly email: string },
    hash: string,
  ) => Promise<string>;
  readonly saveAppointment: (
    tx: Tx,
    authority: AuthorityRow,
    user: { readonly id: string; readonly username: string },
    decided: { readonly appointment: NewAppointment & { readonly placeId: bigint }; readonly reason: string | undefined },
    doer: { readonly actor: string; readonly today: string },
  ) => Promise<string>;
  /** The hash of a password nobody knows. */
  readonly hashUnknown: () => Promise<string>;
  /** A link with which somebody sets his password; mailed when this installation sends mail. */
  readonly invite: (userId: string) => Promise<Outcome<{ readonly link: string; readonly mailed: boolean }, ApiProblem>>;
};
