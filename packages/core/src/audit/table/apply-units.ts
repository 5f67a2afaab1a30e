import { negate } from "../../quantity/decimal.ts";
import type { TableBlock } from "../document.ts";
import type { Figure } from "../figure/figure.ts";
import type { Passage } from "../reading.ts";
import { type Grid, readHead } from "./header.ts";
import { findDeclaredUnit, parseUnitWords, type ScaledUnit } from "./unit-words.ts";

/** Columns whose numbers compare: per cent, whatever the row's unit. */
export const RATE_HEADER = /%|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|so với|so sánh|tốc độ|tăng trưởng|hoàn thành|(?:^|\s)ss(?:\s|$)/iu;
const UNIT_HEADER = /^(?:đơn vị(?: tính)?|đvt|đ\.?v\.?t)$/iu;

function isBareNumber(cell: Passage): boolean {
  const [figure, more] = cell.figures;
  return figure !== undefined && more === undefined && figure.unit.dimension === "" && !/\p{L}/u.test(cell.text);
}

/** A cell "- 5,2" is a negative number: the dash is no list mark there. */
function withSign(cell: Passage, figure: Figure): Figure {
  const dash = /^- ?(?=\d)/u.exec(cell.text)?.[0];
  if (!dash || figure.span.start !== dash.length || figure.value.units < 0n) return figure;
  return {
    ...figure,
    span: { start: 0, end: figure.span.end },
    start: 0,
    text: `${dash}${figure.text}`,
    value: negate(figure.value),
  };
}

/**
 * Bare numbers of a table with the unit their row, column or caption declares; a column of comparisons is in per cent where its header
 * says so. The row's unit is the nearest word, then the column's, then the caption's.
 *
 * @param caption  the passages just before the table, nearest last
 * @returns        the figures to take the place of those of the same id
 * @rule           Q190 Q191 Q290
 */
export function applyUnits(block: TableBlock, grid: Grid, caption: readonly string[]): ReadonlyMap<string, Figure> {
  const head = readHead(block, grid);
  const unitColumn = head.words.findIndex((words) => UNIT_HEADER.test(words.trim()));
  const whole = [...caption, ...head.titles].map(findDeclaredUnit).findLast((unit) => unit !== undefined);
  const ofColumn = head.words.map((words): ScaledUnit | undefined =>
    RATE_HEADER.test(words) ? (/%/u.test(words) ? parseUnitWords("%") : undefined) : findDeclaredUnit(words),
  );
  const found = new Map<string, Figure>();
  for (const [index, row] of grid.entries()) {
    if (index < head.firstRow || head.numberings.has(index)) continue;
    const ofRow = unitColumn < 0 ? undefined : parseUnitWords(row[unitColumn]?.text ?? "");
    const label = row.find((cell) => cell && /\p{L}{2}/u.test(cell.text));
    const inLabel = label ? findDeclaredUnit(label.text) : undefined;
    for (const [column, cell] of row.entries()) {
      const [figure] = cell?.figures ?? [];
      if (!cell || !figure || !isBareNumber(cell)) continue;
      const isRate = RATE_HEADER.test(head.words[column] ?? "");
      const unit = isRate ? ofColumn[column] : (ofRow ?? inLabel ?? ofColumn[column] ?? whole);
      const signed = withSign(cell, figure);
      if (unit) found.set(figure.id, { ...signed, unit: unit.unit, scale: unit.scale });
      else if (signed !== figure) found.set(figure.id, signed);
    }
  }
  return found;
}
