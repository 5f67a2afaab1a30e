import { describe, expect, test } from "vitest";
import { approver, codesOf, makeFacts, reach, reasoned } from "../../test/make-approval.ts";
import type { SendingAct } from "./approval.ts";
import type { ApprovalFacts, Approver } from "./decide-approve.ts";
import { decideAsk, decideDecline, decideReopen, findRequest } from "./decide-reopen.ts";

const ABOVE = approver(reach("above"));
const ASKED = [reasoned("ask", { by: "officer" })];
const locked = (given: Partial<ApprovalFacts> = {}): ApprovalFacts => makeFacts({ state: "approved", ...given });
const asked = (reason = " Nhầm cột ", sending = 1) => ({ sending, reason });

describe("opening an approved form again", () => {
  test("[Y35] with a reason: it is to be mended, as if it had been returned", () => {
    expect(decideReopen(locked(), ABOVE, asked())).toEqual({ ok: true, value: { state: "returned", reason: "Nhầm cột" } });
    expect(codesOf(decideReopen(locked(), ABOVE, asked(" ")))).toEqual(["APPROVAL_REASON_MISSING"]);
  });

  test.each<[string, ApprovalFacts["steps"], Approver, object | undefined]>([
    ["who approves the whole", ["own", "whole"], ABOVE, undefined],
    ["not the place itself, where the authority has the last word", ["own", "whole"], approver(reach("own")), { step: "whole" }],
    ["the place itself, where it has the last word", ["own"], approver(reach("own")), undefined],
    ["not who is above it there", ["own"], ABOVE, { step: "own" }],
    ["not somebody there for some sectors", ["own"], approver(reach("own", ["crop"])), { step: "own" }],
    [
      "not a department, even where departments have the last word",
      ["sectors"],
      approver(reach("above", ["crop", "herd"])),
      { step: "whole" },
    ],
    ["who is above it for all sectors there", ["sectors"], ABOVE, undefined],
  ])("[Y35] %s", (_name, steps, who, problem) => {
    const decision = decideReopen(locked({ steps }), who, asked());
    expect(decision.ok ? undefined : decision.problems[0]).toEqual(
      problem && { code: "APPROVAL_NOT_YOURS", sectors: [], ...problem },
    );
  });
});

describe("asking for it", () => {
  test("[Y36] with a reason, one request at a time", () => {
    expect(decideAsk(locked(), asked())).toEqual({ ok: true, value: { reason: "Nhầm cột" } });
    expect(codesOf(decideAsk(locked(), asked("")))).toEqual(["APPROVAL_REASON_MISSING"]);
    expect(decideAsk(locked({ acts: ASKED }), asked())).toEqual({
      ok: false,
      problems: [{ code: "APPROVAL_ASKED", by: "officer" }],
    });
  });

  test.each<[string, readonly SendingAct[], boolean]>([
    ["nobody has asked", [], false],
    ["somebody has", ASKED, true],
    ["it was declined", [...ASKED, reasoned("decline")], false],
    ["it was declined and asked for again", [...ASKED, reasoned("decline"), ...ASKED], true],
    ["it was opened", [...ASKED, reasoned("reopen")], false],
    ["it was asked for an earlier sending", [reasoned("ask", { n: 0 })], false],
  ])("[Y36] whether a request waits: %s", (_name, acts, waits) => {
    expect(findRequest(acts, 1) !== undefined).toBe(waits);
    expect(codesOf(decideAsk(locked({ acts }), asked()))).toEqual(waits ? ["APPROVAL_ASKED"] : []);
    expect(codesOf(decideDecline(locked({ acts }), ABOVE, asked()))).toEqual(waits ? [] : ["APPROVAL_NOT_ASKED"]);
  });

  test("[Y36] whoever may open it declines, with a reason", () => {
    const facts = locked({ acts: ASKED });
    expect(decideDecline(facts, ABOVE, asked())).toEqual({ ok: true, value: { reason: "Nhầm cột" } });
    expect(codesOf(decideDecline(facts, ABOVE, asked(" ")))).toEqual(["APPROVAL_REASON_MISSING"]);
    expect(codesOf(decideDecline(facts, approver(reach("own")), asked()))).toEqual(["APPROVAL_NOT_YOURS"]);
  });
});

test.each<[string, Partial<ApprovalFacts>, object]>([
  ["a draft", { state: "draft" }, { code: "APPROVAL_WRONG_STATE", state: "draft" }],
  ["a form that waits for approval", { state: "submitted" }, { code: "APPROVAL_WRONG_STATE", state: "submitted" }],
  ["one that is open already", { state: "returned" }, { code: "APPROVAL_WRONG_STATE", state: "returned" }],
  ["one whose correction is approved", { sending: 2 }, { code: "APPROVAL_CHANGED", now: 2 }],
  ["one whose correction was sent", { sending: 2, state: "submitted" }, { code: "APPROVAL_CHANGED", now: 2 }],
  ["one whose correction was returned", { sending: 2, state: "returned" }, { code: "APPROVAL_CHANGED", now: 0 }],
])("[Y33] %s is neither opened nor asked for", (_name, given, problem) => {
  const refused = { ok: false, problems: [problem] };
  const facts = locked({ ...given, acts: ASKED });
  expect(decideReopen(facts, ABOVE, asked())).toEqual(refused);
  expect(decideAsk(facts, asked())).toEqual(refused);
  expect(decideDecline(facts, ABOVE, asked())).toEqual(refused);
});
