import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approval, makeFacts, reach, reasoned } from "../../test/make-approval.ts";
import { APPROVAL_STEPS, type ApprovalStep } from "../regime/regime.ts";
import { type Approval, findApprovalStanding, followSteps, listApprovals, type SendingAct } from "./approval.ts";
import { type ApprovalFacts, type Approver, decideApprove, decideReturn } from "./decide-approve.ts";
import { decideRecall } from "./decide-recall.ts";
import { decideAsk, decideDecline, decideReopen } from "./decide-reopen.ts";
import { decideSubmit } from "./decide-submit.ts";
import { isOpenState, type SubmissionState } from "./submission.ts";

const SECTORS = ["crop", "herd"];
const DUE = { opens: "2023-10-20", deadline: "2023-11-03", closes: "2023-11-10" };
const PEOPLE = ["an", "bình", "chi", "dung", "em", "giang"];

const steps = fc.shuffledSubarray([...APPROVAL_STEPS], { minLength: 1 });
const sectors = fc.option(fc.subarray([...SECTORS, "trade"]), { nil: undefined, freq: 2 });
const reaches = fc.array(
  fc.tuple(fc.constantFrom("own", "above", "both", "elsewhere"), sectors).map(([at, limit]) => reach(at, limit)),
  { minLength: 1, maxLength: 3 },
);
/** What each of the people is appointed to. */
const staff = fc
  .tuple(...PEOPLE.map(() => reaches))
  .map((all) => PEOPLE.map((name, at): Approver => ({ name, reaches: all[at] ?? [] })));
const who = fc.nat(PEOPLE.length - 1);

const DONE = ["type", "send", "recall", "approve", "return", "reopen", "ask", "decline"] as const;
/** Somebody tries something on a day. */
type Deed = {
  readonly what: (typeof DONE)[number];
  readonly who: number;
  /** How many sendings ago he looked. */
  readonly behind: number;
  readonly today: string;
  /** The steps that the regime has from now on. */
  readonly steps: readonly ApprovalStep[] | undefined;
};
const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...DONE) },
    { weight: 4, arbitrary: fc.constantFrom("approve", "approve", "reopen") },
  ),
  who,
  behind: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
  today: fc.constantFrom("2023-11-01", "2023-11-08", "2023-11-20"),
  steps: fc.option(steps, { nil: undefined, freq: 12 }),
});
const deeds = fc.array(deed, { minLength: 10, maxLength: 60, size: "max" });

type Life = ApprovalFacts & { readonly isLate: boolean };
const BEGUN: Life = { ...makeFacts({ state: "draft", sending: 0, involved: new Set() }), sectors: SECTORS, isLate: false };

/** What becomes of a form when somebody tries something: as the rules decide; what they refuse changes nothing. */
function live(life: Life, { what, behind, today }: Deed, person: Approver): Life {
  const { name: by } = person;
  const n = life.sending - behind;
  const asked = { sending: n, reason: "vì" };
  const add = (act: SendingAct, state: SubmissionState = life.state): Life => ({ ...life, state, acts: [...life.acts, act] });
  switch (what) {
    case "type":
      return isOpenState(life.state) ? { ...life, involved: new Set([...life.involved, by]) } : life;
    case "send": {
      const { state, isLate: wasLate } = life;
      const sent = decideSubmit({ state, sent: life.sending, due: DUE, wasLate, problems: [], reasons: new Map() }, today);
      if (!sent.ok) return life;
      const { number: sending, isLate } = sent.value;
      return { ...life, state: "submitted", sending, isLate, involved: new Set([...life.involved, by]) };
    }
    case "recall": {
      const recalled = decideRecall({ ...life, due: DUE }, "vì", today);
      return recalled.ok ? { ...life, state: recalled.value.state } : life;
    }
    case "approve": {
      const approved = decideApprove(life, person, n);
      if (!approved.ok) return life;
      const { isLast, ...given } = approved.value;
      return add(approval(given.step, { n, by, ...given }), isLast ? "approved" : "submitted");
    }
    case "return":
      return decideReturn(life, person, asked).ok ? add(reasoned(what, { n, by }), "returned") : life;
    case "reopen":
      return decideReopen(life, person, asked).ok ? add(reasoned(what, { n, by }), "returned") : life;
    case "ask":
      return decideAsk(life, asked).ok ? add(reasoned(what, { n, by })) : life;
    case "decline":
      return decideDecline(life, person, asked).ok ? add(reasoned(what, { n, by })) : life;
  }
}

/** Every form that comes of what people try, one after the other. */
function* follow(begun: Life, people: readonly Approver[], tried: readonly Deed[], mayChange: boolean): Generator<[Life, Life]> {
  let life = begun;
  for (const one of tried) {
    const person = people[one.who];
    if (!person) throw new Error("nobody");
    if (mayChange && one.steps) life = { ...life, steps: one.steps };
    const before = life;
    life = live(life, one, person);
    yield [before, life];
  }
}

/** Why a form that is approved should not be; said in another way than by the rules that approved it. */
function* findWrong({ acts, sending, steps: of, involved }: Life, people: readonly Approver[]): Generator<string> {
  const given = acts.filter((act): act is Approval => act.act === "approve" && act.n === sending);
  const byStep = of.map((step) => given.filter((one) => one.step === step));
  for (const [at, ofStep] of byStep.entries()) {
    const covered = new Set(ofStep.flatMap((one) => one.sectors ?? SECTORS));
    if (ofStep.length === 0 || SECTORS.some((sector) => !covered.has(sector))) yield `${of[at]} does not cover the form`;
  }
  const order = given.map(({ step }) => of.indexOf(step));
  if (order.some((at, index) => at < (order[index - 1] ?? 0))) yield "steps are not in order";
  for (const { by, step, sectors: limit } of given) {
    if (involved.has(by)) yield `${by} approved his own work`;
    if (given.some((other) => other.by === by && other.step !== step)) yield `${by} approved two steps`;
    const places =
      people.find(({ name }) => name === by)?.reaches.filter((one) => (step === "own" ? one.isOwn : one.isAbove)) ?? [];
    const isOfAll = places.some((one) => one.sectors === undefined);
    const isOfThese = limit?.every((sector) => places.some((one) => one.sectors?.includes(sector))) ?? false;
    const may = { own: isOfAll || isOfThese, sectors: isOfThese, whole: isOfAll && limit === undefined };
    if (!may[step]) yield `${by} approved what is not his`;
  }
}

describe("whatever people try, in whatever order", () => {
  test("[Y31] [Y32] what is approved was approved by those who may, each step in turn and all of it, in that very sending", () => {
    const met: Life[] = [];
    fc.assert(
      fc.property(steps, staff, deeds, (of, people, tried) => {
        for (const [before, life] of follow({ ...BEGUN, steps: of }, people, tried, false)) {
          if (life.state !== "approved" || before.state === "approved") continue;
          met.push(life);
          expect([...findWrong(life, people)]).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
    // Enough of them were approved, in several steps and as corrections, for the law to say something.
    expect(met.filter((life) => life.steps.length > 1).length).toBeGreaterThan(20);
    expect(met.filter((life) => life.steps.length > 2).length).toBeGreaterThan(2);
    expect(met.filter(({ acts }) => acts.some(({ act }) => act === "reopen")).length).toBeGreaterThan(5);
  });

  test("[Y30] what was sent always waits for a step, also when the regime changes its steps meanwhile", () => {
    fc.assert(
      fc.property(staff, deeds, (people, tried) => {
        for (const [, life] of follow(BEGUN, people, tried, true)) {
          const { next } = findApprovalStanding(life, life.acts);
          expect(next !== undefined).toBe(life.state === "submitted");
        }
      }),
    );
  });

  test("[Y34] what was once returned is never too late to be mended, and never comes to be late by that", () => {
    fc.assert(
      fc.property(staff, deeds, (people, tried) => {
        let returned: Life | undefined;
        for (const [, life] of follow({ ...BEGUN, steps: ["whole"] }, people, tried, false)) {
          if (returned) expect(life).toMatchObject({ isLate: returned.isLate, state: expect.not.stringMatching("draft") });
          if (life.state === "returned") returned ??= life;
        }
      }),
      { numRuns: 300 },
    );
  });
});

const given = fc
  .record({
    step: fc.constantFrom<ApprovalStep>(...APPROVAL_STEPS),
    sectors,
    n: fc.integer({ min: 1, max: 3 }),
    by: fc.constantFrom(...PEOPLE),
  })
  .map(({ step, ...said }) => approval(step, said));
const other = fc.tuple(fc.constantFrom("return", "ask", "decline", "reopen"), fc.integer({ min: 1, max: 3 }));
const acts = fc.array(
  fc.oneof(
    given,
    other.map(([act, n]) => reasoned(act, { n })),
  ),
  { maxLength: 12 },
);

test("[Y31] an approval of one sending counts for no other", () => {
  fc.assert(
    fc.property(acts, steps, reaches, (all, of, places) => {
      const facts = makeFacts({ steps: of, sending: 2, acts: all });
      const own = { ...facts, acts: all.filter(({ n }) => n === 2) };
      const me = { name: "an", reaches: places };
      expect(followSteps(facts, all)).toEqual(followSteps(own, own.acts));
      expect(decideApprove(facts, me, 2)).toEqual(decideApprove(own, me, 2));
      expect(listApprovals(all, 2)).toEqual(listApprovals(own.acts, 2));
    }),
  );
});

test("[Y31] another approval never undoes a step, and leaves no more to wait for", () => {
  fc.assert(
    fc.property(acts, given, steps, (all, more, of) => {
      const facts = makeFacts({ steps: of });
      const [before, after] = [followSteps(facts, all), followSteps(facts, [...all, more])];
      expect(after.done.slice(0, before.done.length)).toEqual(before.done);
      if (after.next === before.next) expect(before.waiting).toEqual(expect.arrayContaining([...after.waiting]));
    }),
  );
});
