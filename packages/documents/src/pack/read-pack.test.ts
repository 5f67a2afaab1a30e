import { showDecimal } from "@kehoach/core/quantity/decimal";
import { describe, expect, test } from "vitest";
import { check, checkMarked, testErrors } from "../../test/check-pack.ts";
import { type Changes, makePacks, put } from "../../test/make-pack.ts";
import { readPack } from "./read-pack.ts";

const CROP = "toy/values/crop.yaml";
const PEOPLE = "toy/values/people.yaml";
const INDICATORS = "toy/indicators/crop.yaml";
const RELATIONS = "toy/relations/crop.yaml";

/** One verdict is given, two are counted. */
const COUNT = `  - code: people.born.verdict
    kind: verdict
    indicator: people.born
    place: "900"
    period: "2030"
    verdict: met
    source: { line: 40 }
  - code: people.met-count
    kind: verdict-count
    place: "900"
    period: "2030"
    entered: "2"
    verdict: met
    of: "2"
    source: { line: 40 }
`;

const first = (from: string, to: string) => (sound: string) => sound.replace(from, to);
const all = (text: string) => (_sound: string) => text;

test("[K1] a sound pack is read with its base, without a word", async () => {
  const root = await makePacks();
  const read = await readPack(`${root}/toy`);
  if (!read.ok) expect.fail(JSON.stringify(read.problems));
  const { book, warnings, phrases, outline, notice } = read.value;
  expect(warnings).toEqual([]);
  expect([book.units.size, book.indicators.size, book.targets.length, book.values.length, book.relations.length]).toEqual([
    6, 5, 1, 7, 3,
  ]);
  expect(book.values.map(({ value }) => value && showDecimal(value))).toContain("28500");
  expect(phrases.map(({ name }) => name)).toEqual(["value", "of-plan", "erratum-percent"]);
  expect([outline?.title.kind, notice]).toEqual(["BÁO CÁO", "BẢN THỬ"]);
});

describe("[K1] YAML", () => {
  testErrors(CROP, [
    ["an unclosed quote", (sound) => `${put('"28,5"', '"28,5')(sound)}¦`, "PACK_SLIP"],
    ["a key written twice", "    unit: tonne\n", "    unit: tonne\n    ¦unit: kg\n", "PACK_SLIP"],
  ]);
  testErrors("toy/sectors.yaml", [
    ["a tab as indent", "    name: Dân cư", "¦\tname: Dân cư", "PACK_SLIP"],
    ["an anchor", "name: Dân cư", "name: &a ¦Dân cư", "PACK_SLIP"],
    ["an alias", (sound) => put("name: Trồng trọt", "name: ¦*a")(put("name: Dân cư", "name: *a")(sound)), "PACK_SLIP"],
    ["a colon inside a bare text", "name: Dân cư", "name: ¦Dân: cư", "PACK_SLIP"],
    ["two documents in a file", (sound) => `${sound}¦---\na: b\n`, "PACK_SLIP"],
  ]);
  testErrors("toy/headlines.yaml", [["a bracket left open", "people.born]\n", "people.born\n¦", "PACK_SLIP"]]);
  testErrors("toy/errata.yaml", [["an empty file", all("¦"), "PACK_SLIP"]]);
});

describe("[K2] keys and their kinds", () => {
  testErrors(CROP, [
    ["an unknown key", "    unit: tonne", "    ¦unti: tonne", "PACK_KEY_UNKNOWN"],
    ["a code without quotes", first('place: "900"', "place: ¦0900"), "PACK_TYPE"],
    ["a number without quotes", '"28,5"', "¦28.5", "PACK_TYPE"],
    ["a word not of the list", "status: reported", "status: ¦guessed", "PACK_CHOICE"],
    ["a day that is none", "2030-11-30", "¦2030-11-31", "PACK_TYPE"],
    ["a list where a record should be", "{ line: 25 }", "¦[25]", "PACK_TYPE"],
    ["nothing where a text should be", "unit: tonne\n", "unit:¦\n", "PACK_TYPE"],
  ]);
  testErrors("toy/sectors.yaml", [
    ["an unknown list", (sound) => `${sound}¦sector: []\n`, "PACK_KEY_UNKNOWN"],
    ["a file without its list", all("¦{}\n"), "PACK_KEY_MISSING"],
    [
      "a key missing",
      (sound) => put("- code: people", "- ¦code: people")(put("    section: II.3\n", "")(sound)),
      "PACK_KEY_MISSING",
    ],
  ]);
});

describe("[K3] files", () => {
  testErrors("toy/value.yaml", [["an unknown file", all("¦values: []\n"), "PACK_FILE_UNKNOWN"]]);
  testErrors("toy/target/crop.yaml", [["an unknown folder", all("¦targets: []\n"), "PACK_FILE_UNKNOWN"]]);
});

describe("[K4] names that nothing bears", () => {
  testErrors(CROP, [
    ["an unknown unit", "unit: tonne", "unit: ¦tone", "PACK_UNKNOWN"],
    ["an unknown indicator", "crop.output", "¦crop.outputs", "PACK_UNKNOWN"],
    ["an unknown place", first('place: "900"', 'place: ¦"909"'), "PACK_UNKNOWN"],
  ]);
  testErrors(PEOPLE, [
    ["an unknown item", "{ sex: male }", "{ sex: ¦mail }", "PACK_UNKNOWN"],
    ["an unknown dimension", "{ sex: male }", "{ gender: ¦male }", "PACK_UNKNOWN"],
    ["an unknown member", 'place: "90001" }', 'place: ¦"90009" }', "PACK_UNKNOWN"],
  ]);
  testErrors("toy/targets/crop.yaml", [["an unknown document", "document: plan", "document: ¦plam", "PACK_UNKNOWN"]]);
  testErrors("toy/errata.yaml", [
    ["an unknown relation", "crop.area.percent-of-plan", "¦crop.area.percent-of-pla", "PACK_UNKNOWN"],
  ]);
  testErrors("toy/headlines.yaml", [["a headline nobody knows", "people.born", "¦people.borne", "PACK_UNKNOWN"]]);
});

describe("[K5] codes", () => {
  testErrors(INDICATORS, [["an indicator twice", "code: crop.output", "code: ¦crop.area", "PACK_DUPLICATE"]]);
  testErrors(PEOPLE, [
    [
      "a value twice",
      (sound) =>
        put(
          "- indicator: people.born\n    breakdown: { sex: male }",
          "- ¦indicator: people.born\n    breakdown: { sex: female }",
        )(sound),
      "PACK_DUPLICATE",
    ],
  ]);
  testErrors("toy/sectors.yaml", [
    [
      "a malformed code",
      (sound) => `${sound}  - code: ¦Dân_Cư\n    name: a\n    section: I\n    reporterStated: false\n`,
      "PACK_CODE_MALFORMED",
    ],
  ]);
});

describe("[K6] sectors", () => {
  testErrors(CROP, [["an entry in another sector's file", "crop.output", "¦people.communes", "PACK_WRONG_FILE"]]);
});

describe("[K7] bases", () => {
  testErrors("base/values/crop.yaml", [
    [
      "facts in a base",
      all(
        "¦values: [{ indicator: crop.area, place: x, period: x, status: reported, series: own, noFigure: true, source: { line: 1 } }]\n",
      ),
      "PACK_BASE_WITH_FACTS",
    ],
  ]);
});

describe("[K8] places and periods", () => {
  testErrors(PEOPLE, [
    [
      "a place outside its life",
      'place: "90001"\n    period: "2024"',
      'place: ¦"90001@2000-01-01"\n    period: "2030"',
      "PLACE_OUT_OF_LIFE",
    ],
  ]);
  testErrors("toy/places.yaml", [
    [
      "two places of one code on one day",
      (sound) =>
        put('{ code: "90001", validFrom: 2025', '{ code: ¦"90001", validFrom: 2025')(put("validTo: 2025-07-01, ", "")(sound)),
      "PLACE_LIVES_OVERLAP",
    ],
    ["a parent nobody knows", 'name: Hai, parent: "900@2000', 'name: Hai, parent: ¦"901@2000', "PLACE_PARENT_UNKNOWN"],
    [
      "a succession outside a life",
      '{ from: "90001@2000-01-01", to: "90001@2025-07-01", date: 2025-07-01',
      '{ from: "90001@2000-01-01", to: ¦"90001@2025-07-01", date: 2025-06-01',
      "SUCCESSION_OUTSIDE_LIFE",
    ],
  ]);
  testErrors(CROP, [["a period that is none", "round: 2030-M11", "round: ¦2030-M13", "PERIOD_NOT_IN_CALENDAR"]]);
});

describe("[K9] figures", () => {
  testErrors(CROP, [
    ["a number that is none", '"28,5"', '"28.¦5"', "NUMBER_BAD_GROUP"],
    ["a unit that does not fit", "unit: tonne", "unit: ¦ha", "PACK_UNIT_CLASH"],
  ]);
  testErrors(PEOPLE, [
    ["no figure and yet a figure", "noFigure: true", 'noFigure: ¦true\n    entered: "1"', "PACK_FIGURE_TWICE"],
    [
      "neither a figure nor none",
      (sound) =>
        put(
          '- indicator: people.born\n    place: "90001"',
          '- ¦indicator: people.born\n    place: "90001"',
        )(put("    noFigure: true\n", "")(sound)),
      "PACK_FIGURE_ABSENT",
    ],
  ]);
});

describe("[K10] whole numbers", () => {
  testErrors(PEOPLE, [["half a person", '"10"', '¦"10,5"', "PACK_NOT_WHOLE"]]);
});

describe("[K11] relations", () => {
  testErrors(RELATIONS, [
    [
      "a relation without its number",
      (sound) => put("- code", "- ¦code")(put('    entered: "95,9"\n', "")(sound)),
      "PACK_RELATION_KEY_MISSING",
    ],
    [
      "a relation with a key it does not use",
      "    unit: percent",
      "    unit: percent\n    ¦verdict: met",
      "PACK_RELATION_KEY_UNUSED",
    ],
  ]);
});

describe("[K12] formulas", () => {
  testErrors(INDICATORS, [
    ["a formula with a slip", "[crop.output] /", "[crop.output] /¦/", "FORMULA_UNEXPECTED"],
    ["a formula of an unknown indicator", "/ [crop.area]", "/ ¦[crop.aera]", "PACK_UNKNOWN"],
    ["a formula of unlike things", "[crop.output] / [crop.area]", "[crop.output] ¦+ [crop.area]", "FORMULA_UNITS"],
    ["a formula that needs itself", '"[crop.output] / [crop.area]', '¦"[crop.output] / [crop.yield]', "PACK_FORMULA_CYCLE"],
    [
      "an additive ratio",
      "direction: higher\n    additive: { places: false",
      "direction: higher\n    additive: ¦{ places: true",
      "INDICATOR_RATIO_ADDITIVE",
    ],
  ]);
});

describe("[K19] phrases and the report", () => {
  testErrors("toy/report.yaml", [
    ["a bare digit in the report", "Diện tích {", "Diện tích ¦5 {", "OUTLINE_BARE_DIGIT"],
    ["a report that names an unknown indicator", "{{value crop.output", "¦{{value crop.outputs", "REPORT_UNKNOWN_INDICATOR"],
  ]);
  testErrors("base/phrases.yaml", [["a phrase with an unknown slot", '"{quantity}', '¦"{quantty}', "PHRASE_UNKNOWN_SLOT"]]);
});

test("[K4] a sector gone is told wherever it is named", async () => {
  const { ok, lines } = await check({ "toy/sectors.yaml": put("code: people", "code: persons") });
  expect(ok).toBe(false);
  expect(lines).toEqual(["toy/indicators/people.yaml:2:11 PACK_UNKNOWN", "toy/indicators/people.yaml:10:11 PACK_UNKNOWN"]);
});

test.each<[title: string, file: string, change: (sound: string) => string, code: string, more?: Changes]>([
  [
    "[K13] more members than counted",
    PEOPLE,
    put("- { place", "¦- { place"),
    "PACK_MEMBERS_COUNT",
    { [PEOPLE]: put("      - { text: xã khác }\n", "      - { text: xã khác }\n      - { text: xã nữa }\n") },
  ],
  [
    "[K14] a relation that fails without an erratum",
    RELATIONS,
    put('"95,9"', '¦"95,9"'),
    "PACK_RELATION_FAILS",
    { "toy/errata.yaml": "errata: []\n" },
  ],
  [
    "[K14] a sum that fails",
    "toy/relations/people.yaml",
    put(
      "- { fact: value, indicator: people.born, breakdown: { sex: female } }\n",
      "¦- { fact: value, indicator: people.born, breakdown: { sex: female } }\n",
    ),
    "PACK_RELATION_FAILS",
    { "toy/relations/people.yaml": put("      - { fact: value, indicator: people.born, breakdown: { sex: male } }\n", "") },
  ],
  [
    "[K14] a count of verdicts that is not theirs",
    "toy/relations/people.yaml",
    (sound) => `${sound}${COUNT.replace('"2"', '¦"2"')}`,
    "PACK_VERDICT_COUNT",
    { "toy/relations/people.yaml": (sound) => sound + COUNT },
  ],
  [
    "[K16] parts that do not add up",
    PEOPLE,
    put('"10"', '¦"11"'),
    "PACK_PARTS_SUM",
    { "toy/relations/people.yaml": "relations: []\n", [PEOPLE]: put('"10"', '"11"') },
  ],
  ["[K18] a comment", "toy/sectors.yaml", put("section: II.1", "section: II.1 ¦# ghi chú"), "PACK_COMMENT"],
])("%s is a warning at its place, and nothing else", async (_title, file, change, code, more) => {
  const { ok, lines, at } = await checkMarked(file, change, more);
  expect(ok).toBe(true);
  expect(lines).toEqual([`${at} ${code}`]);
});

test.each<[title: string, file: string, change: (sound: string) => string, code: string]>([
  ["[K15] an erratum that holds", RELATIONS, put('"95,9"', '"97,7"'), "5:15 PACK_ERRATUM_HOLDS"],
  [
    "[K15] an erratum of the wrong weight",
    "toy/errata.yaml",
    put("weight: error", "weight: rounding"),
    "4:13 PACK_ERRATUM_WEIGHT",
  ],
])("%s is an error in errata.yaml", async (_title, file, change, code) => {
  const { ok, lines } = await check({ [file]: change });
  expect(ok).toBe(false);
  expect(lines).toEqual([`toy/errata.yaml:${code}`]);
});

test("[K3] a slip of a code is answered with the code meant", async () => {
  const { problems } = await check({ [CROP]: put("unit: tonne", "unit: tone") });
  expect(problems[0]?.fault).toMatchObject({ code: "PACK_UNKNOWN", named: "unit", text: "tone", near: ["tonne"] });
});

test("[K2] the number found is told as it is written", async () => {
  const { problems } = await check({ [CROP]: (text) => text.replace('place: "900"', "place: 0900") });
  expect(problems[0]?.fault).toMatchObject({ code: "PACK_TYPE", expected: "text", found: "number", text: "0900" });
});

test("[K5] the second of two names the first", async () => {
  const { problems } = await check({ [INDICATORS]: put("code: crop.output", "code: crop.area") });
  expect(problems.find(({ code }) => code === "PACK_DUPLICATE")?.first).toMatch(/toy\/indicators\/crop\.yaml:2:11$/);
});

test("[K2] all problems are told together, and one slip once", async () => {
  const { lines } = await check({
    [CROP]: put("unit: tonne", "unit: tone"),
    [PEOPLE]: put('"10"', '"1o"'),
    "base/units.yaml": put("dimension: area", "dimention: area"),
  });
  expect(lines).toEqual([
    "base/units.yaml:2:5 PACK_KEY_MISSING",
    "base/units.yaml:2:27 PACK_KEY_UNKNOWN",
    `${CROP}:19:11 PACK_UNKNOWN`,
    `${PEOPLE}:7:16 NUMBER_UNEXPECTED`,
  ]);
});

test.each<[title: string, changes: Changes, pack: string, expected: readonly string[]]>([
  ["[K7] a folder that is not there", {}, "toi", ["toi:1:1 PACK_FOLDER_MISSING"]],
  ["[K7] a folder without pack.yaml", { "toy/pack.yaml": undefined }, "toy", ["toy/pack.yaml:1:1 PACK_MANIFEST_MISSING"]],
  [
    "[K7] a base that is not there",
    { "toy/pack.yaml": put("extends: [base]", "extends: [bass]") },
    "toy",
    ["toy/pack.yaml:4:11 PACK_BASE_MISSING"],
  ],
  [
    "[K7] a base outside the shelf",
    { "toy/pack.yaml": put("extends: [base]", "extends: [../base]") },
    "toy",
    ["toy/pack.yaml:4:11 PACK_BASE_MISSING"],
  ],
  [
    "[K7] packs in a circle",
    { "base/pack.yaml": "format: kehoach-pack/1\ncode: base\nname: Nền\nextends: [toy]\n" },
    "toy",
    ["base/pack.yaml:4:11 PACK_BASE_CIRCLE"],
  ],
  [
    "[K7] a base with an authority",
    { "base/pack.yaml": 'format: kehoach-pack/1\ncode: base\nname: Nền\nauthority: { code: b, name: B, place: "900" }\n' },
    "toy",
    ["toy/pack.yaml:4:10 PACK_EXTENDS_AUTHORITY"],
  ],
  ["[K7] another format", { "toy/pack.yaml": put("kehoach-pack/1", "kehoach-pack/2") }, "toy", ["toy/pack.yaml:1:9 PACK_FORMAT"]],
])("%s", async (_title, changes, pack, expected) => {
  const { ok, lines } = await check(changes, pack);
  expect(ok).toBe(false);
  expect(lines).toEqual(expected);
});
