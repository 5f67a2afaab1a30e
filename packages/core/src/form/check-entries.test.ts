import { describe, expect, test } from "vitest";
import { makeIndicator } from "../../test/make.ts";
import {
  actual,
  COLUMNS,
  fact,
  figureRow,
  INDICATORS,
  makeEntries,
  makeForm,
  type makeGiven,
  makeOpen,
  period,
  target,
} from "../../test/make-form.ts";
import { decimal, showDecimal } from "../quantity/decimal.ts";
import { checkRows, checkSheet } from "./check-entries.ts";
import type { FormColumn, FormRule } from "./form.ts";
import type { EntryProblem } from "./sheet.ts";

type Given = Parameters<typeof makeGiven>[0];
type Texts = Parameters<typeof makeEntries>[0];

const NOW = actual("now", { entered: true });
const check = (given: Given, texts: Texts): readonly EntryProblem[] => checkSheet(makeOpen(given), makeEntries(texts));
const codes = (given: Given, texts: Texts): readonly string[] => check(given, texts).map(({ fault }) => fault.code);
const plain = ({ weight, cells, fault }: EntryProblem): unknown => {
  const said = Object.entries(fault).map(([name, part]: [string, unknown]) => [
    name,
    typeof part === "object" && part !== null && "units" in part
      ? showDecimal(part as typeof part & { units: bigint; scale: number })
      : part, // a fault holds no other objects than decimals
  ]);
  return { weight, cells, ...Object.fromEntries(said) };
};
const optional = (key: string) => figureRow(key);

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
        rows: keys.map(optional),
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
        rows: ["", "|kind=buffalo", "|kind=cattle", "|kind=horse"].map((items) => optional(`demo.herd${items}`)),
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
        rows: keys.map(optional),
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
        rows: keys.map(optional),
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
  const rows = ["demo.area", "demo.harvested", "demo.bud", "demo.herd"].map(optional);
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

describe("parts of a line", () => {
  const keys = ["demo.herd", "demo.herd|kind=buffalo", "demo.herd|kind=cattle", "demo.herd|kind=horse"];
  const texts = (...said: readonly string[]): Texts =>
    Object.fromEntries(keys.flatMap((key, at) => (said[at] === undefined || said[at] === "" ? [] : [[key, said[at]]])));
  const ask = (said: Texts, given: Given & object = {}): readonly string[] =>
    codes({ facts: [], ...given, form: { rows: keys.map(optional), columns: [NOW], rules: [], ...given.form } }, said);

  test("[O15] when all are said they make the whole, neither more nor less", () => {
    expect(ask(texts("10", "5", "3", "2"))).toEqual([]);
    expect(ask(texts("11", "5", "3", "2"))).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("9", "5", "3", "2"))).toEqual(["ENTRY_PARTS"]);
  });
  test("[O16] as long as some are not said, they only must not exceed it", () => {
    expect(ask(texts("10", "5", "3"))).toEqual([]);
    expect(ask(texts("7", "5", "3"))).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("", "5", "3", "2"))).toEqual([]);
    expect(ask({ ...texts("10", "5", "3"), "demo.herd|kind=horse": { text: "", none: "không nuôi" } })).toEqual([]);
  });
  test("[O16] where not every item of the dimension has a line, they are in there", () => {
    const rows = keys.slice(0, 3).map(optional);
    expect(ask(texts("11", "5", "3"), { form: { rows } })).toEqual([]);
    expect(ask(texts("7", "5", "3"), { form: { rows } })).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("11", "5", "3", "2"), { dimensions: [] })).toEqual([]);
  });
  test("[O16] parts that may be below zero say nothing until all are said", () => {
    const rows = keys.map((key) => figureRow(key, { signed: true }));
    expect(ask(texts("7", "5", "3"), { form: { rows } })).toEqual([]);
    expect(ask(texts("7", "5", "3", "-1"), { form: { rows } })).toEqual([]);
  });
  test("[O15] what is measured may differ by what rounding explains; what is counted may not", () => {
    const measured = makeIndicator("demo.herd", {
      unit: "tonne",
      decimals: 1,
      additive: { places: true, time: true, dimensions: ["kind"] },
    });
    const given = { indicators: [measured] };
    expect(ask(texts("10,0", "3,3", "3,3", "3,3"), given)).toEqual([]);
    expect(ask(texts("10,2", "3,3", "3,3", "3,3"), given)).toEqual(["ENTRY_PARTS"]);
    expect(ask(texts("10", "3", "3", "3"))).toEqual(["ENTRY_PARTS"]);
  });
  test("[O15] only a dimension over which the indicator adds up makes parts", () => {
    const people = makeIndicator("demo.herd", { unit: "head", additive: { places: true, time: false, dimensions: [] } });
    expect(ask(texts("11", "5", "3", "2"), { indicators: [people] })).toEqual([]);
  });
  test("[O15] parts in another unit than the whole are held against it all the same", () => {
    const weight = makeIndicator("demo.herd", {
      unit: "tonne",
      decimals: 1,
      additive: { places: true, time: true, dimensions: ["kind"] },
    });
    const rows = keys.map((key, at) => figureRow(key, at === 0 ? {} : { unit: "quintal" }));
    expect(ask(texts("10", "50", "30", "20"), { indicators: [weight], form: { rows } })).toEqual([]);
    expect(ask(texts("10", "50", "30", "90"), { indicators: [weight], form: { rows } })).toEqual(["ENTRY_PARTS"]);
  });
  test("[O15] it is shown at the whole, or where the whole is computed at the first part that is typed", () => {
    const found = (rows: ReturnType<typeof figureRow>[], indicators = INDICATORS): readonly EntryProblem[] =>
      check(
        { facts: [fact("demo.herd", "2023-M10", "11")], indicators, form: { rows, columns: [NOW], rules: [] } },
        texts("11", "5", "3", "2"),
      );
    expect(found(keys.map(optional))[0]?.cells).toEqual(keys.map((key) => `${key}#now`));
    const held = [figureRow("demo.herd", { entered: false }), ...keys.slice(1).map(optional)];
    expect(found(held)[0]?.cells).toEqual([keys[1], keys[0], keys[2], keys[3]].map((key) => `${key}#now`));
  });
});

describe("cells that must say something", () => {
  test("[O20] a required line is typed in every column that is typed, or said to have none", () => {
    const form = { rows: [figureRow("demo.area", { required: true })], columns: COLUMNS, rules: [] };
    expect(codes({ form, facts: [] }, { "demo.area": "1" })).toEqual(["ENTRY_MISSING"]);
    expect(codes({ form, facts: [] }, { "demo.area": "1", "demo.area#year": { text: "", none: "chưa ước" } })).toEqual([]);
    expect(codes({ form: { ...form, rows: [figureRow("demo.area")] }, facts: [] }, {})).toEqual([]);
  });
  test("[O20] who says that there is none says why", () => {
    const form = { rows: [figureRow("demo.area")], columns: [NOW], rules: [] };
    expect(codes({ form, facts: [] }, { "demo.area": { text: "", none: "  " } })).toEqual(["ENTRY_NONE_REASON"]);
  });
});

describe("figures that jump", () => {
  const form = { rows: [figureRow("demo.area")], columns: [NOW], rules: [] };
  const facts = [fact("demo.area", "2023-M09", "100"), fact("demo.area", "2022-M10", "20")];
  const ask = (text: string, known = facts) => check({ form, facts: known }, { "demo.area": text }).map(plain);

  test("[O21] more than so many times, or less than one so-manieth, of the period before or of last year", () => {
    expect(ask("100")).toEqual([]);
    expect(ask("101")).toMatchObject([{ code: "ENTRY_JUMP", back: "same", against: "20", weight: "warn" }]);
    expect(ask("501")).toMatchObject([{ back: "previous" }, { back: "same" }]);
    expect(ask("19")).toMatchObject([{ back: "previous", against: "100" }]);
    expect(ask("20")).toEqual([]);
  });
  test("[O21] a zero is held against last year's only", () => {
    expect(ask("0")).toMatchObject([{ back: "same" }]);
    expect(ask("0", facts.slice(0, 1))).toEqual([]);
  });
  test("[O21] beside zero, beside nothing and beside another sign nothing is said", () => {
    expect(ask("100", [fact("demo.area", "2023-M09", "0")])).toEqual([]);
    expect(ask("100", [])).toEqual([]);
    expect(ask("100", [fact("demo.area", "2023-M09", "-1")])).toEqual([]);
  });
  test("[O21] an estimate is held against the year before; a cumulative figure only against last year's", () => {
    const columns = [
      NOW,
      actual("year", { span: "year", status: "estimate", entered: true }),
      actual("total", { span: "cumulative", entered: true }),
    ];
    const known = [
      fact("demo.area", "2022", "100"),
      fact("demo.area", "2023-9M", "10"),
      fact("demo.area", "2022-01-01..2022-11-01", "50"),
    ];
    const found = check({ form: { ...form, columns }, facts: known }, { "demo.area#year": "600", "demo.area#total": "300" }).map(
      plain,
    );
    expect(found).toMatchObject([
      { code: "ENTRY_JUMP", cells: ["demo.area#year"], against: "100", back: "same" },
      { code: "ENTRY_JUMP", cells: ["demo.area#total"], against: "50", back: "same" },
    ]);
  });
  test("[O21] the next month is held against this one as it is typed", () => {
    const columns = [NOW, actual("next", { span: "next", status: "estimate", entered: true })];
    expect(
      check({ form: { ...form, columns }, facts: [] }, { "demo.area": "10", "demo.area#next": "60" }).map(plain),
    ).toMatchObject([{ code: "ENTRY_JUMP", cells: ["demo.area#next"], against: "10", back: "previous" }]);
  });
});

describe("figures in another unit", () => {
  const ask = (text: string, known: NonNullable<Given>["facts"], key = "demo.revenue") =>
    check(
      { form: { rows: [figureRow(key)], columns: [NOW], rules: [] }, ...(known ? { facts: known } : {}) },
      { [key]: text },
    ).map(plain);
  const usual = [fact("demo.revenue", "2023-M09", "450"), fact("demo.revenue", "2022-M10", "400")];

  test("[O22] a thousand or a million times the usual is another unit, told once instead of the jump", () => {
    expect(ask("480.000", usual)).toMatchObject([{ code: "ENTRY_UNIT_SLIP", usual: "400", factor: 1000, likely: "480.000" }]);
    expect(ask("480.000.000", usual)).toMatchObject([{ code: "ENTRY_UNIT_SLIP", factor: 1000000, likely: "480.000000" }]);
  });
  test("[O22] so is a thousandth of it", () => {
    expect(ask("0,48", usual)).toMatchObject([
      { code: "ENTRY_DECIMALS" },
      { code: "ENTRY_UNIT_SLIP", factor: 1000, likely: "480" },
    ]);
  });
  test("[O22] not when one of what is usual says otherwise", () => {
    const mixed = [fact("demo.revenue", "2023-M09", "450"), fact("demo.revenue", "2022-M10", "300000")];
    expect(ask("480.000", mixed).map((one) => (one as { code: string }).code)).toEqual(["ENTRY_JUMP"]);
  });
  test("[O22] of what does not add up over time the plan is usual too, where nothing else is known", () => {
    expect(ask("9.000.000", [target("demo.herd", "2023", "9330")], "demo.herd")).toMatchObject([
      { code: "ENTRY_UNIT_SLIP", usual: "9330" },
    ]);
    expect(ask("9.000.000", [target("demo.revenue", "2023", "9330")])).toMatchObject([]);
  });
  test("[O22] a rate has no such units", () => {
    const rate = makeIndicator("demo.revenue", { unit: "percent", nature: "ratio", decimals: 2 });
    const found = check(
      { indicators: [rate], facts: usual, form: { rows: [figureRow("demo.revenue")], columns: [NOW], rules: [] } },
      { "demo.revenue": "480.000" },
    );
    expect(found.map(({ fault }) => fault.code)).toEqual(["ENTRY_JUMP", "ENTRY_JUMP"]);
  });
});

describe("figures against the plan", () => {
  const facts = [fact("demo.area", "2023-9M", "500"), target("demo.area", "2023", "1000")];
  const ask = (columns: readonly FormColumn[], texts: Texts, key = "demo.area", known = facts) =>
    check({ form: { rows: [figureRow(key)], columns, rules: [] }, facts: known }, texts).map(plain);

  test("[O23] cumulative above so many percent is told where it was typed, with the cell that shows it", () => {
    const columns = [NOW, actual("total", { span: "cumulative" })];
    expect(ask(columns, { "demo.area": "1.000" })).toEqual([]);
    expect(ask(columns, { "demo.area": "1.001" })).toEqual([
      {
        code: "ENTRY_OVER_PLAN",
        weight: "warn",
        value: "1501",
        plan: "1000",
        percent: "150",
        cells: ["demo.area#now", "demo.area#total"],
      },
    ]);
  });
  test("[O23] also where no column shows it", () => {
    expect(ask([NOW], { "demo.area": "1.001" })).toMatchObject([{ code: "ENTRY_OVER_PLAN", cells: ["demo.area#now"] }]);
  });
  test("[O23] an estimate of the year too; of a herd the figure of the period", () => {
    const year = actual("year", { span: "year", status: "estimate", entered: true });
    expect(ask([NOW, year], { "demo.area#year": "1.501" })).toMatchObject([{ cells: ["demo.area#year"] }]);
    const herd = [target("demo.herd", "2023", "100")];
    expect(ask([NOW], { "demo.herd": "151" }, "demo.herd", herd)).toMatchObject([{ code: "ENTRY_OVER_PLAN", value: "151" }]);
    expect(ask([NOW], { "demo.herd": "150" }, "demo.herd", herd)).toEqual([]);
  });
  test("[O23] a plan of zero or below, or none, is not passed", () => {
    expect(ask([NOW], { "demo.herd": "151" }, "demo.herd", [target("demo.herd", "2023", "0")])).toEqual([]);
    expect(ask([NOW], { "demo.herd": "151" }, "demo.herd", [])).toEqual([]);
  });
});

describe("figures that fall", () => {
  const total = actual("total", { span: "cumulative", entered: true });
  const ask = (columns: readonly FormColumn[], texts: Texts, given: Given & object = {}) =>
    check(
      {
        facts: [fact("demo.area", "2023-9M", "500")],
        ...given,
        form: { rows: [figureRow("demo.area")], columns, rules: [], ...given.form },
      },
      texts,
    ).map(plain);

  test("[O24] a cumulative figure is not below the one of the period before", () => {
    expect(ask([total], { "demo.area#total": "500" })).toEqual([]);
    expect(ask([total], { "demo.area#total": "499" })).toMatchObject([{ code: "ENTRY_FALLS", value: "499", before: "500" }]);
  });
  test("[O24] nor below the figure of the period", () => {
    expect(ask([NOW, total], { "demo.area": "600", "demo.area#total": "550" })).toMatchObject([
      { code: "ENTRY_FALLS", before: "600", cells: ["demo.area#total", "demo.area#now"] },
    ]);
  });
  test("[O24] an estimate of the year is not below what is done", () => {
    const year = actual("year", { span: "year", status: "estimate", entered: true });
    expect(ask([NOW, year], { "demo.area": "60", "demo.area#year": "559" })).toMatchObject([
      { code: "ENTRY_FALLS", before: "560" },
    ]);
    expect(ask([NOW, year], { "demo.area": "60", "demo.area#year": "560" })).toEqual([]);
  });
  test("[O24] a new year begins anew", () => {
    expect(
      ask([total], { "demo.area#total": "3" }, { period: period("2024-M01"), facts: [fact("demo.area", "2023", "500")] }),
    ).toEqual([]);
  });
  test("[O24] a line that may be below zero may fall, and so may what does not add up", () => {
    expect(ask([total], { "demo.area#total": "499" }, { form: { rows: [figureRow("demo.area", { signed: true })] } })).toEqual(
      [],
    );
    const herd = { facts: [fact("demo.herd", "2023-9M", "500")], form: { rows: [figureRow("demo.herd")] } };
    expect(ask([total], { "demo.herd#total": "499" }, herd)).toEqual([]);
  });
});

describe("problems", () => {
  test("[O18] every check takes its weight from the form, or is off", () => {
    const base = makeForm().checks;
    const texts = {
      "demo.area": "900",
      "demo.area#year": "5000",
      "demo.total": "1.700",
      "demo.revenue": "480.000",
      "demo.herd": "8.384",
      "demo.herd|kind=buffalo": "5.845",
      "demo.herd|kind=cattle": "2.080",
      "demo.herd|kind=horse": "423",
    };
    const weights = (checks: typeof base): readonly string[] =>
      check({ form: { checks } }, texts).map(({ weight, fault }) => `${fault.code} ${weight}`);
    expect(new Set(weights(base))).toEqual(
      new Set(["ENTRY_JUMP warn", "ENTRY_OVER_PLAN warn", "ENTRY_UNIT_SLIP warn", "ENTRY_PARTS block"]),
    );
    const off = {
      parts: "off",
      jump: { ...base.jump, weight: "off" },
      plan: { ...base.plan, weight: "off" },
      unit: "off",
    } as const;
    expect(weights(off)).toEqual([]);
    expect(weights({ ...off, unit: "block" })).toEqual(["ENTRY_UNIT_SLIP block"]);
    expect(weights({ ...off, parts: "note" })).toEqual(["ENTRY_PARTS note"]);
  });
  test("[O18] the key stays while the problem says the same, however it is typed, and goes with the figure", () => {
    const key = (text: string): readonly string[] =>
      check({}, { "demo.area": text, "demo.area#year": "1" }).map((one) => one.key);
    expect(key("900")).toEqual(key("900,0"));
    expect(new Set(key("900")).size).toBe(key("900").length);
    expect(key("900")).not.toEqual(key("901"));
  });
  test("[O9] problems of some lines are those of the whole sheet that are shown there, in the order of the form", () => {
    const sheet = makeOpen({ facts: [] });
    const entries = makeEntries({ "demo.bud": "5", "demo.harvested": "4", "demo.area": "x" });
    const all = checkSheet(sheet, entries);
    expect(all.map(({ cells }) => cells[0])).toEqual(["demo.area#now", "demo.area#year", "demo.bud#now"]);
    expect(checkRows(sheet, entries, ["demo.bud", "demo.area"])).toEqual(all);
    expect(checkRows(sheet, entries, ["demo.harvested"])).toEqual([]);
  });
});
