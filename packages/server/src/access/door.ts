import type { ApiProblem } from "@kehoach/api/problem";
import { type Actor, type Grant, VISITOR as NOBODY } from "@kehoach/core/access/actor";
import { type AccessProblem, decideReach, PUBLIC_ACTIONS, type Reach } from "@kehoach/core/access/policy";
import { accept, refuse } from "@kehoach/core/outcome";
import { type Clock, dayOf } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Door, Sender } from "../platform/door.ts";
import { type Scope, SYSTEM, VISITOR } from "../platform/scope.ts";
import { inSnapshot, inTransaction, type Tx } from "../platform/transaction.ts";
import { loadBelowOf, loadGrants, loadRootsOf, type Rooted } from "./read.ts";

/** Who has signed in, as the keeper of sessions knows him. */
export type SignedIn = { readonly userId: string; readonly username: string; readonly name: string };

type DoorDeps = {
  /** Undefined while the database is not up: nobody is let in before. */
  readonly db: () => Database;
  readonly findSession: (sender: Sender) => Promise<SignedIn | undefined>;
  readonly clock: Clock;
};

/** What must be known of an actor to say what he may see, read in the same transaction as his grants: a request asks once. */
type Ground = Rooted & {
  /** By place: what lies below it. */
  readonly below: ReadonlyMap<string, readonly bigint[]>;
};

function toApiProblem(problem: AccessProblem): ApiProblem {
  return problem.code === "SIGN_IN_NEEDED" ? { code: problem.code } : { code: problem.code, choices: problem.roles };
}

/** What somebody may, and what it rests on: asked together, for every request waits for it. */
async function loadStanding(
  tx: Tx,
  userId: string,
  day: string,
): Promise<{ readonly grants: readonly Grant[]; readonly ground: Ground }> {
  const [grants, rooted, below] = await Promise.all([
    loadGrants(tx, userId, day),
    loadRootsOf(tx, userId, day),
    loadBelowOf(tx, userId, day),
  ]);
  return { grants, ground: { ...rooted, below } };
}

/**
 * The scope of an actor who reaches some places. One authority seen in part only is chosen: the one asked for, else the first; the
 * others are then as if he did not belong to them. What an authority shows to anyone is not narrowed to a part of it.
 */
function toScope(reach: Reach, { ids, open, below }: Ground, isPublic: boolean, asked: string | undefined): Scope {
  const whole: bigint[] = [];
  const parts: { readonly code: string; readonly id: bigint; readonly places: readonly string[] }[] = [];
  for (const [code, places] of reach) {
    const id = ids.get(code);
    if (id === undefined) continue;
    if (places === "whole") whole.push(id);
    else parts.push({ code, id, places });
  }
  const chosen = parts.find(({ code }) => code === asked) ?? parts[0];
  if (chosen === undefined) return { kind: "user", whole };
  const places = new Set(chosen.places.flatMap((place) => below.get(place) ?? []));
  const part = { authority: chosen.id, home: chosen.places[0] ?? "", places: [...places] };
  return { kind: "user", whole, ...(isPublic && open.has(chosen.code) ? { desk: part } : { part }) };
}

/** The way into the database for requests. @rule X1 X2 X3 X4 X5 X6 */
export function createDoor({ db, findSession, clock }: DoorDeps): Door {
  const today = (): string => dayOf(clock());
  const grounds = new WeakMap<Actor, Ground>();
  return {
    findActor: async (sender): Promise<Actor> => {
      const session = await findSession(sender);
      if (session === undefined) return NOBODY;
      const { grants, ground } = await inSnapshot(db(), SYSTEM, (tx) => loadStanding(tx, session.userId, today()));
      const actor: Actor = { kind: "user", id: session.userId, username: session.username, name: session.name, grants };
      grounds.set(actor, ground);
      return actor;
    },
    open: async (actor, action, authority) => {
      const ground = grounds.get(actor);
      const decided = decideReach(actor, action, ground?.roots ?? new Map(), today());
      if (!decided.ok) return refuse(toApiProblem(decided.problems[0]));
      if (actor.kind === "visitor") return accept(VISITOR);
      if (ground === undefined) throw new Error("this actor did not come in by this door");
      return accept(toScope(decided.value, ground, PUBLIC_ACTIONS.includes(action), authority));
    },
    read: (scope) => (work) => inSnapshot(db(), scope, (tx) => work(tx, scope)),
    act: (scope) => (work) => inTransaction(db(), scope, (tx) => work(tx, scope)),
  };
}
