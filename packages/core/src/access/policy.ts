import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Action } from "./action.ts";
import { type Actor, type Grant, holdsOn, ROLES, type Role } from "./actor.ts";

/**
 * Who may do what. Whatever is not here is refused.
 * - `who`: roles; "anyone" is also who has not signed in, "signed-in" needs no role
 * - `where`: "below" the place of the appointment and that place itself; "whole" only for an appointment at the authority's own place
 * - `lent`: whether an appointment that was lent gives it too
 */
export type Rule = {
  readonly who: readonly Role[] | "anyone" | "signed-in";
  readonly where: "below" | "whole" | "anywhere";
  readonly lent: boolean;
};

/** The table of docs/rules/access.md, which a test compares with this one. */
export const POLICY: Readonly<Record<Action, Rule>> = {
  "figure.read": { who: ROLES, where: "below", lent: true },
  "report.audit": { who: "anyone", where: "anywhere", lent: true },
  "self.see": { who: "anyone", where: "anywhere", lent: true },
  "self.use": { who: "signed-in", where: "anywhere", lent: true },
  "self.delegate": { who: ROLES, where: "below", lent: false },
  "user.read": { who: ["admin", "leader"], where: "below", lent: true },
  "user.manage": { who: ["admin"], where: "below", lent: false },
  "place.manage": { who: ["admin"], where: "whole", lent: false },
  "plan.make": { who: ["planner"], where: "below", lent: true },
  "form.manage": { who: ["planner"], where: "whole", lent: false },
  "form.enter": { who: ["officer"], where: "below", lent: true },
  "form.send": { who: ["officer", "approver"], where: "below", lent: true },
  "submission.approve": { who: ["approver"], where: "below", lent: true },
  "submission.read": { who: ROLES, where: "below", lent: true },
  "explanation.read": { who: ROLES, where: "below", lent: true },
  "explanation.ask": { who: ["leader", "planner"], where: "below", lent: true },
  "explanation.answer": { who: ["officer", "approver", "planner"], where: "below", lent: true },
  "briefing.read": { who: ["planner", "leader"], where: "below", lent: true },
  "journal.read": { who: ["admin", "leader"], where: "whole", lent: true },
  "backup.read": { who: ["admin"], where: "whole", lent: false },
};

/** Read by anyone where the authority is public. */
export const PUBLIC_ACTIONS: readonly Action[] = ["figure.read"];

export type AccessProblem =
  | { readonly code: "SIGN_IN_NEEDED" }
  /** Signed in, but without a role that may. `roles` are those that may. */
  | { readonly code: "ACTION_REFUSED"; readonly action: Action; readonly roles: readonly Role[] };

/** Where somebody may do something: of each authority, by code, all of it or what lies below some places. */
export type Reach = ReadonlyMap<string, "whole" | readonly string[]>;

/** What must be known of an authority: which places contain all of it, its own place first. */
export type Roots = ReadonlyMap<string, readonly string[]>;

function grantsFor(grants: readonly Grant[], rule: Rule, day: string): readonly Grant[] {
  const { who } = rule;
  if (typeof who === "string") return grants.filter((grant) => holdsOn(grant, day));
  return grants.filter((grant) => holdsOn(grant, day) && who.includes(grant.role) && (rule.lent || grant.lentBy === undefined));
}

/** The appointments, his own and lent ones, by which an actor may do something on a day. @rule X2 X5 */
export function listGrantsFor(actor: Actor, action: Action, day: string): readonly Grant[] {
  return actor.kind === "visitor" ? [] : grantsFor(actor.grants, POLICY[action], day);
}

/**
 * Where an actor may do something on a day. An empty reach is no refusal for what public authorities show to anyone, and for
 * what needs no place.
 *
 * @param day  the day of the act
 * @problem SIGN_IN_NEEDED ACTION_REFUSED
 * @rule X2 X3 X4
 */
export function decideReach(actor: Actor, action: Action, roots: Roots, day: string): Outcome<Reach, AccessProblem> {
  const rule = POLICY[action];
  const isOpen = rule.who === "anyone" || PUBLIC_ACTIONS.includes(action);
  if (actor.kind === "visitor") return isOpen ? accept(new Map()) : refuse({ code: "SIGN_IN_NEEDED" });
  const reach = new Map<string, "whole" | readonly string[]>();
  for (const { authority, place } of grantsFor(actor.grants, rule, day)) {
    const before = reach.get(authority) ?? [];
    if (before === "whole") continue;
    if (roots.get(authority)?.includes(place)) reach.set(authority, "whole");
    else if (rule.where !== "whole") reach.set(authority, [...new Set([...before, place])]);
  }
  const roles = typeof rule.who === "string" ? [] : rule.who;
  if (reach.size > 0 || isOpen || rule.who === "signed-in") return accept(reach);
  return refuse({ code: "ACTION_REFUSED", action, roles });
}
