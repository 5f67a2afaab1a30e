import { describe, expect, test } from "vitest";
import { approval, codesOf, reasoned } from "../../test/make-approval.ts";
import type { Due } from "../regime/regime.ts";
import { decideRecall, type RecallFacts } from "./decide-recall.ts";

const due: Due = { opens: "2023-10-20", deadline: "2023-11-03", closes: "2023-11-10" };
const recall = (given: Partial<RecallFacts>, reason = " Sai số liệu thôn 2 ", today = "2023-11-10") =>
  decideRecall({ state: "submitted", due, sending: 2, acts: [], ...given }, reason, today);

describe("taking a form back", () => {
  test("[Y5] with a reason, while it could still be sent again, it is a draft again", () => {
    expect(recall({})).toEqual({ ok: true, value: { state: "draft", reason: "Sai số liệu thôn 2" } });
    expect(codesOf(recall({}, "x", "2023-11-11"))).toEqual(["SUBMIT_CLOSED"]);
  });
  test("[Y5] not when somebody has approved a step of it: it is for him to return it", () => {
    const acts = [approval("own", { n: 2, by: "chi" }), approval("whole", { n: 2 })];
    expect(recall({ acts })).toEqual({ ok: false, problems: [{ code: "RECALL_APPROVAL_BEGUN", by: "chi" }] });
    expect(codesOf(recall({ acts: [approval("own", { n: 1 })] }))).toEqual([]);
  });
  test.each(["return", "reopen"] as const)("[Y5] after a %s it is to be mended as before, whatever the day", (act) => {
    const acts = [reasoned(act, { n: 1 })];
    expect(recall({ acts }, "vì", "2024-01-01")).toEqual({ ok: true, value: { state: "returned", reason: "vì" } });
  });
  test.each(["draft", "returned", "approved"] as const)("[Y5] what is %s is not taken back", (state) => {
    expect(recall({ state })).toEqual({ ok: false, problems: [{ code: "RECALL_WRONG_STATE", state }] });
  });
  test("[Y5] everything against it is told at once", () => {
    const codes = ["RECALL_REASON_MISSING", "SUBMIT_CLOSED"];
    expect(codesOf(recall({ state: "draft" }, " ", "2023-11-11"))).toEqual(["RECALL_WRONG_STATE", ...codes]);
    expect(codesOf(recall({ acts: [approval("own", { n: 2 })] }, " ", "2023-11-11"))).toEqual([
      "RECALL_APPROVAL_BEGUN",
      ...codes,
    ]);
  });
});
