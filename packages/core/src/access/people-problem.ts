import type { AppointProblem } from "./decide-appoint.ts";
import type { DelegateProblem } from "./decide-delegate.ts";
import type { DisableProblem } from "./decide-disable.ts";
import type { EndProblem } from "./decide-end.ts";
import type { HandoverProblem } from "./decide-handover.ts";

/** Why something about users, their appointments and delegations is not done. */
export type PeopleProblem = AppointProblem | EndProblem | DisableProblem | DelegateProblem | HandoverProblem;
