import { createHash } from "node:crypto";
import { fileAnswers, type formFileQuery } from "@kehoach/api/form-file";
import { MAX_CHOICES_BYTES, MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import type { ApiProblem } from "@kehoach/api/problem";
import type { saveSheet } from "@kehoach/api/submission";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { importFormCapped } from "@kehoach/documents/form/read-form-file";
import type { z } from "zod";
import { dayOf } from "../platform/clock.ts";
import { splitBody } from "../platform/http-split-body.ts";
import { senderOf, type Uploaded } from "../platform/http-upload.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { FormFileDeps, Sender } from "./deps.ts";
import { toFileGiven } from "./head.ts";
import { decideWrites, type Ground, type LaidFile, loadGround } from "./lay-file.ts";
import { refuseFile } from "./say-problem.ts";

type Query = z.output<typeof formFileQuery>;
type Saved = z.output<typeof saveSheet.reply>;

export type FileDone = {
  readonly ground: Ground;
  readonly laid: LaidFile;
  /** What was written and what was not; undefined: it was only looked at. */
  readonly done?: { readonly written: number; readonly saved: Saved };
};

/** The answers to the questions of a preview stand before the file. */
const SPLIT = {
  said: fileAnswers,
  nothing: {},
  code: "FORM_FILE_ANSWERS",
  parameter: "answers",
  maxSaidBytes: MAX_CHOICES_BYTES,
  maxFileBytes: MAX_IMPORT_BYTES,
} as const;

/** The cells to write, each with the version that was looked at. */
function toCells({ writes }: LaidFile, { entered }: Ground): z.output<typeof saveSheet.body>["cells"] {
  return writes.map(({ cell, row, column, entry, state }) => {
    const base = entered.versions.cells.get(cell)?.seq ?? 0;
    if (state === "cleared" || entry === undefined) return { row, column, base, text: null };
    const { qualifiers, ...said } = entry;
    return { row, column, base, ...said, ...(qualifiers === undefined ? {} : { qualifiers: [...qualifiers] }) };
  });
}

/** Writes what was seen, as the screen saves: what somebody changed since is not overwritten. @rule Z24 Z25 */
async function write(
  deps: FormFileDeps,
  tx: Tx,
  scope: Scope,
  { ground, laid, query, bytesDigest }: Omit<FileDone, "done"> & { readonly query: Query; readonly bytesDigest: string },
  sender: Sender,
): Promise<Outcome<NonNullable<FileDone["done"]>, ApiProblem>> {
  const { authority, regime, place, period } = query;
  const body = { authority, regime, place, period, cells: toCells(laid, ground), reasons: [] };
  const saved = await deps.save(tx, scope, body, sender);
  if (!saved.ok || saved.value.written === 0) return saved;
  const { found, subject } = ground.entered;
  await writeJournal(tx, {
    authorityId: found.authority.id,
    actor: `user:${sender.actor.username}`,
    act: "submission.import",
    subject,
    change: {
      kind: laid.taken.kind,
      cells: saved.value.written,
      conflicts: saved.value.saved.conflicts.cells.length,
      file: bytesDigest,
    },
  });
  return saved;
}

/**
 * Lays a file over a form, or writes what was seen of it. The file is read in a thread of its own, between two transactions; the form is
 * taken as it was at the preview, so that what others have changed since shows as a conflict.
 *
 * @problem PARAMETER_MISSING FORM_FILE_ANSWERS IMPORT_STALE  every refusal of files, of loadGround and of saving
 * @rule Z22 Z23 Z24 Z25 Z26 Z27
 */
export async function importFile(deps: FormFileDeps, uploaded: Uploaded<Query>): Promise<Outcome<FileDone, ApiProblem>> {
  const { query, bytes, language, read, act } = uploaded;
  const { name, encoding, mode, mark, seq } = query;
  const sender = { actor: senderOf(uploaded), language };
  if (mode === "apply" && (mark === undefined || seq === undefined))
    return refuse({ code: "PARAMETER_MISSING", parameter: mark === undefined ? "mark" : "seq" });
  const split = splitBody(bytes, query.answers, SPLIT);
  if (!split.ok) return split;
  const { said: answers, file } = split.value;
  const clock = (): string => dayOf(deps.clock());
  const asked = mode === "apply" ? query : { ...query, seq: undefined };
  const ground = await read((tx, scope) => loadGround({ ...deps, clock }, tx, scope, asked, sender));
  if (!ground.ok) return ground;
  // Before the bytes go to the thread that reads them.
  const bytesDigest = createHash("sha256").update(file).digest("hex");
  const taken = await importFormCapped({
    file: { name, bytes: file, ...(encoding === undefined ? {} : { encoding }) },
    given: toFileGiven(ground.value.entered),
    answers: new Map(Object.entries(answers)),
  });
  if (!taken.ok) return refuseFile(taken.problems, language);
  const laid = decideWrites(ground.value, taken.value, { bytesDigest, answers });
  const seen = { ground: ground.value, laid };
  if (mode === "preview") return accept(seen);
  if (mark !== laid.mark) return refuse({ code: "IMPORT_STALE" });
  const done = await act((tx, scope) => write(deps, tx, scope, { ...seen, query, bytesDigest }, sender));
  return done.ok ? accept({ ...seen, done: done.value }) : done;
}
