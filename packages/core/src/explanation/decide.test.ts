import { describe, expect, test } from "vitest";
import { listConcerned } from "./concerned.ts";
import { decideAct, decideAsk, type ExplanationFacts, type ExplanationVerb, listVerbs } from "./decide.ts";
import { type ExplanationAct, type ExplanationActName, type ExplanationActs, isOverdue } from "./explanation.ts";

/** What was done, one after the other: the leader asks, An answers. */
function acts(...names: readonly ExplanationActName[]): ExplanationActs {
  const one = (act: ExplanationActName, at: number): ExplanationAct => ({
    n: at + 1,
    act,
    text: "x",
    files: [],
    by: act === "answer" ? "an" : "leader",
    at: `2030-06-1${at}`,
  });
  return [one("ask", 0), ...names.map((name, at) => one(name, at + 1))];
}
const facts = (given: ExplanationActs, more: Partial<ExplanationFacts> = {}): ExplanationFacts => ({
  acts: given,
  concerned: ["an", "binh"],
  isAskerGone: false,
  ...more,
});
const as = (name: string, mayAsk = false) => ({ name, mayAsk });
const codes = (outcome: ReturnType<typeof decideAct> | ReturnType<typeof decideAsk>) =>
  outcome.ok ? [] : outcome.problems.map(({ code }) => code);

describe("what may be done to an explanation", () => {
  const cases: readonly [readonly ExplanationActName[], readonly ExplanationVerb[], readonly ExplanationVerb[]][] = [
    [[], ["answer"], ["withdraw"]],
    [["answer"], [], ["accept", "further", "withdraw"]],
    [["answer", "further"], ["answer"], ["withdraw"]],
    [["answer", "further", "answer"], [], ["accept", "further", "withdraw"]],
    [["answer", "accept"], [], []],
    [["withdraw"], [], []],
  ];
  test.each(cases)("[Y100] [Y104] after %s those concerned may %s, whoever asked %s, others nothing", (done, owner, asker) => {
    const given = facts(acts(...done));
    expect(listVerbs(given, as("an"))).toEqual(owner);
    expect(listVerbs(given, as("leader", true))).toEqual(asker);
    expect(listVerbs(given, as("chi", true))).toEqual([]);
    const seen = given.acts.length;
    for (const verb of ["answer", "accept", "further", "withdraw"] as const)
      for (const [who, may] of [
        ["an", owner],
        ["leader", asker],
      ] as const)
        expect([verb, who, decideAct(verb, given, as(who), { seen, text: " vì mưa " }).ok]).toEqual([
          verb,
          who,
          may.includes(verb),
        ]);
  });

  test("[Y100] an act is numbered after the last one, its text without the spaces around it", () => {
    expect(decideAct("answer", facts(acts()), as("an"), { seen: 1, text: " vì mưa " })).toEqual({
      ok: true,
      value: { act: "answer", n: 2, text: "vì mưa" },
    });
  });

  test("[Y104] nobody explains to himself; who asked and may ask no more is stood in for", () => {
    const own = facts(acts(), { concerned: ["leader"] });
    expect(listVerbs(own, as("leader", true))).toEqual(["withdraw"]);
    expect(decideAct("answer", own, as("leader"), { seen: 1, text: "x" })).toEqual({
      ok: false,
      problems: [{ code: "EXPLANATION_NOT_ASKED_OF_YOU", people: [] }],
    });
    const gone = facts(acts("answer"), { isAskerGone: true });
    expect(listVerbs(gone, as("chi", true))).toEqual(["accept", "further", "withdraw"]);
    expect(listVerbs(gone, as("chi", false))).toEqual([]);
  });

  test("[Y105] everything that is wrong is told at once; accepting needs no words", () => {
    expect(codes(decideAct("further", facts(acts()), as("an"), { seen: 1, text: "  " }))).toEqual([
      "EXPLANATION_WRONG_STATE",
      "EXPLANATION_NOT_YOURS",
      "EXPLANATION_TEXT_MISSING",
    ]);
    expect(decideAct("accept", facts(acts("answer")), as("leader"), { seen: 2, text: "" }).ok).toBe(true);
  });

  test("[Y106] what was done meanwhile is told before anything else", () => {
    expect(decideAct("answer", facts(acts("answer")), as("binh"), { seen: 1, text: "" })).toEqual({
      ok: false,
      problems: [{ code: "EXPLANATION_CHANGED", act: "answer", by: "an", at: "2030-06-11" }],
    });
  });

  test("[Y101] asking: within one's sectors, of a figure nobody is being asked about, with words", () => {
    expect(decideAsk({ sector: "crop", sectors: ["crop"] }, " Vì sao? ")).toEqual({ ok: true, value: { text: "Vì sao?" } });
    expect(codes(decideAsk({ sector: "crop", sectors: ["herd"], openedBy: "chi" }, " "))).toEqual([
      "EXPLANATION_SECTOR",
      "EXPLANATION_ASKED",
      "EXPLANATION_TEXT_MISSING",
    ]);
  });

  test("[Y103] overdue from the day after, until it is answered", () => {
    const asked = { act: "ask", answerBy: "2030-06-14" } as const;
    expect(isOverdue(asked, "2030-06-14")).toBe(false);
    expect(isOverdue(asked, "2030-06-15")).toBe(true);
    expect(isOverdue({ act: "ask" }, "2031-01-01")).toBe(false);
    expect(isOverdue({ act: "answer", answerBy: "2030-06-14" }, "2031-01-01")).toBe(false);
  });
});

test.each<[string, Parameters<typeof listConcerned>[0], readonly string[]]>([
  [
    "those of the sector, not those of all",
    [
      { who: "all", role: "officer" },
      { who: "crop", role: "officer", sectors: ["crop"] },
      { who: "head", role: "approver", sectors: ["herd", "crop"] },
    ],
    ["crop", "head"],
  ],
  [
    "without those, officers and planners of all sectors, once each",
    [
      { who: "all", role: "officer" },
      { who: "plan", role: "planner" },
      { who: "all", role: "planner" },
      { who: "herd", role: "officer", sectors: ["herd"] },
      { who: "boss", role: "approver" },
      { who: "boss", role: "leader" },
    ],
    ["all", "plan"],
  ],
  [
    "without those, who approves there",
    [
      { who: "boss", role: "approver" },
      { who: "look", role: "viewer" },
    ],
    ["boss"],
  ],
  ["nobody, where nobody is", [{ who: "look", role: "leader" }], []],
])("[Y102] who has to explain: %s", (_name, appointed, expected) => {
  expect(listConcerned(appointed, "crop")).toEqual(expected);
});
