import { createHash } from "node:crypto";
import { writeJournal } from "../platform/journal.ts";
import { readNow, type Tx } from "../platform/transaction.ts";

/** What a file belongs to. `cell`: the one it is evidence for; a submission's file without one is its signed paper. */
export type FileOwner =
  | { readonly document: string }
  | { readonly explanationId: bigint; readonly placeId: bigint }
  | {
      readonly submissionId: bigint;
      readonly placeId: bigint;
      readonly cell?: { readonly row: string; readonly column: string };
    };

export type StoredFile = {
  readonly authorityId: bigint;
  readonly owner: FileOwner;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly actor: string;
  /** What the journal says it was attached to. */
  readonly subject: string;
};

/** Keeps a file byte for byte, with its row of the journal. @rule D1 */
export async function insertFile(tx: Tx, file: StoredFile): Promise<{ readonly id: string }> {
  const { authorityId, owner, name, mediaType, bytes, actor, subject } = file;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const cell = "submissionId" in owner ? owner.cell : undefined;
  const row = await tx
    .insertInto("attachment")
    .values({
      authority_id: authorityId,
      document: "document" in owner ? owner.document : null,
      submission_id: "submissionId" in owner ? owner.submissionId : null,
      explanation_id: "explanationId" in owner ? owner.explanationId : null,
      place_id: "document" in owner ? null : owner.placeId,
      row_key: cell?.row ?? null,
      column_code: cell?.column ?? null,
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
    subject,
    change: { name, sha256, size: bytes.length, ...(cell === undefined ? {} : { cell: { ...cell } }) },
  });
  return { id: String(row.id) };
}

/** A file that was not taken away, held to the end of the transaction. @param id  digits */
export function holdFile(tx: Tx, authorityId: bigint, id: string) {
  return tx
    .selectFrom("attachment")
    .select(["id", "document", "submission_id", "explanation_id", "row_key", "column_code", "name", "sha256", "added_by"])
    .where("authority_id", "=", authorityId)
    .where("id", "=", BigInt(id))
    .where("removed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

export type TakenAway = {
  readonly authorityId: bigint;
  readonly id: bigint;
  readonly name: string;
  readonly sha256: string;
  readonly subject: string;
  readonly actor: string;
  readonly reason?: string;
};

/** Takes a file away from what it belongs to: it is shown no more, its bytes stay. @rule D3 */
export async function takeAway(tx: Tx, { authorityId, id, name, sha256, subject, actor, reason }: TakenAway): Promise<void> {
  await tx
    .updateTable("attachment")
    .set({ removed_at: await readNow(tx) })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
  await writeJournal(tx, {
    authorityId,
    actor,
    act: "attachment.remove",
    subject,
    change: { name, sha256, ...(reason === undefined ? {} : { reason }) },
  });
}
