import { describe, expect, test } from "vitest";
import type { Due } from "../regime/regime.ts";
import { decideRecall } from "./decide-recall.ts";

const due: Due = { opens: "2023-10-20", deadline: "2023-11-03", closes: "2023-11-10" };

describe("taking a form back", () => {
  test("[Y5] with a reason, while it could still be sent again, it is a draft again", () => {
    expect(decideRecall({ state: "submitted", due }, " Sai số liệu thôn 2 ", "2023-11-10")).toEqual({
      ok: true,
      value: { state: "draft", reason: "Sai số liệu thôn 2" },
    });
  });
  test("[Y5] everything against it is told at once", () => {
    const decision = decideRecall({ state: "draft", due }, " ", "2023-11-11");
    expect(decision.ok ? [] : decision.problems.map(({ code }) => code)).toEqual([
      "RECALL_WRONG_STATE",
      "RECALL_REASON_MISSING",
      "SUBMIT_CLOSED",
    ]);
  });
});
