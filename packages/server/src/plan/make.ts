import type { Language } from "@kehoach/api/figure-json";
import { type LocalFault, settleLocal } from "@kehoach/api/local-refusal";
import type { adjustPlan, assignPlan, movePlan, openPlan, proposeTargets } from "@kehoach/api/plan";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import { isSamePeriod } from "@kehoach/core/indicator/cell";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findNear } from "@kehoach/core/pack/near";
import type { Entry, PackFiles } from "@kehoach/core/pack/pack";
import { toPaperCode } from "@kehoach/core/pack/paper-code";
import { assignProposals, type PlannedTarget, putAssigned, putHeadlines, putProposals } from "@kehoach/core/pack/plan-edits";
import { parsePeriod, yearOf } from "@kehoach/core/period/period";
import { decideStage, type Stage } from "@kehoach/core/plan/stage";
import { straighten, type YearList } from "@kehoach/core/plan/year-list";
import { sayStageProblemEn } from "@kehoach/core/words/plan-stage-en";
import { sayStageProblemVi } from "@kehoach/core/words/plan-stage-vi";
import type { z } from "zod";
import { dayOf } from "../platform/clock.ts";
import type { Asking } from "../platform/http-endpoint.ts";
import { writeJournal } from "../platform/journal.ts";
import type { Scope } from "../platform/scope.ts";
import { readNow, type Tx } from "../platform/transaction.ts";
import type { PlanDeps } from "./deps.ts";
import { type Prepared, prepare, readTyped, type Typed } from "./prepare.ts";

type Body<A extends { readonly body: z.ZodType }> = z.output<A["body"]>;
type Ask<A extends { readonly body: z.ZodType }> = Asking<{ readonly year: string }, Body<A>>;
type Saved = { readonly versions: number; readonly stage: Stage | null };
type Done = Promise<Outcome<Saved, ApiProblem>>;
type Paper = Entry<"documents">;

/** Whole plan decisions (opening, stages, assigning) belong to who is appointed for the whole authority. */
function checkWhole(prepared: Prepared): ApiProblem | undefined {
  return prepared.isWhole ? undefined : { code: "ACTION_REFUSED", choices: ["planner"] };
}

async function finish(
  made: Outcome<{ readonly versions: number }, LocalFault | ApiProblem>,
  stage: Stage | undefined,
  language: Language,
): Done {
  const settled = settleLocal(made, "PLAN_PACK", language);
  return settled.ok ? accept({ versions: settled.value.versions, stage: stage ?? null }) : settled;
}

type Step = {
  readonly year: number;
  readonly stage: Stage;
  readonly actor: string;
  readonly document?: string;
  readonly note?: string;
};

/** Writes that a plan has come to a stage. */
export async function saveStage(tx: Tx, authorityId: bigint, { year, stage, actor, document, note }: Step): Promise<void> {
  await tx
    .insertInto("plan_stage")
    .values({
      authority_id: authorityId,
      year,
      stage,
      actor,
      document: document ?? null,
      note: note ?? null,
      at: await readNow(tx),
    })
    .execute();
  await writeJournal(tx, {
    authorityId,
    actor,
    act: "plan.stage",
    subject: String(year),
    change: { year, stage, ...(document === undefined ? {} : { document }), ...(note === undefined ? {} : { note }) },
  });
}

/** The draft that the proposals of a year stand in, as a document of the authority. */
function draftOf(year: number): Paper {
  return { code: `du-thao-ke-hoach-${year}`, type: "Dự thảo", abstract: `Dự thảo kế hoạch năm ${year}` };
}

/** A document as the pack holds it; without a code it gets one from its number, or its kind and day. */
function toPaper(body: Body<typeof assignPlan>["paper"]): Paper {
  const { code, type, number, date, issuer, abstract } = body;
  return {
    code: code ?? toPaperCode({ type, date, ...(number === undefined ? {} : { number }) }),
    ...(number === undefined ? {} : { number }),
    type,
    date,
    ...(issuer === undefined ? {} : { issuer }),
    ...(abstract === undefined ? {} : { abstract }),
  };
}

/** Opens the plan of a year with the list of another, or one of its own. @rule T12 */
export function open(deps: PlanDeps, { params, body, actor, act, language }: Ask<typeof openPlan>): Done {
  const year = Number(params.year);
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, year);
    if (!prepared.ok) return prepared;
    const far = checkWhole(prepared.value);
    if (far) return refuse(far);
    const { book, authority, stage } = prepared.value;
    const own = listOf(book, params.year);
    const source = body.from === undefined ? own : listOf(book, body.from);
    const list = straighten({ ...source, indicators: [...new Set(body.indicators ?? source.indicators)] });
    const chosen = list.indicators;
    if (chosen.length === 0) return refuse({ code: "PLAN_NOTHING", found: body.from ?? params.year });
    const [first, ...rest] = chosen.filter((code) => !book.indicators.has(code)).map((code) => toUnknown(book, code));
    if (first) return refuse(first, ...rest);
    const who = `user:${actor.username}`;
    const isSame = JSON.stringify(straighten(own)) === JSON.stringify(list);
    const made = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local) =>
      accept(isSame ? local : putHeadlines(local, params.year, list)),
    );
    if (made.ok && stage === undefined) await saveStage(tx, authority.id, { year, stage: "proposing", actor: who });
    return finish(made, stage ?? "proposing", language);
  });
}

function listOf(book: Book, year: string): YearList {
  const period = parsePeriod(year);
  const found = period.ok ? book.headlines.find((one) => isSamePeriod(one.period, period.value)) : undefined;
  return { indicators: found?.indicators ?? [], ...(found?.within === undefined ? {} : { within: found.within }) };
}

function toUnknown(book: Book, code: string): ApiProblem {
  const candidates = findNear(code, book.indicators.keys()).map((near) => ({ code: near, name: near, detail: null }));
  return { code: "INDICATOR_UNKNOWN", parameter: "indicators", found: code, candidates };
}

/** Saves proposals. @rule T10 T13 */
export function propose(deps: PlanDeps, { params, body, actor, act, language }: Ask<typeof proposeTargets>): Done {
  const year = Number(params.year);
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, year);
    if (!prepared.ok) return prepared;
    const targets = await readBody(tx, scope, prepared.value, { ...body, state: "proposed" }, year, language);
    if (!targets.ok) return targets;
    const { authority, stage } = prepared.value;
    const who = `user:${actor.username}`;
    const day = dayOf(deps.clock());
    const made = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local) =>
      accept(putProposals(local, targets.value, draftOf(year), day)),
    );
    if (made.ok && stage === undefined) await saveStage(tx, authority.id, { year, stage: "proposing", actor: who });
    return finish(made, stage ?? "proposing", language);
  });
}

/** The targets of a body, read and within what their writer may plan for. */
function readBody(
  tx: Tx,
  scope: Scope,
  prepared: Prepared,
  { assigner, targets, state }: Pick<Body<typeof adjustPlan>, "assigner" | "targets"> & Pick<Typed, "state">,
  year: number,
  language: Language,
): Promise<Outcome<readonly PlannedTarget[], ApiProblem>> {
  const typed = targets.map(({ indicator, breakdown, place, period, entered, unit, noFigure, qualifiers, note }) => ({
    indicator,
    breakdown,
    place,
    period,
    ...(entered === null ? {} : { entered }),
    ...(unit === undefined ? {} : { unit }),
    ...(noFigure === undefined ? {} : { noFigure }),
    ...(qualifiers === undefined ? {} : { qualifiers }),
    ...(note === undefined ? {} : { note }),
  }));
  return readTyped(tx, scope, prepared, { year, assigner, state, typed }, language);
}

function toStageProblem(problem: Parameters<typeof sayStageProblemVi>[0], language: Language): ApiProblem {
  return { code: "PLAN_STAGE", note: language === "en" ? sayStageProblemEn(problem) : sayStageProblemVi(problem) };
}

/** Moves the plan to another stage. @rule T9 */
export function move({ params, body, actor, act, language }: Ask<typeof movePlan>): Done {
  const year = Number(params.year);
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, year);
    if (!prepared.ok) return prepared;
    const far = checkWhole(prepared.value);
    if (far) return refuse(far);
    const { stage = "proposing", authority } = prepared.value;
    const decided = decideStage(stage, body.to, body.note === undefined ? {} : { reason: body.note });
    if (!decided.ok) return refuse(toStageProblem(decided.problems[0], language));
    const step = {
      year,
      stage: decided.value,
      actor: `user:${actor.username}`,
      ...(body.note === undefined ? {} : { note: body.note }),
    };
    await saveStage(tx, authority.id, step);
    return accept({ versions: 0, stage: decided.value });
  });
}

/** Assigns what an assigner proposes for the year, by a document. @rule T9 T11 */
export function assign(deps: PlanDeps, { params, body, actor, act, language }: Ask<typeof assignPlan>): Done {
  const year = Number(params.year);
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, year);
    if (!prepared.ok) return prepared;
    const far = checkWhole(prepared.value);
    if (far) return refuse(far);
    const { authority, stage = "proposing" } = prepared.value;
    const paper = toPaper(body.paper);
    const decided = decideStage(stage, "assigned", { document: paper.code });
    if (!decided.ok) return refuse(toStageProblem(decided.problems[0], language));
    const isMeant = ({ assigner, period }: Entry<"targets">): boolean => {
      const read = parsePeriod(period);
      return assigner === body.assigner && read.ok && yearOf(read.value) === year;
    };
    const how = { paper, day: body.paper.date, ...(body.effective === undefined ? {} : { effective: body.effective }) };
    const who = `user:${actor.username}`;
    let count = 0;
    const made = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, who, (local): Outcome<PackFiles, ApiProblem> => {
      const { files, assigned } = assignProposals(local, isMeant, how);
      count = assigned;
      return assigned === 0 ? refuse({ code: "PLAN_NOTHING", found: body.assigner }) : accept(files);
    });
    if (made.ok) await saveStage(tx, authority.id, { year, stage: "assigned", actor: who, document: paper.code });
    // Drafts that end are versions too; what was assigned is what somebody wants to know.
    return finish(made.ok ? accept({ versions: count }) : made, "assigned", language);
  });
}

/** Adjusts what was assigned, by a document and for a reason. @rule T11 */
export function adjust(deps: PlanDeps, { params, body, actor, act, language }: Ask<typeof adjustPlan>): Done {
  const year = Number(params.year);
  return act(async (tx, scope) => {
    const prepared = await prepare(tx, scope, body.authority, year);
    if (!prepared.ok) return prepared;
    const far = checkWhole(prepared.value);
    if (far) return refuse(far);
    const targets = await readBody(tx, scope, prepared.value, { ...body, state: "adjusted" }, year, language);
    if (!targets.ok) return targets;
    const { authority, stage } = prepared.value;
    const { effective, reason } = body;
    const how = { paper: toPaper(body.paper), day: body.paper.date, reason, ...(effective === undefined ? {} : { effective }) };
    const made = await deps.applyLocal<ApiProblem>(tx, scope, authority.code, `user:${actor.username}`, (local) =>
      accept(putAssigned(local, targets.value, "adjusted", how)),
    );
    return finish(made, stage, language);
  });
}
