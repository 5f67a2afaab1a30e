import { describe, expect, test } from "vitest";
import type { Dimension, Sector } from "../indicator/indicator.ts";
import {
  addFigures,
  changeColumn,
  changeLine,
  type FormEntry,
  insertLine,
  moveColumn,
  moveLine,
  pinKeys,
  putRule,
  removeColumn,
  removeFigure,
  removeLine,
  removeRule,
  renumber,
  shiftLine,
  splitLine,
} from "./form-edits.ts";
import { keyOfLine } from "./form-rows.ts";
import { makeForm, toFreeCode } from "./make-form.ts";

const SECTORS: readonly Sector[] = ["crop", "herd", "school"].map((code, at) => ({
  code,
  name: `Lĩnh vực ${code}`,
  section: `I.${at + 1}`,
  reporterStated: false,
}));
const SEASON: Dimension = {
  code: "season",
  name: "Vụ",
  items: [
    { code: "spring", name: "vụ xuân" },
    { code: "main", name: "vụ mùa" },
  ],
};

/** "I Lĩnh vực crop", "  1 crop.area", "    - crop.area|season=main". */
const draw = ({ rows }: FormEntry): readonly string[] =>
  rows.map((row, at) => `${"  ".repeat(row.level ?? 0)}${row.mark ?? ""} ${row.heading ?? keyOfLine(row, at)}`);

const made = makeForm(
  {
    code: "thang",
    number: "01/T",
    name: "Biểu tháng",
    figures: [
      { indicator: "herd.pigs" },
      { indicator: "crop.area" },
      { indicator: "crop.area", breakdown: { season: "spring" } },
      { indicator: "crop.yield" },
    ],
    columns: "plain",
  },
  SECTORS,
);

describe("making a form", () => {
  test("[K60] [K62] figures stand under their sectors in the order of the report, parts under their whole, numbered", () => {
    expect(draw(made)).toEqual([
      "I Lĩnh vực crop",
      "  1 crop.area",
      "    - crop.area|season=spring",
      "  2 crop.yield",
      "II Lĩnh vực herd",
      "  1 herd.pigs",
    ]);
    expect(made).toMatchObject({ code: "thang", number: "01/T", name: "Biểu tháng" });
    expect(made.columns.map(({ code }) => code)).toEqual(["now", "cumulative", "note"]);
  });

  test("[K60] more figures find their heading, or make it where the report treats it; twice is once", () => {
    const form = makeForm({ code: "a", name: "A", figures: [{ indicator: "school.pupils" }], columns: "plain" }, SECTORS);
    const more = addFigures(
      form,
      [{ indicator: "crop.area" }, { indicator: "school.pupils" }, { indicator: "school.rooms" }],
      SECTORS,
    );
    expect(draw(more)).toEqual([
      "I Lĩnh vực crop",
      "  1 crop.area",
      "II Lĩnh vực school",
      "  1 school.pupils",
      "  2 school.rooms",
    ]);
    expect(addFigures(more, [{ indicator: "crop.area" }], SECTORS).rows).toEqual(more.rows);
  });

  test("[K60] [K62] what stands under another in the list it is taken from stands under it, called as it is there", () => {
    const figures = [
      { indicator: "crop.rice" },
      { indicator: "crop.rice-good", whole: "crop.rice", label: "Trong đó: lúa chất lượng cao" },
      { indicator: "crop.area" },
      { indicator: "herd.pigs", whole: "crop.rice" },
      { indicator: "school.rooms", whole: "school.pupils" },
    ];
    const form = makeForm({ code: "a", name: "A", figures, columns: "plain" }, SECTORS);
    expect(draw(form)).toEqual([
      "I Lĩnh vực crop",
      "  1 crop.rice",
      "    - crop.rice-good",
      "    - herd.pigs",
      "  2 crop.area",
      "II Lĩnh vực school",
      "  1 school.rooms",
    ]);
    expect(form.rows[2]?.label).toBe("Trong đó: lúa chất lượng cao");
  });

  test("[K60] a heading that was renamed is still that of its sector", () => {
    const renamed = changeLine(made, 0, { heading: "TRỒNG TRỌT" });
    expect(draw(addFigures(renamed, [{ indicator: "crop.tea" }], SECTORS)).slice(0, 5)).toEqual([
      "I TRỒNG TRỌT",
      "  1 crop.area",
      "    - crop.area|season=spring",
      "  2 crop.yield",
      "  3 crop.tea",
    ]);
  });

  test("[K60] a part without its whole stands under the heading", () => {
    const form = makeForm(
      { code: "a", name: "A", figures: [{ indicator: "crop.area", breakdown: { season: "main" } }], columns: "plain" },
      SECTORS,
    );
    expect(draw(form)).toEqual(["I Lĩnh vực crop", "  1 crop.area|season=main"]);
  });

  test("[K60] splitting adds the items that are not there yet, with the unit of the whole", () => {
    const split = splitLine(changeLine(made, 1, { unit: "km2" }), 1, SEASON);
    expect(draw(split).slice(1, 4)).toEqual(["  1 crop.area", "    - crop.area|season=spring", "    - crop.area|season=main"]);
    expect(split.rows[3]).toMatchObject({ unit: "km2" });
    expect(draw(splitLine(split, 2, { ...SEASON, code: "kind", items: [{ code: "a", name: "a" }] }))[3]).toBe(
      "      + crop.area|kind=a,season=spring",
    );
    expect(splitLine(split, 2, SEASON)).toBe(split);
    expect(splitLine(split, 0, SEASON)).toBe(split);
  });

  test("[K60] a figure that is taken out takes its parts, and a bare heading with it", () => {
    expect(draw(removeFigure(made, "crop.area"))).toEqual([
      "I Lĩnh vực crop",
      "  1 crop.yield",
      "II Lĩnh vực herd",
      "  1 herd.pigs",
    ]);
    expect(draw(removeFigure(made, "herd.pigs")).at(-1)).toBe("  2 crop.yield");
    expect(removeFigure(made, "herd.cows")).toBe(made);
  });

  test.each([
    ["01/KTXH-T", [], "01-ktxh-t"],
    ["Biểu tháng đặc biệt", [], "bieu-thang-dac-biet"],
    ["Biểu tháng", ["bieu-thang", "bieu-thang-2"], "bieu-thang-3"],
    ["…", [], "bieu"],
  ])("[K63] %s gets a code of its own", (name, taken, code) => {
    expect(toFreeCode(name, new Set(taken))).toBe(code);
  });
});

describe("editing lines", () => {
  test("[K63] what had no key of its own keeps the one its place gave it, wherever it is moved", () => {
    const form: FormEntry = {
      code: "a",
      name: "A",
      columns: [],
      rows: [{ heading: "A" }, { label: "Tổng", formula: "[crop.area]", unit: "ha" }, { indicator: "crop.area" }],
    };
    const moved = moveLine(form, 1, "down");
    expect(moved.rows.map(keyOfLine)).toEqual(["line-1", "crop.area", "line-2"]);
    expect(insertLine(moved, 0, { heading: "B" }).rows.map(keyOfLine)).toEqual(["muc", "line-1", "crop.area", "line-2"]);
    expect(pinKeys(pinKeys(form))).toEqual(pinKeys(form));
  });

  test("[K63] a line moves past its neighbour with what is below it, and over a heading into the next part", () => {
    expect(draw(moveLine(made, 1, "down")).slice(0, 4)).toEqual([
      "I Lĩnh vực crop",
      "  1 crop.yield",
      "  2 crop.area",
      "    - crop.area|season=spring",
    ]);
    expect(draw(moveLine(made, 3, "up"))).toEqual(draw(moveLine(made, 1, "down")));
    expect(draw(moveLine(made, 3, "down"))).toEqual([
      "I Lĩnh vực crop",
      "  1 crop.area",
      "    - crop.area|season=spring",
      "II Lĩnh vực herd",
      "  1 crop.yield",
      "  2 herd.pigs",
    ]);
    expect(draw(moveLine(made, 5, "up")).slice(3)).toEqual(["  2 crop.yield", "  3 herd.pigs", "II Lĩnh vực herd"]);
    expect(draw(moveLine(made, 4, "up"))).toEqual([
      "I Lĩnh vực herd",
      "  1 herd.pigs",
      "II Lĩnh vực crop",
      "  1 crop.area",
      "    - crop.area|season=spring",
      "  2 crop.yield",
    ]);
    expect(draw(moveLine(made, 0, "down"))).toEqual(draw(moveLine(made, 4, "up")));
    for (const [at, way] of [
      [0, "up"],
      [4, "down"],
      [9, "up"],
    ] as const)
      expect(moveLine(made, at, way)).toBe(made);
  });

  test("[K63] a line goes deeper with what is below it, by no more than one below the line before, and back", () => {
    const deeper = shiftLine(made, 3, 1);
    expect(draw(deeper)[3]).toBe("    - crop.yield");
    expect(shiftLine(shiftLine(deeper, 3, 1), 3, 1)).toEqual(shiftLine(deeper, 3, 1));
    expect(shiftLine(deeper, 3, -1).rows).toEqual(made.rows);
    expect(draw(shiftLine(made, 4, 1)).slice(4)).toEqual(["  3 Lĩnh vực herd", "    - herd.pigs"]);
    expect(shiftLine(made, 0, 1)).toBe(made);
    expect(shiftLine(made, 0, -1)).toBe(made);
  });

  test("[K63] removing takes what is below along", () => {
    expect(draw(removeLine(made, 1))).toEqual(["I Lĩnh vực crop", "  1 crop.yield", "II Lĩnh vực herd", "  1 herd.pigs"]);
    expect(draw(removeLine(made, 0))).toEqual(["I Lĩnh vực herd", "  1 herd.pigs"]);
  });

  test("[K62] marks of somebody's own stay until he asks", () => {
    const own = changeLine(made, 0, { mark: "A" });
    expect(draw(removeLine(own, 4))[0]).toBe("A Lĩnh vực crop");
    expect(draw(addFigures(own, [{ indicator: "school.rooms" }], SECTORS)).at(-1)).toBe("   school.rooms");
    expect(draw(renumber(own))).toEqual(draw(made));
  });

  test("[K63] an empty word of a line is taken away, not kept empty", () => {
    const labelled = changeLine(made, 1, { label: "Diện tích", required: false });
    expect(labelled.rows[1]).toMatchObject({ label: "Diện tích", required: false });
    expect(changeLine(labelled, 1, { label: undefined, required: undefined }).rows[1]).toEqual(made.rows[1]);
  });
});

describe("editing columns and rules", () => {
  test("[K61] a column is renamed, opened for entry, moved; removed with all that compare with it", () => {
    const form = makeForm({ code: "a", name: "A", figures: [], columns: "month-plan" }, SECTORS);
    const codes = (one: FormEntry): readonly string[] => one.columns.map(({ code }) => code);
    expect(changeColumn(form, "previous", { name: "Kỳ trước", entered: true }).columns[3]).toEqual({
      code: "previous",
      kind: "actual",
      back: "previous",
      name: "Kỳ trước",
      entered: true,
    });
    expect(codes(removeColumn(form, "cumulative"))).toEqual([
      "same",
      "same-cumulative",
      "plan",
      "previous",
      "now",
      "to-previous",
      "to-same",
    ]);
    expect(codes(moveColumn(form, "plan", "left")).slice(0, 3)).toEqual(["same", "plan", "same-cumulative"]);
    expect(moveColumn(form, "same", "left")).toBe(form);
    expect(moveColumn(form, "to-plan", "right")).toBe(form);
    expect(moveColumn(form, "nowhere", "right")).toBe(form);
  });

  test("[K69] a rule takes the place of the one of its code; the last one removed leaves no list", () => {
    const rule = { code: "a", left: "[crop.area]", operator: ">=", right: "0", weight: "block", message: "m" } as const;
    const one = putRule(made, rule);
    const two = putRule(putRule(one, { ...rule, code: "b" }), { ...rule, weight: "note" });
    expect(two.rules).toEqual([
      { ...rule, weight: "note" },
      { ...rule, code: "b" },
    ]);
    expect(removeRule(one, "a")).toEqual(made);
    expect(removeRule(two, "a").rules).toEqual([{ ...rule, code: "b" }]);
  });
});
