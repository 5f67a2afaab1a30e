import type { PageRow } from "../sheet-writing/page-sheet.ts";
import { neutralise } from "../sheet-writing/sheet-xml.ts";
import { LOOK, line, makeLooks, toFigure, WIDTH } from "./looks.ts";
import { type LaidOut, layOut, packSheets, sectorRow } from "./pack-sheets.ts";
import type { PeriodTable } from "./period-table.ts";
import { TOTAL_WORDS } from "./total-words.ts";

const words = TOTAL_WORDS;
/** Columns that can be read on the width of a page. */
const ON_PAGE = 15;

function rowsAbove({ notice, place, period, known, sector, indicator }: PeriodTable): readonly PageRow[] {
  return [
    ...(notice === undefined ? [] : [line(notice, LOOK.quiet)]),
    { ...line(words.periodsTitle, LOOK.title), points: 24 },
    line(`${words.place}: ${place}`, LOOK.about),
    ...(indicator === undefined ? [] : [line(`${words.label}: ${indicator}`, LOOK.about)]),
    ...(sector === undefined ? [] : [line(`${words.sector}: ${sector}`, LOOK.about)]),
    line(words.until(period), LOOK.about),
    ...(known === undefined ? [] : [line(words.known(known), LOOK.about)]),
    ...words.periodsLegend.map((one) => line(one, LOOK.quiet)),
  ];
}

function toSheet(table: PeriodTable): LaidOut {
  const looks = makeLooks();
  const heads: readonly (readonly [string, number])[] = [
    [table.indicator === undefined ? words.label : words.place, WIDTH.label],
    [words.unit, WIDTH.unit],
    ...table.periods.map((period) => [period, WIDTH.place] as const),
    ...(table.hasSum ? [[words.sum, WIDTH.figure] as const] : []),
  ];
  const above = rowsAbove(table);
  const body = table.sectors.flatMap(({ name, lines }): PageRow[] => [
    sectorRow(name, heads),
    ...lines.map(({ label, unit, cells, sum }) => ({
      cells: [
        { look: LOOK.label, text: neutralise(label) },
        { look: LOOK.unit, text: neutralise(unit) },
        ...cells.map((cell) => toFigure(cell, looks)),
        ...(table.hasSum ? [toFigure(sum, looks)] : []),
      ],
    })),
  ]);
  return layOut(heads, above, body, Math.ceil(heads.length / ON_PAGE));
}

/** A workbook of what is known period by period. @rule V31 V45 */
export function writePeriods(table: PeriodTable): Uint8Array {
  return packSheets([{ name: words.periodsSheet, ...toSheet(table) }]);
}
