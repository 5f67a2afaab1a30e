import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../../test/make.ts";
import { actual, fact, figureRow, makeForm } from "../../../test/make-form.ts";
import { check, codes, type Given, NOW, plain, type Texts } from "../../../test/try-form.ts";
import { decimal } from "../../quantity/decimal.ts";
import type { FormColumn, FormRule } from "../form.ts";
import type { EntryProblem } from "../sheet.ts";

describe("errors of the 2023 report, caught while they are typed", () => {
  const one = (key: string, unit: string, decimals = 0) => makeIndicator(key, { unit, decimals, nature: "stock" });
  const rule = (given: Partial<FormRule>): FormRule => ({
    code: "rule",
    left: "",
    operator: "=",
    right: "",
    weight: "block",
    message: "Hai vế phải bằng nhau.",
    ...given,
  });

  test("[O17] E04: a herd of 8.384 of which buffaloes 5.845, cattle 2.080 and horses 423 are lines of their own", () => {
    const keys = ["livestock.large-herd", "livestock.buffalo", "livestock.cattle", "livestock.horse"];
    const given: Given = {
      indicators: keys.map((key) => one(key, "head")),
      facts: [],
      form: {
        rows: keys.map((key) => figureRow(key)),
        columns: [NOW],
        rules: [
          rule({
            code: "herd",
            left: "[livestock.large-herd]",
            right: "[livestock.buffalo] + [livestock.cattle] + [livestock.horse]",
          }),
        ],
      },
    };
    const rest = { "livestock.buffalo": "5.845", "livestock.cattle": "2.080", "livestock.horse": "423" };
    expect(check(given, { "livestock.large-herd": "8.384", ...rest }).map(plain)).toEqual([
      {
        weight: "block",
        code: "ENTRY_RULE",
        rule: "herd",
        message: "Hai vế phải bằng nhau.",
        left: "8384",
        operator: "=",
        right: "8348",
        cells: keys.map((key) => `${key}#now`),
      },
    ]);
    expect(codes(given, { "livestock.large-herd": "8.348", ...rest })).toEqual([]);
  });

  test("[O15] E04: the same herd broken down by kind", () => {
    const given: Given = {
      facts: [],
      form: {
        rows: ["", "|kind=buffalo", "|kind=cattle", "|kind=horse"].map((items) => figureRow(`demo.herd${items}`)),
        columns: [NOW],
        rules: [],
      },
    };
    const rest = { "demo.herd|kind=buffalo": "5.845", "demo.herd|kind=cattle": "2.080", "demo.herd|kind=horse": "423" };
    expect(check(given, { "demo.herd": "8.384", ...rest }).map(plain)).toMatchObject([
      { code: "ENTRY_PARTS", whole: "8384", parts: "8348", dimension: "kind", isAll: true },
    ]);
    expect(codes(given, { "demo.herd": "8.348", ...rest })).toEqual([]);
  });

  test("[O17] E12: all 407,03 ha of bud tea are being plucked, and 403,7 ha of tea bear", () => {
    const keys = ["tea.harvested", "tea.bud"];
    const given: Given = {
      indicators: keys.map((key) => one(key, "ha", 2)),
      facts: [],
      form: {
        rows: keys.map((key) => figureRow(key)),
        columns: [NOW],
        rules: [rule({ code: "bud", left: "[tea.bud]", operator: "<=", right: "[tea.harvested]" })],
      },
    };
    expect(check(given, { "tea.harvested": "403,7", "tea.bud": "407,03" }).map(plain)).toMatchObject([
      { code: "ENTRY_RULE", rule: "bud", left: "407.03", right: "403.7", cells: ["tea.bud#now", "tea.harvested#now"] },
    ]);
    expect(codes(given, { "tea.harvested": "407,03", "tea.bud": "407,03" })).toEqual([]);
  });

  test("[O17] E25: of 2.545 dossiers taken 680 are answered and 404 are not", () => {
    const keys = ["one-stop.received", "one-stop.answered", "one-stop.pending"];
    const given: Given = {
      indicators: keys.map((key) => one(key, "dossier")),
      facts: [],
      form: {
        rows: keys.map((key) => figureRow(key)),
        columns: [NOW],
        rules: [rule({ code: "dossiers", left: "[one-stop.received]", right: "[one-stop.answered] + [one-stop.pending]" })],
      },
    };
    const rest = { "one-stop.answered": "680", "one-stop.pending": "404" };
    expect(check(given, { "one-stop.received": "2.545", ...rest }).map(plain)).toMatchObject([
      { code: "ENTRY_RULE", rule: "dossiers", left: "2545", right: "1084" },
    ]);
    expect(codes(given, { "one-stop.received": "1.084", ...rest })).toEqual([]);
  });
});

describe("rules of a form", () => {
  const rows = ["demo.area", "demo.harvested", "demo.bud", "demo.herd"].map((key) => figureRow(key));
  const ask = (rule: Partial<FormRule>, texts: Texts, columns: readonly FormColumn[] = [NOW]): readonly EntryProblem[] => {
    const whole: FormRule = {
      code: "r",
      left: "[demo.area]",
      operator: "=",
      right: "[demo.bud]",
      weight: "warn",
      message: "m",
      ...rule,
    };
    return check(
      {
        facts: [fact("demo.area", "2022-M10", "100")],
        form: {
          ...makeForm(),
          rows,
          columns,
          rules: [whole],
          checks: { ...makeForm().checks, jump: { weight: "off", times: decimal("5") } },
        },
      },
      texts,
    );
  };
  const fails = (rule: Partial<FormRule>, area: string, bud: string): boolean =>
    ask(rule, { "demo.area": area, "demo.bud": bud }).length > 0;

  test.each<[FormRule["operator"], string, string, boolean]>([
    ["=", "10", "10,0", false],
    ["=", "10", "10,1", true],
    ["!=", "10", "10", true],
    ["!=", "10", "11", false],
    ["<", "10", "10", true],
    ["<", "9", "10", false],
    ["<=", "10", "10", false],
    ["<=", "11", "10", true],
    [">", "10", "10", true],
    [">=", "10", "10", false],
    [">=", "9", "10", true],
  ])("[O17] area %s bud: %s and %s", (operator, area, bud, wanted) => {
    expect(fails({ operator }, area, bud)).toBe(wanted);
  });
  test("[O17] a tolerance in the unit, or in percent of the right side, widens what holds", () => {
    const by = (text: string, isPercent = false): Partial<FormRule> => ({ tolerance: { by: decimal(text), isPercent } });
    expect(fails(by("0.5"), "10,5", "10")).toBe(false);
    expect(fails(by("0.5"), "10,51", "10")).toBe(true);
    expect(fails(by("1", true), "101", "100")).toBe(false);
    expect(fails(by("1", true), "101,1", "100")).toBe(true);
    expect(fails({ ...by("0.5"), operator: "<=" }, "10,5", "10")).toBe(false);
    expect(fails({ ...by("0.5"), operator: ">=" }, "9,4", "10")).toBe(true);
  });
  test("[O17] it is asked only where its condition holds", () => {
    const when = { left: "[demo.herd]", operator: ">", right: "0" } as const;
    const texts = { "demo.area": "1", "demo.bud": "2" };
    expect(ask({ when }, { ...texts, "demo.herd": "5" })).toHaveLength(1);
    expect(ask({ when }, { ...texts, "demo.herd": "0" })).toEqual([]);
    expect(ask({ when }, texts)).toEqual([]);
  });
  test("[O19] what lacks a figure, or has none, is not asked: missing is not zero", () => {
    expect(ask({}, { "demo.area": "1" })).toEqual([]);
    expect(ask({}, { "demo.area": "1", "demo.bud": { text: "", none: "không trồng" } })).toEqual([]);
    expect(ask({ right: "[demo.bud] / [demo.herd]" }, { "demo.area": "1", "demo.bud": "2", "demo.herd": "0" })).toEqual([]);
    expect(ask({ right: "[demo.nothing]" }, { "demo.area": "1" })).toEqual([]);
    expect(ask({ right: "first([demo.bud]; [demo.herd])" }, { "demo.area": "1", "demo.herd": "2" })).toHaveLength(1);
  });
  test("[O19] it is asked of every column that is typed, or of the one it names", () => {
    const columns = [
      NOW,
      actual("year", { span: "year", status: "estimate", entered: true }),
      actual("total", { span: "cumulative" }),
    ];
    const texts = { "demo.area": "1", "demo.bud": "2", "demo.area#year": "3", "demo.bud#year": "4" };
    expect(ask({}, texts, columns).map(({ cells }) => cells[0])).toEqual(["demo.area#now", "demo.area#year"]);
    expect(ask({ column: "year" }, texts, columns).map(({ cells }) => cells[0])).toEqual(["demo.area#year"]);
  });
  test("[O19] it may look at other columns, and is shown where somebody can mend it", () => {
    const columns = [actual("same", { back: "same" }), NOW];
    const found = ask({ left: "[demo.area@same]", operator: "<=", right: "[demo.area]" }, { "demo.area": "90" }, columns);
    expect(found.map(({ cells }) => cells)).toEqual([["demo.area#now", "demo.area#same"]]);
  });
  test("[O18] weight and words are the rule's own", () => {
    expect(ask({ weight: "note", message: "Xem lại" }, { "demo.area": "1", "demo.bud": "2" }).map(plain)).toMatchObject([
      { weight: "note", message: "Xem lại" },
    ]);
  });
});
