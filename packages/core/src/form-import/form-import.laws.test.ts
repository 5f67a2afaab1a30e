import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeEntries } from "../../test/make-form.ts";
import { makeFileGiven, makeGiven, ROWS } from "../../test/make-form-file.ts";
import { type CellSource, makeGrid } from "../../test/make-grid.ts";
import { openSheet } from "../form/open-sheet.ts";
import { type Decimal, showDecimal } from "../quantity/decimal.ts";
import { parseNumberText, showNumberText } from "../quantity/number-text.ts";
import { nameForm } from "./form-names.ts";
import { takeFormFile } from "./take-form-file.ts";
import { mergeEntries, toEntries } from "./to-entries.ts";

const GIVEN = makeGiven();
const { lineName } = nameForm(GIVEN);
const SHEET = openSheet(GIVEN);
const FIGURES = ROWS.filter((row) => row.kind === "figure");
const HEAD: readonly CellSource[] = ["TT", "Chỉ tiêu", "ĐVT", "TH tháng 10", "Ước TH năm 2023"];

const none = new Map<string, string>();
const valueArb = fc.record({ units: fc.bigInt({ min: -(10n ** 9n), max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 3 }) });

/** A figure as somebody writes it: a number, or a text whose marks can be read in one way only. */
const writtenArb = fc.tuple(valueArb, fc.boolean()).map(([value, isText]) => {
  const text = showNumberText(value);
  const isClear = isText && /\..*\.|,/u.test(text) && !/^-?\d{1,3},\d{3}$/u.test(text);
  return { value, cell: (isClear ? text : { number: showDecimal(value), shown: text }) as CellSource };
});

function wholeOf(key: string, value: Decimal): Decimal {
  return SHEET.units.get(key)?.own.whole ? { units: value.units, scale: 0 } : value;
}

const linesArb = fc.uniqueArray(fc.constantFrom(...FIGURES), { minLength: 1, maxLength: FIGURES.length }).chain((rows) =>
  fc.tuple(
    ...rows.map((row) =>
      fc.record({
        row: fc.constant(row),
        now: fc.option(writtenArb, { nil: undefined }),
        year: fc.option(writtenArb, { nil: undefined }),
      }),
    ),
  ),
);

function toCell(key: string, written: { readonly value: Decimal; readonly cell: CellSource } | undefined): CellSource {
  if (!written) return "";
  const whole = wholeOf(key, written.value);
  return whole === written.value ? written.cell : { number: showDecimal(whole), shown: showNumberText(whole) };
}

describe("any file", () => {
  test("[Z6] [Z9] [Z11] lines in any order and number are read back to the digit, and once entered change nothing", () => {
    fc.assert(
      fc.property(linesArb, fc.boolean(), (lines, isMarked) => {
        const grid = makeGrid("Biểu", [
          HEAD,
          ...lines.map(({ row, now, year }): CellSource[] => [
            isMarked ? (row.mark ?? "") : "",
            lineName(row),
            SHEET.units.get(row.key)?.own.name ?? "",
            toCell(row.key, now),
            toCell(row.key, year),
          ]),
        ]);
        const file = { grids: [grid], hasMacros: false };
        const first = takeFormFile(file, makeFileGiven(), none);
        if (!first.ok) throw new Error(first.problems[0].fault.code);
        expect(first.value.questions).toEqual([]);
        const wanted = lines.flatMap(({ row, now, year }) =>
          [
            ["now", now],
            ["year", year],
          ].flatMap(([column, written]) =>
            typeof written === "object"
              ? [[`${row.key}#${String(column)}`, showNumberText(wholeOf(row.key, written.value))]]
              : [],
          ),
        );
        const saves = toEntries(first.value);
        expect(Object.fromEntries(saves.map(({ cell, entry }) => [cell, entry?.text]))).toEqual(Object.fromEntries(wanted));
        const again = takeFormFile(file, makeFileGiven({ entries: mergeEntries(new Map(), saves) }), none);
        expect(again.ok && toEntries(again.value)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  const oddArb: fc.Arbitrary<CellSource> = fc.oneof(
    fc.constantFrom<CellSource>(
      "",
      "",
      "TT",
      "Chỉ tiêu",
      "ĐVT",
      "TH tháng 10",
      "Lũy kế",
      "Ghi chú",
      "-",
      "…",
      "x",
      "1,234",
      "1.234",
      "((1",
    ),
    fc.constantFrom<CellSource>(
      "1.234,5",
      "1,234.5",
      "=1+1",
      "năm 99999",
      "ha",
      "nt",
      "9".repeat(400),
      "Diện tích",
      "Số hộ nghèo",
      "\u0000",
    ),
    fc.string({ maxLength: 15 }),
    fc.integer().map((number) => ({ number: String(number), shown: String(number) })),
    fc.constantFrom("error", "uncomputed", "date").map((kind) => ({ kind, shown: "05/06/2026", number: "46178" }) as CellSource),
  );
  const rowsArb = fc.array(fc.array(oddArb, { maxLength: 7 }), { maxLength: 12 });

  test("[Z9] [Z10] whatever a file holds, it is taken or refused, what is saved is a number, and answers never break it", () => {
    const entries = makeEntries({ "crop.area#now": "1", "poverty.households#now": { text: "", none: "chưa rà soát" } });
    fc.assert(
      fc.property(
        rowsArb,
        fc.boolean(),
        fc.array(fc.constantFrom("skip", "vi", "en", "none", "same", "crop.area", "now", "0")),
        (rows, isHeaded, said) => {
          const grid = makeGrid("S", isHeaded ? [HEAD, ...rows] : rows);
          const file = { grids: [grid], hasMacros: false };
          const first = takeFormFile(file, makeFileGiven({ entries }), none);
          if (!first.ok) return;
          const answers = new Map(first.value.questions.map(({ id }, i) => [id, said[i] ?? ""]));
          const second = takeFormFile(file, makeFileGiven({ entries }), answers);
          for (const taken of [first, second]) {
            if (!taken.ok) continue;
            for (const { cell, entry } of toEntries(taken.value)) {
              if (!entry || entry.none !== undefined || cell.endsWith("#note")) continue;
              expect(parseNumberText(entry.text).ok).toBe(true);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
