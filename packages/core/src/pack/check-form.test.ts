import { describe, expect, test } from "vitest";
import { makeBook, makeIndicator, makePlace } from "../../test/make.ts";
import { nameColumn } from "../form/column-name.ts";
import { parsePeriod } from "../period/period.ts";
import { showPlaceKey } from "../place/place.ts";
import { checkForm, checkRegime } from "./check-form.ts";
import { COLUMN_PRESETS, PRESETS } from "./column-presets.ts";
import { changeLine, type FormEntry, putRule } from "./form-edits.ts";
import { toFormEntry } from "./form-entry.ts";
import { listChangedParts, listKeptKeys } from "./form-meaning.ts";
import { makeForm } from "./make-form.ts";
import { NO_ENTRIES, type PackFiles } from "./pack.ts";
import { dropForm, dropRegime, findFormEntry, findRegimeEntry, putForm, putRegime } from "./put-form.ts";
import { endRegime, makeRegime } from "./regime-edits.ts";
import { toRegimeEntry } from "./regime-entry.ts";
import type { RegimeEntry } from "./regimes.ts";
import type { Tables } from "./tables.ts";

const indicators = [
  makeIndicator("crop.area", { unit: "ha" }),
  makeIndicator("crop.harvest", { unit: "tonne" }),
  makeIndicator("crop.yield", { unit: "ha", nature: "ratio", formula: "[crop.harvest] / [crop.area]" }),
];
const { units } = makeBook();
const places = [
  makePlace("D1@1997-01-01", { level: "district" }),
  makePlace("C1", { parent: { code: "D1", validFrom: "1997-01-01" } }),
];
const tables: Tables = {
  units,
  calendars: new Set(["solar"]),
  dimensions: new Map(),
  sectors: new Map(),
  papers: new Map([["qd-1", { code: "qd-1", type: "Quyết định" }]]),
  places: new Map(places.map((place) => [showPlaceKey(place), place])),
  successions: [],
  indicators: new Map(indicators.map((one) => [one.code, one])),
};
const form = makeForm(
  { code: "thang", name: "Biểu tháng", figures: indicators.map(({ code }) => ({ indicator: code })), columns: "month" },
  [{ code: "crop", name: "Trồng trọt", section: "I", reporterStated: false }],
);
const regime = makeRegime({
  code: "thang",
  name: "Báo cáo tháng",
  form: "thang",
  reporters: [{ level: "commune" }],
  periods: "month",
  calendar: "solar",
  startsOn: "2030-01-01",
  opens: undefined,
  deadlines: [{ days: 3, of: "working" }],
  grace: { days: 2, of: "working" },
  basis: "qd-1",
});

const readName = (preset: (typeof PRESETS)[number], text: string): readonly string[] => {
  const period = parsePeriod(text);
  const read = checkForm(tables, { ...form, columns: COLUMN_PRESETS[preset] });
  expect(read.faults).toEqual([]);
  if (!period.ok || !read.form) throw new Error("the test has a form and a period");
  const { columns } = read.form;
  return columns.map((column) => nameColumn(column, columns, period.value));
};

describe("presets of columns", () => {
  test("[K61] each is in the list that is offered", () => {
    expect(PRESETS.toSorted()).toEqual(Object.keys(COLUMN_PRESETS).toSorted());
  });

  test.each([
    ["plain", "2030-M03", ["Thực hiện tháng 3", "Lũy kế 3 tháng", "Ghi chú"]],
    [
      "month",
      "2030-M03",
      [
        "Cùng kỳ năm trước",
        "Lũy kế cùng kỳ năm trước",
        "Kế hoạch năm 2030",
        "Thực hiện kỳ trước",
        "Thực hiện tháng 3",
        "Lũy kế 3 tháng",
        "So với kỳ trước (%)",
        "So với cùng kỳ (%)",
        "Lũy kế so với cùng kỳ (%)",
      ],
    ],
    [
      "month-plan",
      "2030-M07",
      ["So với kỳ trước (%)", "So với cùng kỳ (%)", "Lũy kế so với cùng kỳ (%)", "Lũy kế so với kế hoạch (%)"],
    ],
    ["half", "2030-M05", ["Thực hiện tháng 5", "Ước thực hiện tháng 6", "Ước thực hiện 6 tháng đầu năm", "So với kỳ trước (%)"]],
    ["october", "2030-M10", ["Ước thực hiện năm 2030", "Dự kiến kế hoạch năm sau"]],
    [
      "year-end",
      "2030-M12",
      [
        "Thực hiện năm 2029",
        "Kế hoạch năm 2030",
        "Thực hiện kỳ trước",
        "Thực hiện tháng 12",
        "Lũy kế năm 2030",
        "Kế hoạch năm 2031",
      ],
    ],
    ["year", "2030", ["Thực hiện kỳ trước", "Kế hoạch năm 2030", "Thực hiện năm 2030", "Kế hoạch năm 2031"]],
  ] as const)("[K61] %s reads as a pack's columns do, and heads its columns in %s so", (preset, period, names) => {
    expect(readName(preset, period)).toEqual(expect.arrayContaining([...names]));
  });
});

describe("checking what is made", () => {
  test("[K64] a form that is right reads whole, and its canonical form says the same", () => {
    const read = checkForm(tables, form);
    expect(read.faults).toEqual([]);
    expect(read.form?.rows.map((row) => (row.kind === "figure" ? [row.key, row.entered] : row.kind))).toEqual([
      "heading",
      ["crop.area", true],
      ["crop.harvest", true],
      ["crop.yield", false],
    ]);
    if (!read.form) throw new Error("it was read");
    const canonical = toFormEntry(read.form, { indicators: tables.indicators, units });
    expect(checkForm(tables, canonical).form).toEqual(read.form);
  });

  test("[K64] every fault is told at its part, with the character of a formula", () => {
    const wrong: FormEntry = {
      ...putRule(changeLine(form, 1, { unit: "tonne" }), {
        code: "a",
        left: "[crop.area]",
        operator: "=",
        right: "1 + [crop.tea]",
        weight: "block",
        message: "m",
      }),
      columns: [...form.columns, { code: "x", kind: "percent", of: "now", to: "nowhere" }],
    };
    const { faults, form: read } = checkForm(tables, wrong);
    expect(faults.map(({ path, column, fault }) => [path.join("."), column, fault.code])).toEqual([
      ["columns.9.to", undefined, "PACK_UNKNOWN"],
      ["rows.1.unit", undefined, "PACK_UNIT_CLASH"],
      ["rules.0.right", 5, "PACK_UNKNOWN"],
    ]);
    expect(read?.rows.length).toBe(3);
  });

  test("[K64] [K68] a regime is read as a pack's is; ended, it may not end before it begins", () => {
    expect(regime).not.toHaveProperty("calendar");
    expect(checkRegime(tables, regime, ["thang"]).faults).toEqual([]);
    expect(checkRegime(tables, endRegime(regime, "2031-01-01"), ["thang"]).regime).toMatchObject({ endsOn: "2031-01-01" });
    expect(checkRegime(tables, endRegime(regime, "2029-01-01"), ["thang"]).faults).toMatchObject([
      { path: ["endsOn"], fault: { code: "PACK_REGIME_BACKWARDS" } },
    ]);
    const { faults } = checkRegime(tables, { ...regime, form: "quy", reporters: [{ place: "nowhere" }], basis: "x" }, ["thang"]);
    expect(faults.map(({ path }) => path.join("."))).toEqual(["form", "basis", "reporters.0.place"]);
  });
});

describe("the steps of approval of a regime", () => {
  const made = (approval: RegimeEntry["approval"]) => {
    const entry = makeRegime({ ...regime, approval });
    const read = checkRegime(tables, entry, ["thang"]).regime;
    if (!read) throw new Error("it can be read");
    return { entry, read };
  };

  test("[C10] [K29] are those it names, in their order; where it names none, the whole alone", () => {
    expect(regime).not.toHaveProperty("approval");
    expect(made(undefined).read.approval).toEqual(["whole"]);
    expect(made(["sectors", "own"]).read.approval).toEqual(["sectors", "own"]);
  });

  test("[K29] are written only where they are not the usual ones, by a screen and from a book", () => {
    for (const [steps, written] of [
      [["whole"], undefined],
      [["own"], ["own"]],
      [
        ["own", "whole"],
        ["own", "whole"],
      ],
    ] as const) {
      const { entry, read } = made(steps);
      expect(entry.approval).toEqual(written);
      expect(toRegimeEntry(read, places)).toEqual(entry);
    }
  });

  test("[K29] [K64] are one at least and none twice, told at its part", () => {
    const faultsOf = (approval: RegimeEntry["approval"]) =>
      checkRegime(tables, makeRegime({ ...regime, approval }), ["thang"]).faults.map(({ path, fault }) => [path, fault.code]);
    expect(faultsOf(["own", "whole", "own"])).toEqual([[["approval", 2], "PACK_DUPLICATE"]]);
    expect(faultsOf([])).toEqual([[["approval"], "PACK_REGIME_NO_STEP"]]);
  });

  test("[C11] may change after forms were begun: what is not approved yet is asked by the new ones", () => {
    expect(listKeptKeys(made(["own", "whole"]).read, made(["sectors", "whole"]).read)).toEqual([]);
  });
});

describe("what means something else than before", () => {
  const read = (entry: FormEntry) => {
    const found = checkForm(tables, entry).form;
    if (!found) throw new Error("it can be read");
    return found;
  };
  const before = read(form);

  test("[K67] moving, renaming, adding, removing, asking more strictly change no meaning", () => {
    const changed = changeLine(form, 1, { label: "Khác", required: false, signed: true });
    const after = read({
      ...changed,
      rows: changed.rows.toReversed().slice(1),
      columns: [{ code: "note", kind: "note" }, ...form.columns.slice(4)],
    });
    expect(listChangedParts(before, after)).toEqual([]);
  });

  test("[K67] another unit of entry, other days, another status, another kind do", () => {
    const after = read({
      ...changeLine(form, 2, { unit: "kg" }),
      columns: form.columns.map((one) => (one.code === "now" ? { ...one, status: "estimate" as const } : one)),
    });
    expect(listChangedParts(before, after)).toEqual([
      { part: "row", key: "crop.harvest", at: 2 },
      { part: "column", key: "now", at: 4 },
    ]);
    // What is only shown may change: nothing was typed there.
    const other = form.columns.map((one) => (one.code === "previous" ? { ...one, back: "same" as const } : one));
    expect(listChangedParts(before, read({ ...form, columns: other }))).toEqual([]);
  });

  test("[K68] a regime means its form, its periods and their calendar", () => {
    const was = checkRegime(tables, regime, ["thang"]).regime;
    const is = checkRegime(tables, { ...regime, periods: "quarter", name: "Khác", deadlines: [{ days: 1, of: "calendar" }] }, [
      "thang",
    ]);
    if (!was || !is.regime) throw new Error("they can be read");
    expect(listKeptKeys(was, was)).toEqual([]);
    expect(listKeptKeys(was, is.regime)).toEqual(["periods"]);
  });
});

describe("the local pack", () => {
  const files: PackFiles = { ...NO_ENTRIES, manifest: { format: "kehoach-pack/1", code: "tai-cho-a", name: "Nhập tại chỗ" } };

  test("[K64] forms and regimes are put, found, put anew in their place, dropped", () => {
    const one = putRegime(putForm(putForm(files, { ...form, code: "b" }), { ...form, code: "a" }), regime);
    expect([...one.forms.keys()]).toEqual(["a", "b"]);
    const two = putRegime(putForm(putRegime(one, { ...regime, code: "z" }), { ...form, code: "b", name: "B" }), {
      ...regime,
      name: "R",
    });
    expect(findFormEntry(two, "b")?.name).toBe("B");
    expect(two.regimes.map(({ code, name }) => [code, name])).toEqual([
      ["thang", "R"],
      ["z", "Báo cáo tháng"],
    ]);
    expect(findFormEntry(dropForm(two, "b"), "b")).toBeUndefined();
    expect(findRegimeEntry(dropRegime(two, "z"), "z")).toBeUndefined();
    expect(findRegimeEntry(two, "z")?.form).toBe("thang");
  });
});
