import type { AnnexProblemJson, AnnexReply, AnnexRowJson } from "@kehoach/api/annex";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { type Column, Table } from "../ui/table.tsx";
import css from "./annex.module.css";
import { useAnnexWords } from "./annex-words.ts";
import { ProblemList } from "./problem-list.tsx";
import { Retype } from "./retype.tsx";
import type { Annex } from "./use-annex.ts";

type Problems = ReadonlyMap<string, readonly AnnexProblemJson[]>;

const DEEPEST = 4;

function isHeld({ level }: AnnexProblemJson): boolean {
  return level === "error" || level === "question";
}

/** What the row is taken for, and how sure that is. */
function Match({
  row,
  isSaid,
  names,
  edit,
}: {
  readonly row: AnnexRowJson;
  readonly isSaid: boolean;
  readonly names: ReadonlyMap<string, string>;
  readonly edit: (key: string) => void;
}): ReactNode {
  const { rows: words } = useAnnexWords();
  const { choice, match } = row;
  if (choice === null) return <span className={css["soft"]}>{words.matches.section}</span>;
  const state = choice.kind === "skip" ? "skipped" : choice.kind === "new" ? "new" : match === "new" ? "likely" : match;
  const known =
    choice.kind === "indicator"
      ? `${names.get(choice.code) ?? choice.code}${choice.breakdown ? `, ${choice.breakdown}` : ""}`
      : "";
  const name = choice.kind === "new" ? choice.indicator.name : known;
  return (
    <div className={css["match"]}>
      <span className={css["state"]} data-state={state}>
        {state === "skipped" ? words.skipped : words.matches[state]}
        {isSaid && state !== "skipped" ? ` (${words.said})` : ""}
      </span>
      {name === "" ? null : <span>{name}</span>}
      <Button size="compact-sm" variant="default" aria-label={words.changeOf(row.name)} onClick={() => edit(row.key)}>
        {words.change}
      </Button>
    </div>
  );
}

/** The rows as printed, with what each is taken for; what is wrong stands at its cell. */
export function RowTable({
  annex,
  reply,
  rows,
  problems,
  edit,
}: {
  readonly annex: Annex;
  readonly reply: AnnexReply;
  readonly rows: readonly AnnexRowJson[];
  readonly problems: Problems;
  readonly edit: (key: string) => void;
}): ReactNode {
  const { rows: words } = useAnnexWords();
  const { choices } = annex.state;
  const names = new Map(reply.known.indicators.map(({ code, name }) => [code, name]));
  const figures = reply.columns.filter(({ role }) => role.kind === "target" || role.kind === "actual");
  const shownCells = new Set(figures.map(({ letter }) => letter));
  const atCell = (row: AnnexRowJson, at: string) => (problems.get(row.key) ?? []).filter((one) => one.at === at);
  const table: Column<AnnexRowJson>[] = [
    {
      key: "name",
      head: words.name,
      lead: true,
      cell: (row) => (
        <div className={css[`d${Math.min(row.level, DEEPEST)}`]} data-kind={row.kind}>
          {row.mark === "" ? null : <span className={css["mark"]}>{row.mark}</span>} {row.name}
          {/* What is said of cells that have no column here. */}
          <ProblemList problems={(problems.get(row.key) ?? []).filter(({ at }) => !shownCells.has(at.replace(/\d+$/, "")))} />
        </div>
      ),
    },
    { key: "unit", head: words.unit, cell: (row) => row.unit },
    ...figures.map(
      ({ column, header }): Column<AnnexRowJson> => ({
        key: String(column),
        head: header.split(" | ").join(", "),
        align: "right",
        cell: (row) => {
          const figure = row.figures.find((one) => one.column === column);
          if (figure === undefined) return "";
          const own = atCell(row, figure.at);
          const cell = `${row.sheet}!${figure.at}`;
          const typed = choices.cells?.[cell];
          if (figure.text === "" && own.length === 0 && typed === undefined) return "";
          return (
            <div className={own.some(isHeld) ? css["wrongCell"] : ""}>
              <span className={css["figure"]}>{figure.text}</span>
              <ProblemList problems={own} bare />
              {own.some(isHeld) || typed !== undefined ? (
                <Retype
                  at={figure.at}
                  typed={typed}
                  write={(text) => {
                    const { [cell]: _, ...others } = choices.cells ?? {};
                    annex.change({ cells: text === undefined ? others : { ...others, [cell]: text } });
                  }}
                />
              ) : null}
            </div>
          );
        },
      }),
    ),
    {
      key: "match",
      head: words.match,
      cell: (row) => <Match row={row} isSaid={choices.rows?.[row.key] !== undefined} names={names} edit={edit} />,
    },
  ];
  return (
    <div className={css["rows"]}>
      <Table caption={words.caption} columns={table} rows={rows} rowKey={({ key }) => key} />
    </div>
  );
}
