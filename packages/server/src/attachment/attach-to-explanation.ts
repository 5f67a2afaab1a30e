import type { explanationFileQuery } from "@kehoach/api/explanation";
import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import type { SignedIn } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { EvidenceDeps } from "./deps.ts";
import { findMediaType } from "./media-type.ts";
import { holdFile, insertFile, takeAway } from "./store.ts";

/** Keeps evidence for an answer that is still to be given. @problem ATTACHMENT_KIND @rule D1 D2 Y108 */
export async function attachToExplanation(
  deps: EvidenceDeps,
  tx: Tx,
  scope: Scope,
  ask: {
    readonly query: z.output<typeof explanationFileQuery>;
    readonly bytes: Uint8Array;
    readonly actor: SignedIn;
    readonly language: Language;
  },
): Promise<Outcome<{ readonly id: string }, ApiProblem>> {
  const { query, bytes, actor, language } = ask;
  const { name, authority, explanation } = query;
  const mediaType = findMediaType(name, bytes);
  if (mediaType === undefined) return refuse({ code: "ATTACHMENT_KIND", parameter: "name", found: name });
  const opened = await deps.open(tx, scope, { authority, explanation, actor, language });
  if (!opened.ok) return opened;
  const { authorityId, explanationId, placeId, subject } = opened.value;
  const owner = { explanationId, placeId };
  return accept(await insertFile(tx, { authorityId, owner, name, mediaType, bytes, actor: `user:${actor.username}`, subject }));
}

/** Takes one's own evidence away that goes with no answer yet. @problem ATTACHMENT_UNKNOWN @rule D3 Y108 */
export async function removeFromExplanation(
  deps: EvidenceDeps,
  tx: Tx,
  scope: Scope,
  ask: { readonly id: string; readonly authority?: string | undefined; readonly actor: SignedIn },
): Promise<Outcome<Readonly<Record<string, never>>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, ask.authority);
  if (!authority.ok) return authority;
  const { id: authorityId, code } = authority.value;
  const actor = `user:${ask.actor.username}`;
  const row = await holdFile(tx, authorityId, ask.id);
  if (row === undefined || row.explanation_id === null || row.added_by !== actor)
    return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: ask.id });
  const of = { authority: code, explanation: String(row.explanation_id), file: ask.id, actor: ask.actor };
  const opened = await deps.reopen(tx, scope, of);
  if (!opened.ok) return opened;
  const { id, name, sha256 } = row;
  await takeAway(tx, { authorityId, id, name, sha256, subject: opened.value.subject, actor });
  return accept({});
}
