import type { ApprovalStep } from "@kehoach/core/regime/regime";
import type { SendingAct } from "@kehoach/core/submission/approval";
import { sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";
import type { RowOwner } from "./store.ts";

/** What became of the sendings of one submission. */
export type SubmissionAct = SendingAct & { readonly submissionId: bigint };

type Row = {
  readonly submission_id: bigint;
  readonly n: number;
  readonly act: SendingAct["act"];
  readonly step: ApprovalStep | null;
  readonly sectors: readonly string[] | null;
  readonly reason: string | null;
  readonly actor: string;
  readonly at: string;
};

function toAct({ submission_id, n, act, step, sectors, reason, actor, at }: Row): SubmissionAct {
  const whose = { submissionId: submission_id, n, by: actor, at };
  // The check constraints of the table say which act has which.
  if (act === "approve") return { ...whose, act, step: step ?? "whole", ...(sectors === null ? {} : { sectors }) };
  return { ...whose, act, reason: reason ?? "" };
}

/** Everything that became of some submissions, in the order in which it was done. */
export async function listActs(tx: Tx, authorityId: bigint, submissions: readonly bigint[]): Promise<readonly SubmissionAct[]> {
  if (submissions.length === 0) return [];
  const found = await sql<Row>`
    select submission_id, n, act, step, sectors, reason, actor, at from sending_act
    where authority_id = ${authorityId} and submission_id = any (${submissions}::bigint[]) order by id`.execute(tx);
  return found.rows.map(toAct);
}

/** The same, by submission. */
export async function loadActs(
  tx: Tx,
  authorityId: bigint,
  submissions: readonly bigint[],
): Promise<ReadonlyMap<bigint, readonly SubmissionAct[]>> {
  return Map.groupBy(await listActs(tx, authorityId, submissions), ({ submissionId }) => submissionId);
}

export async function insertAct(
  tx: Tx,
  { authorityId, placeId }: RowOwner,
  submissionId: bigint,
  act: SendingAct,
): Promise<void> {
  await tx
    .insertInto("sending_act")
    .values({
      authority_id: authorityId,
      submission_id: submissionId,
      place_id: placeId,
      n: act.n,
      act: act.act,
      step: act.act === "approve" ? act.step : null,
      sectors: act.act === "approve" ? (act.sectors ?? null) : null,
      reason: act.act === "approve" ? null : act.reason,
      actor: act.by,
      at: act.at,
    })
    .execute();
}

/** Everybody who typed something into a submission up to a version. */
export async function listWriters(tx: Tx, authorityId: bigint, submissionId: bigint, upTo: number): Promise<readonly string[]> {
  const found = await sql<{ actor: string }>`
    select distinct actor from entry_version where authority_id = ${authorityId} and submission_id = ${submissionId} and seq <= ${upTo}`.execute(
    tx,
  );
  return found.rows.map(({ actor }) => actor);
}

/** Of some submissions those into which somebody typed something. */
export async function listOwnWork(
  tx: Tx,
  authorityId: bigint,
  submissions: readonly bigint[],
  actor: string,
): Promise<ReadonlySet<bigint>> {
  if (submissions.length === 0) return new Set();
  const found = await sql<{ id: bigint }>`
    select id from unnest(${submissions}::bigint[]) as id where exists (
      select from entry_version v where v.authority_id = ${authorityId} and v.submission_id = id and v.actor = ${actor})`.execute(
    tx,
  );
  return new Set(found.rows.map(({ id }) => id));
}
