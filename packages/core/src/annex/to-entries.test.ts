import { describe, expect, test } from "vitest";
import { KNOWN, takeAnnex } from "../../test/make-annex.ts";
import type { CellSource } from "../../test/make-grid.ts";
import type { Choices, RowChoice } from "./choices.ts";
import { offerChoices } from "./choices.ts";
import { toOverlay } from "./entries.ts";
import { matchIndicators } from "./match-indicators.ts";
import type { Mapping } from "./role.ts";
import { type AnnexSetting, toEntries } from "./to-entries.ts";

const DOCUMENT = { code: "4188-qd-ubnd", number: "4188/QĐ-UBND", type: "Quyết định", date: "2025-12-19" } as const;
const SETTING: AnnexSetting = { known: KNOWN, place: "900", document: DOCUMENT };

type Taken = {
  readonly choices?: (offered: Choices) => Choices;
  readonly change?: (mapping: Mapping) => Mapping;
  readonly setting?: Partial<AnnexSetting>;
};

/** The entries of a sheet, the offers taken as they are. */
function entriesOf(
  rows: readonly (readonly CellSource[])[],
  { choices = (offered) => offered, change, setting = {} }: Taken = {},
) {
  const { rows: read, mapping } = takeAnnex(rows, change ? { change } : {});
  const { matches } = matchIndicators(read, KNOWN);
  return toEntries(read, choices(offerChoices(matches)), mapping, { ...SETTING, ...setting });
}
const choose =
  (...list: readonly RowChoice[]) =>
  () =>
    new Map(list.map((choice, i) => [i, choice]));
const codes = (problems: readonly { readonly cell: string; readonly fault: { readonly code: string } }[]) =>
  problems.map(({ cell, fault }) => `${cell} ${fault.code}`);

const HEAD: readonly CellSource[] = [
  "TT",
  "Chỉ tiêu",
  "ĐVT",
  "TH năm 2024",
  "Ước TH năm 2025",
  "KH năm 2025",
  "KH năm 2026 HĐND giao",
];

describe("what a pack gets", () => {
  test("[M20] targets and actuals with their text, unit, paper, line and cell", () => {
    const { entries, problems } = entriesOf([HEAD, ["1", "Diện tích lúa", "ha", "5.345,97", "5.400", "5.470", "5.470,50"]]);
    expect(problems).toEqual([]);
    const place = { indicator: "crop.rice-area", place: "900" };
    const source = (cell: string) => ({ document: "4188-qd-ubnd", line: 2, ref: `Phụ lục!${cell}` });
    expect(entries).toEqual({
      units: [],
      sectors: [],
      documents: [DOCUMENT],
      indicators: [],
      targets: [
        // The plan of the year before was given by another paper.
        { ...place, period: "2025", assigner: "unstated", entered: "5.470", unit: "ha", state: "assigned", source: source("F2") },
        {
          ...place,
          period: "2026",
          assigner: "hdnd-huyen",
          entered: "5.470,50",
          unit: "ha",
          state: "assigned",
          document: "4188-qd-ubnd",
          source: source("G2"),
        },
      ],
      values: [
        {
          ...place,
          period: "2024",
          status: "reported",
          series: "issued-report",
          entered: "5.345,97",
          unit: "ha",
          source: source("D2"),
        },
        {
          ...place,
          period: "2025",
          status: "estimate",
          series: "issued-report",
          round: "2025-M12",
          entered: "5.400",
          unit: "ha",
          source: source("E2"),
        },
      ],
    });
  });

  test("[M20] new indicators come with the sectors and units they need, and only these", () => {
    const { entries } = entriesOf([
      ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026"],
      ["I", "Quốc phòng"],
      ["1", "Tỷ lệ giao quân", "%", 100],
      ["2", "Bia ghi công", "bia", 3],
      ["3", "Tổng đàn lợn", "nghìn con", "25,8"],
    ]);
    expect(entries.sectors.map(({ code }) => code)).toEqual(["quoc-phong"]);
    expect(entries.units.map(({ code, factor, whole }) => [code, factor, whole])).toEqual([
      ["bia", "1", true],
      ["nghin-con", "1.000", false],
    ]);
    expect(entries.indicators.map(({ code, unit }) => [code, unit])).toEqual([
      ["quoc-phong.ty-le-giao-quan", "percent"],
      ["quoc-phong.bia-ghi-cong", "bia"],
    ]);
    expect(entries.targets.map(({ indicator, entered, unit }) => [indicator, entered, unit])).toEqual([
      ["quoc-phong.ty-le-giao-quan", "100", "percent"],
      ["quoc-phong.bia-ghi-cong", "3", "bia"],
      ["livestock.pig", "25,8", "nghin-con"],
    ]);
  });

  test("[M20] a breakdown, columns of places, and an adjustment with its reason", () => {
    const { entries } = entriesOf(
      [
        ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026 điều chỉnh"],
        ["1", "Số lao động được đào tạo nghề", "người", 600],
        ["", "Trong đó: nữ", "người", 250],
      ],
      {
        change: (mapping) => ({
          ...mapping,
          columns: mapping.columns.map((one) =>
            one.role.kind === "target" ? { ...one, role: { ...one.role, place: "101" } } : one,
          ),
        }),
        setting: { effective: "2026-08-01", reason: "điều chỉnh giữa năm" },
      },
    );
    expect(entries.targets).toMatchObject([
      { place: "101", state: "adjusted", effective: "2026-08-01", reason: "điều chỉnh giữa năm", entered: "600" },
      { place: "101", breakdown: { sex: "female" }, entered: "250" },
    ]);
  });

  test("[M20] skipped rows give nothing, and a row nobody chose for is asked", () => {
    const sheet = [
      ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
      ["1", "Diện tích lúa", "ha", 5],
      ["2", "Diện tích ngô", "ha", 6],
    ];
    const { entries, problems } = entriesOf(sheet, { choices: choose({ kind: "skip" }) });
    expect(entries.targets).toEqual([]);
    expect(codes(problems)).toEqual(["B3 ANNEX_NO_CHOICE"]);
  });

  test("[M20] an overlay holds the entries by sector and nothing else", () => {
    const { entries } = entriesOf([
      ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
      ["1", "Diện tích lúa", "ha", 5],
      ["2", "Tổng đàn lợn", "con", 6],
    ]);
    const pack = toOverlay({ code: "giao-2026", name: "Giao chỉ tiêu 2026", extends: ["goc"] }, entries);
    expect(pack.manifest).toEqual({ format: "kehoach-pack/1", code: "giao-2026", name: "Giao chỉ tiêu 2026", extends: ["goc"] });
    expect([...pack.targets.keys()]).toEqual(["crop", "livestock"]);
    expect(pack.documents).toEqual([DOCUMENT]);
    expect(pack.places).toEqual([]);
  });
});

describe("what is missing, and what words say", () => {
  test("[M14] blanks, dots and crosses give no entry; a dash among actuals may say that there is none", () => {
    const sheet = [HEAD, ["1", "Diện tích lúa", "ha", "-", "…", "x", ""]];
    expect(entriesOf(sheet).entries).toMatchObject({ targets: [], values: [] });
    const { values, targets } = entriesOf(sheet, { setting: { dashIsNone: true } }).entries;
    expect(targets).toEqual([]);
    expect(values).toMatchObject([{ period: "2024", noFigure: true }]);
    expect(values[0]).not.toHaveProperty("entered");
  });

  test("[M14] what a target can carry it carries, all else is in its note", () => {
    const rows = ["≥ 95", "phấn đấu 95", "trên 95", "dưới 95", "≤ 95", "phấn đấu không quá 95", "khoảng 95"].map((text) =>
      entriesOf([
        ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
        ["1", "Tỷ lệ hộ nghèo", "%", text],
      ]),
    );
    expect(
      rows.map(
        ({
          entries: {
            targets: [first],
          },
        }) => [first?.qualifiers, first?.note],
      ),
    ).toEqual([
      [["at-least"], undefined],
      [["strive"], undefined],
      [["above"], undefined],
      [["below"], undefined],
      [["at-most"], undefined],
      [["strive", "at-most"], undefined],
      [undefined, "văn bản ghi “khoảng 95”"],
    ]);
    expect(rows.map(({ problems }) => codes(problems))).toEqual([[], [], [], [], [], [], ["D2 ANNEX_QUALIFIER_IN_NOTE"]]);
  });

  test("[M14] actuals carry more; the note of the row follows", () => {
    const { entries } = entriesOf([
      ["TT", "Chỉ tiêu", "ĐVT", "TH năm 2025", "Ghi chú"],
      ["1", "Tỷ lệ hộ nghèo", "%", "dưới 12", "rà soát cuối năm"],
    ]);
    expect(entries.values).toMatchObject([{ entered: "12", qualifiers: ["under"], note: "rà soát cuối năm" }]);
  });
});

describe("figures that can not be taken are left out and told", () => {
  const sheet = (unit: string, figure: CellSource, name = "Số hộ nghèo"): readonly (readonly CellSource[])[] => [
    ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
    ["1", name, unit, figure],
  ];
  const take = (unit: string, figure: CellSource, choice: RowChoice) => {
    const { entries, problems } = entriesOf(sheet(unit, figure), { choices: choose(choice) });
    return { targets: entries.targets.map(({ entered, unit: of }) => `${entered} ${of}`), problems: codes(problems) };
  };
  const households: RowChoice = { kind: "indicator", code: "poverty.households" };

  test("[M11] a unit of another kind, unless a person says what it means", () => {
    expect(take("người", 5, households)).toEqual({ targets: [], problems: ["C2 ANNEX_UNIT_CLASH"] });
    expect(take("người", 5, { ...households, unit: "household" })).toEqual({ targets: ["5 household"], problems: [] });
  });

  test("[M11] of one name the unit the indicator is measured in; points of a difference are printed as per cent", () => {
    expect(take("tiêu chí", "15,5", { kind: "indicator", code: "rural.criteria" })).toEqual({
      targets: ["15,5 criterion-mean"],
      problems: [],
    });
    expect(take("%", "2,5", { kind: "indicator", code: "poverty.reduction" })).toEqual({
      targets: ["2,5 percent-point"],
      problems: [],
    });
  });

  test("[M11] a unit in the cell counts when it measures the same, and clashes when it does not", () => {
    expect(take("đồng", "12 triệu đồng", { kind: "indicator", code: "budget.revenue" })).toEqual({
      targets: ["12 million-dong"],
      problems: [],
    });
    expect(take("hộ", "12 hộ nghèo", households)).toEqual({ targets: ["12 household"], problems: [] });
    expect(take("hộ", "12 ha", households)).toEqual({ targets: [], problems: ["D2 ANNEX_UNIT_IN_CELL"] });
  });

  test("[M20] a fraction of what is counted", () => {
    expect(take("hộ", "12,5", households)).toEqual({ targets: [], problems: ["D2 ANNEX_NOT_WHOLE"] });
    expect(take("hộ", "12,0", households)).toEqual({ targets: ["12,0 household"], problems: [] });
  });

  test("[M20] one fact twice, a code taken, a code that is none", () => {
    const twice = [
      ["TT", "Chỉ tiêu", "ĐVT", "KH 2026"],
      ["1", "Diện tích lúa", "ha", 5],
      ["2", "Lúa", "ha", 6],
    ];
    const rice: RowChoice = { kind: "indicator", code: "crop.rice-area" };
    const { entries, problems } = entriesOf(twice, { choices: choose(rice, rice) });
    expect(entries.targets).toHaveLength(1);
    expect(problems).toMatchObject([{ cell: "D3", fault: { code: "ANNEX_FACT_TWICE", first: { cell: "D2" } } }]);
    const make = (code: string): RowChoice => {
      const [proposal] = matchIndicators(takeAnnex(twice).rows, KNOWN).matches.flatMap((match) => match.proposal ?? []);
      if (!proposal) throw new Error("no proposal");
      return { kind: "new", indicator: { ...proposal.indicator, code } };
    };
    expect(codes(entriesOf(twice, { choices: choose(make("crop.rice-area"), make("Crop Rice")) }).problems)).toEqual([
      "B2 ANNEX_CODE_TAKEN",
      "B3 ANNEX_CODE_MALFORMED",
    ]);
  });
});
