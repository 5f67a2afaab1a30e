import { describe, expect, test } from "vitest";
import { decideStage, listNextStages, STAGES } from "./stage.ts";

describe("the stages of a plan", () => {
  test("[T9] one step forward, or straight to assigned by a document", () => {
    expect(decideStage("proposing", "discussing", {})).toEqual({ ok: true, value: "discussing" });
    expect(decideStage("discussing", "council", {})).toEqual({ ok: true, value: "council" });
    expect(decideStage("proposing", "assigned", { document: "qd-01" })).toEqual({ ok: true, value: "assigned" });
    expect(decideStage("council", "assigned", {})).toMatchObject({ problems: [{ code: "STAGE_DOCUMENT_MISSING" }] });
    expect(decideStage("proposing", "council", {})).toMatchObject({
      problems: [{ code: "STAGE_OUT_OF_TURN", next: ["discussing", "assigned"] }],
    });
  });

  test("[T9] back with a reason, and never from assigned", () => {
    expect(decideStage("council", "proposing", { reason: " " })).toMatchObject({ problems: [{ code: "STAGE_REASON_MISSING" }] });
    expect(decideStage("council", "proposing", { reason: "HĐND yêu cầu rà lại" }).ok).toBe(true);
    for (const to of STAGES) expect(decideStage("assigned", to, { reason: "x", document: "d" }).ok).toBe(to === "assigned");
    expect(STAGES.every((stage) => listNextStages(stage).includes("assigned"))).toBe(true);
  });
});
