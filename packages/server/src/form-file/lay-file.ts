import type { FileAnswersJson } from "@kehoach/api/form-file";
import type { ApiProblem } from "@kehoach/api/problem";
import type { CellId } from "@kehoach/core/form/sheet";
import type { FormImport, ImportCell } from "@kehoach/core/form-import/form-import";
import { toIdentity } from "@kehoach/core/form-import/take-form-file";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type IsoDate, showPeriod } from "@kehoach/core/period/period";
import { decideSave } from "@kehoach/core/submission/decide-save";
import type { SaveProblem } from "@kehoach/core/submission/submission";
import { digestOf } from "../platform/canonical-digest.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type EnteredSheet, loadEntered, toSaveFacts } from "../submission/read.ts";
import type { FormFileDeps, Sender } from "./deps.ts";
import { toFileGiven } from "./head.ts";
import { createSaySave } from "./say-problem.ts";

/** The form a file is for. `seq`: as it was at this version. */
export type AskedFile = {
  readonly authority?: string | undefined;
  readonly regime: string;
  readonly place: string;
  readonly period: string;
  readonly seq?: number | undefined;
};

/** A form over which a file is laid, and what of it the sender of the file enters. */
export type Ground = {
  readonly entered: EnteredSheet;
  readonly sectors: "all" | readonly string[];
  readonly today: IsoDate;
};

/**
 * The form a file is for. One that is not entered now, by this sender, is refused before the file is read.
 *
 * @problem FORM_NOT_DUE ACTION_REFUSED SAVE_NOT_OPEN SAVE_CLOSED SAVE_WRONG_STATE  and those of loadEntered
 * @rule Z22
 */
export async function loadGround(
  { clock, loadSectors }: Pick<FormFileDeps, "loadSectors"> & { readonly clock: () => IsoDate },
  tx: Tx,
  scope: Scope,
  asked: AskedFile,
  { actor, language }: Sender,
): Promise<Outcome<Ground, ApiProblem>> {
  const entered = await loadEntered(tx, scope, asked);
  if (!entered.ok) return entered;
  const { found } = entered.value;
  if (!found.isDue) return refuse({ code: "FORM_NOT_DUE", parameter: "period", found: showPeriod(found.period) });
  const today = clock();
  const sectors = await loadSectors(tx, scope, actor, found, today);
  if (!sectors.ok) return sectors;
  const ground = { entered: entered.value, sectors: sectors.value, today };
  const window = decideSave(toSaveFacts(ground.entered, ground.sectors), [], today);
  if (window.ok) return accept(ground);
  const saySave = createSaySave(entered.value.given, language);
  const toOne = (problem: SaveProblem): ApiProblem => ({ code: problem.code, note: saySave(problem) });
  const [first, ...rest] = window.problems;
  return refuse(toOne(first), ...rest.map(toOne));
}

/** A cell of a file that its sender may not change, or that is too long. */
export type BarredCell = { readonly cell: ImportCell; readonly problem: SaveProblem };

/** A file laid over a form: what is written if its sender says so. */
export type LaidFile = {
  readonly taken: FormImport;
  readonly barred: readonly BarredCell[];
  readonly writes: readonly ImportCell[];
  /** What would be done, in one word: the file, the answers, the form as it was looked at, and every cell. */
  readonly mark: string;
};

function isWritten({ state }: ImportCell): boolean {
  return state === "new" || state === "changed" || state === "cleared";
}

function toChange({ cell, entry, state }: ImportCell, { versions }: EnteredSheet) {
  const base = versions.cells.get(cell)?.seq ?? 0;
  return state === "cleared" || entry === undefined ? { cell, base } : { cell, base, entry };
}

/** What of a file is written: what its sender enters, and what the form takes. @rule Z22 Z23 Z26 */
export function decideWrites(
  ground: Ground,
  taken: FormImport,
  { bytesDigest, answers }: { readonly bytesDigest: string; readonly answers: FileAnswersJson },
): LaidFile {
  const { entered, today } = ground;
  const changed = taken.cells.filter(isWritten);
  const decided = decideSave(
    toSaveFacts(ground.entered, ground.sectors),
    changed.map((cell) => toChange(cell, entered)),
    today,
  );
  const against = new Map<CellId, SaveProblem>();
  if (!decided.ok) for (const problem of decided.problems) if ("cell" in problem) against.set(problem.cell, problem);
  const barred = changed.flatMap((cell): readonly BarredCell[] => {
    const problem = against.get(cell.cell);
    return problem ? [{ cell, problem }] : [];
  });
  const writes = changed.filter(({ cell }) => !against.has(cell));
  const mark = digestOf({
    bytesDigest,
    answers,
    form: toIdentity(toFileGiven(entered)),
    seq: entered.seq,
    cells: taken.cells.map(({ cell, state, entry }) => [cell, state, entry]),
    writes: writes.map(({ cell }) => cell),
  }).slice(0, 32);
  return { taken, barred, writes, mark };
}
