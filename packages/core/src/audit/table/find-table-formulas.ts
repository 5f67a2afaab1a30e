import type { Claim, Finding, Remark } from "../claim.ts";
import { holds } from "../judge/judge.ts";
import type { Reading, TableReading } from "../reading.ts";
import { mineColumns } from "./column-formulas.ts";
import { findShares, findStructures } from "./column-shares.ts";
import { readSheet, type Sheet } from "./columns.ts";
import { findCropYields } from "./crop-yields.ts";
import { softenDoubleRounding } from "./double-rounding.ts";
import { findExtracts } from "./extracts.ts";
import { findFewRows } from "./few-rows.ts";
import { findSheetSlips } from "./find-sheet-slips.ts";
import { findFootings } from "./footings.ts";
import { softenOwnFormula, withStoredDigits } from "./stored-digits.ts";

/** A table smaller than this is expected to prove nothing. */
const WORTH = { columns: 3, rows: 5 };

/** A table of some size in which nothing adds up or compares: it may have been misread, or needs more than its numbers to understand. @rule Q292 */
function sayUnclear(table: TableReading, sheet: Sheet): readonly Remark[] {
  const rows = sheet.rows.filter(({ index }) => sheet.columns.some(({ figures }) => figures[index] !== undefined));
  const passage = table.grid.flat().find((cell) => cell !== undefined);
  if (sheet.columns.length < WORTH.columns || rows.length < WORTH.rows || !passage) return [];
  return [
    {
      kind: "remark",
      rule: "table-formula",
      result: "unchecked",
      note: { code: "unclear-table" },
      stated: passage.text,
      operands: [],
      passage: passage.index,
      span: { start: 0, end: passage.text.length },
      related: [],
    },
  ];
}

/**
 * Relations of tables: formulas between columns that the table confirms on its other rows, totals of rows, shares, yields and parts;
 * and the slips of a spreadsheet.
 *
 * @rule Q180 Q181 Q290 Q291 Q292 Q293 Q294 Q295 Q296 Q297 Q298 Q299
 */
export function findTableFormulas(reading: Reading): readonly Finding[] {
  return reading.tables.flatMap((table): readonly Finding[] => {
    const sheet = readSheet(table);
    const footings = findFootings(sheet);
    const claims: readonly Claim[] = [
      ...softenDoubleRounding(mineColumns(sheet), footings),
      ...findFewRows(sheet),
      ...footings,
      ...findShares(sheet),
      ...findStructures(sheet),
      ...findCropYields(sheet),
      ...findExtracts(sheet),
    ].map((claim) => softenOwnFormula(withStoredDigits(claim, sheet.contents), sheet.contents));
    const slips = findSheetSlips(table, sheet);
    const isClear = slips.length > 0 || claims.some((claim) => holds(claim));
    return [...claims, ...slips, ...(isClear ? [] : sayUnclear(table, sheet))];
  });
}
