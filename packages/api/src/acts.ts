import { delegateOwn, revokeOwn } from "./access.ts";
import { removeAttachment } from "./attachment.ts";
import type { ActName } from "./paths.ts";
import { adjustPlan, assignPlan, movePlan, openPlan, proposeTargets } from "./plan.ts";
import {
  changeUser,
  createUser,
  disableUser,
  enableUser,
  endAppointment,
  giveAppointment,
  handOver,
  lendFor,
  linkSubject,
  resetUser,
  stopLendingFor,
} from "./user-act.ts";

/** Everything that is done through the API, by name: what the server registers and the client is typed by. */
export const ACTS = {
  removeAttachment,
  openPlan,
  proposeTargets,
  movePlan,
  assignPlan,
  adjustPlan,
  createUser,
  changeUser,
  disableUser,
  enableUser,
  resetUser,
  linkSubject,
  giveAppointment,
  endAppointment,
  lendFor,
  stopLendingFor,
  handOver,
  delegate: delegateOwn,
  revokeDelegation: revokeOwn,
} as const satisfies Record<ActName, unknown>;
