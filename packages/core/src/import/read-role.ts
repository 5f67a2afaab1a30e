import { ROLES, type Role } from "../access/actor.ts";
import { findNear } from "../pack/near.ts";
import { foldName } from "./find-by-words.ts";

/** What people write for a role, the first as it is printed. */
const ROLE_WORDS: Readonly<Record<Role, readonly [string, ...string[]]>> = {
  officer: ["cán bộ nhập liệu", "nhập liệu", "người nhập liệu", "người nhập", "cán bộ nhập"],
  approver: ["người duyệt", "duyệt", "cán bộ duyệt", "phê duyệt", "người phê duyệt"],
  planner: ["cán bộ kế hoạch", "kế hoạch", "cán bộ phụ trách kế hoạch", "chuyên viên kế hoạch"],
  leader: ["lãnh đạo", "người lãnh đạo", "lãnh đạo đơn vị"],
  admin: ["quản trị", "quản trị viên", "người quản trị", "quản trị hệ thống"],
  viewer: ["người xem", "xem", "chỉ xem"],
};

const BY_WORDS = new Map(ROLES.flatMap((role) => [...ROLE_WORDS[role], role].map((words) => [foldName(words), role] as const)));

/** Roles as the template offers them. */
export const OFFERED_ROLES: readonly string[] = ROLES.map((role) => ROLE_WORDS[role][0]);

/** The role some words name, in Vietnamese or by its code. @rule E13 */
export function findRole(words: string): Role | undefined {
  return BY_WORDS.get(foldName(words));
}

/** The roles that words may mean, as they are printed. */
export function suggestRoles(words: string): readonly string[] {
  const near = findNear(foldName(words), BY_WORDS.keys());
  const roles = new Set(near.flatMap((one) => BY_WORDS.get(one) ?? []));
  return roles.size > 0 ? [...roles].map((role) => ROLE_WORDS[role][0]) : OFFERED_ROLES;
}
