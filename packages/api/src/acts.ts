import { delegateOwn, revokeOwn } from "./access.ts";
import { approveSheets, askReopen, declineReopen, reopenSheet, returnSheet } from "./approval.ts";
import { removeAttachment } from "./attachment.ts";
import { openBriefing, seeBriefing } from "./briefing.ts";
import {
  acceptExplanation,
  answerExplanation,
  askExplanation,
  askFurther,
  removeExplanationFile,
  withdrawExplanation,
} from "./explanation.ts";
import { changeForm, changeRegime, endRegime, makeForm, makeRegime, removeForm, removeRegime } from "./form.ts";
import type { ActName } from "./paths.ts";
import { adjustPlan, assignPlan, movePlan, openPlan, proposeTargets } from "./plan.ts";
import { recallSheet, saveSheet, submitSheet } from "./submission.ts";
import { removeSubmissionFile } from "./submission-file.ts";
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
  saveSheet,
  submitSheet,
  recallSheet,
  approveSheets,
  returnSheet,
  reopenSheet,
  declineReopen,
  askReopen,
  removeSubmissionFile,
  askExplanation,
  answerExplanation,
  acceptExplanation,
  askFurther,
  withdrawExplanation,
  removeExplanationFile,
  openBriefing,
  seeBriefing,
  makeForm,
  changeForm,
  removeForm,
  makeRegime,
  changeRegime,
  endRegime,
  removeRegime,
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
