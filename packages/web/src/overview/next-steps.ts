import type { Action } from "@kehoach/core/access/action";

/** What is to be done where there is no plan and no figure yet, and by whose leave; each has its page. */
const STEPS = [
  { name: "places", path: "/quan-tri/don-vi", action: "place.manage" },
  { name: "users", path: "/quan-tri/nguoi-dung", action: "user.manage" },
  { name: "plan", path: "/ke-hoach", action: "plan.make" },
] as const satisfies readonly { readonly name: string; readonly path: string; readonly action: Action }[];

/** The steps of somebody; none for who can but wait. @rule W21 */
export function listNextSteps(may: (action: Action) => boolean): readonly (typeof STEPS)[number][] {
  return STEPS.filter(({ action }) => may(action));
}
