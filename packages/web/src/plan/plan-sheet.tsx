import type { PlanJson, PlanRowJson } from "@kehoach/api/plan";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAssignerName } from "../data/assigner-names.ts";
import { useWords } from "../data/language.tsx";
import { showShort } from "../data/number.ts";
import { type Column, Table } from "../ui/table.tsx";
import css from "./plan.module.css";
import { GivenFigure, PlanFigure, Ratio } from "./plan-figures.tsx";
import { type PlanLine, toPlanLines } from "./plan-lines.ts";
import { usePlanWords } from "./plan-words.ts";
import { findPrintedUnit, printRow } from "./printed-unit.ts";

/** The number and the name of a line, with what is wrong about its parts; `yearOf` says of which year where the lines are of several. */
export function useLeadColumns<Line extends PlanLine>(linked: boolean, yearOf?: (line: Line) => string): readonly Column<Line>[] {
  const words = usePlanWords();
  return [
    { key: "number", head: words.column.number, nowrap: true, cell: (line) => line.number },
    {
      key: "name",
      head: words.column.indicator,
      lead: true,
      cell: (line) => (
        <span className={line.isPart ? css["partName"] : ""}>
          <span className={css["narrowNumber"]} aria-hidden="true">
            {line.number === "-" ? "– " : line.isPart ? `${line.number} ` : `${line.number}. `}
          </span>
          {linked && line.row.breakdown === "" ? (
            <Link to="/chi-tieu/$code" params={{ code: line.row.indicator }}>
              {line.name}
            </Link>
          ) : (
            line.name
          )}
          <PartProblems row={line.row} year={yearOf?.(line)} />
        </span>
      ),
    },
    { key: "unit", head: words.column.unit, cell: (line) => line.row.unit },
  ];
}

function PartProblems({ row, year }: { readonly row: PlanRowJson; readonly year: string | undefined }): ReactNode {
  const { sums } = usePlanWords();
  return row.problems.map(({ code, by }) => {
    const said = (code === "TARGET_PARTS_BELOW" ? sums.short : sums.over)(`${showShort(by) ?? by} ${row.unit}`);
    return (
      <span key={code} className={css["sumWrong"]}>
        {year === undefined ? sums.ofParts(said) : sums.ofPartsIn(year, said)}
      </span>
    );
  });
}

function Path({ row }: { readonly row: PlanRowJson }): ReactNode {
  const words = usePlanWords();
  if (row.path.length === 0) return null;
  return (
    <details className={css["path"]}>
      <summary>{words.pathOf(row.path.length)}</summary>
      <dl>
        {row.path.map(({ period, periodName, value }) => (
          <div key={period}>
            <dt>{periodName}</dt>
            <dd>
              <PlanFigure value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The plan of a year as it is printed: the year before, what each assigner gives, what was reached, and how they compare. */
export function PlanSheet({ plan }: { readonly plan: PlanJson }): ReactNode {
  const words = usePlanWords();
  const { status } = useWords();
  const nameOf = useAssignerName();
  const lead = useLeadColumns<PlanLine>(true);
  const [year, before] = [String(plan.year), String(plan.year - 1)];
  const { column } = words;
  const assigners = plan.assigners.map(
    (assigner): Column<PlanLine> => ({
      key: `by-${assigner}`,
      head: column.planBy(year, assigner === "unstated" ? column.unstated : nameOf(assigner)),
      align: "right",
      cell: ({ row }) => <GivenFigure given={row.assignments.find((one) => one.assigner === assigner)} />,
    }),
  );
  const hasPath = plan.rows.some(({ path }) => path.length > 0);
  const columns: readonly Column<PlanLine>[] = [
    ...lead,
    {
      key: "before",
      head: column.actual(before),
      align: "right",
      cell: ({ row }) => <PlanFigure value={row.before.actual} note={row.before.status === "estimate" ? status.estimate : ""} />,
    },
    {
      key: "planBefore",
      head: column.plan(before),
      align: "right",
      cell: ({ row }) => <PlanFigure value={row.before.target} />,
    },
    ...(assigners.length === 0
      ? [{ key: "plan", head: column.plan(year), align: "right" as const, cell: (): ReactNode => null }]
      : assigners),
    { key: "growth", head: column.growth(year, before), align: "right", cell: ({ row }) => <Ratio of={row.growth} /> },
    {
      key: "actual",
      head: column.actual(year),
      align: "right",
      cell: ({ row }) => <PlanFigure value={row.actual} note={row.status === "estimate" ? status.estimate : ""} />,
    },
    { key: "reached", head: column.reached(year), align: "right", cell: ({ row }) => <Ratio of={row.reached} /> },
    ...(hasPath ? [{ key: "path", head: column.path, cell: ({ row }: PlanLine): ReactNode => <Path row={row} /> }] : []),
  ];
  return (
    <div className={`${css["sheet"]} ${css["numbered"]}`}>
      <Table
        caption={words.titleOf(year)}
        columns={columns}
        rows={toPlanLines(plan.rows.map((row) => printRow(row, findPrintedUnit([row]))))}
        rowKey={(line) => line.key}
      />
      <p className={css["small"]}>{words.blank}</p>
    </div>
  );
}
