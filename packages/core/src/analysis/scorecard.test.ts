import { describe, expect, test } from "vitest";
import {
  DISTRICT,
  makeBook,
  makeIndicator,
  makeRef,
  makeRelation,
  makeTarget,
  makeValue,
  makeYear,
  YEAR,
} from "../../test/make.ts";
import { compare, decimal, showDecimal } from "../quantity/decimal.ts";
import { explainAssessmentEn } from "../words/analysis-en.ts";
import { explainAssessmentVi } from "../words/analysis-vi.ts";
import type { Book } from "./book.ts";
import { leftToDisburse, overview, sortBehindFirst, summariseMoney } from "./overview.ts";
import { listHeadlines, scorecard } from "./scorecard.ts";

const MONEY = { unit: "dong", decimals: 0 } as const;
const printed = (text: string, unit: string, decimals = 0) => ({ entered: { text, unit, decimals } });

/** The five comparable headline indicators of the seed report, and three more kinds of row. */
const BOOK: Book = makeBook({
  indicators: [
    makeIndicator("crop.grain", { unit: "tonne", decimals: 2 }),
    makeIndicator("jobs.new"),
    makeIndicator("jobs.trained"),
    makeIndicator("budget.revenue", MONEY),
    makeIndicator("budget.spending", MONEY),
    makeIndicator("health.insurance"),
    makeIndicator("forest.cover", { nature: "ratio", unit: "percent" }),
    makeIndicator("population.mean"),
  ],
  headlines: [
    {
      period: YEAR,
      indicators: [
        "crop.grain",
        "jobs.new",
        "jobs.trained",
        "budget.revenue",
        "budget.spending",
        "health.insurance",
        "forest.cover",
        "population.mean",
      ],
    },
  ],
  values: [
    makeValue("crop.grain", "28813.83", printed("28.813,83", "tonne", 2)),
    makeValue("jobs.new", "1016"),
    makeValue("jobs.trained", "1435"),
    makeValue("budget.revenue", "109500000000", printed("109.500", "million-dong")),
    makeValue("budget.spending", "427199000000", printed("427.199", "million-dong")),
  ],
  targets: [
    makeTarget("crop.grain", "28491.00", printed("28.491,00", "tonne", 2)),
    makeTarget("jobs.new", "600"),
    makeTarget("jobs.trained", "600"),
    makeTarget("budget.revenue", "136000000000", printed("136", "million-dong")),
    makeTarget("budget.spending", "429350000000", printed("429.350", "million-dong")),
  ],
  relations: [
    makeRelation("verdict", makeRef("value", "crop.grain"), { verdict: "exceeded" }),
    makeRelation("verdict", makeRef("value", "budget.revenue"), { verdict: "met" }),
    makeRelation("verdict", makeRef("value", "health.insurance"), { verdict: "notMet" }),
    makeRelation("percent-of-plan", makeRef("value", "health.insurance"), { stated: "98" }),
    makeRelation("verdict", makeRef("value", "forest.cover"), { verdict: "met" }),
  ],
});

const card = scorecard(BOOK, DISTRICT, YEAR, "final");
const row = (code: string) => {
  const found = card.rows.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no row ${code}`);
  return found;
};

describe("the scorecard", () => {
  test.each([
    ["crop.grain", "tấn", "28813.83", "28491.00", "101.13", "exceeded"],
    ["jobs.new", "người", "1016", "600", "169.33", "exceeded"],
    ["jobs.trained", "người", "1435", "600", "239.17", "exceeded"],
    ["budget.revenue", "triệu đồng", "109500", "136000", "80.51", "notMet"],
    ["budget.spending", "triệu đồng", "427199", "429350", "99.50", "notMet"],
  ])("[A2] %s in %s: %s of %s is %s %%, computed %s", (code, unit, actual, target, percent, computed) => {
    const found = row(code);
    expect([found.unit, found.computed]).toEqual([unit, computed]);
    expect(found.percent && showDecimal(found.percent)).toBe(percent);
    expect(found.actual && compare(found.actual, decimal(actual))).toBe(0);
    expect(found.target && compare(found.target, decimal(target))).toBe(0);
  });

  test("[A3] effective is what a document states, else what is computed; both are shown with whether they agree", () => {
    expect(row("crop.grain")).toMatchObject({ stated: "exceeded", computed: "exceeded", verdict: "exceeded", agree: true });
    expect(row("budget.revenue")).toMatchObject({ stated: "met", computed: "notMet", verdict: "met", agree: false });
    expect(row("jobs.new")).toMatchObject({ computed: "exceeded", verdict: "exceeded" });
    expect(row("jobs.new").stated).toBeUndefined();
    expect(row("jobs.new").agree).toBeUndefined();
  });

  test("[A4] a printed percentage without figures is shown, and nothing is computed from it", () => {
    const found = row("health.insurance");
    expect(found.percent && showDecimal(found.percent)).toBe("98");
    expect(found).toMatchObject({ verdict: "notMet", stated: "notMet" });
    expect(found.computed).toBeUndefined();
    expect(found.agree).toBeUndefined();
    expect(explainAssessmentVi(found.reasons)).toBe(
      "Báo cáo xếp chưa đạt và chỉ in tỷ lệ 98 % kế hoạch, không in số liệu để tính lại.",
    );
  });

  test("[A4] a printed percentage never replaces the one the figures give", () => {
    const wrong = makeRelation("percent-of-plan", makeRef("value", "jobs.new"), { stated: "95.9" });
    const found = scorecard({ ...BOOK, relations: [wrong] }, DISTRICT, YEAR, "final").rows[1];
    expect(found?.percent && showDecimal(found.percent)).toBe("169.33");
    expect(found?.percentRelation).toBe(wrong);
  });

  test("[A5] every row says why", () => {
    expect(explainAssessmentVi(row("forest.cover").reasons)).toBe("Báo cáo xếp đạt nhưng không in số liệu để tính lại.");
    expect(explainAssessmentVi(row("population.mean").reasons)).toBe("Chưa có số liệu thực hiện.");
    expect(explainAssessmentVi(row("budget.revenue").reasons)).toBe(
      "Thực hiện thấp hơn kế hoạch giao. Báo cáo xếp đạt, nhưng tính lại từ số liệu là chưa đạt.",
    );
    expect(explainAssessmentEn(row("jobs.new").reasons)).toBe("The actual is above the target.");
    const halfKnown = { ...BOOK, values: [makeValue("forest.cover", "70")] };
    const found = scorecard(halfKnown, DISTRICT, YEAR, "final").rows.find((one) => one.code === "forest.cover");
    expect(explainAssessmentVi(found?.reasons ?? [])).toBe("Báo cáo xếp đạt nhưng không in số kế hoạch để tính lại.");
  });

  test("[A6] rows follow the headline list of the period, and the counts of effective verdicts sum to them", () => {
    expect(card.rows.map((one) => one.code)).toEqual(listHeadlines(BOOK, YEAR));
    expect(card.counts).toEqual({ exceeded: 3, met: 2, notMet: 2, notAssessable: 0, noFigure: 1 });
    expect(scorecard(BOOK, DISTRICT, makeYear(2022), "final").rows).toEqual([]);
    const stray = makeBook({ headlines: [{ period: YEAR, indicators: ["no.such"] }] });
    expect(scorecard(stray, DISTRICT, YEAR, "final")).toMatchObject({ rows: [], unknown: ["no.such"] });
  });

  test("[A1] as of a day before anything was known, nothing is", () => {
    const before = scorecard(BOOK, DISTRICT, YEAR, "final", { knownAt: "2023-12-30" });
    expect(before.counts).toEqual({ exceeded: 0, met: 0, notMet: 0, notAssessable: 0, noFigure: 8 });
    expect(before.rows.every((one) => one.actual === undefined && one.target === undefined && one.percent === undefined)).toBe(
      true,
    );
  });

  test("[A1] only the series that judges the indicator counts", () => {
    const own = { ...BOOK, values: [makeValue("jobs.new", "1", { key: { series: "own" } })] };
    expect(scorecard(own, DISTRICT, YEAR, "final").rows[1]).toMatchObject({ verdict: "noFigure" });
  });

  test("[A2] where the entered units do not convert exactly, both figures are shown in the indicator's unit", () => {
    const odd = makeBook({
      indicators: [makeIndicator("a.b", { unit: "dong" })],
      headlines: [{ period: YEAR, indicators: ["a.b"] }],
      values: [makeValue("a.b", "5", printed("5", "no-such-unit"))],
      targets: [makeTarget("a.b", "10")],
    });
    const [found] = scorecard(odd, DISTRICT, YEAR, "final").rows;
    expect(found).toMatchObject({ unit: "đồng", unitCode: "dong" });
    expect(found?.actual && showDecimal(found.actual)).toBe("5");
  });

  test("[A3] interim mode reads the day from the figures", () => {
    const running = makeBook({
      indicators: [makeIndicator("a.b")],
      headlines: [{ period: YEAR, indicators: ["a.b"] }],
      values: [makeValue("a.b", "40", { dataAsOf: "2023-01-31" })],
      targets: [makeTarget("a.b", "365")],
    });
    expect(scorecard(running, DISTRICT, YEAR, "interim").rows[0]).toMatchObject({ verdict: "met" });
    expect(scorecard(running, DISTRICT, YEAR, "interim", { asOf: "2023-06-30" }).rows[0]).toMatchObject({ verdict: "notMet" });
    expect(scorecard(running, DISTRICT, YEAR, "final").rows[0]).toMatchObject({ verdict: "notMet" });
  });
});

describe("the overview", () => {
  test("[A12] behind plan first: by verdict, then by how far behind", () => {
    const seen = overview(BOOK, DISTRICT, YEAR, "final");
    expect(seen.headlines.map((one) => one.code)).toEqual([
      "health.insurance",
      "budget.spending",
      "population.mean",
      "budget.revenue",
      "forest.cover",
      "crop.grain",
      "jobs.new",
      "jobs.trained",
    ]);
    expect(seen.progress.map((one) => one.code)).toEqual([
      "budget.spending",
      "budget.revenue",
      "crop.grain",
      "jobs.new",
      "jobs.trained",
    ]);
  });

  test("[A12] where low is good, far above plan is far behind", () => {
    const book = makeBook({
      indicators: ["a.one", "a.two"].map((code) => makeIndicator(code, { direction: { kind: "lower" } })),
      headlines: [{ period: YEAR, indicators: ["a.one", "a.two"] }],
      values: [makeValue("a.one", "11"), makeValue("a.two", "19")],
      targets: [makeTarget("a.one", "10"), makeTarget("a.two", "10")],
    });
    const { rows } = scorecard(book, DISTRICT, YEAR, "final");
    expect(sortBehindFirst(rows, book).map((one) => one.code)).toEqual(["a.two", "a.one"]);
    expect(rows.map((one) => one.code)).toEqual(["a.one", "a.two"]);
  });

  test("[Y122] what is left to be paid out is exact, below zero where more was paid, and unknown where either is", () => {
    const left = (target?: string, actual?: string) =>
      leftToDisburse({ ...(target ? { target: decimal(target) } : {}), ...(actual ? { actual: decimal(actual) } : {}) });
    expect(left("100", "99.95")).toEqual(decimal("0.05"));
    expect(left("100", "100.5")).toEqual(decimal("-0.5"));
    expect([left("100"), left(undefined, "1"), left()]).toEqual([undefined, undefined, undefined]);
  });

  test("[A13] money is grouped as the pack says, and figures are counted without taking none for zero", () => {
    const groups = [{ group: "ngân sách", indicators: ["budget.revenue", "budget.spending", "no.such"] }];
    const [budget] = summariseMoney(BOOK, DISTRICT, YEAR, "final", groups);
    expect(budget?.rows.map((one) => [one.code, one.unit])).toEqual([
      ["budget.revenue", "triệu đồng"],
      ["budget.spending", "triệu đồng"],
    ]);
    expect(budget?.unknown).toEqual(["no.such"]);
    const declared = { ...BOOK, values: [...BOOK.values, makeValue("forest.cover", undefined)] };
    const seen = overview(declared, DISTRICT, YEAR, "final", { money: groups });
    expect(seen.figures).toEqual({ reported: 5, noFigure: 1 });
    expect(seen.money).toHaveLength(1);
    expect(seen.errata).toBe(0);
  });
});
