import type { AuditTableBlockJson } from "@kehoach/api/audit";
import { type ReactNode, useMemo, useState } from "react";
import { useWords } from "../data/language.tsx";
import css from "./audit.module.css";
import { chooseRows, LONG } from "./choose-rows.ts";
import { findTouching } from "./highlight.ts";
import { Pieces, type Shown } from "./pieces.tsx";

const MANY = 6;
type Cell = AuditTableBlockJson["cells"][number];

/** A table of the document, cells where the file has them. */
export function DocumentTable({
  table,
  text,
  marks,
  lights,
  chosen,
  choose,
  number,
}: Shown & { readonly table: AuditTableBlockJson; readonly number: number }): ReactNode {
  const words = useWords();
  const [all, setAll] = useState(false);
  const byRow = useMemo(() => Map.groupBy(table.cells, ({ row }) => row), [table]);
  const wanted = useMemo(() => {
    if (table.rows <= LONG) return [];
    const wide = Number.POSITIVE_INFINITY;
    return table.cells
      .filter((cell) => findTouching(marks, cell, wide).length + findTouching(lights, cell, wide).length > 0)
      .map(({ row }) => row);
  }, [table, marks, lights]);
  const rows = chooseRows(table.rows, wanted, all);
  const show = (cell: Cell): ReactNode => (
    <td
      key={cell.column}
      rowSpan={all || table.rows <= LONG ? cell.rowSpan : 1}
      colSpan={cell.columnSpan}
      className={cell.bold ? css["strong"] : ""}
    >
      <Pieces spans={[cell]} text={text} marks={marks} lights={lights} chosen={chosen} choose={choose} />
    </td>
  );
  return (
    <div className={`${css["block"]} ${css["tableBlock"]}`}>
      {table.name === null ? null : <p className={css["strong"]}>{table.name}</p>}
      <div className={css["tableScroll"]} tabIndex={0} role="region" aria-label={table.name ?? words.audit.table(number)}>
        <table className={table.columns >= MANY ? css["many"] : ""}>
          <tbody>
            {rows.map((row, position) => {
              const hidden = row - (rows[position - 1] ?? -1) - 1;
              return [
                hidden > 0 ? (
                  <tr key={`before ${row}`}>
                    <td colSpan={table.columns} className={css["quiet"]}>
                      {words.audit.rowsHidden(hidden)}
                    </td>
                  </tr>
                ) : null,
                <tr key={row}>{byRow.get(row)?.map(show)}</tr>,
              ];
            })}
          </tbody>
        </table>
      </div>
      {rows.length < table.rows ? (
        <button type="button" className={css["link"]} onClick={() => setAll(true)}>
          {words.audit.showRows(table.rows)}
        </button>
      ) : null}
    </div>
  );
}
