import type { FileCellJson, FileLineJson, FileProblemJson, FormFileReply } from "@kehoach/api/form-file";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useWords } from "../data/language.tsx";
import { CheckField } from "../ui/field.tsx";
import { type Column, Table } from "../ui/table.tsx";
import css from "./form-file.module.css";
import { useFormFileWords } from "./form-file-words.ts";
import { groupProblems, isToMind, listGeneral, placeOf, showEntry, showFound } from "./preview-lines.ts";

/** Rows shown at once: a table of hundreds would hold up every key. */
const STEP = 60;
const DEEPEST = 3;
/** Above so many lines only those to look at are shown first. */
const FEW = 25;

function ProblemList({ problems }: { readonly problems: readonly FileProblemJson[] }): ReactNode {
  const words = useFormFileWords().preview;
  if (problems.length === 0) return null;
  return (
    <ul className={css["problems"]}>
      {problems.map(({ level, sheet, at, code, text }) => (
        <li key={`${sheet} ${at} ${code} ${text}`} data-level={level}>
          <b>
            {words.levels[level]}
            {at === "" ? (sheet === "" ? "" : `, ${sheet}`) : `, ${at}`}:
          </b>{" "}
          {text}
        </li>
      ))}
    </ul>
  );
}

function Cell({ cell, problems }: { readonly cell: FileCellJson; readonly problems: readonly FileProblemJson[] }): ReactNode {
  const words = useFormFileWords().preview;
  const { qualifier } = useWords();
  const { state, entry, replaces } = cell;
  const found = showFound(cell);
  const isKept = state === "kept" || state === "cleared";
  return (
    <div className={css["cell"]} data-state={state}>
      {isKept || entry === null ? null : <span className={css["figure"]}>{showEntry(entry, words, qualifier)}</span>}
      <span className={css["state"]}>{words.states[state]}</span>
      {found === "" ? null : <span className={css["soft"]}>{words.found(found)}</span>}
      {replaces === null || state === "same" ? null : (
        <span className={css["soft"]}>{words.now(showEntry(replaces, words, qualifier))}</span>
      )}
      <ProblemList problems={problems} />
    </div>
  );
}

/** How the columns of the file are understood; a template needs no words for that. */
function ColumnList({ columns }: Pick<FormFileReply, "columns">): ReactNode {
  const words = useFormFileWords().preview;
  return (
    <details className={css["apart"]}>
      <summary>{words.columns}</summary>
      <ul>
        {columns.map(({ letter, header, name }) => (
          <li key={letter}>{words.column(letter, header, name)}</li>
        ))}
      </ul>
    </details>
  );
}

/** The lines of the form with what the file says of each; what is wrong stands at its cell. */
export function PreviewTable({ name, reply }: { readonly name: string; readonly reply: FormFileReply }): ReactNode {
  const words = useFormFileWords().preview;
  const { lines, filled, kind, sheet, columns, counts } = reply;
  const problems = groupProblems(reply);
  const toMind = lines.filter((line) => isToMind(line, problems));
  const [isOnly, setOnly] = useState(lines.length > FEW && toMind.length > 0);
  const [shown, setShown] = useState(STEP);
  const general = listGeneral(reply);
  const used = filled.filter(({ code }) => lines.some(({ cells }) => cells.some(({ column }) => column === code)));
  const rows = isOnly ? toMind : lines;
  const rest = rows.length - shown;
  const table: Column<FileLineJson>[] = [
    {
      key: "line",
      head: words.line,
      lead: true,
      cell: ({ mark, label, unit, level, match }) => (
        <div className={css[`d${Math.min(level, DEEPEST)}`]}>
          {mark === "" ? "" : `${mark}. `.replace(/([.)-])\. $/u, "$1 ")}
          {label}
          {unit === "" ? null : <span className={css["soft"]}> ({unit})</span>}
          {words.matches[match] === "" ? null : <span className={css["match"]}> {words.matches[match]}</span>}
        </div>
      ),
    },
    ...used.map(
      ({ code, name: head }): Column<FileLineJson> => ({
        key: code,
        head,
        cell: ({ cells }) =>
          cells
            .filter(({ column }) => column === code)
            .map((cell) => <Cell key={placeOf(cell)} cell={cell} problems={problems.get(placeOf(cell)) ?? []} />),
      }),
    ),
  ];
  return (
    <div className={css["preview"]}>
      <p className={css["soft"]}>{words.read(kind, sheet)}</p>
      {general.length === 0 ? null : (
        <section className={css["general"]} aria-label={words.file}>
          <ProblemList problems={general} />
        </section>
      )}
      <div className={css["bar"]}>
        <ul className={css["counts"]}>
          {(["new", "changed", "cleared", "same", "kept", "waits", "refused"] as const)
            .filter((state) => counts[state] > 0)
            .map((state) => (
              <li key={state} data-state={state}>
                {words.states[state]}: <b>{counts[state]}</b>
              </li>
            ))}
        </ul>
        <CheckField label={words.onlyMind} checked={isOnly} write={setOnly} />
      </div>
      {rows.length === 0 ? (
        <p>{words.nothingToMind}</p>
      ) : (
        <div className={css["scroll"]}>
          <Table caption={words.of(name)} columns={table} rows={rows.slice(0, shown)} rowKey={({ row }) => row} />
        </div>
      )}
      {rest > 0 ? (
        <div>
          <Button variant="outline" onClick={() => setShown(shown + 5 * STEP)}>
            {words.more(Math.min(rest, 5 * STEP))}
          </Button>
        </div>
      ) : null}
      {kind === "template" ? null : <ColumnList columns={columns} />}
    </div>
  );
}
