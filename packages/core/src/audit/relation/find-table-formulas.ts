import type { Finding } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { mineColumns } from "../table/column-formulas.ts";
import { readSheet } from "../table/columns.ts";
import { findFootings } from "../table/footings.ts";

/** Relations of tables: formulas between columns that the table confirms on its other rows, and totals of rows. @rule Q180 Q181 */
export function findTableFormulas(reading: Reading): readonly Finding[] {
  return reading.tables.flatMap((table) => {
    const sheet = readSheet(table);
    return [...mineColumns(sheet).flatMap(({ claims }) => claims), ...findFootings(sheet)];
  });
}
