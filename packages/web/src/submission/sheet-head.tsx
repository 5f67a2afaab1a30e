import { memo, type ReactNode } from "react";
import { type Column, listHeads } from "./form-look.ts";
import css from "./sheet-grid.module.css";
import { useSheetWords } from "./sheet-words.ts";

/** The head of a form: groups of columns, their names, and the numbers papers call them by. */
function HeadRows({ columns }: { readonly columns: readonly Column[] }): ReactNode {
  const words = useSheetWords();
  const heads = listHeads(columns);
  const hasGroups = heads.some(({ group }) => group !== undefined);
  const firsts = [
    [words.grid.mark, css["mark"]],
    [words.grid.line, css["label"]],
    [words.grid.unit, css["unit"]],
  ] as const;
  const numberOf = new Map(columns.map(({ column }, at) => [column.code, at]));
  const single = ({ column, name }: Column, rows: number): ReactNode => (
    <th
      key={column.code}
      role="columnheader"
      scope="col"
      rowSpan={rows}
      aria-colindex={(numberOf.get(column.code) ?? 0) + 4}
      data-kind={column.kind}
    >
      {name}
    </th>
  );
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex={1}>
        {firsts.map(([name, style], at) => (
          <th key={name} role="columnheader" scope="col" rowSpan={hasGroups ? 2 : 1} aria-colindex={at + 1} className={style}>
            {name}
          </th>
        ))}
        {heads.map(({ group, columns: some }) => {
          const [first] = some;
          if (first === undefined) return null;
          return group === undefined ? (
            single(first, hasGroups ? 2 : 1)
          ) : (
            <th key={first.column.code} role="columnheader" scope="colgroup" colSpan={some.length} className={css["group"]}>
              {words.grid.groups[group]}
            </th>
          );
        })}
      </tr>
      {hasGroups ? (
        <tr role="row" aria-rowindex={2}>
          {heads.flatMap(({ group, columns: some }) => (group === undefined ? [] : some.map((one) => single(one, 1))))}
        </tr>
      ) : null}
      <tr role="row" aria-rowindex={hasGroups ? 3 : 2} className={css["numbers"]}>
        <td role="gridcell" className={css["mark"]} />
        <td role="gridcell" className={css["label"]} />
        <td role="gridcell" className={css["unit"]} />
        {columns.map(({ column }, at) => (
          <td key={column.code} role="gridcell">
            {words.grid.number(at + 1)}
          </td>
        ))}
      </tr>
    </thead>
  );
}

export const SheetHead = memo(HeadRows);
