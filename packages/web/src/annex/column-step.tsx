import type { AnnexColumnJson, AnnexReply } from "@kehoach/api/annex";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import css from "./annex.module.css";
import { placeProblems, toMapping, withRole } from "./annex-draft.ts";
import { useAnnexWords } from "./annex-words.ts";
import { ProblemList } from "./problem-list.tsx";
import { RoleField } from "./role-field.tsx";
import { StepHead, type StepProps } from "./step-head.tsx";

/** Rows under the header that tell whether a column was understood. */
const SAMPLE = 6;

function textAt(row: AnnexReply["rows"][number], { column, role }: AnnexColumnJson): string {
  if (role.kind === "ordinal") return row.mark;
  if (role.kind === "name") return row.name;
  if (role.kind === "unit") return row.unit;
  return row.figures.find((figure) => figure.column === column)?.text ?? "";
}

/** What each column is: the header as printed, its role under it, and the first rows as they are then read. */
export function ColumnStep({ annex, reply, go }: StepProps): ReactNode {
  const words = useAnnexWords();
  const { columns: said } = words;
  const { columns, rows, marks, digits } = reply;
  const cells = new Set(columns.map(({ cell }) => cell));
  const problems = (placeProblems(reply).get("") ?? []).filter(({ at }) => !cells.has(at));
  const sample = rows.slice(0, SAMPLE);
  const marksNow = marks ?? "auto";
  return (
    <>
      <StepHead title={said.title} lead={said.lead} />
      <ProblemList problems={problems} />
      <div className={css["scroll"]} tabIndex={0} role="region" aria-label={said.caption}>
        <table className={css["columns"]}>
          <caption className={css["hidden"]}>{said.caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.column} scope="col" data-kind={column.role.kind}>
                  <span className={css["letter"]}>{column.letter}</span>
                  <span className={css["printed"]}>
                    {column.header.split(" | ").map((part, at) => (
                      // Parts of one header may be alike; their places tell them apart and never change.
                      <span key={`${at} ${part}`}>{part}</span>
                    ))}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className={css["roles"]}>
              {columns.map((column) => (
                <td key={column.column} data-kind={column.role.kind}>
                  <RoleField
                    column={column}
                    year={reply.year}
                    places={reply.known.places}
                    write={(role) => annex.change({ mapping: withRole(reply, column.column, role) })}
                  />
                  <ProblemList problems={reply.problems.filter(({ at }) => at !== "" && at === column.cell)} />
                </td>
              ))}
            </tr>
            {sample.map((row) => (
              <tr key={row.key} className={row.kind === "section" ? css["section"] : ""}>
                {columns.map((column) => (
                  <td key={column.column} data-kind={column.role.kind}>
                    {textAt(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={`${form["pair"]} ${form["wide"]}`}>
        <SelectField
          label={said.marks}
          value={marksNow}
          choices={(["auto", "vi", "en", "each"] as const).map((mark) => [mark, said.marksOf[mark]])}
          write={(mark) => {
            const chosen = (["vi", "en", "each"] as const).find((one) => one === mark);
            const { marks: _, ...mapping } = toMapping(reply);
            annex.change({ mapping: chosen === undefined ? mapping : { ...mapping, marks: chosen } });
          }}
        />
        <SelectField
          label={said.digits}
          value={digits}
          choices={(["printed", "stored"] as const).map((one) => [one, said.digitsOf[one]])}
          write={(one) => annex.change({ mapping: toMapping(reply, { digits: one === "stored" ? "stored" : "printed" }) })}
        />
      </div>
      <div className={form["actions"]}>
        <Button onClick={() => go(2)}>{words.next}</Button>
        <Button variant="default" onClick={() => go(0)}>
          {words.back}
        </Button>
      </div>
    </>
  );
}
