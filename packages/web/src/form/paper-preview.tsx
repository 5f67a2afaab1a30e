import type { Form, FormColumn, FormRow } from "@kehoach/core/form/form";
import type { Period } from "@kehoach/core/period/period";
import { showPeriodVi } from "@kehoach/core/words/period-vi";
import type { ReactNode } from "react";
import { Empty } from "../ui/state.tsx";
import type { FormLook } from "./form-look.ts";
import css from "./form-paper.module.css";
import { useFormWords } from "./form-words.ts";

/** Whether something is typed into a cell, or it is only shown. */
function isOpen(row: FormRow, column: FormColumn): boolean {
  if (row.kind === "heading") return false;
  return column.kind === "note" || (row.kind === "figure" && row.entered && column.kind === "actual" && column.entered);
}

function Cells({ row, form }: { readonly row: FormRow; readonly form: Form }): ReactNode {
  const words = useFormWords();
  return form.columns.map((column) => {
    if (row.kind === "heading") return <td key={column.code} />;
    const open = isOpen(row, column);
    return (
      <td key={column.code} data-open={open}>
        <span className={css["said"]}>{open ? words.paper.enter : words.paper.given}</span>
      </td>
    );
  });
}

/** A form as it will be printed, without figures: which cells are typed, which come by themselves. Papers speak Vietnamese. */
export function PaperPreview({
  look,
  authority,
  period,
}: {
  readonly look: FormLook;
  readonly authority: string;
  readonly period: Period;
}): ReactNode {
  const words = useFormWords();
  const { form, heads, labels, lines } = look;
  if (!form || form.rows.length === 0) return <Empty>{words.paper.empty}</Empty>;
  const units = new Map(lines.map(({ key, unitName }) => [key, unitName]));
  return (
    <div className={css["frame"]} role="region" aria-label={words.paper.label} tabIndex={0}>
      <div className={css["paper"]}>
        <div className={css["head"]}>
          <div className={css["top"]}>
            <p className={css["authority"]}>{authority}</p>
            {form.number === undefined ? null : <p>{words.paper.number(form.number)}</p>}
          </div>
          <p className={css["name"]}>{form.name === "" ? "…" : form.name}</p>
          <p className={css["about"]}>{words.paper.period(showPeriodVi(period))}</p>
          <p className={css["about"]}>{words.paper.place}</p>
        </div>
        <table className={css["table"]}>
          <thead>
            <tr>
              <th scope="col">{words.paper.mark}</th>
              <th scope="col">{words.paper.line}</th>
              <th scope="col">{words.paper.unit}</th>
              {form.columns.map(({ code }) => (
                <th key={code} scope="col">
                  {heads.get(code)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.rows.map((row) => (
              <tr key={row.key} data-heading={row.kind === "heading"}>
                <td className={css["mark"]}>{row.mark ?? ""}</td>
                <th scope="row" data-level={Math.min(row.level, 4)}>
                  {labels.get(row.key)}
                </th>
                <td className={css["unit"]}>{units.get(row.key)}</td>
                <Cells row={row} form={form} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css["legend"]}>{words.paper.legend}</p>
    </div>
  );
}
