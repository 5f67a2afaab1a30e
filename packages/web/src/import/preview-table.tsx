import type { ImportReply, ImportRowJson } from "@kehoach/api/import";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Column, Table } from "../ui/table.tsx";
import css from "./import.module.css";
import { useImportWords } from "./import-words.ts";
import type { ImportKind } from "./use-import.ts";

/** Rows shown at once: a table of thousands would hold up every key. */
const STEP = 100;

type Problem = ImportRowJson["problems"][number];

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  if (problems.length === 0) return null;
  return (
    <ul className={css["problems"]}>
      {problems.map(({ level, at, code, text }) => (
        <li key={`${at} ${code} ${text}`} className={css[level]}>
          {at === "" ? null : <b>{at}: </b>}
          {text}
        </li>
      ))}
    </ul>
  );
}

/** Every row with its cells as they were typed; what is wrong stands at its cell. */
export function PreviewTable({
  kind,
  name,
  reply,
}: {
  readonly kind: ImportKind;
  readonly name: string;
  readonly reply: ImportReply;
}): ReactNode {
  const words = useImportWords();
  const { counts, columns } = reply;
  const [onlyProblems, setOnly] = useState(counts.problem > 0);
  const [shown, setShown] = useState(STEP);
  const head = useRef<HTMLDivElement>(null);
  // It takes the place of the button that chose the file.
  useEffect(() => head.current?.focus(), []);
  const states = kind === "places" ? words.states : words.userStates;
  const fields = new Set(columns.map(({ field }) => field));
  const rows = onlyProblems ? reply.rows.filter(({ what }) => what === "problem") : reply.rows;
  const visible = rows.slice(0, shown);
  const rest = rows.length - visible.length;
  const table: Column<ImportRowJson>[] = [
    {
      key: "state",
      head: words.state,
      lead: true,
      cell: (row) => (
        <>
          <span className={`${css["state"]} ${css[row.what]}`}>{states[row.what]}</span>{" "}
          <span className={css["line"]}>{row.line === null ? words.notInFile : `${words.line} ${row.line}`}</span>
          {/* What concerns a column the table lacks has no cell to stand at. */}
          <Problems problems={row.problems.filter(({ field }) => !fields.has(field))} />
        </>
      ),
    },
    ...columns.map(
      ({ field, title }, at): Column<ImportRowJson> => ({
        key: field,
        head: title,
        cell: (row) => {
          const problems = row.problems.filter((one) => one.field === field);
          const isWrong = problems.some(({ level }) => level === "error");
          const text = row.cells[at] ?? "";
          if (text === "" && problems.length === 0) return "";
          return (
            <span className={isWrong ? css["wrongCell"] : ""}>
              {text === "" ? <span className={css["empty"]}>—</span> : text}
              <Problems problems={problems} />
            </span>
          );
        },
      }),
    ),
    { key: "result", head: words.result, cell: (row) => (row.result === "" ? "" : <span data-wide="true">{row.result}</span>) },
  ];
  return (
    <div ref={head} tabIndex={-1} className={css["preview"]}>
      <div className={css["bar"]}>
        <ul className={css["counts"]}>
          {(["new", "changed", "same", "retired", "problem"] as const)
            .filter((state) => counts[state] > 0)
            .map((state) => (
              <li key={state} className={css[state]}>
                {states[state]}: <b>{counts[state]}</b>
              </li>
            ))}
        </ul>
        {counts.problem === 0 ? null : (
          <label>
            <input type="checkbox" checked={onlyProblems} onChange={(event) => setOnly(event.currentTarget.checked)} />{" "}
            {words.onlyProblems}
          </label>
        )}
      </div>
      <div className={css["scroll"]}>
        <Table caption={words.previewOf(name)} columns={table} rows={visible} rowKey={(row) => `${row.line ?? row.result}`} />
      </div>
      {rest > 0 ? (
        <div>
          <Button variant="outline" onClick={() => setShown(shown + 5 * STEP)}>
            {words.more(Math.min(rest, 5 * STEP))}
          </Button>
        </div>
      ) : null}
      <Left name={name} reply={reply} />
    </div>
  );
}

/** What of the file was not taken. */
function Left({ name, reply }: { readonly name: string; readonly reply: ImportReply }): ReactNode {
  const words = useImportWords();
  const { sheet, ignored, skipped } = reply;
  return (
    <div className={css["left"]}>
      <p>
        {words.sheet(name, sheet)}{" "}
        {ignored.length === 0 ? "" : words.ignored(ignored.map(({ title, column }) => `${title} (${column})`).join(", "))}
      </p>
      {skipped.length === 0 ? null : (
        <details>
          <summary>{words.skipped(skipped.length)}</summary>
          <ul>
            {skipped.map(({ line, text }) => (
              <li key={line}>
                {words.line} {line}: {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
