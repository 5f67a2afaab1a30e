import type { getApprovalMatrix, MatrixRowJson } from "@kehoach/api/approval";
import { type Language, toPlaceRef, toReader } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import { readPeriod } from "@kehoach/api/read-period";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { showPeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { listApprovals, listFormSectors, type SendingAct } from "@kehoach/core/submission/approval";
import type { SubmissionState } from "@kehoach/core/submission/submission";
import type { z } from "zod";
import { findOwnAuthority, isReached } from "../access/read.ts";
import { loadNames } from "../account/read.ts";
import { loadBook } from "../book/read.ts";
import { loadPlaceIds } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { nameSectors } from "./approval-facts.ts";
import { findRegime, formOf, refuseNotDue, reportersOf } from "./find-sheet.ts";
import { loadActs } from "./store-act.ts";
import { nameUnder } from "./work.ts";

type Found = { readonly id: bigint; readonly state: SubmissionState; readonly sent: number };

async function loadStates(tx: Tx, authorityId: bigint, regime: string, period: string): Promise<ReadonlyMap<bigint, Found>> {
  const rows = await tx
    .selectFrom("submission")
    .select(["id", "place_id", "state", "sent"])
    .where("authority_id", "=", authorityId)
    .where("regime", "=", regime)
    .where("period", "=", period)
    .execute();
  // The column's check constraint lists the states.
  return new Map(rows.map(({ place_id, id, state, sent }) => [place_id, { id, state: state as SubmissionState, sent }]));
}

/**
 * How each sector of a form stands, and which department approved it; of a locked form without departments, who approved the whole. A
 * form that nobody has sent stands nowhere.
 * @rule Y81
 */
function listCells(sectors: readonly string[], found: Found | undefined, acts: readonly SendingAct[]): MatrixRowJson["cells"] {
  const given = found === undefined ? [] : listApprovals(acts, found.sent);
  const departments = given.filter(({ step }) => step === "sectors");
  const approvals = found?.state === "approved" && departments.length === 0 ? given.slice(-1) : departments;
  return sectors.map((sector) => {
    const by = approvals.find(({ sectors: of }) => of === undefined || of.includes(sector))?.by ?? null;
    if (found?.state === "approved") return { sector, standing: "locked", by };
    if (found?.state === "returned") return { sector, standing: "returned", by: null };
    if (found?.state !== "submitted") return { sector, standing: "none", by: null };
    return { sector, standing: by === null ? "sent" : "approved", by };
  });
}

/** Sectors by places: where each form of a period stands, the same for the department and for the territory. @rule Y81 X6 */
export async function loadMatrix(
  tx: Tx,
  scope: Scope,
  query: z.output<typeof getApprovalMatrix.query>,
  language: Language,
): Promise<Outcome<z.output<typeof getApprovalMatrix.reply>, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, query.authority);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const regime = findRegime(book, query.regime, "regime");
  if (!regime.ok) return regime;
  const period = readPeriod(query.period);
  if (!period.ok) return period;
  const reporters = reportersOf(book, regime.value, period.value);
  if (reporters.length === 0) return refuseNotDue({ period: period.value });
  const ids = await loadPlaceIds(tx, scope, reporters.map(showPlaceKey));
  const states = await loadStates(tx, id, regime.value.code, showPeriod(period.value));
  const acts = await loadActs(
    tx,
    id,
    [...states.values()].map((one) => one.id),
  );
  const sectors = listFormSectors(formOf(book, regime.value));
  const reader = toReader(book, language);
  const rows = reporters.flatMap((place): MatrixRowJson[] => {
    const placeId = ids.get(showPlaceKey(place));
    if (placeId === undefined || !isReached(scope, id, placeId)) return [];
    const found = states.get(placeId);
    const cells = listCells(sectors, found, (found && acts.get(found.id)) ?? []);
    const sending = found === undefined || found.sent === 0 ? null : found.sent;
    return [{ place: toPlaceRef(reader, place), state: found?.state ?? null, sending, cells }];
  });
  const people = await loadNames(
    tx,
    scope,
    rows.flatMap(({ cells }) => cells.flatMap(({ by }) => by ?? [])),
  );
  return accept({
    ...nameUnder(reader, regime.value, period.value),
    steps: [...regime.value.approval],
    sectors: nameSectors(book, sectors),
    rows,
    people,
  });
}
