import type { Language } from "@kehoach/api/figure-json";
import type { ApiProblem } from "@kehoach/api/problem";
import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { checkPlanned, type TypedProblem, type TypedTarget } from "@kehoach/core/pack/check-planned";
import type { PlannedTarget } from "@kehoach/core/pack/plan-edits";
import { type PlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import type { Stage } from "@kehoach/core/plan/stage";
import { sayTypedFaultEn } from "@kehoach/core/words/plan-stage-en";
import { sayTypedFaultVi } from "@kehoach/core/words/plan-stage-vi";
import { sql } from "kysely";
import { findOwnAuthority, isWholeReached } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import { partOf, type Scope } from "../platform/scope.ts";
import { lockName, type Tx } from "../platform/transaction.ts";
import { listStages } from "./read.ts";

/** What every act on a plan must know first. */
export type Prepared = {
  readonly authority: AuthorityRow;
  readonly book: Book;
  readonly stage: Stage | undefined;
  readonly isWhole: boolean;
};

/** The authority whose plan somebody may make, and how far that plan has come: it stays so to the end of the transaction. */
export async function prepare(
  tx: Tx,
  scope: Scope,
  asked: string | undefined,
  year: number,
): Promise<Outcome<Prepared, ApiProblem>> {
  const authority = await findOwnAuthority(tx, scope, asked);
  if (!authority.ok) return authority;
  const { id, code } = authority.value;
  // Before pack/apply-local.ts takes the locks of an application; nobody who has those waits for this one.
  await lockName(tx, `plan ${id} ${year}`);
  const book = await loadBook(tx, scope, { authority: code, facts: false });
  const stages = await listStages(tx, scope, id, year);
  return accept({ authority: authority.value, book, stage: stages[0]?.stage, isWhole: isWholeReached(scope, id) });
}

function toProblem({ at, part, fault }: TypedProblem, language: Language): ApiProblem {
  const say = language === "en" ? sayTypedFaultEn : sayTypedFaultVi;
  return { code: "PLAN_ENTRY", parameter: `targets.${at}.${part}`, found: String(at + 1), note: say(fault) };
}

/** What somebody typed of the plan of a year, and what it is to become. */
export type Typed = {
  readonly year: number;
  readonly assigner: string;
  readonly typed: readonly TypedTarget[];
  readonly state: "proposed" | "adjusted";
};

/**
 * Targets as typed, read and held against what their writer may plan for.
 * @problem PLAN_ENTRY PLACE_OUT_OF_SCOPE, one for every fault
 * @rule T13 X6
 */
export async function readTyped(
  tx: Tx,
  scope: Scope,
  { authority, book }: Prepared,
  { year, assigner, typed, state }: Typed,
  language: Language,
): Promise<Outcome<readonly PlannedTarget[], ApiProblem>> {
  const checked = checkPlanned(book, year, assigner, typed, state);
  if (!checked.ok) {
    const [first, ...rest] = checked.problems;
    return refuse(toProblem(first, language), ...rest.map((one) => toProblem(one, language)));
  }
  const far = await listFar(
    tx,
    scope,
    authority.id,
    checked.value.map(({ place }) => place),
  );
  const [first, ...rest] = far.map(
    (key): ApiProblem => ({ code: "PLACE_OUT_OF_SCOPE", parameter: "targets", found: showPlaceKey(key) }),
  );
  if (first) return refuse(first, ...rest);
  return accept(checked.value.map(({ target }) => target));
}

/** Which of some places lie outside what the asker may plan for. */
async function listFar(tx: Tx, scope: Scope, authorityId: bigint, keys: readonly PlaceKey[]): Promise<readonly PlaceKey[]> {
  const part = partOf(scope, authorityId);
  if (part === undefined) return [];
  const found = await sql<{ key: string }>`
    select p.code || '@' || p.valid_from as key from place p where p.id = any (${part.places}::bigint[])`.execute(tx);
  const near = new Set(found.rows.map(({ key }) => key));
  return [...new Map(keys.map((key) => [showPlaceKey(key), key])).values()].filter((key) => !near.has(showPlaceKey(key)));
}
