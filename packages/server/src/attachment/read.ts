import type { listAttachments } from "@kehoach/api/attachment";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { z } from "zod";
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
    .select(["id", "document", "name", "media_type", "size", "added_by", "recorded_at"])
    .where("authority_id", "=", authority.value.id)
    .where("document", "=", query.document)
    .where("removed_at", "is", null)
    .orderBy("id")
    .execute();
  return accept({
    items: rows.map((row) => ({
      id: String(row.id),
      document: row.document,
      name: row.name,
      mediaType: row.media_type,
      size: Number(row.size),
      addedBy: row.added_by,
      recordedAt: row.recorded_at,
    })),
  });
}

/** One file as it was attached. @rule D1 */
export async function loadAttachment(
  tx: Tx,
  scope: Scope,
  id: string,
  query: { readonly authority?: string | undefined },
): Promise<Outcome<Found, ApiProblem>> {
  const authority = await findAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const row = await tx
    .selectFrom("attachment")
    .select(["name", "media_type", "bytes"])
    .where("authority_id", "=", authority.value.id)
    .where("id", "=", BigInt(id))
    .where("removed_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: id });
  return accept({ bytes: row.bytes, mediaType: row.media_type, fileName: row.name });
}
