import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPeriod } from "@kehoach/core/period/period";
import type { Scope } from "../platform/scope.ts";
import { lockName, readNow, type Tx } from "../platform/transaction.ts";
import { type AskedSheet, type FoundSheet, findSheet, refuseNotDue } from "./find-sheet.ts";
import {
  findSubmission,
  insertSubmission,
  loadVersions,
  NO_VERSIONS,
  type SubmissionKey,
  type SubmissionMark,
  type SubmissionRow,
  saveSubmission,
  type Versions,
} from "./store.ts";

/** A submission as it is held for an act: nobody else changes it before the transaction is over. */
export type Held = {
  readonly found: FoundSheet;
  readonly key: SubmissionKey;
  /** Undefined: nobody has begun it. */
  readonly row: SubmissionRow | undefined;
  readonly versions: Versions;
  /** By the clock of the database. */
  readonly at: string;
};

/** A submission that nobody has begun. */
export const UNBEGUN: SubmissionMark = { state: "draft", seq: 0, sent: 0, filled: 0 };

/**
 * Every act on a submission that begins it comes this way: of two at once one waits here, and then finds it begun.
 * @param isNew  nobody is expected to have begun it
 */
async function hold(tx: Tx, key: SubmissionKey, isNew: boolean): Promise<Pick<Held, "row" | "at">> {
  const find = () => Promise.all([findSubmission(tx, key, "locked"), readNow(tx)]);
  const [begun, now] = isNew ? [undefined, ""] : await find();
  if (begun) return { row: begun, at: now };
  const name = `submission ${key.authorityId} ${key.regime} ${key.placeId} ${showPeriod(key.period)}`;
  const [, [row, at]] = await Promise.all([lockName(tx, name), find()]);
  return { row, at };
}

/**
 * The submission asked for, held to the end of the transaction, with everything typed into it.
 * @param asked  seq: what the asker has seen of it; 0: nothing
 * @param owed   "sent": somebody has begun it, whether or not the place owes it now: a regime may have ended since
 * @problem FORM_NOT_DUE  and those of findSheet
 */
export async function prepare(
  tx: Tx,
  scope: Scope,
  asked: AskedSheet & { readonly seq?: number },
  owed: "owed" | "sent" = "owed",
): Promise<Outcome<Held, ApiProblem>> {
  const sheet = await findSheet(tx, scope, asked, "held");
  if (!sheet.ok) return sheet;
  const found = sheet.value;
  if (!found.isDue && owed === "owed") return refuseNotDue(found);
  const { authority, regime, placeId, period } = found;
  const key = { authorityId: authority.id, regime: regime.code, placeId, period };
  const { row, at } = await hold(tx, key, asked.seq === 0);
  if (row === undefined && !found.isDue) return refuseNotDue(found);
  const versions = row === undefined || row.seq === 0 ? NO_VERSIONS : await loadVersions(tx, authority.id, row.id);
  return accept({ found, key, row, versions, at });
}

/** Writes how far a held submission has come; it is begun if nobody has. @returns its number */
export async function mark({ key, row, at }: Held, tx: Tx, change: Partial<SubmissionMark>, actor: string): Promise<bigint> {
  if (row === undefined) return insertSubmission(tx, key, { ...UNBEGUN, ...change }, { actor, at });
  await saveSubmission(tx, key.authorityId, row.id, { ...change, at });
  return row.id;
}
