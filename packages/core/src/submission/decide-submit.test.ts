import { describe, expect, test } from "vitest";
import { toProblem } from "../form/entry-problem.ts";
import type { Weight } from "../form/form.ts";
import type { EntryProblem } from "../form/sheet.ts";
import type { Due } from "../regime/regime.ts";
import { decideSubmit, type SubmitFacts } from "./decide-submit.ts";

const DUE: Due = { opens: "2023-10-20", deadline: "2023-11-03", closes: "2023-11-10" };
const problem = (weight: Weight, cell: string): EntryProblem => toProblem(weight, { code: "ENTRY_MISSING" }, cell);
const decide = (given: Partial<SubmitFacts>, today = "2023-11-01") =>
  decideSubmit({ state: "draft", sent: 0, due: DUE, problems: [], reasons: new Map(), ...given }, today);
const codes = (given: Partial<SubmitFacts>, today?: string): readonly string[] => {
  const decision = decide(given, today);
  return decision.ok ? [] : decision.problems.map(({ code }) => code);
};

describe("sending a form", () => {
  test("[Y1] a draft is sent; each sending has the next number", () => {
    expect(decide({})).toEqual({ ok: true, value: { state: "submitted", number: 1, isLate: false, explained: [] } });
    expect(decide({ sent: 2 })).toMatchObject({ value: { number: 3 } });
    expect(codes({ state: "submitted" })).toEqual(["SUBMIT_WRONG_STATE"]);
    expect(codes({ state: "approved" })).toEqual(["SUBMIT_WRONG_STATE"]);
  });
  test("[Y2] from the day it opens to the day it closes; after the deadline it is late", () => {
    expect(codes({}, "2023-10-19")).toEqual(["SUBMIT_NOT_OPEN"]);
    expect(codes({}, "2023-10-20")).toEqual([]);
    expect(decide({}, "2023-11-03")).toMatchObject({ value: { isLate: false } });
    expect(decide({}, "2023-11-04")).toMatchObject({ value: { isLate: true } });
    expect(codes({}, "2023-11-10")).toEqual([]);
    expect(codes({}, "2023-11-11")).toEqual(["SUBMIT_CLOSED"]);
    expect(codes({ due: { opens: DUE.opens, deadline: DUE.deadline } }, "2030-01-01")).toEqual([]);
  });
  test("[Y34] what was returned is sent after the end too, and is as late as what was returned", () => {
    const returned = { state: "returned", sent: 1 } as const;
    expect(decide(returned, "2024-01-01")).toMatchObject({ value: { number: 2, isLate: false } });
    expect(decide({ ...returned, wasLate: true }, "2023-10-20")).toMatchObject({ value: { isLate: true } });
    expect(codes({ ...returned, problems: [problem("block", "a#now")] }, "2024-01-01")).toEqual(["SUBMIT_BLOCKED"]);
    // Of a draft only the day counts.
    expect(decide({ wasLate: true })).toMatchObject({ value: { isLate: false } });
  });
  test("[Y3] what blocks stops it, whatever reason is given", () => {
    const blocked = problem("block", "a#now");
    expect(decide({ problems: [blocked], reasons: new Map([[blocked.key, "vì"]]) })).toEqual({
      ok: false,
      problems: [{ code: "SUBMIT_BLOCKED", problem: blocked }],
    });
  });
  test("[Y4] what warns needs a reason, and goes with it; what is only shown goes by itself", () => {
    const [warned, noted] = [problem("warn", "a#now"), problem("note", "b#now")];
    const problems = [warned, noted];
    expect(codes({ problems })).toEqual(["SUBMIT_UNEXPLAINED"]);
    expect(codes({ problems, reasons: new Map([[warned.key, "  "]]) })).toEqual(["SUBMIT_UNEXPLAINED"]);
    expect(codes({ problems, reasons: new Map([["another", "mưa lũ"]]) })).toEqual(["SUBMIT_UNEXPLAINED"]);
    const sent = decide({
      problems,
      reasons: new Map([
        [warned.key, " mưa lũ "],
        ["another", "thừa"],
      ]),
    });
    expect(sent).toMatchObject({ value: { explained: [{ problem: warned, reason: "mưa lũ" }] } });
  });
  test("[Y1] everything against it is told at once", () => {
    const problems = [problem("block", "a#now"), problem("warn", "b#now")];
    expect(codes({ state: "submitted", problems }, "2023-11-11")).toEqual([
      "SUBMIT_WRONG_STATE",
      "SUBMIT_CLOSED",
      "SUBMIT_BLOCKED",
      "SUBMIT_UNEXPLAINED",
    ]);
  });
});
