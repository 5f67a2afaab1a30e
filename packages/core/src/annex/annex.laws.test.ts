import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UNITS } from "../../test/make.ts";
import { KNOWN } from "../../test/make-annex.ts";
import { type CellSource, makeGrid } from "../../test/make-grid.ts";
import { showDecimal } from "../quantity/decimal.ts";
import { parseNumberText, showNumberText } from "../quantity/number-text.ts";
import { checkAnnex } from "./check-annex.ts";
import { offerChoices } from "./choices.ts";
import { guessColumns, yearOfTable } from "./guess-columns.ts";
import { toMapping } from "./mapping.ts";
import { matchIndicators } from "./match-indicators.ts";
import { readRows } from "./read-rows.ts";
import { findTables } from "./table.ts";
import { toEntries } from "./to-entries.ts";

const WORDS = [
  "lúa",
  "ngô",
  "chè",
  "rừng",
  "trâu",
  "trường",
  "bệnh viện",
  "hợp tác xã",
  "đường",
  "nước sạch",
  "du lịch",
  "thủy sản",
];
const HEADS = ["Diện tích", "Sản lượng", "Số", "Tỷ lệ hộ dùng", "Giá trị", "Doanh thu"];
const UNIT_NAMES = ["ha", "tấn", "%", "người", "triệu đồng", "con", "nghìn tấn", "giường", "tạ/ha"];
const COLUMNS = ["KH năm 2026 HĐND giao", "KH năm 2026 UBND giao", "Ước TH năm 2025", "TH năm 2024", "Kế hoạch năm 2027"];

/** A printed number: how it stands in its cell, and what it is. */
type Printed = { readonly cell: CellSource; readonly text: string };

const decimalArb = fc.record({ units: fc.bigInt({ min: 0n, max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 3 }) });
/** As text in Vietnamese notation, or a number cell with its format. */
const printedArb: fc.Arbitrary<Printed> = fc.tuple(decimalArb, fc.boolean()).map(([value, isText]) => {
  const text = showNumberText(value);
  return { text, cell: isText ? text : { number: showDecimal(value), shown: text } };
});
const missingArb: fc.Arbitrary<Printed> = fc.constantFrom("", "-", "…", "x").map((cell) => ({ cell, text: "" }));
const figureArb = fc.oneof({ weight: 5, arbitrary: printedArb }, { weight: 1, arbitrary: missingArb });

const nameArb = fc
  .tuple(fc.constantFrom(...HEADS), fc.constantFrom(...WORDS), fc.constantFrom(...WORDS))
  .map(([head, a, b]) => `${head} ${a} ${b}`);

/** What a shape adds around the same rows. */
type Shape = {
  readonly title: boolean;
  readonly merged: boolean;
  readonly numbers: boolean;
  readonly ordinal: boolean;
  readonly sections: boolean;
  readonly note: boolean;
  readonly twice: boolean;
};
const shapeArb: fc.Arbitrary<Shape> = fc.record({
  title: fc.boolean(),
  merged: fc.boolean(),
  numbers: fc.boolean(),
  ordinal: fc.boolean(),
  sections: fc.boolean(),
  note: fc.boolean(),
  twice: fc.boolean(),
});

type Row = { readonly name: string; readonly unit: string; readonly figures: readonly Printed[] };

const annexArb = fc
  .record({
    columns: fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: COLUMNS.length }),
    names: fc.uniqueArray(nameArb, { minLength: 1, maxLength: 12 }),
    shape: shapeArb,
  })
  .chain(({ columns, names, shape }) =>
    fc.record({
      columns: fc.constant(columns),
      shape: fc.constant(shape),
      rows: fc.tuple(
        ...names.map((name) =>
          fc.record({
            name: fc.constant(name),
            unit: fc.constantFrom(...UNIT_NAMES),
            figures: fc.array(figureArb, { minLength: columns.length, maxLength: columns.length }),
          }),
        ),
      ),
    }),
  );

/** The rows laid out as an annex of a shape. */
function layOut(columns: readonly string[], rows: readonly Row[], shape: Shape) {
  const lead = shape.ordinal ? 1 : 0;
  const first = (text: string): CellSource[] => (shape.ordinal ? [text] : []);
  const width = lead + 2 + columns.length;
  const sheet: CellSource[][] = [];
  const merges: string[] = [];
  if (shape.title) {
    sheet.push(
      ["PHỤ LỤC"],
      ["CHỈ TIÊU KẾ HOẠCH NĂM 2026"],
      ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 20/12/2025 của UBND huyện Sơn Khê)"],
    );
  }
  const letter = (column: number): string => String.fromCharCode(65 + column);
  const top = sheet.length + 1;
  if (shape.merged) {
    // The figures' headers are split over two rows, every other column merged down.
    sheet.push(
      [...first("TT"), "Chỉ tiêu", "ĐVT", "Số liệu", ...columns.slice(1).map(() => "")],
      [...first(""), "", "", ...columns],
    );
    for (let column = 0; column < lead + 2; column += 1) merges.push(`${letter(column)}${top}:${letter(column)}${top + 1}`);
    if (columns.length > 1) merges.push(`${letter(lead + 2)}${top}:${letter(width - 1)}${top}`);
  } else sheet.push([...first("TT"), "Chỉ tiêu", "ĐVT", ...columns]);
  const head = sheet.slice(top - 1);
  const numbers: CellSource[] = [...(shape.ordinal ? ["A", "B", "C"] : ["A", "B"]), ...columns.map((_, i) => i + 1)];
  if (shape.numbers) sheet.push(numbers);
  for (const [i, { name, unit, figures }] of rows.entries()) {
    if (shape.sections && i % 4 === 0)
      sheet.push([...first(["I", "II", "III"][i / 4] ?? "IV"), { text: `Mục ${WORDS[i]}`, bold: true }]);
    if (shape.twice && i === 3 && !shape.merged) sheet.push(...head.map((row) => [...row]));
    sheet.push([...first(String(i + 1)), name, unit, ...figures.map(({ cell }) => cell)]);
  }
  if (shape.note) sheet.push([], ["Ghi chú: số liệu giao có thể điều chỉnh"]);
  return makeGrid("Phụ lục", sheet, { merges });
}

/** Numbers typed as text that can be read in two ways are asked about: such a paper is not read alone. */
function isAsked(codes: readonly string[]): boolean {
  return codes.some((code) => code.startsWith("ANNEX_MARKS") || code === "ANNEX_NUMBER_AMBIGUOUS");
}

describe("an annex made of anything is read back", () => {
  test("[M26] every name, unit and digit, whatever the shape", () => {
    fc.assert(
      fc.property(annexArb, ({ columns, rows, shape }) => {
        const { tables, problems } = findTables([layOut(columns, rows, shape)]);
        expect(problems).toEqual([]);
        expect(tables).toHaveLength(1);
        const [table] = tables;
        if (!table) throw new Error("no table");
        const context = { level: "district", places: [], year: 2026 } as const;
        const mapping = { ...toMapping(guessColumns(table, context), yearOfTable(table, context)), marks: "vi" } as const;
        const read = readRows(table, mapping, { units: UNITS });
        expect(read.problems).toEqual([]);
        const indicators = read.rows.filter(({ kind, unit }) => kind === "indicator" || unit);
        expect(indicators.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
        expect(indicators.map(({ unit }) => unit?.text)).toEqual(rows.map(({ unit }) => unit));
        expect(
          indicators.map(({ figures }) => figures.map((figure) => (figure.state === "figure" ? figure.entered : ""))),
        ).toEqual(rows.map(({ figures }) => figures.map(({ text }) => text)));
        const roles = mapping.columns.filter(({ role }) => role.kind === "target" || role.kind === "actual");
        expect(roles.map(({ header }) => header.split(" | ").at(-1))).toEqual(columns);
      }),
      { numRuns: 150 },
    );
  });

  test("[M13] a number typed as text is never read in a way that another number of the paper contradicts", () => {
    fc.assert(
      fc.property(annexArb, ({ columns, rows, shape }) => {
        const [table] = findTables([layOut(columns, rows, shape)]).tables;
        if (!table) throw new Error("no table");
        const context = { level: "district", places: [], year: 2026 } as const;
        const mapping = toMapping(guessColumns(table, context), 2026);
        const read = readRows(table, mapping, { units: UNITS });
        if (isAsked(read.problems.map(({ fault }) => fault.code))) return;
        const printed = rows.flatMap(({ figures }) => figures.map(({ text }) => text));
        const found = read.rows.flatMap(({ figures }) =>
          figures.map((figure) => (figure.state === "figure" ? figure.entered : "")),
        );
        expect(found.filter((text) => text !== "")).toEqual(printed.filter((text) => text !== ""));
      }),
      { numRuns: 80 },
    );
  });

  test("[M26] every figure becomes one entry as printed, or a problem at its cell", () => {
    fc.assert(
      fc.property(annexArb, ({ columns, rows, shape }) => {
        const [table] = findTables([layOut(columns, rows, shape)]).tables;
        if (!table) throw new Error("no table");
        const context = { level: "district", places: [], year: 2026 } as const;
        const mapping = { ...toMapping(guessColumns(table, context), 2026), marks: "vi" } as const;
        const read = readRows(table, mapping, { units: UNITS });
        const choices = offerChoices(matchIndicators(read.rows, KNOWN).matches);
        const document = { code: "12-qd-ubnd", type: "Quyết định" };
        const { entries, problems } = toEntries(read.rows, choices, mapping, { known: KNOWN, place: "900", document });
        const figures = read.rows.flatMap((row) => row.figures.filter(({ state }) => state === "figure"));
        const made = [...entries.targets, ...entries.values];
        const refused = problems.filter(({ level }) => level === "error").length;
        expect(made.length + refused).toBe(figures.length);
        const texts = new Map(
          figures.map((figure) => [`${figure.at.sheet}!${figure.at.cell}`, figure.state === "figure" ? figure.entered : ""]),
        );
        for (const { entered, source } of made) expect(entered).toBe(texts.get(source.ref ?? ""));
      }),
      { numRuns: 80 },
    );
  });
});

/** Cells as a careless or a hostile hand leaves them. */
const oddCellArb: fc.Arbitrary<CellSource> = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "TT",
    "Chỉ tiêu",
    "ĐVT",
    "KH năm 2026",
    "Quý I",
    "So sánh (%)",
    "Trong đó:",
    "nt",
    "-",
    "…",
    "x",
    "#REF!",
    "I",
    "1.1",
    "5-6",
    "≥ 95",
  ),
  fc.string({ maxLength: 20 }),
  fc.constantFrom("1.234,5", "12.5", "1,234", "((((", "=1+1", "năm 99999", "31/02/2026", "\u0000", "trở lên", "9".repeat(400)),
  fc.integer().map((number) => ({ number: String(number), shown: String(number) })),
  fc.constantFrom("error", "uncomputed", "date").map((kind) => ({ kind, shown: "05/06/2026", number: "46178" }) as CellSource),
);

test("[M15] whatever stands in its cells, a sheet is read or told about, never a fault", () => {
  const head: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "KH năm 2026", "Quý I/2026", "TH 2025", "So sánh (%)", "Ghi chú"];
  const rowsArb = fc.array(fc.array(oddCellArb, { maxLength: 8 }), { maxLength: 14 });
  const sheetArb = fc.tuple(fc.boolean(), rowsArb).map(([isHeaded, rows]) => (isHeaded ? [head, ...rows] : rows));
  const mergeArb = fc.tuple(fc.nat(7), fc.nat(13), fc.nat(3), fc.nat(3)).map(([column, row, wide, high]) => {
    const letter = (at: number): string => String.fromCharCode(65 + at);
    return `${letter(column)}${row + 1}:${letter(column + wide)}${row + high + 1}`;
  });
  fc.assert(
    fc.property(fc.array(sheetArb, { minLength: 1, maxLength: 3 }), fc.array(mergeArb, { maxLength: 5 }), (sheets, merges) => {
      const { tables } = findTables(sheets.map((rows, i) => makeGrid(`S${i}`, rows, { merges })));
      for (const table of tables) {
        const context = { level: "commune", places: [] } as const;
        const mapping = toMapping(guessColumns(table, context), yearOfTable(table, { year: 2026 }));
        const { rows } = readRows(table, mapping, { units: UNITS });
        const { matches } = matchIndicators(rows, KNOWN);
        expect(matches).toHaveLength(rows.length);
        const document = { code: "p", type: "Quyết định" };
        const { entries } = toEntries(rows, offerChoices(matches), mapping, { known: KNOWN, place: "900", document });
        // Nothing is taken that is not a number in Vietnamese notation.
        for (const { entered } of [...entries.targets, ...entries.values]) expect(parseNumberText(entered ?? "").ok).toBe(true);
        checkAnnex(rows, mapping, UNITS);
      }
    }),
    { numRuns: 400 },
  );
});
