import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { sendFileQuery } from "@kehoach/api/submission-file";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { z } from "zod";
import { findOwnAuthority } from "../access/read.ts";
import type { SignedIn } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { FileCell, FileDeps } from "./deps.ts";
import { findMediaType } from "./media-type.ts";
import { holdFile, insertFile, takeAway } from "./store.ts";

/** The cell a file is evidence for; a line without a column, or the other way round, names none. */
function cellOf({ row, column }: z.output<typeof sendFileQuery>): Outcome<{ readonly cell?: FileCell }, ApiProblem> {
  if (row !== undefined && column !== undefined) return accept({ cell: { row, column } });
  if (row === undefined && column === undefined) return accept({});
  return refuse({ code: "PARAMETER_MISSING", parameter: row === undefined ? "row" : "column" });
}

/** Attaches evidence to a cell of a submission, or the signed paper to the whole. @problem ATTACHMENT_KIND @rule D1 D2 D4 */
export async function attachToSubmission(
  deps: FileDeps,
  tx: Tx,
  scope: Scope,
  ask: {
    readonly query: z.output<typeof sendFileQuery>;
    readonly bytes: Uint8Array;
    readonly actor: SignedIn;
    readonly language: Language;
  },
): Promise<Outcome<{ readonly id: string }, ApiProblem>> {
  const { query, bytes, actor } = ask;
  const { name, authority, regime, place, period } = query;
  const cell = cellOf(query);
  if (!cell.ok) return cell;
  const mediaType = findMediaType(name, bytes);
  if (mediaType === undefined) return refuse({ code: "ATTACHMENT_KIND", parameter: "name", found: name });
  const opened = await deps.open(tx, scope, { authority, regime, place, period, ...cell.value, actor, language: ask.language });
  if (!opened.ok) return opened;
  const { authorityId, submissionId, placeId, subject } = opened.value;
  const owner = { submissionId, placeId, ...cell.value };
  return accept(await insertFile(tx, { authorityId, owner, name, mediaType, bytes, actor: `user:${actor.username}`, subject }));
}

/** Takes a file away from its submission. @problem ATTACHMENT_UNKNOWN @rule D3 D4 */
export async function removeFromSubmission(
  deps: FileDeps,
  tx: Tx,
  scope: Scope,
  ask: {
    readonly id: string;
    readonly authority?: string | undefined;
    readonly reason: string;
    readonly actor: SignedIn;
    readonly language: Language;
  },
): Promise<Outcome<Readonly<Record<string, never>>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, ask.authority);
  if (!authority.ok) return authority;
  const { id: authorityId } = authority.value;
  const row = await holdFile(tx, authorityId, ask.id);
  if (row === undefined || row.submission_id === null)
    return refuse({ code: "ATTACHMENT_UNKNOWN", parameter: "id", found: ask.id });
  const { id, submission_id: submissionId, row_key, column_code, name, sha256 } = row;
  const cell = row_key === null || column_code === null ? {} : { cell: { row: row_key, column: column_code } };
  const opened = await deps.reopen(tx, scope, { authorityId, submissionId, ...cell, actor: ask.actor, language: ask.language });
  if (!opened.ok) return opened;
  const { subject } = opened.value;
  await takeAway(tx, { authorityId, id, name, sha256, subject, actor: `user:${ask.actor.username}`, reason: ask.reason });
  return accept({});
}
