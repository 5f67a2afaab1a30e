import type { PageCell, PageRow } from "../sheet-writing/page-sheet.ts";
import { neutralise } from "../sheet-writing/sheet-xml.ts";
import { LOOK, type Looks, line, makeLooks, PERCENT_DIGITS, toFigure, WIDTH } from "./looks.ts";
import { type LaidOut, layOut, packSheets, sectorRow } from "./pack-sheets.ts";
import { toPlanSheet } from "./plan-sheet.ts";
import type { TotalLine, TotalTable } from "./total-table.ts";
import { TOTAL_WORDS } from "./total-words.ts";

function toMissing({ missing, missingCount }: TotalLine): string {
  const more = missingCount - missing.length;
  return [...missing, ...(more > 0 ? [TOTAL_WORDS.more(more)] : [])].join(", ");
}

function toCount(count: number | undefined, looks: Looks): PageCell {
  return count === undefined ? { look: LOOK.blank } : { look: looks(0), number: String(count) };
}

function toRow(line: TotalLine, looks: Looks, isCumulative: boolean): PageRow {
  const { label, unit, own, total, places, parts, difference, before, percent, cells } = line;
  const isOff = difference?.value !== undefined && difference.value.units !== 0n;
  return {
    cells: [
      { look: LOOK.label, text: neutralise(label) },
      { look: LOOK.unit, text: neutralise(unit) },
      toFigure(own, looks),
      toFigure(total && { ...total, derived: true }, looks),
      toCount(places, looks),
      ...(isCumulative ? [toCount(parts, looks)] : []),
      { look: LOOK.words, text: neutralise(toMissing(line)) },
      toFigure(difference, looks, isOff),
      toFigure(before, looks),
      toFigure(percent && { value: percent, digits: PERCENT_DIGITS }, looks),
      ...cells.map((cell) => toFigure(cell, looks)),
    ],
  };
}

function rowsAbove(table: TotalTable): readonly PageRow[] {
  const { notice, place, period, parts, sector, known, isWide } = table;
  const words = TOTAL_WORDS;
  return [
    ...(notice === undefined ? [] : [line(notice, LOOK.quiet)]),
    { ...line(words.title, LOOK.title), points: 24 },
    line(`${words.place}: ${place}`, LOOK.about),
    line(`${words.period}: ${period}${parts === undefined ? "" : `, ${words.cumulative}`}`, LOOK.about),
    ...(known === undefined ? [] : [line(words.known(known), LOOK.about)]),
    ...(sector === undefined ? [] : [line(`${words.sector}: ${sector}`, LOOK.about)]),
    line(parts === undefined ? words.legend : `${words.legend} ${words.short}`, LOOK.quiet),
    ...(isWide ? [line(words.tooWide, LOOK.quiet)] : []),
  ];
}

function toSheet(table: TotalTable): LaidOut {
  const { expected, parts, places } = table;
  const words = TOTAL_WORDS;
  const looks = makeLooks();
  const heads: readonly (readonly [string, number])[] = [
    [words.label, WIDTH.label],
    [words.unit, WIDTH.unit],
    [words.own, WIDTH.figure],
    [words.total, WIDTH.figure],
    [words.places(expected), WIDTH.figure],
    ...(parts === undefined ? [] : [[words.parts(parts), WIDTH.figure] as const]),
    [words.missing, WIDTH.missing],
    [words.difference, WIDTH.figure],
    [words.before, WIDTH.figure],
    [words.percent, WIDTH.figure],
    ...places.map((place) => [place, WIDTH.place] as const),
  ];
  const above = rowsAbove(table);
  const body = table.sectors.flatMap(({ name, lines }): PageRow[] => [
    sectorRow(name, heads),
    ...lines.map((one) => toRow(one, looks, parts !== undefined)),
  ]);
  return layOut(heads, above, body);
}

/**
 * A workbook of totals: what a place reports, the total of what is below it, who is missing, how far they are apart, the year before,
 * and each place directly below; where plans of the year are told, a sheet of them. Numbers are numbers, whole; what is missing is empty and never zero. The same table gives the same
 * bytes.
 *
 * @rule V31 V43
 */
export function writeTotals(table: TotalTable): Uint8Array {
  const totals = toSheet(table);
  const plans = toPlanSheet(table);
  return packSheets([{ name: TOTAL_WORDS.sheet, ...totals }, ...(plans ? [{ name: TOTAL_WORDS.planSheet, ...plans }] : [])]);
}
