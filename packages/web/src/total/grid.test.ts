import { describe, expect, test } from "vitest";
import {
  type Ahead,
  filterRows,
  groupSectors,
  hasPlans,
  joinAhead,
  listLacking,
  listMeasures,
  listSectors,
  type MatrixRow,
  type Shown,
  type Totals,
  toGrid,
  transpose,
} from "./grid.ts";

const place = (code: string, hasBelow = false) => ({
  place: { key: `${code}@2000-01-01`, code, name: `xã ${code}` },
  leaves: 1,
  hasBelow,
});
type Row = Totals["rows"][number];
function makeRow(more: Partial<Row> = {}): Row {
  return {
    indicator: "crops.area",
    name: "Diện tích",
    sector: "crops",
    breakdown: "",
    breakdownName: "",
    unit: "ha",
    decimals: 1,
    computed: false,
    parts: 1,
    own: { value: "41", status: "reported", parts: 1 },
    total: { value: "40", places: 2, parts: 1, weakest: "estimate" },
    difference: "1",
    before: "32",
    beforePlaces: 2,
    beforeParts: 1,
    cells: [
      { value: "10", parts: 1, from: "own" },
      { value: "30", parts: 1, from: "total" },
    ],
    plan: null,
    plans: [],
    missing: [],
    missingCount: 0,
    ...more,
  };
}
function makeTotals(rows: readonly Row[], more: Partial<Totals> = {}): Totals {
  return {
    authority: "north",
    place: { key: "N@2000-01-01", code: "N", name: "huyện N" },
    above: [],
    period: "2030-M05",
    periodName: "tháng 5/2030",
    span: "period",
    knownAt: null,
    parts: 1,
    periods: [],
    sectors: [
      { code: "crops", name: "Trồng trọt", rows: 1 },
      { code: "herd", name: "Chăn nuôi", rows: 1 },
    ],
    places: [place("N1"), place("N2", true)],
    expected: 2,
    expectedBefore: 2,
    wide: false,
    rows: [...rows],
    ...more,
  };
}
const half = makeRow({
  indicator: "herd.pigs",
  sector: "herd",
  decimals: 0,
  computed: false,
  own: null,
  total: { value: "0", places: 1, parts: 1, weakest: "reported" },
  difference: null,
  before: null,
  beforePlaces: null,
  beforeParts: null,
  cells: [{ value: "0", parts: 1, from: "own" }, null],
  missing: ["xã N2"],
  missingCount: 1,
});
const textOf = (shown: Shown | undefined): string => (shown?.kind === "figure" ? shown.text : (shown?.kind ?? ""));
const gridOf = (totals: Totals, ahead?: Ahead) =>
  toGrid(totals, joinAhead(totals, ahead), { isAhead: ahead !== undefined, isPlanned: hasPlans(totals) });

describe("the matrix", () => {
  test("[W31] shows what is told of a row and each place; missing, none and 0 are three things", () => {
    const none = makeRow({ total: { value: null, places: 1, parts: 1, weakest: "reported" }, difference: "-0.5", before: "0" });
    const { heads, cells } = gridOf(makeTotals([makeRow(), none, half]));
    expect(heads.map((head) => (head.kind === "measure" ? head.measure : head.kind))).toEqual([
      "own",
      "total",
      "difference",
      "before",
      "place",
      "place",
    ]);
    expect(cells.map((line) => line.map(textOf))).toEqual([
      ["41,0", "40,0", "+1,0", "32,0", "10,0", "30,0"],
      ["41,0", "none", "-0,5", "0,0", "10,0", "30,0"],
      ["missing", "0", "empty", "missing", "0", "missing"],
    ]);
    expect(cells[0]?.[1]).toMatchObject({ places: { count: 2, of: 2 }, from: "total", status: "estimate" });
    expect(cells[0]?.[2]).toMatchObject({ isOff: true });
    expect(cells[0]?.[3]).toMatchObject({ percent: "125,00%" });
    expect(cells[2]?.[1]).toMatchObject({ places: { count: 1, of: 2 } });
  });

  test("[W31] of a sum of several periods it tells how many are in it; a year before of fewer places says so", () => {
    const { cells } = gridOf(
      makeTotals([makeRow({ parts: 5, beforePlaces: 1, own: { value: "41", status: "reported", parts: 2 } })], {
        parts: 5,
        span: "cumulative",
      }),
    );
    expect(cells[0]?.[0]).toMatchObject({ parts: { count: 2, of: 5 } });
    expect(cells[0]?.[3]).toMatchObject({ places: { count: 1, of: 2 }, parts: { count: 1, of: 5 } });
    expect(cells[0]?.[3]).not.toHaveProperty("percent");
  });

  test("[W37] from the start of the year the plan stands in a column and under the figure of each place, also of one that has said nothing", () => {
    const plan = { target: "100", due: "41.37", reached: "40", percent: "40.00", isLimit: false, isOnCourse: false };
    const waiting = { ...plan, reached: null, percent: null, isOnCourse: null };
    const totals = makeTotals(
      [makeRow({ parts: 5, plan, plans: [waiting, null], cells: [null, { value: "30", parts: 5, from: "own" }] }), half],
      {
        parts: 5,
        span: "cumulative",
      },
    );
    const { heads, cells } = gridOf(totals);
    const at = heads.findIndex((head) => head.kind === "measure" && head.measure === "plan");
    expect(cells[0]?.[at]).toMatchObject({ text: "100,0", plan: { due: "41,37", percent: "40,00%", isOnCourse: false } });
    expect(cells[0]?.at(-2)).toEqual({ kind: "missing", plan: { target: "100,0", due: "41,37", isLimit: false } });
    expect(cells[0]?.at(-1)).not.toHaveProperty("plan");
    expect(cells[1]?.[at]).toEqual({ kind: "empty" });
    const bare = toGrid(totals, joinAhead(totals, undefined), { isAhead: false, isPlanned: false });
    expect(bare.cells[0]?.at(-2)).toEqual({ kind: "missing" });
    expect(bare.heads).toHaveLength(heads.length - 1);
  });

  test("[W31] where no place lies below there is no total, and places that lack something are told, worst first", () => {
    expect(listMeasures(makeTotals([], { places: [], expected: 0 }), { isAhead: false, isPlanned: false })).toEqual([
      "own",
      "before",
    ]);
    const totals = makeTotals([makeRow(), half, { ...half, indicator: "herd.cows", cells: [null, null] }]);
    const lacking = listLacking(totals, joinAhead(totals, undefined));
    expect(lacking.map(({ place: { code }, rows }) => [code, rows.length])).toEqual([
      ["N2", 2],
      ["N1", 1],
    ]);
  });

  test("[W32] what waits stands beside what is approved, and makes a row of its own where nothing is approved yet", () => {
    const totals = makeTotals([makeRow(), half]);
    const waits = {
      name: "Bò",
      breakdown: "",
      breakdownName: "",
      unit: "con",
      decimals: 0,
      computed: false,
      sectorName: "Thủy sản",
      total: { value: "7", places: 1, parts: 1, weakest: "reported" as const },
    };
    const ahead: Ahead = {
      ...totals,
      waiting: 1,
      rows: [
        { ...waits, indicator: "fish.pond", sector: "fish" },
        { ...waits, indicator: "herd.pigs", sector: "herd" },
      ],
    };
    const rows = joinAhead(totals, ahead);
    expect(rows.map(({ indicator, ahead: coming }) => [indicator, coming?.value])).toEqual([
      ["crops.area", undefined],
      ["herd.pigs", "7"],
      ["fish.pond", "7"],
    ]);
    expect(rows[2]).toMatchObject({ own: null, total: null, cells: [null, null], missingCount: 2 });
    expect(listSectors(totals, ahead).at(-1)).toEqual({ code: "fish", name: "Thủy sản" });
    expect(gridOf(totals, ahead).cells.map((line) => textOf(line[2]))).toEqual(["missing", "7", "7"]);
  });

  test("[W33] turned round every cell is where its place meets its indicator; turned twice it is as it was", () => {
    const grid = gridOf(makeTotals([makeRow(), half]));
    const turned = transpose(grid);
    expect([turned.lines, turned.heads]).toEqual([grid.heads, grid.lines]);
    for (const [line, cells] of grid.cells.entries())
      for (const [column, cell] of cells.entries()) expect(turned.cells[column]?.[line]).toBe(cell);
    expect(transpose(turned)).toEqual(grid);
    expect(groupSectors(turned.heads)).toEqual([
      { sector: "crops", count: 1 },
      { sector: "herd", count: 1 },
    ]);
  });

  test("[W33] only rows that lack something, or that differ", () => {
    const equal = makeRow({ indicator: "crops.rice", difference: "0.0" });
    const totals = makeTotals([makeRow(), equal, half]);
    const rows = joinAhead(totals, undefined);
    const codes = (some: readonly MatrixRow[]): readonly string[] => some.map(({ indicator }) => indicator);
    expect(codes(filterRows(rows, "missing"))).toEqual(["herd.pigs"]);
    expect(codes(filterRows(rows, "different"))).toEqual(["crops.area"]);
    expect(filterRows(rows, "all")).toBe(rows);
  });
});
