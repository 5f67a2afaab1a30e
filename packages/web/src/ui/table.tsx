import type { ReactNode } from "react";
import css from "./table.module.css";

export type Column<Row> = {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: "right";
  /** Never broken over lines: units, short words. */
  readonly nowrap?: boolean;
  /** The cell that names the row; on a narrow screen it heads its card. */
  readonly lead?: boolean;
  /** Present when the reader may order the rows by this column. */
  readonly sort?: { readonly now: "ascending" | "descending" | undefined; readonly toggle: () => void };
};

/** A table that becomes a list of cards on a narrow screen, or scrolls inside itself when `keep` is asked for. Roles are spelled out: changing `display` would drop them. */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  marked,
  keep = false,
}: {
  readonly caption: string;
  readonly showCaption?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly marked?: (row: Row) => boolean;
  readonly keep?: boolean;
}): ReactNode {
  const table = (
    <table className={`${css["table"]} ${keep ? css["keep"] : ""}`} role="table">
      <caption className={showCaption ? css["caption"] : css["hidden"]}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={column.align === "right" ? css["right"] : ""}
              aria-sort={column.sort ? (column.sort.now ?? "none") : undefined}
            >
              {column.sort ? (
                <button type="button" className={css["sort"]} onClick={column.sort.toggle}>
                  {column.head}
                  {column.sort.now === "ascending" ? " ↑" : column.sort.now === "descending" ? " ↓" : ""}
                </button>
              ) : (
                column.head
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr
            key={rowKey(row)}
            role="row"
            data-row={rowKey(row)}
            className={marked?.(row) ? css["marked"] : ""}
            aria-current={marked?.(row) ? "true" : undefined}
          >
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                className={`${column.align === "right" ? css["right"] : ""} ${column.lead ? css["lead"] : ""} ${column.nowrap ? css["nowrap"] : ""}`}
              >
                <span className={css["narrowLabel"]} aria-hidden="true">
                  {column.head}
                </span>
                <span>{column.cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return keep ? (
    <div className={css["scroll"]} tabIndex={0} role="region" aria-label={caption}>
      {table}
    </div>
  ) : (
    table
  );
}
