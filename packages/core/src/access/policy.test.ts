import { describe, expect, test } from "vitest";
import { ACTIONS } from "./action.ts";
import { type Actor, type Grant, holdsOn, ROLES, VISITOR } from "./actor.ts";
import { decideReach, POLICY, PUBLIC_ACTIONS } from "./policy.ts";

const ROOTS = new Map([["north", ["01@2000-01-01", "0@2000-01-01"]]]);
const DAY = "2030-06-15";

function grant(given: Partial<Grant> = {}): Grant {
  return { authority: "north", role: "officer", place: "01@2000-01-01", startsOn: "2030-01-01", ...given };
}

function user(...grants: readonly Grant[]): Actor {
  return { kind: "user", id: "u1", username: "an.nguyen", name: "Nguyễn Văn An", grants };
}

const reach = (actor: Actor, action: (typeof ACTIONS)[number], day = DAY) => decideReach(actor, action, ROOTS, day);

describe("where somebody may do something", () => {
  test("[X2] every action is in the table; a role that is not named is refused with those that are", () => {
    expect(Object.keys(POLICY).toSorted()).toEqual([...ACTIONS].toSorted());
    for (const action of ACTIONS) {
      const { who } = POLICY[action];
      for (const role of ROLES) {
        const decided = reach(user(grant({ role })), action);
        const may = typeof who === "string" || who.includes(role) || PUBLIC_ACTIONS.includes(action);
        expect(decided.ok, `${role} ${action}`).toBe(may);
        if (!decided.ok) expect(decided.problems).toEqual([{ code: "ACTION_REFUSED", action, roles: who }]);
      }
    }
  });

  test("[X2] without any appointment nothing is allowed but what needs none", () => {
    const open = ACTIONS.filter((action) => reach(user(), action).ok);
    expect(open.filter((action) => !PUBLIC_ACTIONS.includes(action) && Array.isArray(POLICY[action].who))).toEqual([]);
    expect(reach(user(), "figure.read")).toEqual({ ok: true, value: new Map() });
  });

  test("[X3] a visitor reads what is public and must sign in for all else", () => {
    for (const action of ACTIONS) {
      const decided = reach(VISITOR, action);
      const isOpen = PUBLIC_ACTIONS.includes(action) || POLICY[action].who === "anyone";
      expect(decided).toEqual(isOpen ? { ok: true, value: new Map() } : { ok: false, problems: [{ code: "SIGN_IN_NEEDED" }] });
    }
  });

  test("[X4] at the authority's own place or above it the whole is meant; below, only that place", () => {
    expect(reach(user(grant()), "figure.read")).toEqual({ ok: true, value: new Map([["north", "whole"]]) });
    expect(reach(user(grant({ place: "0@2000-01-01" })), "figure.read")).toMatchObject({
      ok: true,
      value: new Map([["north", "whole"]]),
    });
    expect(reach(user(grant({ place: "011@2000-01-01" })), "figure.read")).toEqual({
      ok: true,
      value: new Map([["north", ["011@2000-01-01"]]]),
    });
    expect(reach(user(grant({ role: "admin", place: "011@2000-01-01" })), "journal.read").ok).toBe(false);
    expect(reach(user(grant({ role: "admin" })), "journal.read").ok).toBe(true);
  });

  test("[X4] several appointments add up, and one for the whole covers the others", () => {
    const two = user(grant({ place: "011@2000-01-01" }), grant({ place: "012@2000-01-01", role: "viewer" }));
    expect(reach(two, "figure.read")).toEqual({ ok: true, value: new Map([["north", ["011@2000-01-01", "012@2000-01-01"]]]) });
    const covered = user(grant({ place: "011@2000-01-01" }), grant({ role: "viewer" }));
    expect(reach(covered, "figure.read")).toEqual({ ok: true, value: new Map([["north", "whole"]]) });
  });

  test("[X5] an appointment holds from its first day to the day before its end", () => {
    const span = { startsOn: "2030-06-15", endsOn: "2030-06-20" };
    expect(["2030-06-14", "2030-06-15", "2030-06-19", "2030-06-20"].map((day) => holdsOn(span, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const admin = user(grant({ role: "admin", ...span }));
    expect(["2030-06-14", "2030-06-15", "2030-06-20"].map((day) => reach(admin, "user.read", day).ok)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("[X5] what was lent gives only what may be lent", () => {
    const lent = user(grant({ role: "admin", lentBy: "u2" }));
    for (const action of ACTIONS) {
      const rule = POLICY[action];
      if (typeof rule.who === "string" || !rule.who.includes("admin") || PUBLIC_ACTIONS.includes(action)) continue;
      expect(reach(lent, action).ok, action).toBe(rule.lent);
    }
  });
});
