import type { Reply } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showNumber } from "../data/number.ts";
import { Figure, widestFraction } from "../ui/figure.tsx";
import { Table } from "../ui/table.tsx";
import css from "./indicator.module.css";

export type Point = Reply<"indicator">["series"][number];

/** What the chart draws, to be read instead of seen. */
export function SeriesTable({ points }: { readonly points: readonly Point[] }): ReactNode {
  const words = useWords();
  const fraction = widestFraction(points.flatMap((point) => [showNumber(point.actual), showNumber(point.target)]));
  return (
    <details className={css["series"]}>
      <summary>{words.indicator.chartTable}</summary>
      <Table
        caption={words.indicator.chart}
        rows={points}
        rowKey={(point) => `${point.period}|${point.breakdown}`}
        columns={[
          { key: "period", head: words.column.period, lead: true, cell: (point) => point.periodName },
          {
            key: "breakdown",
            head: words.column.breakdown,
            cell: (point) => (point.breakdownName === "" ? words.total : point.breakdownName),
          },
          {
            key: "target",
            head: words.column.plan,
            align: "right",
            cell: (point) => <Figure text={showNumber(point.target)} fraction={fraction} none={words.none} />,
          },
          {
            key: "actual",
            head: words.column.actual,
            align: "right",
            cell: (point) => <Figure text={showNumber(point.actual)} fraction={fraction} none={words.none} />,
          },
          { key: "unit", head: words.column.unit, nowrap: true, cell: (point) => point.unit },
        ]}
      />
    </details>
  );
}
