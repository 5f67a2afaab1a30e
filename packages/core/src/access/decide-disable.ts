import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Appointment } from "./appointment.ts";
import { checkAdmins, type LastAdminProblem } from "./last-admin.ts";

export type DisableProblem =
  /** Nobody shuts himself out. */
  { readonly code: "DISABLE_SELF" } | { readonly code: "DISABLE_ALREADY" } | LastAdminProblem;

export type DisableFacts = {
  readonly userId: string;
  /** Who does it. */
  readonly byId: string;
  readonly isDisabled: boolean;
  /** Of each authority he has a role in: appointments of the administrators of the whole of it who are not shut out. */
  readonly admins: readonly (readonly Appointment[])[];
};

/** Shuts a user out. @problem DISABLE_SELF DISABLE_ALREADY LAST_ADMIN @rule X14 X15 */
export function decideDisable(facts: DisableFacts, today: string): Outcome<undefined, DisableProblem> {
  const { userId, byId, isDisabled, admins } = facts;
  const problems: DisableProblem[] = [];
  if (userId === byId) problems.push({ code: "DISABLE_SELF" });
  if (isDisabled) problems.push({ code: "DISABLE_ALREADY" });
  const left = admins.flatMap((all) =>
    checkAdmins(
      all,
      all.filter(({ holder }) => holder !== userId),
      today,
    ),
  );
  problems.push(...left.slice(0, 1));
  const [first, ...rest] = problems;
  return first ? refuse(first, ...rest) : accept(undefined);
}
