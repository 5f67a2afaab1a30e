import type { Outcome } from "../src/outcome.ts";
import type { ApprovalStep } from "../src/regime/regime.ts";
import type { SendingAct } from "../src/submission/approval.ts";
import type { ApprovalFacts, Approver, ApproverReach } from "../src/submission/decide-approve.ts";

/** Approvals in short, for tests: what is not said is the plainest thing it can be. Who does not matter is "x". */

type Said = { readonly n?: number; readonly by?: string };

export function approval(
  step: ApprovalStep,
  { n = 1, by = "x", sectors }: Said & { sectors?: readonly string[] | undefined } = {},
): SendingAct {
  return { act: "approve", n, by, at: "", step, ...(sectors === undefined ? {} : { sectors }) };
}

export function reasoned(act: Exclude<SendingAct["act"], "approve">, { n = 1, by = "x" }: Said = {}): SendingAct {
  return { act, n, by, at: "", reason: "vì" };
}

/** Sent once, of sectors "crop" and "herd", all three steps before it. */
export function makeFacts(given: Partial<ApprovalFacts> = {}): ApprovalFacts {
  return {
    state: "submitted",
    sending: 1,
    acts: [],
    steps: ["own", "sectors", "whole"],
    sectors: ["crop", "herd"],
    involved: new Set(["officer"]),
    ...given,
  };
}

/** Where somebody is appointed, and for which sectors; left out: all. */
export function reach(at: "own" | "above" | "both" | "elsewhere", sectors?: readonly string[]): ApproverReach {
  const limit = sectors === undefined ? {} : { sectors };
  return { isOwn: at === "own" || at === "both", isAbove: at === "above" || at === "both", ...limit };
}

export function approver(...reaches: readonly ApproverReach[]): Approver {
  return { name: "me", reaches };
}

/** What there is against something. */
export function codesOf(outcome: Outcome<unknown, { readonly code: string }>): readonly string[] {
  return outcome.ok ? [] : outcome.problems.map(({ code }) => code);
}
