import type { ApprovalStep } from "@kehoach/core/regime/regime";
import type { FormWords } from "./form-words-vi.ts";

/** The steps of approval in their order, numbered where there are several. */
export function sayApproval(approval: readonly ApprovalStep[], { steps }: FormWords["regime"]["approval"]): string {
  return approval.map((step, at) => (approval.length === 1 ? steps[step] : `${at + 1}. ${steps[step]}`)).join("; ");
}
