import { describe, expect, test } from "vitest";
import { approval, approver, codesOf, makeFacts, reach } from "../../test/make-approval.ts";
import { type ApprovalFacts, type Approver, decideApprove, decideReturn } from "./decide-approve.ts";

const ANYBODY = approver(reach("both"));
const OWN_DONE = [approval("own")];
const decide = (given: Partial<ApprovalFacts>, who: Approver = ANYBODY, asked = 1) => decideApprove(makeFacts(given), who, asked);

describe("who approves which step", () => {
  const own = { steps: ["own"] } as const;
  const sectors = { steps: ["sectors"] } as const;
  const whole = { steps: ["whole"] } as const;
  const NOT = ["APPROVAL_NOT_YOURS"];

  test.each<[string, Partial<ApprovalFacts>, Approver, readonly string[]]>([
    ["at the place itself its own step", own, approver(reach("own")), []],
    ["above it not the step of the place", own, approver(reach("above")), NOT],
    ["at the place itself not that of departments", sectors, approver(reach("own")), NOT],
    ["at the place itself not the whole", whole, approver(reach("own")), NOT],
    ["above it the whole", whole, approver(reach("above")), []],
    ["above it without a limit not that of departments", sectors, approver(reach("above")), NOT],
    ["at the topmost place its own step", own, approver(reach("both")), []],
    ["at the topmost place the whole", whole, approver(reach("both")), []],
    ["for some sectors not the whole", whole, approver(reach("above", ["crop"])), NOT],
    ["for all sectors of the form by name not the whole either", whole, approver(reach("above", ["crop", "herd"])), NOT],
    ["for a sector that the form has not, nothing", sectors, approver(reach("above", ["trade"])), NOT],
    ["for no sector, nothing", sectors, approver(reach("above", [])), NOT],
    ["elsewhere, nothing", whole, approver(reach("elsewhere")), NOT],
    ["nowhere, nothing", own, approver(), NOT],
    ["without a limit elsewhere, only what the limited one gives", whole, approver(reach("own"), reach("above", ["crop"])), NOT],
    ["by one of two appointments", whole, approver(reach("above", ["crop"]), reach("above")), []],
  ])("[Y31] %s", (_name, given, who, problems) => {
    expect(codesOf(decide(given, who))).toEqual(problems);
  });

  test("[Y31] with a limit it is of the sectors that are his and still wait, and says what waits otherwise", () => {
    const acts = [approval("sectors", { sectors: ["crop"] })];
    expect(decide(sectors, approver(reach("above", ["crop", "trade"])))).toEqual({
      ok: true,
      value: { step: "sectors", sectors: ["crop"], isLast: false },
    });
    expect(decide({ ...sectors, acts }, approver(reach("above", ["crop"]), reach("above", ["herd"])))).toEqual({
      ok: true,
      value: { step: "sectors", sectors: ["herd"], isLast: true },
    });
    expect(decide({ ...sectors, acts }, approver(reach("above", ["crop"])))).toEqual({
      ok: false,
      problems: [{ code: "APPROVAL_NOT_YOURS", step: "sectors", sectors: ["herd"] }],
    });
  });

  test("[Y31] of the place itself somebody with a limit approves his sectors, others the rest", () => {
    expect(decide({ steps: ["own"] }, approver(reach("own", ["herd"])))).toEqual({
      ok: true,
      value: { step: "own", sectors: ["herd"], isLast: false },
    });
  });

  test("[Y31] without a limit it is of all, and only the step that waits: the last one locks the form", () => {
    expect(decide({ steps: ["own", "whole"] })).toEqual({ ok: true, value: { step: "own", isLast: false } });
    expect(decide({ steps: ["own", "whole"], acts: OWN_DONE })).toEqual({ ok: true, value: { step: "whole", isLast: true } });
    expect(codesOf(decide({ steps: ["own", "whole"], acts: OWN_DONE }, approver(reach("own"))))).toEqual(NOT);
  });

  test("[Y30] where the step that lacked was taken out of the regime, one more approval of the last one locks the form", () => {
    expect(decide({ ...own, acts: OWN_DONE })).toEqual({ ok: true, value: { step: "own", isLast: true } });
    const acts = [approval("sectors", { by: "me", sectors: ["crop"] }), approval("sectors", { sectors: ["herd"] })];
    expect(decide({ ...sectors, acts }, approver(reach("above", ["crop"])))).toMatchObject({ value: { isLast: true } });
  });
});

describe("who does not, whatever his appointment", () => {
  test("[Y32] who typed something into it or sent it", () => {
    expect(codesOf(decide({ involved: new Set(["me"]) }))).toEqual(["APPROVAL_OWN_WORK"]);
  });
  test("[Y32] who has approved another step of this sending; of another sending, or more of this step, he may", () => {
    const own = approval("own", { by: "me" });
    const steps = ["own", "whole"] as const;
    expect(decide({ steps, acts: [own] })).toEqual({ ok: false, problems: [{ code: "APPROVAL_TWICE", step: "own" }] });
    expect(codesOf(decide({ steps, acts: [own, approval("own", { n: 2 })], sending: 2 }, ANYBODY, 2))).toEqual([]);
    const crop = approval("sectors", { by: "me", sectors: ["crop"] });
    expect(codesOf(decide({ steps: ["sectors"], acts: [crop] }, approver(reach("above", ["herd"]))))).toEqual([]);
  });
});

describe("what is approved is the sending that was looked at", () => {
  test.each<[string, Partial<ApprovalFacts>, number, object]>([
    ["it was sent again", { sending: 2 }, 1, { code: "APPROVAL_CHANGED", now: 2 }],
    ["it was sent again, and that is approved", { sending: 2, state: "approved" }, 1, { code: "APPROVAL_CHANGED", now: 2 }],
    ["it was sent again and returned", { sending: 2, state: "returned" }, 1, { code: "APPROVAL_CHANGED", now: 0 }],
    ["it was taken back", { state: "draft" }, 1, { code: "APPROVAL_WRONG_STATE", state: "draft" }],
    ["it was returned", { state: "returned" }, 1, { code: "APPROVAL_WRONG_STATE", state: "returned" }],
    ["somebody else approved it", { state: "approved" }, 1, { code: "APPROVAL_WRONG_STATE", state: "approved" }],
    ["it was never sent", { state: "draft", sending: 0 }, 1, { code: "APPROVAL_CHANGED", now: 0 }],
  ])("[Y33] %s", (_name, given, asked, problem) => {
    const refused = { ok: false, problems: [problem] };
    expect(decide(given, ANYBODY, asked)).toEqual(refused);
    expect(decideReturn(makeFacts(given), ANYBODY, { sending: asked, reason: "vì" })).toEqual(refused);
  });
});

describe("returning a form", () => {
  const giveBack = (given: Partial<ApprovalFacts>, who: Approver, reason = " Thôn 2 lệch sổ ") =>
    decideReturn(makeFacts(given), who, { sending: 1, reason });

  test("[Y34] whoever may approve some of the step that waits returns all of it, with a reason", () => {
    const returned = { ok: true, value: { state: "returned", reason: "Thôn 2 lệch sổ" } };
    expect(giveBack({}, approver(reach("own")))).toEqual(returned);
    expect(giveBack({ acts: OWN_DONE }, approver(reach("above", ["herd"])))).toEqual(returned);
    expect(codesOf(giveBack({}, ANYBODY, " "))).toEqual(["APPROVAL_REASON_MISSING"]);
  });
  test("[Y34] not who waits for another step, or whose sectors are approved", () => {
    expect(codesOf(giveBack({}, approver(reach("above"))))).toEqual(["APPROVAL_NOT_YOURS"]);
    const acts = [...OWN_DONE, approval("sectors", { sectors: ["herd"] })];
    expect(codesOf(giveBack({ acts }, approver(reach("above", ["herd"]))))).toEqual(["APPROVAL_NOT_YOURS"]);
  });
  test("[Y34] who had a hand in it, or approved another step of it, may: to have it mended is no approval", () => {
    const acts = [approval("own", { by: "me" })];
    expect(codesOf(giveBack({ steps: ["own", "whole"], acts, involved: new Set(["me"]) }, ANYBODY))).toEqual([]);
  });
});
