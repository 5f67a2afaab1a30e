import type { Role } from "../access/actor.ts";

/** What roles are called. */
export const roleNamesVi = {
  officer: "cán bộ nhập liệu",
  approver: "người duyệt",
  planner: "cán bộ kế hoạch",
  leader: "lãnh đạo",
  admin: "quản trị",
  viewer: "người xem",
} as const satisfies Record<Role, string>;
