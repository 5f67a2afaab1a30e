import { showDecimal } from "@kehoach/core/quantity/decimal";
import { expect, test } from "vitest";
import { check, checkMarked } from "../../test/check-pack.ts";
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

test("[K27] days off come from the base, and what the pack says of a day stands", async () => {
  const { holidays } = await readBook({
    "toy/holidays.yaml": 'holidays:\n  - { date: 2030-02-04, kind: "off", name: Tết Nguyên đán }\n',
  });
  expect(holidays).toEqual([
    { date: "2030-02-04", kind: "off", name: "Tết Nguyên đán" },
    { date: "2030-02-16", kind: "worked", name: "Làm bù" },
  ]);
});

const rows = (line: string) => put('      - { mark: "1", level: 1, indicator: crop.area }\n', line);

test.each<[title: string, file: string, change: (sound: string) => string, code: string]>([
  ["[K20] a form in a file of another name", FORM, put("code: month", "code: ¦monthly"), "PACK_WRONG_FILE"],
  [
    "[K20] a form twice",
    FORM,
    (sound) => `${sound}${sound.replace("forms:\n", "").replace("code: month", "code: ¦month")}`,
    "PACK_DUPLICATE",
  ],
  ["[K20] a column twice", FORM, put("{ code: total,", "{ code: ¦now,"), "PACK_DUPLICATE"],
  ["[K20] a column with a malformed code", FORM, put("{ code: remark,", "{ code: ¦Ghi_chú,"), "PACK_CODE_MALFORMED"],
  ["[K20] a rule twice", FORM, put("- code: half", "- code: ¦girls"), "PACK_DUPLICATE"],
  [
    "[K21] a plan with a key of actuals",
    FORM,
    put("kind: plan, assigner", "kind: plan, ¦entered: true, assigner"),
    "PACK_FORM_KEY_UNUSED",
  ],
  [
    "[K21] a percent without its base",
    FORM,
    put("- { code: of-plan, kind: percent, of: total, to: plan }", "- ¦{ code: of-plan, kind: percent, of: total }"),
    "PACK_FORM_KEY_MISSING",
  ],
  ["[K21] a percent of an unknown column", FORM, put("of: total, to: plan", "of: ¦totl, to: plan"), "PACK_UNKNOWN"],
  ["[K21] a percent of a note", FORM, put("of: total, to: plan", "of: total, to: ¦remark"), "PACK_FORM_COLUMN_NOTE"],
  ["[K21] columns in a circle", FORM, put("of: now, to: last", "of: ¦now, to: change"), "PACK_FORMULA_CYCLE"],
  ["[K21] a plan of a month", FORM, put("kind: plan, assigner", "kind: plan, span: ¦period, assigner"), "PACK_CHOICE"],
  [
    "[K21] no column to fill in",
    FORM,
    (sound) =>
      put(
        "    columns:",
        "    ¦columns:",
      )(sound)
        .replace("name: Tháng này, entered: true", "name: Tháng này")
        .replace("status: estimate, entered: true", "status: estimate"),
    "PACK_FORM_NOTHING_ENTERED",
  ],
  ["[K22] a line of nothing", FORM, rows('      - ¦{ mark: "1" }\n'), "PACK_FORM_LINE_KIND"],
  ["[K22] a line of two things", FORM, rows("      - ¦{ heading: Lúa, indicator: crop.area }\n"), "PACK_FORM_LINE_KIND"],
  ["[K22] a heading with a unit", FORM, rows("      - { heading: Lúa, ¦unit: ha }\n"), "PACK_FORM_KEY_UNUSED"],
  ["[K22] a formula without a unit", FORM, rows('      - ¦{ label: Lúa, formula: "[crop.output]" }\n'), "PACK_FORM_KEY_MISSING"],
  [
    "[K22] a computed line that is required",
    FORM,
    put("indicator: crop.yield }", "indicator: crop.yield, ¦required: true }"),
    "PACK_FORM_KEY_UNUSED",
  ],
  ["[K22] an unknown indicator", FORM, put("indicator: crop.area }", "indicator: ¦crop.aera }"), "PACK_UNKNOWN"],
  ["[K22] an unknown item", FORM, put("{ sex: female }", "{ sex: ¦femal }"), "PACK_UNKNOWN"],
  [
    "[K22] a figure twice",
    FORM,
    put('- { mark: "-", level: 2, indicator: people.born, breakdown: { sex: female } }', "- ¦{ indicator: people.born }"),
    "PACK_DUPLICATE",
  ],
  ["[K22] a key twice", FORM, put("key: people }", "key: ¦twice }"), "PACK_DUPLICATE"],
  ["[K22] a key like a figure's", FORM, put("key: people }", "key: ¦people.all }"), "PACK_CODE_MALFORMED"],
  ["[K22] an unknown unit", FORM, put("label: Sản lượng, unit: tonne", "label: Sản lượng, unit: ¦ton"), "PACK_UNKNOWN"],
  [
    "[K22] a unit of something else",
    FORM,
    put("label: Sản lượng, unit: tonne", "label: Sản lượng, unit: ¦ha"),
    "PACK_UNIT_CLASH",
  ],
  ["[K22] a formula of another unit", FORM, put('* 2", unit: tonne', '* 2", unit: ¦ha'), "PACK_FORM_LINE_UNIT"],
  [
    "[K22] a formula of another size",
    FORM,
    put('"[crop.output] * 2", unit: tonne', '"[crop.output] + [crop.output]", unit: ¦kg'),
    "PACK_FORM_LINE_UNIT",
  ],
  [
    "[K22] no line to fill in",
    FORM,
    (sound) => sound.replace(/ {4}rows:[\s\S]*/u, "    ¦rows:\n      - { heading: Lúa }\n"),
    "PACK_FORM_NOTHING_ENTERED",
  ],
  ["[K23] a formula with a slip", FORM, put('"[crop.output] * 2"', '"[crop.output] *¦* 2"'), "FORMULA_UNEXPECTED"],
  ["[K23] a formula of a line that is not there", FORM, put('"[crop.output] * 2"', '"¦[crop.outpt] * 2"'), "PACK_UNKNOWN"],
  ["[K23] a formula of a heading", FORM, put('"[crop.output] * 2"', '"¦[people] * 2"'), "PACK_UNKNOWN"],
  ["[K23] a formula of a column that is not there", FORM, put("[crop.output@now]", "¦[crop.output@nwo]"), "PACK_UNKNOWN"],
  ["[K23] a formula of notes", FORM, put("[crop.output@now]", "¦[crop.output@remark]"), "PACK_FORM_COLUMN_NOTE"],
  [
    "[K23] lines that need each other",
    FORM,
    put('formula: "[crop.output] * 2"', 'formula: ¦"[twice] * 2"'),
    "PACK_FORMULA_CYCLE",
  ],
  ["[K23] a rule with a slip", FORM, put('"[twice] / 2"', '"[twice] / ¦"'), "FORMULA_UNFINISHED"],
  ["[K23] a rule of a part that is no line", FORM, put("[people.born|sex=female]", "¦[people.born|sex=male]"), "PACK_UNKNOWN"],
  ["[K23] a condition of a line that is not there", FORM, put('left: "[crop.area]"', 'left: "¦[crop.are]"'), "PACK_UNKNOWN"],
  ["[K23] a rule of unlike things", FORM, put('right: "[people.born]"', 'right: ¦"[crop.area]"'), "PACK_FORM_SIDES"],
  [
    "[K23] unlike things added in a rule",
    FORM,
    put('right: "[people.born]"', 'right: "[people.born] ¦+ [crop.area]"'),
    "FORMULA_UNITS",
  ],
  ["[K23] a rule for notes", FORM, put("column: now", "column: ¦remark"), "PACK_FORM_COLUMN_NOTE"],
  ["[K23] a rule for an unknown column", FORM, put("column: now", "column: ¦nowe"), "PACK_UNKNOWN"],
  ["[K23] a tolerance below zero", FORM, put('"1%"', '¦"-1%"'), "PACK_FORM_TOLERANCE"],
  ["[K23] a tolerance in words", FORM, put('"1%"', '¦"một ít"'), "PACK_FORM_TOLERANCE"],
  [
    "[K24] a year typed before it is over",
    FORM,
    put("- { code: year, kind: actual, span: year, status: estimate,", "- ¦{ code: year, kind: actual, span: year,"),
    "PACK_FORM_STATUS",
  ],
  ["[K24] a jump of once as much", FORM, put('times: "3"', 'times: ¦"1"'), "PACK_FORM_LIMIT"],
  ["[K24] a limit that is no number", FORM, put('times: "3"', 'times: "3¦x"'), "NUMBER_UNEXPECTED"],
  ["[K25] an unknown form", REGIMES, put("form: month", "form: ¦moth"), "PACK_UNKNOWN"],
  ["[K25] an unknown document", REGIMES, put("basis: plan", "basis: ¦plam"), "PACK_UNKNOWN"],
  [
    "[K25] a regime twice",
    REGIMES,
    (sound) => `${sound}${sound.replace("regimes:\n", "").replace("code: month", "code: ¦month")}`,
    "PACK_DUPLICATE",
  ],
  [
    "[K25] a reporter of two kinds",
    REGIMES,
    put("- { level: commune }", '- ¦{ level: commune, place: "900" }'),
    "PACK_REGIME_REPORTER",
  ],
  ["[K25] a reporter of no kind", REGIMES, put("- { level: commune }", "- ¦{}"), "PACK_REGIME_REPORTER"],
  ["[K25] an unknown level", REGIMES, put("{ level: commune }", "{ level: ¦hamlet }"), "PACK_CHOICE"],
  ["[K25] an unknown place", REGIMES, put('"90002"', '¦"90009"'), "PACK_UNKNOWN"],
  [
    "[K25] a code that has another life",
    REGIMES,
    (sound) => put('"90002"', '¦"90001"')(sound).replace("startsOn: 2025", "startsOn: 1999"),
    "PLACE_OUT_OF_LIFE",
  ],
  [
    "[K25] nobody",
    REGIMES,
    (sound) => sound.replace(/ {4}reporters:\n( {6}.*\n)+/u, "    ¦reporters: []\n"),
    "PACK_REGIME_NO_REPORTER",
  ],
  [
    "[K26] no deadline for all",
    REGIMES,
    (sound) => put("    deadlines:", "    ¦deadlines:")(put("      - { days: 3, of: working }\n", "")(sound)),
    "PACK_REGIME_NO_DEADLINE",
  ],
  ["[K26] two deadlines of a level", REGIMES, put("- { level: district, days: 10", "- ¦{ days: 10"), "PACK_DUPLICATE"],
  ["[K26] days below zero", REGIMES, put("days: 3,", "days: ¦-3,"), "PACK_TYPE"],
  [
    "[K26] an end before the start",
    REGIMES,
    put("startsOn: 2025-01-01\n", "startsOn: 2025-01-01\n    endsOn: ¦2025-01-01\n"),
    "PACK_REGIME_BACKWARDS",
  ],
  ["[K26] an unknown calendar", REGIMES, put("startsOn:", "calendar: ¦lunar\n    startsOn:"), "PACK_UNKNOWN"],
  ["[K27] a day twice", HOLIDAYS, put("2030-02-16", "¦2030-02-04"), "PACK_DUPLICATE"],
  [
    "[K7] a form in a base",
    "base/forms/a.yaml",
    () => "¦forms:\n  - code: a\n    name: A\n    columns: []\n    rows: []\n",
    "PACK_BASE_WITH_FACTS",
  ],
  [
    "[K7] a regime in a base",
    "base/regimes.yaml",
    () =>
      "¦regimes:\n  - code: a\n    name: A\n    form: month\n    reporters: [{ level: commune }]\n    periods: year\n    startsOn: 2030-01-01\n    deadlines: [{ days: 1, of: working }]\n",
    "PACK_BASE_WITH_FACTS",
  ],
])("%s is an error at its place", async (_title, file, change, code) => {
  const { ok, lines, at } = await checkMarked(file, change);
  expect(ok).toBe(false);
  expect(lines).toContain(`${at} ${code}`);
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
