import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { cellOf } from "@kehoach/core/form/sheet";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPlaceKey } from "@kehoach/core/place/place";
import { decideSave } from "@kehoach/core/submission/decide-save";
import type { SaveProblem } from "@kehoach/core/submission/submission";
import { dayOf } from "../platform/clock.ts";
import type { SignedIn } from "../platform/doer.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { SubmissionDeps } from "./deps.ts";
import { type AskedSheet, subjectOf } from "./find-sheet.ts";
import { type Held, mark, prepare } from "./prepare.ts";
import { toSaveFacts } from "./read.ts";
import { loadSectors } from "./rights.ts";
import { refuseForm } from "./say-problem.ts";

type FileCell = { readonly row: string; readonly column: string };
type Opened = {
  readonly authorityId: bigint;
  readonly submissionId: bigint;
  readonly placeId: bigint;
  readonly subject: string;
};

/**
 * Evidence goes with what is typed into its cell: who may type there now may attach it. The paper as signed comes after the sending, and
 * may be late.
 */
function checkFile(
  held: Held,
  cell: FileCell | undefined,
  sectors: "all" | readonly string[],
  today: string,
): readonly SaveProblem[] {
  const { opens } = held.found.due;
  if (cell === undefined) return today < opens ? [{ code: "SAVE_NOT_OPEN", opens }] : [];
  const id = cellOf(cell.row, cell.column);
  const { seq = 0, entry } = held.versions.cells.get(id) ?? {};
  const same = { cell: id, base: seq, ...(entry === undefined ? {} : { entry }) };
  const decided = decideSave(toSaveFacts(held, sectors), [same], today);
  return decided.ok ? [] : decided.problems;
}

async function openHeld(
  tx: Tx,
  scope: Scope,
  held: Held,
  ask: { readonly cell?: FileCell; readonly actor: SignedIn; readonly language: Language; readonly today: string },
): Promise<Outcome<Opened, ApiProblem>> {
  const { found, key } = held;
  const sectors = await loadSectors(tx, scope, ask.actor, found, ask.today);
  if (!sectors.ok) return sectors;
  const [first, ...rest] = checkFile(held, ask.cell, sectors.value, ask.today);
  if (first) return refuseForm([first, ...rest], found, ask.language);
  return accept({
    ...key,
    submissionId: held.row?.id ?? (await mark(held, tx, {}, `user:${ask.actor.username}`)),
    subject: subjectOf(found),
  });
}

/** Whether somebody may attach a file to a form now; the submission is begun if nobody has. @rule Y6 Y9 D4 */
export async function openForFile(
  { clock }: SubmissionDeps,
  tx: Tx,
  scope: Scope,
  {
    cell,
    actor,
    language,
    ...asked
  }: AskedSheet & { readonly cell?: FileCell; readonly actor: SignedIn; readonly language: Language },
): Promise<Outcome<Opened, ApiProblem>> {
  const held = await prepare(tx, scope, asked);
  if (!held.ok) return held;
  return openHeld(tx, scope, held.value, { ...(cell === undefined ? {} : { cell }), actor, language, today: dayOf(clock()) });
}

/** Whether somebody may take a file away from a submission now. @rule Y6 Y9 D4 */
export async function reopenForFile(
  deps: SubmissionDeps,
  tx: Tx,
  scope: Scope,
  ask: {
    readonly authorityId: bigint;
    readonly submissionId: bigint;
    readonly cell?: FileCell;
    readonly actor: SignedIn;
    readonly language: Language;
  },
): Promise<Outcome<Opened, ApiProblem>> {
  const row = await tx
    .selectFrom("submission as s")
    .innerJoin("place as p", "p.id", "s.place_id")
    .innerJoin("authority as u", "u.id", "s.authority_id")
    .select(["u.code as authority", "s.regime", "p.code", "p.valid_from", "s.period"])
    .where("s.authority_id", "=", ask.authorityId)
    .where("s.id", "=", ask.submissionId)
    .executeTakeFirstOrThrow();
  const place = showPlaceKey({ code: row.code, validFrom: row.valid_from });
  const { authority, regime, period } = row;
  const cell = ask.cell === undefined ? {} : { cell: ask.cell };
  return openForFile(deps, tx, scope, { authority, regime, place, period, actor: ask.actor, language: ask.language, ...cell });
}
