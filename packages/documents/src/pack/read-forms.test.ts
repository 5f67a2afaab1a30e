import { showDecimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { check, checkMarked, testErrors } from "../../test/check-pack.ts";
import { type Changes, makePacks, put } from "../../test/make-pack.ts";
import { readPack } from "./read-pack.ts";

const FORM = "toy/forms/month.yaml";
const REGIMES = "toy/regimes.yaml";
const HOLIDAYS = "base/holidays.yaml";

async function readBook(changes: Changes = {}) {
  const root = await makePacks(changes);
  const read = await readPack(`${root}/toy`);
  if (!read.ok) expect.fail(read.problems.map(({ file, line, code }) => `${file}:${line} ${code}`).join("\n"));
  return read.value.book;
}

async function readForm(changes: Changes = {}) {
  const [form] = (await readBook(changes)).forms;
  if (!form) expect.fail("no form");
  return form;
}

test("[K20] a form is its lines, columns, rules and checks", async () => {
  const form = await readForm();
  expect([form.code, form.number, form.name]).toEqual(["month", "01/T", "Biểu tháng"]);
  expect(form.columns[1]).toEqual({
    code: "last",
    kind: "actual",
    span: "period",
    back: "same",
    status: "reported",
    entered: false,
  });
  expect(form.columns[6]).toEqual({ code: "change", kind: "difference", of: "now", to: "last" });
  expect(form.rows[2]).toEqual({
    key: "crop.output",
    mark: "2",
    level: 1,
    kind: "figure",
    indicator: "crop.output",
    breakdown: [],
    label: "Sản lượng",
    unit: "tonne",
    required: false,
    entered: true,
    signed: false,
  });
  expect(form.rules[0]).toEqual({
    code: "girls",
    left: "[people.born|sex=female]",
    operator: "<=",
    right: "[people.born]",
    weight: "block",
    message: "Số trẻ nữ không quá số trẻ sinh ra",
  });
});

test("[K22] lines have keys: of their figure, their own, or of where they stand", async () => {
  expect((await readForm()).rows.map(({ key }) => key)).toEqual([
    "line-1",
    "crop.area",
    "crop.output",
    "crop.yield",
    "twice",
    "people",
    "people.born",
    "people.born|sex=female",
  ]);
});

test("[K22] a line with a formula of its indicator is computed and needs nobody, unless it says that it is entered", async () => {
  const row = (await readForm()).rows[3];
  expect(row).toMatchObject({ kind: "figure", entered: false, required: false });
  const other = await readForm({ [FORM]: put("indicator: crop.yield }", "indicator: crop.yield, entered: true }") });
  expect(other.rows[3]).toMatchObject({ kind: "figure", entered: true, required: true });
});

test("[K23] a tolerance is in the unit of the sides or percent of the right one", async () => {
  const shown = async (text: string) => {
    const { rules } = await readForm({ [FORM]: put('tolerance: "1%"', `tolerance: "${text}"`) });
    const tolerance = rules[1]?.tolerance;
    return tolerance && [showDecimal(tolerance.by), tolerance.isPercent];
  };
  expect(await shown("0,5 %")).toEqual(["0.5", true]);
  expect(await shown("1.000")).toEqual(["1000", false]);
});

test("[K24] what a form does not say of its checks is what every form has", async () => {
  const { checks } = await readForm();
  expect([checks.parts, checks.jump.weight, showDecimal(checks.jump.times)]).toEqual(["block", "note", "3"]);
  expect([checks.plan.weight, showDecimal(checks.plan.percent), checks.unit]).toEqual(["warn", "150", "block"]);
});

test("[K25] a regime names its places by key, whatever the file calls them", async () => {
  const [regime] = (await readBook()).regimes;
  expect(regime?.reporters).toEqual([{ level: "commune" }, { place: "90001@2025-07-01" }, { place: "90002@2000-01-01" }]);
  expect(regime).toMatchObject({ calendar: "solar", grace: { days: 30, of: "calendar" }, basis: "plan" });
});

test("[K29] a regime names its steps of approval in their order; one that names none is approved as a whole", async () => {
  const steps = async (text: string) => {
    const book = await readBook({ [REGIMES]: put("    approval: [own, sectors, whole]\n", text) });
    return book.regimes.map(({ approval }) => approval);
  };
  expect(await steps("    approval: [own, sectors, whole]\n")).toEqual([["own", "sectors", "whole"]]);
  expect(await steps("    approval: [sectors, own]\n")).toEqual([["sectors", "own"]]);
  expect(await steps("")).toEqual([["whole"]]);
});

test("[K27] days off come from the base, and what the pack says of a day stands", async () => {
  const { holidays } = await readBook({
    "toy/holidays.yaml": 'holidays:\n  - { date: 2030-02-04, kind: "off", name: Tết Nguyên đán }\n',
  });
  expect(holidays).toEqual([
    { date: "2030-02-04", kind: "off", name: "Tết Nguyên đán" },
    { date: "2030-02-16", kind: "worked", name: "Làm bù" },
  ]);
});

/** The line of the toy form that is written otherwise. */
const LINE = '      - { mark: "1", level: 1, indicator: crop.area }\n';

describe("[K7] what a base must not hold", () => {
  testErrors("base/forms/a.yaml", [
    ["a form in a base", () => "¦forms:\n  - code: a\n    name: A\n    columns: []\n    rows: []\n", "PACK_BASE_WITH_FACTS"],
  ]);
  testErrors("base/regimes.yaml", [
    [
      "a regime in a base",
      () =>
        "¦regimes:\n  - code: a\n    name: A\n    form: month\n    reporters: [{ level: commune }]\n    periods: year\n    startsOn: 2030-01-01\n    deadlines: [{ days: 1, of: working }]\n",
      "PACK_BASE_WITH_FACTS",
    ],
  ]);
});

describe("[K20] a form", () => {
  testErrors(FORM, [
    ["a form in a file of another name", "code: month", "code: ¦monthly", "PACK_WRONG_FILE"],
    [
      "a form twice",
      (sound) => `${sound}${sound.replace("forms:\n", "").replace("code: month", "code: ¦month")}`,
      "PACK_DUPLICATE",
    ],
    ["a column twice", "{ code: total,", "{ code: ¦now,", "PACK_DUPLICATE"],
    ["a column with a malformed code", "{ code: remark,", "{ code: ¦Ghi_chú,", "PACK_CODE_MALFORMED"],
    ["a rule twice", "- code: half", "- code: ¦girls", "PACK_DUPLICATE"],
  ]);
});

describe("[K21] columns", () => {
  testErrors(FORM, [
    ["a plan with a key of actuals", "kind: plan, assigner", "kind: plan, ¦entered: true, assigner", "PACK_FORM_KEY_UNUSED"],
    [
      "a percent without its base",
      "- { code: of-plan, kind: percent, of: total, to: plan }",
      "- ¦{ code: of-plan, kind: percent, of: total }",
      "PACK_FORM_KEY_MISSING",
    ],
    ["a percent of an unknown column", "of: total, to: plan", "of: ¦totl, to: plan", "PACK_UNKNOWN"],
    ["a percent of a note", "of: total, to: plan", "of: total, to: ¦remark", "PACK_FORM_COLUMN_NOTE"],
    ["columns in a circle", "of: now, to: last", "of: ¦now, to: change", "PACK_FORMULA_CYCLE"],
    ["a plan of a month", "kind: plan, assigner", "kind: plan, span: ¦period, assigner", "PACK_CHOICE"],
    [
      "no column to fill in",
      (sound) => sound.replace("    columns:", "    ¦columns:").replaceAll(", entered: true", ""),
      "PACK_FORM_NOTHING_ENTERED",
    ],
  ]);
});

describe("[K22] lines", () => {
  testErrors(FORM, [
    ["a line of nothing", LINE, '      - ¦{ mark: "1" }\n', "PACK_FORM_LINE_KIND"],
    ["a line of two things", LINE, "      - ¦{ heading: Lúa, indicator: crop.area }\n", "PACK_FORM_LINE_KIND"],
    ["a heading with a unit", LINE, "      - { heading: Lúa, ¦unit: ha }\n", "PACK_FORM_KEY_UNUSED"],
    ["a formula without a unit", LINE, '      - ¦{ label: Lúa, formula: "[crop.output]" }\n', "PACK_FORM_KEY_MISSING"],
    [
      "a computed line that is required",
      "indicator: crop.yield }",
      "indicator: crop.yield, ¦required: true }",
      "PACK_FORM_KEY_UNUSED",
    ],
    ["an unknown indicator", "indicator: crop.area }", "indicator: ¦crop.aera }", "PACK_UNKNOWN"],
    ["an unknown item", "{ sex: female }", "{ sex: ¦femal }", "PACK_UNKNOWN"],
    [
      "a figure twice",
      '- { mark: "-", level: 2, indicator: people.born, breakdown: { sex: female } }',
      "- ¦{ indicator: people.born }",
      "PACK_DUPLICATE",
    ],
    ["a key twice", "key: people }", "key: ¦twice }", "PACK_DUPLICATE"],
    ["a key like a figure's", "key: people }", "key: ¦people.all }", "PACK_CODE_MALFORMED"],
    ["an unknown unit", "label: Sản lượng, unit: tonne", "label: Sản lượng, unit: ¦ton", "PACK_UNKNOWN"],
    ["a unit of something else", "label: Sản lượng, unit: tonne", "label: Sản lượng, unit: ¦ha", "PACK_UNIT_CLASH"],
    ["a formula of another unit", '* 2", unit: tonne', '* 2", unit: ¦ha', "PACK_FORM_LINE_UNIT"],
    [
      "a formula of another size",
      '"[crop.output] * 2", unit: tonne',
      '"[crop.output] + [crop.output]", unit: ¦kg',
      "PACK_FORM_LINE_UNIT",
    ],
    [
      "no line to fill in",
      (sound) => sound.replace(/ {4}rows:[\s\S]*/u, "    ¦rows:\n      - { heading: Lúa }\n"),
      "PACK_FORM_NOTHING_ENTERED",
    ],
  ]);
});

describe("[K23] formulas and rules", () => {
  testErrors(FORM, [
    ["a formula with a slip", '"[crop.output] * 2"', '"[crop.output] *¦* 2"', "FORMULA_UNEXPECTED"],
    ["a formula of a line that is not there", '"[crop.output] * 2"', '"¦[crop.outpt] * 2"', "PACK_UNKNOWN"],
    ["a formula of a heading", '"[crop.output] * 2"', '"¦[people] * 2"', "PACK_UNKNOWN"],
    ["a formula of a column that is not there", "[crop.output@now]", "¦[crop.output@nwo]", "PACK_UNKNOWN"],
    ["a formula of notes", "[crop.output@now]", "¦[crop.output@remark]", "PACK_FORM_COLUMN_NOTE"],
    ["lines that need each other", 'formula: "[crop.output] * 2"', 'formula: ¦"[twice] * 2"', "PACK_FORMULA_CYCLE"],
    ["a rule with a slip", '"[twice] / 2"', '"[twice] / ¦"', "FORMULA_UNFINISHED"],
    ["a rule of a part that is no line", "[people.born|sex=female]", "¦[people.born|sex=male]", "PACK_UNKNOWN"],
    ["a condition of a line that is not there", 'left: "[crop.area]"', 'left: "¦[crop.are]"', "PACK_UNKNOWN"],
    ["a rule of unlike things", 'right: "[people.born]"', 'right: ¦"[crop.area]"', "PACK_FORM_SIDES"],
    ["unlike things added in a rule", 'right: "[people.born]"', 'right: "[people.born] ¦+ [crop.area]"', "FORMULA_UNITS"],
    ["a rule for notes", "column: now", "column: ¦remark", "PACK_FORM_COLUMN_NOTE"],
    ["a rule for an unknown column", "column: now", "column: ¦nowe", "PACK_UNKNOWN"],
    ["a tolerance below zero", '"1%"', '¦"-1%"', "PACK_FORM_TOLERANCE"],
    ["a tolerance in words", '"1%"', '¦"một ít"', "PACK_FORM_TOLERANCE"],
  ]);
});

describe("[K24] checks and statuses", () => {
  testErrors(FORM, [
    [
      "a year typed before it is over",
      "- { code: year, kind: actual, span: year, status: estimate,",
      "- ¦{ code: year, kind: actual, span: year,",
      "PACK_FORM_STATUS",
    ],
    ["a jump of once as much", 'times: "3"', 'times: ¦"1"', "PACK_FORM_LIMIT"],
    ["a limit that is no number", 'times: "3"', 'times: "3¦x"', "NUMBER_UNEXPECTED"],
  ]);
});

describe("[K25] a regime", () => {
  testErrors(REGIMES, [
    ["an unknown form", "form: month", "form: ¦moth", "PACK_UNKNOWN"],
    ["an unknown document", "basis: plan", "basis: ¦plam", "PACK_UNKNOWN"],
    [
      "a regime twice",
      (sound) => `${sound}${sound.replace("regimes:\n", "").replace("code: month", "code: ¦month")}`,
      "PACK_DUPLICATE",
    ],
    ["a reporter of two kinds", "- { level: commune }", '- ¦{ level: commune, place: "900" }', "PACK_REGIME_REPORTER"],
    ["a reporter of no kind", "- { level: commune }", "- ¦{}", "PACK_REGIME_REPORTER"],
    ["an unknown level", "{ level: commune }", "{ level: ¦hamlet }", "PACK_CHOICE"],
    ["an unknown place", '"90002"', '¦"90009"', "PACK_UNKNOWN"],
    [
      "a code that has another life",
      (sound) => put('"90002"', '¦"90001"')(sound).replace("startsOn: 2025", "startsOn: 1999"),
      "PLACE_OUT_OF_LIFE",
    ],
    ["nobody", (sound) => sound.replace(/ {4}reporters:\n( {6}.*\n)+/u, "    ¦reporters: []\n"), "PACK_REGIME_NO_REPORTER"],
  ]);
});

describe("[K26] deadlines", () => {
  testErrors(REGIMES, [
    [
      "no deadline for all",
      (sound) => put("    deadlines:", "    ¦deadlines:")(put("      - { days: 3, of: working }\n", "")(sound)),
      "PACK_REGIME_NO_DEADLINE",
    ],
    ["two deadlines of a level", "- { level: district, days: 10", "- ¦{ days: 10", "PACK_DUPLICATE"],
    ["days below zero", "days: 3,", "days: ¦-3,", "PACK_TYPE"],
    [
      "an end before the start",
      "startsOn: 2025-01-01\n",
      "startsOn: 2025-01-01\n    endsOn: ¦2025-01-01\n",
      "PACK_REGIME_BACKWARDS",
    ],
    ["an unknown calendar", "startsOn:", "calendar: ¦lunar\n    startsOn:", "PACK_UNKNOWN"],
  ]);
});

describe("[K29] steps of approval", () => {
  const STEPS = "[own, sectors, whole]";
  testErrors(REGIMES, [
    ["an unknown step", STEPS, "[own, ¦sector, whole]", "PACK_CHOICE"],
    ["a step twice", STEPS, "[own, whole, ¦own]", "PACK_DUPLICATE"],
    ["no step", `approval: ${STEPS}`, "¦approval: []", "PACK_REGIME_NO_STEP"],
    ["one step without a list", STEPS, "¦whole", "PACK_TYPE"],
  ]);
});

describe("[K27] days off", () => {
  testErrors(HOLIDAYS, [["a day twice", "2030-02-16", "¦2030-02-04", "PACK_DUPLICATE"]]);
});

test("[K26] a calendar that does not divide its years so is an error", async () => {
  const change = (sound: string) => put("periods: month", "calendar: budget\n    periods: ¦month")(sound);
  const { lines, at } = await checkMarked(REGIMES, change, {
    "base/calendars.yaml": (sound) => `${sound}  - code: budget\n    name: năm ngân sách\n`,
  });
  expect(lines).toEqual([`${at} PACK_REGIME_PERIODS`]);
});

test.each<[title: string, change: (sound: string) => string]>([
  ["[K27] a Saturday off", put("2030-02-04", "¦2030-02-09")],
  ["[K27] a Monday worked", put("2030-02-16", "¦2030-02-18")],
])("%s is a warning at its place, and nothing else", async (_title, change) => {
  const { ok, lines, at } = await checkMarked(HOLIDAYS, change);
  expect(ok).toBe(true);
  expect(lines).toEqual([`${at} PACK_HOLIDAY_NEEDLESS`]);
});

test("[K23] a figure scaled by a number may be held against another size of its kind", async () => {
  const change = (sound: string) => put('right: "[crop.output@now]"', 'right: "[crop.yield] / 1.000"')(sound);
  expect((await check({ [FORM]: change })).lines).toEqual([]);
  const { lines, at } = await checkMarked(FORM, (sound) =>
    put('left: "[twice] / 2"', 'left: "[twice]"')(put('right: "[crop.output@now]"', 'right: ¦"[crop.yield]"')(sound)),
  );
  expect(lines).toEqual([`${at} PACK_FORM_SIDES`]);
});

test("[K23] unlike things are told by their units", async () => {
  const { problems } = await check({ [FORM]: put('right: "[people.born]"', 'right: "[crop.area]"') });
  expect(problems.map(({ fault }) => fault)).toEqual([{ code: "PACK_FORM_SIDES", left: "người", right: "ha" }]);
});

test("[K23] a rule that names no line is an error", async () => {
  const { lines, at } = await checkMarked(FORM, (sound) =>
    put('left: "[people.born|sex=female]"', 'left: ¦"1"')(put('right: "[people.born]"', 'right: "2"')(sound)),
  );
  expect(lines).toEqual([`${at} PACK_FORM_RULE_NO_LINE`]);
});

test("[K2] a slip in a line is told once, not again where rules name the line", async () => {
  const { lines } = await check({ [FORM]: put("breakdown: { sex: female } }", "breakdown: { sex: female }, unit: persn }") });
  expect(lines).toEqual([`${FORM}:25:90 PACK_UNKNOWN`]);
});
