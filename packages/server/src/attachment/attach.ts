import { createHash } from "node:crypto";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { findOwnAuthority, isWholeReached } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { readNow, type Tx } from "../platform/transaction.ts";
import { findMediaType } from "./media-type.ts";

type Sent = {
  readonly authority?: string | undefined;
  readonly document: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly actor: string;
};

/** Attaches a file to a document there is. @problem DOCUMENT_UNKNOWN ATTACHMENT_KIND @rule D1 D2 */
export async function attach(tx: Tx, scope: Scope, sent: Sent): Promise<Outcome<{ readonly id: string }, ApiProblem>> {
  const { document, name, bytes, actor } = sent;
  const mediaType = findMediaType(name, bytes);
  if (mediaType === undefined) return refuse({ code: "ATTACHMENT_KIND", parameter: "name", found: name });
  const authority = await findOwnAuthority(tx, scope, sent.authority);
  if (!authority.ok) return authority;
  const { id: authorityId, code } = authority.value;
  const { papers } = await loadBook(tx, scope, { authority: code, facts: false });
  if (!papers.some((paper) => paper.code === document)) {
    const near = findNear(document, new Set(papers.map((paper) => paper.code)));
    const candidates = near.map((one) => ({ code: one, name: one, detail: null }));
    return refuse({ code: "DOCUMENT_UNKNOWN", parameter: "document", found: document, candidates });
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const row = await tx
    .insertInto("attachment")
    .values({
      authority_id: authorityId,
      document,
      name,
      media_type: mediaType,
      size: BigInt(bytes.length),
      sha256,
      bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      added_by: actor,
      recorded_at: await readNow(tx),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await writeJournal(tx, {
    authorityId,
    actor,
    act: "attachment.add",
    subject: document,
    change: { name, sha256, size: bytes.length },
  });
  return accept({ id: String(row.id) });
}

/**
 * Takes a file away from its document; its bytes stay, and the journal says why.
 * @problem ATTACHMENT_UNKNOWN
 * @problem ACTION_REFUSED  somebody else's, and he plans for a part of the authority only
 * @rule D3
 */
export async function removeAttachment(
  tx: Tx,
  scope: Scope,
  ask: { readonly id: string; readonly authority?: string | undefined; readonly reason: string; readonly actor: string },
): Promise<Outcome<Readonly<Record<string, never>>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, ask.authority);
  if (!authority.ok) return authority;
  const { id: authorityId } = authority.value;
  const row = await tx
    .selectFrom("attachment")
    .select(["id", "document", "name", "sha256", "added_by"])
    .where("authority_id", "=", authorityId)
    .where("id", "=", BigInt(ask.id))
    .where("removed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: ask.id });
  const { id, document, name, sha256 } = row;
  if (row.added_by !== ask.actor && !isWholeReached(scope, authorityId))
    return refuse({ code: "ACTION_REFUSED", choices: ["planner"] });
  await tx
    .updateTable("attachment")
    .set({ removed_at: await readNow(tx) })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
  await writeJournal(tx, {
    authorityId,
    actor: ask.actor,
    act: "attachment.remove",
    subject: document,
    change: { name, sha256, reason: ask.reason },
  });
  return accept({});
}
