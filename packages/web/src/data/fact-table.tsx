import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { showDate } from "../ui/date-text.ts";
import { Figure, widestFraction } from "../ui/figure.tsx";
import { type Column, Table } from "../ui/table.tsx";
import css from "./fact.module.css";
import { type FactRow, noneOf, sheetOf } from "./fact-row.ts";
import { useWords } from "./language.tsx";
import { Members } from "./members.tsx";
import { SourceLink } from "./source-link.tsx";

/**
 * Figures with their lineage: what the document prints, in which document, on which line, or which form says it; known from when.
 * `named`: rows of several indicators, each named by a link. `marked`: ids the reader came for; `bring` brings the first of them into view.
 */
export function FactTable({
  caption,
  rows,
  named = false,
  marked = [],
  withDocument = true,
  withKind = true,
  bring = true,
}: {
  readonly caption: string;
  readonly rows: readonly FactRow[];
  readonly named?: boolean;
  readonly marked?: readonly string[];
  readonly withDocument?: boolean;
  readonly withKind?: boolean;
  readonly bring?: boolean;
}): ReactNode {
  const words = useWords();
  const top = useRef<HTMLDivElement>(null);
  const first = marked[0];
  const ready = rows.length > 0;
  useEffect(() => {
    if (bring && first !== undefined && ready) top.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
  }, [bring, first, ready]);
  // Versions of one key share its id; each row still needs a name of its own.
  const keys = new Map(
    rows.map((row, position) => [
      row,
      rows.findIndex((other) => other.id === row.id) === position ? row.id : `${row.id}#${position}`,
    ]),
  );
  const isOnSheet = rows.some(({ source }) => sheetOf(source) !== null);
  const fraction = widestFraction(rows.map((row) => row.text));
  const computedRoom = widestFraction(rows.map((row) => row.computed));
  const columns: Column<FactRow>[] = [
    {
      key: "fact",
      head: named ? words.column.indicator : words.column.fact,
      lead: true,
      cell: (row) => (
        <>
          {named && row.indicator !== null ? (
            <Link to="/chi-tieu/$code" params={{ code: row.indicator }} search={{ figures: row.id }}>
              {row.name}
            </Link>
          ) : named && row.kind === "relation" ? (
            <Link to="/quan-he/$code" params={{ code: row.id }}>
              {row.name}
            </Link>
          ) : null}
          <span className={named ? css["detail"] : ""}>
            {named ? (row.detail === "" ? "" : ` ${row.detail}`) : row.detail === "" ? words.total : row.detail}
          </span>
          <Members members={row.members} />
          {row.assignedIn === null || row.assignedIn === row.source.document ? null : (
            <span className={css["members"]}>
              <Link to="/van-ban/$code" params={{ code: row.assignedIn }}>
                {words.indicator.assignedBy}
              </Link>
            </span>
          )}
          {row.note === null || row.note === "" ? null : <span className={css["note"]}>{row.note}</span>}
        </>
      ),
    },
    ...(withKind
      ? [
          {
            key: "kind",
            head: words.column.kind,
            cell: (row: FactRow) => <span className={css["kind"]}>{words.indicator.kinds[row.kind]}</span>,
          },
        ]
      : []),
    {
      key: "entered",
      head: isOnSheet ? words.column.asSaid : words.column.asEntered,
      align: "right",
      cell: (row) => (row.text === "" ? "" : <Figure text={row.text} fraction={fraction} none={noneOf(row.source, words)} />),
    },
    ...(rows.some((row) => row.computed !== undefined)
      ? [
          {
            key: "computed",
            head: words.column.computed,
            align: "right" as const,
            cell: (row: FactRow) =>
              row.computed === undefined ? "" : <Figure text={row.computed} fraction={computedRoom} none="" />,
          },
        ]
      : []),
    { key: "unit", head: words.column.unit, nowrap: true, cell: (row) => row.unit },
    {
      key: "manner",
      head: words.column.status,
      cell: (row) => <span className={row.manner === words.check.fails ? css["fails"] : ""}>{row.manner}</span>,
    },
    ...(withDocument
      ? [
          {
            key: "document",
            head: isOnSheet ? words.column.source : words.column.document,
            cell: (row: FactRow) => (
              <span className={css["document"]} title={row.source.title}>
                <SourceLink source={row.source} figures={row.id} />
              </span>
            ),
          },
        ]
      : []),
    { key: "line", head: words.column.line, align: "right", cell: (row) => row.source.line ?? "" },
    { key: "known", head: words.column.knownAt, align: "right", cell: (row) => showDate(row.knownAt) },
  ];
  if (rows.some((row) => row.dataAsOf !== null))
    columns.push({
      key: "asof",
      head: words.column.dataAsOf,
      align: "right",
      cell: (row) => (row.dataAsOf === null ? "" : showDate(row.dataAsOf)),
    });
  return (
    <div ref={top}>
      <Table
        caption={caption}
        columns={columns}
        rows={rows}
        rowKey={(row) => keys.get(row) ?? row.id}
        marked={(row) => marked.includes(row.id)}
      />
    </div>
  );
}
