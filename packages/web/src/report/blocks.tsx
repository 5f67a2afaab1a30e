import type { ReportBlockJson, ReportRunJson } from "@kehoach/api/report";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import css from "./report.module.css";
import { plainText, Runs } from "./runs.tsx";

/** No line of a title begins with a dash: "KINH TẾ - XÃ HỘI" breaks after it. */
function keepDash(runs: readonly ReportRunJson[]): readonly ReportRunJson[] {
  return runs.map((run) => ({ ...run, text: run.text.replaceAll(" - ", "\u00a0- ") }));
}

/** One block of the report, laid out as the document lays it out. `at` is its place, for the contents to lead to. */
export function Block({ block, at }: { readonly block: ReportBlockJson; readonly at: number }): ReactNode {
  const words = useWords();
  const label = block.label === "" ? null : `${block.label} `;
  const id = `muc-${at}`;
  if (block.kind === "title")
    return (
      <p className={css["title"]}>
        <Runs runs={keepDash(block.runs)} />
      </p>
    );
  if (block.kind === "heading") {
    const inner = (
      <>
        {label}
        <Runs runs={keepDash(block.runs)} />
      </>
    );
    if (block.level <= 1)
      return (
        <h2 id={id}>
          <span className={css["part"]}>{block.label}</span> <Runs runs={keepDash(block.runs)} />
        </h2>
      );
    if (block.level === 2) return <h3 id={id}>{inner}</h3>;
    if (block.level === 3) return <h4 id={id}>{inner}</h4>;
    return <h5 id={id}>{inner}</h5>;
  }
  if (block.kind === "table") {
    const [head, ...rows] = block.rows;
    return (
      <div className={css["annexScroll"]} tabIndex={0} role="region" aria-label={words.report.annex}>
        <table>
          <thead>
            <tr>
              {head?.map((cell) => (
                <th key={plainText(cell)} scope="col">
                  <Runs runs={cell} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.map(plainText).join("|")}>
                {row.map((cell, column) => (
                  <td key={`${column}|${plainText(cell)}`}>
                    <Runs runs={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  if (block.kind === "signature")
    return (
      <p className={css["signature"]}>
        <Runs runs={block.runs} />
      </p>
    );
  if (block.kind === "recipients")
    return (
      <p className={css["recipients"]}>
        {label}
        <Runs runs={block.runs} />
      </p>
    );
  return (
    <p className={css["para"]}>
      {label}
      <Runs runs={block.runs} />
    </p>
  );
}
