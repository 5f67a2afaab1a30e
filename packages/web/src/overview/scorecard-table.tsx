import type { ExplanationJson } from "@kehoach/api/explanation-part";
import type { ScorecardRowJson } from "@kehoach/api/scorecard";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { ExplanationMark } from "../data/explanation-mark.tsx";
import { useWords } from "../data/language.tsx";
import { showNumber, showShort, toDrawn } from "../data/number.ts";
import { TONES, VERDICTS } from "../data/verdict.ts";
import { PlanBar } from "../ui/bar.tsx";
import { Figure, widestFraction } from "../ui/figure.tsx";
import { Mark } from "../ui/mark.tsx";
import { type Column, Table } from "../ui/table.tsx";
import css from "./overview.module.css";

const ORDERS = {
  name: (a, b) => a.name.localeCompare(b.name, "vi"),
  percent: (a, b) => (toDrawn(a.percent) ?? -1) - (toDrawn(b.percent) ?? -1),
  verdict: (a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict),
} satisfies Record<string, (a: ScorecardRowJson, b: ScorecardRowJson) => number>;
type Order = keyof typeof ORDERS;

function toOrder(sort: string | undefined): { by: Order; down: boolean } | undefined {
  const by = sort?.replace(/^-/, "");
  return by === "name" || by === "percent" || by === "verdict" ? { by, down: sort?.startsWith("-") ?? false } : undefined;
}

/** The headline indicators row by row, in the order the server gives (behind plan first) unless the reader orders them otherwise. */
export function ScorecardTable({
  rows,
  explained,
}: {
  readonly rows: readonly ScorecardRowJson[];
  /** What was asked about the verdicts, by indicator. */
  readonly explained: ReadonlyMap<string, readonly ExplanationJson[]>;
}): ReactNode {
  const words = useWords();
  const { sort } = useAddress();
  const change = useChangeAddress();
  const order = toOrder(sort);
  const ordered = order ? [...rows].sort((a, b) => (order.down ? -1 : 1) * ORDERS[order.by](a, b)) : rows;
  const sorter = (by: Order) => ({
    now: order?.by === by ? (order.down ? ("descending" as const) : ("ascending" as const)) : undefined,
    toggle: () => change({ sort: order?.by !== by ? by : order.down ? "" : `-${by}` }),
  });
  const [planRoom, actualRoom, percentRoom] = [
    widestFraction(rows.map((row) => showNumber(row.target))),
    widestFraction(rows.map((row) => showNumber(row.actual))),
    widestFraction(rows.map((row) => showShort(row.percent))),
  ];
  const columns: Column<ScorecardRowJson>[] = [
    {
      key: "name",
      head: words.column.indicator,
      lead: true,
      sort: sorter("name"),
      cell: (row) => (
        <>
          <Link to="/chi-tieu/$code" params={{ code: row.code }}>
            {row.name}
          </Link>{" "}
          <ExplanationMark code={row.code} items={explained.get(row.code) ?? []} />
        </>
      ),
    },
    {
      key: "target",
      head: words.column.plan,
      align: "right",
      cell: (row) => <Figure text={showNumber(row.target)} fraction={planRoom} none={words.none} />,
    },
    {
      key: "actual",
      head: words.column.actual,
      align: "right",
      cell: (row) => <Figure text={showNumber(row.actual)} fraction={actualRoom} none={words.none} />,
    },
    { key: "unit", head: words.column.unit, nowrap: true, cell: (row) => row.unit },
    {
      key: "percent",
      head: words.column.percent,
      align: "right",
      sort: sorter("percent"),
      cell: (row) => (row.percent === null ? "" : <Figure text={showShort(row.percent)} fraction={percentRoom} none="" />),
    },
    {
      key: "bar",
      head: words.column.compare,
      cell: (row) => {
        const percent = toDrawn(row.percent);
        if (percent === undefined)
          return row.stated === null ? "" : <span className={css["quiet"]}>{words.overview.statedOnly}</span>;
        return (
          <span className={css["bar"]}>
            <PlanBar percent={percent} tone={TONES[row.verdict]} label={words.overview.bar(showShort(row.percent) ?? "")} />
          </span>
        );
      },
    },
    {
      key: "verdict",
      head: words.column.verdict,
      sort: sorter("verdict"),
      cell: (row) => <Mark tone={TONES[row.verdict]} label={words.verdict[row.verdict]} />,
    },
  ];
  return <Table caption={words.overview.rows} columns={columns} rows={ordered} rowKey={(row) => row.code} />;
}
