import type { Role } from "../access/actor.ts";

/** What roles are called. */
export const roleNamesEn = {
  officer: "officer",
  approver: "approver",
  planner: "planning officer",
  leader: "leader",
  admin: "administrator",
  viewer: "viewer",
} as const satisfies Record<Role, string>;
