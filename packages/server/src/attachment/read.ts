import type { listAttachments } from "@kehoach/api/attachment";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Actor } from "@kehoach/core/access/actor";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { sql } from "kysely";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import { findAuthority } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

type Listed = z.output<typeof listAttachments.reply>;
type Found = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string };

/** The files of a document that were not taken away, oldest first. Who is not of the authority sees none. @rule D1 */
export async function loadAttachments(
  tx: Tx,
  scope: Scope,
  query: { readonly authority?: string | undefined; readonly document: string },
): Promise<Outcome<Listed, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const rows = await tx
    .selectFrom("attachment")
    .select(["id", "name", "media_type", "size", "added_by", "recorded_at"])
    .where("authority_id", "=", authority.value.id)
    .where("document", "=", query.document)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return accept({
    items: rows.map((row) => ({
      id: String(row.id),
      document: query.document,
      name: row.name,
      mediaType: row.media_type,
      size: Number(row.size),
      addedBy: row.added_by,
      recordedAt: row.recorded_at,
    })),
  });
}

const OWNER_COLUMN = { document: "document", submission: "submission_id", explanation: "explanation_id" } as const;

/**
 * One file as it was attached: of each kind only who may see that kind asks. Evidence that has not gone with an answer yet is seen by
 * whoever sent it up.
 *
 * @rule D1 D4 Y108
 */
export async function loadAttachment(
  tx: Tx,
  scope: Scope,
  of: "document" | "submission" | "explanation",
  id: string,
  query: { readonly authority?: string | undefined },
  actor: Actor,
): Promise<Outcome<Found, ApiProblem>> {
  const find = of === "document" ? findAuthority : findOwnAuthority;
  const authority = await find(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const row = await tx
    .selectFrom("attachment")
    .select(["name", "media_type", "bytes"])
    .where("authority_id", "=", authority.value.id)
    .where("id", "=", BigInt(id))
    .where("removed_at", "is", null)
    .where(OWNER_COLUMN[of], "is not", null)
    .where(
      sql<boolean>`(explanation_id is null or added_by = ${actor.kind === "user" ? `user:${actor.username}` : ""} or exists (
        select from explanation_act a where a.authority_id = attachment.authority_id and a.explanation_id = attachment.explanation_id
          and attachment.id::text = any (a.files)))`,
    )
    .executeTakeFirst();
  if (row === undefined) return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: id });
  return accept({ bytes: row.bytes, mediaType: row.media_type, fileName: row.name });
}

/** A file of an explanation, of an answer or still to go with one. */
export type ExplanationFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly addedBy: string;
};

/** The files of an explanation that were not taken away, oldest first. @rule D1 Y108 */
export async function listExplanationFiles(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  explanationId: bigint,
): Promise<readonly ExplanationFile[]> {
  const rows = await tx
    .selectFrom("attachment")
    .select(["id", "name", "media_type", "size", "added_by"])
    .where("authority_id", "=", authorityId)
    .where("explanation_id", "=", explanationId)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, media_type, size, added_by }) => ({
    id: String(id),
    name,
    mediaType: media_type,
    size: Number(size),
    addedBy: added_by,
  }));
}

/** A file of a submission. `cell`: the one it is evidence for; without one it is the paper as signed. */
export type SubmissionFile = {
  readonly id: string;
  readonly cell: { readonly row: string; readonly column: string } | null;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly addedBy: string;
  readonly recordedAt: string;
};

/**
 * The files of a submission, oldest first.
 * @param at  evidence as it was at this moment; papers as signed come after a sending and are all of now
 * @rule D1 D4
 */
export async function listSubmissionFiles(
  tx: Tx,
  _scope: Scope,
  authorityId: bigint,
  submissionId: bigint,
  at?: string,
): Promise<readonly SubmissionFile[]> {
  const then =
    at === undefined
      ? sql<boolean>`false`
      : sql<boolean>`(row_key is not null and recorded_at <= ${at}::timestamptz and (removed_at is null or removed_at > ${at}::timestamptz))`;
  const now = at === undefined ? sql<boolean>`removed_at is null` : sql<boolean>`(row_key is null and removed_at is null)`;
  const rows = await tx
    .selectFrom("attachment")
    .select(["id", "row_key", "column_code", "name", "media_type", "size", "added_by", "recorded_at"])
    .where("authority_id", "=", authorityId)
    .where("submission_id", "=", submissionId)
    .where((eb) => eb.or([then, now]))
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    cell: row.row_key === null || row.column_code === null ? null : { row: row.row_key, column: row.column_code },
    name: row.name,
    mediaType: row.media_type,
    size: Number(row.size),
    addedBy: row.added_by,
    recordedAt: row.recorded_at,
  }));
}
