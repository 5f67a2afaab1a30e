import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import { findOwnAuthority, isWholeReached } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { findMediaType } from "./media-type.ts";
import { holdFile, insertFile, takeAway } from "./store.ts";

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
  return accept(await insertFile(tx, { authorityId, owner: { document }, name, mediaType, bytes, actor, subject: document }));
}

/**
 * Takes a file away from its document.
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
  const row = await holdFile(tx, authorityId, ask.id);
  // A file of a submission is no file of a document: taking it away is another act.
  if (row === undefined || row.document === null) return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: ask.id });
  const { id, document, name, sha256 } = row;
  if (row.added_by !== ask.actor && !isWholeReached(scope, authorityId))
    return refuse({ code: "ACTION_REFUSED", choices: ["planner"] });
  await takeAway(tx, { authorityId, id, name, sha256, subject: document, actor: ask.actor, reason: ask.reason });
  return accept({});
}
