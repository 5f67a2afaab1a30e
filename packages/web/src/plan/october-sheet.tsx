import type { PlanJson, PlanRowJson } from "@kehoach/api/plan";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { isRefused } from "../data/refusal.tsx";
import { Notice } from "../ui/notice.tsx";
import { type Column, Table } from "../ui/table.tsx";
import css from "./plan.module.css";
import { PlanFigure, Ratio, StatedFigure } from "./plan-figures.tsx";
import { findPlanned, joinYears, type OctoberLine, type PlanLine } from "./plan-lines.ts";
import { useLeadColumns } from "./plan-sheet.tsx";
import { usePlanWords } from "./plan-words.ts";
import { usePlan } from "./use-plan.ts";

type Line = PlanLine & OctoberLine;

function Planned({ row }: { readonly row: PlanRowJson | undefined }): ReactNode {
  const words = usePlanWords();
  const planned = findPlanned(row);
  return planned === undefined ? null : (
    <StatedFigure value={planned.value} note={planned.isProposed ? words.proposed : undefined} />
  );
}

function Sheet({ now, next }: { readonly now: PlanJson; readonly next: PlanJson | undefined }): ReactNode {
  const words = usePlanWords();
  const { column } = words;
  const [before, year, after] = [String(now.year - 1), String(now.year), String(now.year + 1)];
  const lead = useLeadColumns<Line>(true, (line) => (line.next === undefined ? year : after));
  const figure = (key: string, head: string, cell: (line: Line) => ReactNode): Column<Line> => ({
    key,
    head,
    align: "right",
    cell,
  });
  const columns: readonly Column<Line>[] = [
    ...lead,
    figure("before", column.actual(before), (line) => <PlanFigure value={line.now?.before.actual} />),
    figure("plan", column.plan(year), (line) => <Planned row={line.now} />),
    figure("estimate", column.estimate(year), (line) => <PlanFigure value={line.now?.actual} />),
    figure("change", column.change(year, before), (line) => <Ratio of={line.now?.change} />),
    figure("reached", column.estimateReached(year), (line) => <Ratio of={line.now?.reached} />),
    figure("next", column.plan(after), (line) => <Planned row={line.next} />),
    figure("ahead", column.ahead(after, year), (line) => <Ratio of={line.next?.growth} />),
  ];
  return (
    <div className={`${css["sheet"]} ${css["numbered"]}`}>
      <Table caption={words.views.october} columns={columns} rows={joinYears(now, next)} rowKey={(line) => line.key} />
      <p className={css["small"]}>{words.blank}</p>
    </div>
  );
}

/** What an office prepares in October: the estimate of the year against its plan, and beside it the plan of the next. */
export function OctoberSheet({ plan }: { readonly plan: PlanJson }): ReactNode {
  const words = usePlanWords();
  const next = usePlan(String(plan.year + 1), { place: plan.place.key });
  if (isRefused(next.error, "PLACE_OUT_OF_LIFE"))
    return (
      <>
        <Notice tone="mind">{words.noNext(plan.place.name, String(plan.year + 1))}</Notice>
        <Sheet now={plan} next={undefined} />
      </>
    );
  return (
    <Answer question={next} rows={10}>
      {(coming) => <Sheet now={plan} next={coming} />}
    </Answer>
  );
}
