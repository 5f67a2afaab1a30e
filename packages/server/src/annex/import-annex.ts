import type { AnnexReply } from "@kehoach/api/annex";
import type { AnnexChoices } from "@kehoach/api/annex-choices";
import { settleLocal } from "@kehoach/api/local-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import type { Grid } from "@kehoach/core/annex/grid";
import { listWithin } from "@kehoach/core/annex/list-within";
import { putAnnex } from "@kehoach/core/annex/put-annex";
import { putYearList } from "@kehoach/core/annex/put-year-list";
import { listCells, type TakenAnnex, takeAnnex } from "@kehoach/core/annex/take-annex";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import type { Place } from "@kehoach/core/place/place";
import { decideStage } from "@kehoach/core/plan/stage";
import { sayAnnexFaultEn } from "@kehoach/core/words/annex-en";
import { sayAnnexFaultVi } from "@kehoach/core/words/annex-vi";
import { isWholeReached } from "../access/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { listStages } from "../plan/read.ts";
import { digestOf } from "../platform/canonical-digest.ts";
import type { Language } from "../platform/http-language.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { AnnexDeps, LocalResult } from "./deps.ts";
import { loadHeld } from "./read.ts";
import { toAnswers } from "./to-answers.ts";

export type AnnexAsk = {
  readonly grids: readonly Grid[];
  readonly choices: AnnexChoices;
  /** SHA-256 of the file, so that another file is another import. */
  readonly bytesDigest: string;
  /** As the journal names him. */
  readonly actor: string;
  readonly language: Language;
  /** That of the preview: then it is done. Without one it is shown. */
  readonly mark?: string;
};

export type AnnexDone = {
  readonly taken: TakenAnnex;
  readonly book: Book;
  readonly home: Place;
  readonly missing: AnnexReply["missing"];
  /** Cells whose figures are not taken, because of a problem. */
  readonly held: number;
  readonly result: LocalResult;
  readonly mark: string;
  readonly applied: boolean;
};

const NOTHING: LocalResult = { changes: [], conflicts: [], versions: 0 };

/** What must be said of the paper before its figures can be written. */
function listMissing({ year, paper, entries }: TakenAnnex, { reason }: AnnexChoices): AnnexReply["missing"] {
  const isAdjusted = entries.targets.some(({ state }) => state === "adjusted");
  return [
    ...(year === undefined ? (["year"] as const) : []),
    ...(paper.type === undefined ? (["type"] as const) : []),
    ...(paper.date === undefined ? (["date"] as const) : []),
    ...(isAdjusted && reason === undefined ? (["reason"] as const) : []),
  ];
}

/** Problems that keep a figure, or a whole column, from being taken. */
export function isHeld({ level }: { readonly level: string }): boolean {
  return level === "error" || level === "question";
}

/** What the paper changes of what the authority enters itself. */
function toEdit(taken: TakenAnnex, home: Place, see: (local: PackFiles) => void) {
  const { document, entries, rows, choices, year } = taken;
  return (local: PackFiles, under: readonly PackFiles[]): PackFiles => {
    see(local);
    if (document?.date === undefined) return local;
    const isKnownPaper = under.some(({ documents }) => documents.some(({ code }) => code === document.code));
    const put = putAnnex(local, entries, { day: document.date, isKnownPaper, cells: listCells(rows) });
    return putYearList(local, put, under, {
      year,
      document: document.code,
      home: home.code,
      rows: listWithin(rows, choices),
    });
  };
}

/** The local pack as it stands, for a digest. */
function toPlain(files: PackFiles): unknown {
  return Object.entries(files).map(([kind, data]) => [kind, data instanceof Map ? [...data] : data]);
}

function countOf(changes: LocalResult["changes"], kind: string): number {
  return changes.filter((one) => one.kind === kind && one.what !== "moved").length;
}

/**
 * Shows what importing an annex would do, or does it: what it gives becomes part of what the authority enters itself, applied like any
 * pack, in one transaction with the stage of the plan and the row of the journal.
 *
 * @problem ACTION_REFUSED  he plans for a part of the authority only
 * @problem ANNEX_NO_TABLE  there is nothing to import
 * @problem ANNEX_PAPER     year, kind, day or reason are not known
 * @problem ANNEX_HELD      cells are left out, and nobody said that they may be
 * @problem ANNEX_PACK      the choices do not fit together
 * @problem IMPORT_STALE    not what was seen in the preview
 * @problem PLAN_CONFLICT   another pack set a figure otherwise
 * @rule M30 M31 M34 M35
 */
export async function importAnnex(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  ask: AnnexAsk,
  deps: AnnexDeps,
): Promise<Outcome<AnnexDone, ApiProblem>> {
  const { grids, choices, actor, language, mark: seen } = ask;
  if (!isWholeReached(scope, authority.id)) return refuse({ code: "ACTION_REFUSED", choices: ["planner"] });
  const { book, home } = await loadHeld(tx, scope, authority);
  const read = takeAnnex(grids, toAnswers(choices), book, home);
  if (!read.ok) {
    const say = language === "en" ? sayAnnexFaultEn : sayAnnexFaultVi;
    return refuse({ code: "ANNEX_NO_TABLE", note: read.problems.map(({ fault }) => say(fault)).join(" ") });
  }
  const taken = read.value;
  const missing = listMissing(taken, choices);
  const held = taken.problems.filter(isHeld).length;
  let before: unknown;
  const edit = toEdit(taken, home, (local) => {
    before ??= toPlain(local);
  });
  const tried = settleLocal(
    await deps.editLocal(tx, scope, authority.code, edit, { actor, dryRun: true }),
    "ANNEX_PACK",
    language,
  );
  if (!tried.ok) return tried;
  const result = missing.length > 0 ? NOTHING : tried.value;
  const { bytesDigest } = ask;
  const mark = digestOf({ bytesDigest, choices, before, entries: taken.entries, changes: result.changes }).slice(0, 32);
  const done = { taken, book, home, missing, held, mark };
  if (seen === undefined) return accept({ ...done, result, applied: false });
  const { document, year } = taken;
  if (missing.length > 0 || document === undefined || year === undefined)
    return refuse({ code: "ANNEX_PAPER", choices: missing });
  if (held > 0 && choices.leave !== true) return refuse({ code: "ANNEX_HELD", found: String(held) });
  if (seen !== mark) return refuse({ code: "IMPORT_STALE" });
  const skipConflicts = choices.keep === true;
  const made = settleLocal(
    await deps.editLocal(tx, scope, authority.code, edit, { actor, skipConflicts }),
    "ANNEX_PACK",
    language,
  );
  if (!made.ok) return made;
  if (made.value.changes.length > 0) {
    await saveStage(tx, scope, authority, { year, document: document.code, actor }, taken, deps);
    const { changes } = made.value;
    const kinds = ["document", "sector", "unit", "indicator", "target", "value"];
    const written = Object.fromEntries(kinds.map((kind) => [kind, countOf(changes, kind)]));
    const change = { year, document: document.code, written };
    await writeJournal(tx, { authorityId: authority.id, actor, act: "plan.import", subject: String(year), change });
  }
  return accept({ ...done, result: made.value, applied: true });
}

/** A paper that assigns targets of the year brings its plan to the stage of an assigned one. @rule M31 */
async function saveStage(
  tx: Tx,
  scope: Scope,
  { id }: AuthorityRow,
  { year, document, actor }: { readonly year: number; readonly document: string; readonly actor: string },
  { entries }: TakenAnnex,
  { saveAssigned }: AnnexDeps,
): Promise<void> {
  const assigns = entries.targets.some(({ state, document: by }) => state === "assigned" && by === document);
  const [last] = await listStages(tx, scope, id, year);
  if (!assigns || (last?.stage === "assigned" && last.document === document)) return;
  if (decideStage(last?.stage ?? "proposing", "assigned", { document }).ok)
    await saveAssigned(tx, id, { year, stage: "assigned", actor, document });
}
