import { describe, expect, test } from "vitest";
import { cleanProse } from "./clean-prose.ts";
import { auditToJson, toDocument } from "./run-audit.ts";
import { auditThreeWays, isOrderFree, listChanged, signatureOf, TRANSFORMS } from "./same-findings.ts";

const WRONG = "Diện tích lạc 5.345,97 ha/5.470 ha, đạt 95,9% kế hoạch năm.";
const texts = [...cleanProse(4), { name: "wrong", text: WRONG }];

describe("the same findings", () => {
  test.each(TRANSFORMS)("[Q261] $name changes nothing", (transform) => {
    expect(listChanged(texts, transform)).toEqual([]);
  });

  test("[Q261] a changed digit does change the findings, so the comparison can tell", () => {
    expect(
      listChanged([{ name: "wrong", text: WRONG }], { name: "digit", apply: (text) => text.replace("95,9", "97,7") }),
    ).toEqual(["wrong"]);
  });

  test("[Q261] the order of passages does not matter", () => {
    expect(isOrderFree(texts, 5)).toBe(true);
  });

  test("[Q261] runs cut anywhere and the way through plain text give the same", async () => {
    const { whole, split, text } = await auditThreeWays([WRONG], 2);
    expect(whole).toContain("error");
    expect(split).toBe(whole);
    expect(text).toBe(whole);
  });

  test("[Q261] the same text gives the same bytes", () => {
    const run = (): string => JSON.stringify(auditToJson(toDocument("t", WRONG), true));
    expect(run()).toBe(run());
    expect(signatureOf(auditToJson(toDocument("t", WRONG)))).toContain("percent-of-plan error");
  });
});
