import { type AnnexContext, type ColumnGuess, guessColumns, yearOfTable } from "../src/annex/guess-columns.ts";
import type { Known } from "../src/annex/known.ts";
import { toMapping } from "../src/annex/mapping.ts";
import { type RowsOptions, type RowsReading, readRows } from "../src/annex/read-rows.ts";
import type { Mapping } from "../src/annex/role.ts";
import { type AnnexTable, findTables } from "../src/annex/table.ts";
import { UNITS } from "./make.ts";
import { type CellSource, makeGrid, type SheetLooks } from "./make-grid.ts";

const known = (code: string, name: string, unitCode: string, path: readonly string[] = []): Known["indicators"][number] => ({
  code,
  name,
  unit: unitCode,
  path,
  breakdowns: [],
});

/** What a made-up district knows. */
export const KNOWN: Known = {
  indicators: [
    known("crop.rice-area", "Diện tích lúa", "ha", ["Trồng trọt"]),
    known("crop.rice-output", "Sản lượng lúa", "tonne", ["Trồng trọt"]),
    known("crop.maize-area", "Diện tích ngô", "ha", ["Trồng trọt"]),
    known("crop.grain-output", "Tổng sản lượng lương thực có hạt", "tonne", ["Trồng trọt"]),
    known("livestock.pig", "Tổng đàn lợn", "head", ["Chăn nuôi"]),
    {
      ...known("work.trained", "Số lao động được đào tạo nghề", "person", ["Lao động"]),
      breakdowns: [[{ dimension: "sex", item: "female" }]],
    },
    known("poverty.rate", "Tỷ lệ hộ nghèo", "percent", ["Giảm nghèo"]),
    known("poverty.reduction", "Mức giảm tỷ lệ hộ nghèo trong năm", "percent-point", ["Giảm nghèo"]),
    known("poverty.households", "Số hộ nghèo", "household", ["Giảm nghèo"]),
    known("rural.communes", "Số xã đạt chuẩn nông thôn mới", "commune", ["Nông thôn mới"]),
    known("rural.criteria", "Bình quân số tiêu chí nông thôn mới mỗi xã", "criterion-mean", ["Nông thôn mới"]),
    known("budget.revenue", "Thu ngân sách trên địa bàn", "dong", ["Ngân sách"]),
    known("health.insurance", "Tỷ lệ tham gia bảo hiểm y tế", "percent", ["Bảo hiểm"]),
  ],
  dimensions: [
    {
      code: "sex",
      name: "Giới tính",
      items: [
        { code: "female", name: "nữ" },
        { code: "male", name: "nam" },
      ],
    },
    { code: "season", name: "Vụ", items: [{ code: "spring", name: "lúa xuân" }] },
  ],
  sectors: ["crop", "livestock", "work", "poverty", "rural", "budget", "health"].map((code) => ({
    code,
    name: { crop: "Trồng trọt", livestock: "Chăn nuôi", work: "Lao động", poverty: "Giảm nghèo" }[code] ?? code,
    section: "",
    reporterStated: false,
  })),
  units: UNITS,
};

export type TakenAnnex = RowsReading & {
  readonly table: AnnexTable;
  readonly guesses: readonly ColumnGuess[];
  readonly mapping: Mapping;
};

/** The one table of a sheet written as rows. */
export function makeTable(rows: readonly (readonly CellSource[])[], looks: SheetLooks = {}): AnnexTable {
  const [table] = findTables([makeGrid("Phụ lục", rows, looks)]).tables;
  if (!table) throw new Error("the test's sheet has no table");
  return table;
}

/** A sheet read as far as its rows, the columns as guessed. */
export function takeAnnex(
  rows: readonly (readonly CellSource[])[],
  {
    looks = {},
    context = {},
    change = (mapping) => mapping,
    ...options
  }: Partial<RowsOptions> & {
    readonly looks?: SheetLooks;
    readonly context?: Partial<AnnexContext>;
    readonly change?: (mapping: Mapping) => Mapping;
  } = {},
): TakenAnnex {
  const table = makeTable(rows, looks);
  const whole: AnnexContext = { level: "district", places: [], ...context };
  const guesses = guessColumns(table, whole);
  const mapping = change(toMapping(guesses, yearOfTable(table, whole)));
  return { table, guesses, mapping, ...readRows(table, mapping, { units: UNITS, ...options }) };
}
