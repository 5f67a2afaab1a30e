import { describe, expect, test } from "vitest";
import { approval, makeFacts, reasoned } from "../../test/make-approval.ts";
import { figureRow, makeForm } from "../../test/make-form.ts";
import type { ApprovalStep } from "../regime/regime.ts";
import { findApprovalStanding, listFormSectors, type SendingAct } from "./approval.ts";
import type { ApprovalFacts } from "./decide-approve.ts";

const stand = (acts: readonly SendingAct[], given: Partial<ApprovalFacts> = {}) =>
  findApprovalStanding(makeFacts({ acts, ...given }), acts);

test("[Y31] what departments approve are the sectors of the lines that are entered, in the order of the form", () => {
  const rows = [figureRow("herd.pig"), figureRow("crop.area"), figureRow("herd.cow"), figureRow("trade.sum", { entered: false })];
  expect(listFormSectors(makeForm({ rows }))).toEqual(["herd", "crop"]);
});

describe("how far an approval has come", () => {
  const [own, crop, herd] = [
    approval("own"),
    approval("sectors", { sectors: ["crop"] }),
    approval("sectors", { sectors: ["herd"] }),
  ];

  test.each<[string, readonly SendingAct[], readonly ApprovalStep[], ApprovalStep, readonly string[]]>([
    ["nobody has approved anything", [], [], "own", ["crop", "herd"]],
    ["the first step is done", [own], ["own"], "sectors", ["crop", "herd"]],
    ["one sector of two is", [own, crop], ["own"], "sectors", ["herd"]],
    ["both are, by two people", [own, herd, crop], ["own", "sectors"], "whole", ["crop", "herd"]],
    ["both are, by one without a limit", [own, approval("sectors")], ["own", "sectors"], "whole", ["crop", "herd"]],
    ["a sector twice is not both", [own, crop, crop], ["own"], "sectors", ["herd"]],
    [
      "a sector that the form has not is nothing",
      [own, approval("sectors", { sectors: ["trade"] })],
      ["own"],
      "sectors",
      ["crop", "herd"],
    ],
    ["a later step does not count before an earlier one", [approval("whole"), crop, herd], [], "own", ["crop", "herd"]],
    ["approvals of another sending say nothing", [approval("own", { n: 2 }), crop], [], "own", ["crop", "herd"]],
  ])("[Y31] %s", (_name, acts, done, next, waiting) => {
    expect(stand(acts)).toEqual({ done, next, waiting });
  });

  test("[Y30] it goes by the steps of the regime as they are now: one that was put in is waited for, one taken out is not", () => {
    expect(stand([own], { steps: ["own", "whole"] })).toMatchObject({ done: ["own"], next: "whole" });
    expect(stand([own], { steps: ["sectors", "own"] })).toMatchObject({ done: [], next: "sectors" });
  });

  test("[Y30] where the step that lacked was taken out, the last one is asked for once more: only an approval locks a form", () => {
    const done = [own, crop, herd];
    expect(stand(done, { steps: ["own", "sectors"] })).toEqual({ done: ["own"], next: "sectors", waiting: ["crop", "herd"] });
    expect(stand([own], { steps: ["own"] })).toEqual({ done: [], next: "own", waiting: ["crop", "herd"] });
  });

  test("[Y34] of what was returned or taken back nothing counts, and nobody is waited for", () => {
    const nothing = { done: [], waiting: [] };
    expect(stand([own, reasoned("return")], { state: "returned" })).toEqual(nothing);
    expect(stand([own], { state: "draft" })).toEqual(nothing);
  });

  test("[Y35] what is approved is not asked about again, whatever steps the regime has since", () => {
    expect(stand([own], { state: "approved", steps: ["sectors", "own"] })).toEqual({ done: ["own"], waiting: [] });
  });
});
