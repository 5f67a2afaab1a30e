import { POLICY } from "@kehoach/core/access/policy";
import { describe, expect, test } from "vitest";
import { listNextSteps } from "./next-steps.ts";

describe("[W21] an authority without a plan", () => {
  test.each([
    ["planner", ["plan"]],
    ["admin", ["places", "users"]],
    ["officer", []],
    ["leader", []],
  ] as const)("shows a %s what is to be done next: %j", (role, steps) => {
    const may = (action: keyof typeof POLICY) => POLICY[action].who.includes(role);
    expect(listNextSteps(may).map(({ name }) => name)).toEqual(steps);
  });
});
