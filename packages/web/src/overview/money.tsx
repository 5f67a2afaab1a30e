import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showNumber, showShort, toDrawn } from "../data/number.ts";
import { TONES } from "../data/verdict.ts";
import { PlanBar } from "../ui/bar.tsx";
import { Figure, widestFraction } from "../ui/figure.tsx";
import { type Column, Table } from "../ui/table.tsx";
import css from "./overview.module.css";

type Group = Reply<"overview">["money"][number];
type Line = Group["lines"][number];

/** Money in and out, group by group as the pack arranges them. */
export function Money({ groups }: { readonly groups: readonly Group[] }): ReactNode {
  const words = useWords();
  return (
    <div className={css["money"]}>
      {groups.map(({ group, lines }) => {
        const fraction = widestFraction(lines.flatMap((line) => [showNumber(line.target), showNumber(line.actual)]));
        const columns: Column<Line>[] = [
          {
            key: "name",
            head: words.column.indicator,
            lead: true,
            cell: (line) => (
              <Link to="/chi-tieu/$code" params={{ code: line.indicator }}>
                {line.name}
              </Link>
            ),
          },
          {
            key: "target",
            head: words.column.plan,
            align: "right",
            cell: (line) => <Figure text={showNumber(line.target)} fraction={fraction} none={words.none} />,
          },
          {
            key: "actual",
            head: words.column.actual,
            align: "right",
            cell: (line) => <Figure text={showNumber(line.actual)} fraction={fraction} none={words.none} />,
          },
          { key: "unit", head: words.column.unit, nowrap: true, cell: (line) => line.unit },
          {
            key: "percent",
            head: words.column.percent,
            align: "right",
            cell: (line) => {
              const percent = toDrawn(line.percent);
              if (percent === undefined) return "";
              return (
                <>
                  <Figure text={showShort(line.percent)} none="" />
                  <PlanBar
                    percent={percent}
                    tone={line.verdict === null ? "met" : TONES[line.verdict]}
                    label={words.overview.bar(showShort(line.percent) ?? "")}
                  />
                </>
              );
            },
          },
        ];
        return (
          <div key={group} className={css["group"]}>
            <h3>{group}</h3>
            <Table caption={group} columns={columns} rows={lines} rowKey={(line) => `${line.indicator}|${line.breakdown}`} />
          </div>
        );
      })}
    </div>
  );
}
