import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { showNumber } from "../data/number.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { Figure } from "../ui/figure.tsx";
import form from "../ui/form.module.css";
import { today } from "../ui/moment.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { usePlanWords, useStageNames } from "./plan-words.ts";
import { useReach } from "./use-plan.ts";

type Year = Reply<"plans">["items"][number];

function YearTable({ years }: { readonly years: readonly Year[] }): ReactNode {
  const words = usePlanWords();
  const stages = useStageNames();
  return (
    <Table<Year>
      caption={words.years}
      rows={years}
      rowKey={({ year }) => String(year)}
      columns={[
        {
          key: "year",
          head: words.year,
          lead: true,
          cell: ({ year }) => (
            <Link to="/ke-hoach/$year" params={{ year: String(year) }}>
              {words.titleOf(String(year))}
            </Link>
          ),
        },
        { key: "stage", head: words.stage, cell: ({ stage }) => (stage === null ? words.notOpen : stages[stage]) },
        {
          key: "indicators",
          head: words.indicators,
          align: "right",
          cell: ({ indicators }) => <Figure text={showNumber(String(indicators))} none="" />,
        },
        {
          key: "targets",
          head: words.targets,
          align: "right",
          cell: ({ targets }) => <Figure text={showNumber(String(targets))} none="" />,
        },
      ]}
    />
  );
}

/** The years an authority has a plan of. */
export function PlanListPage(): ReactNode {
  const words = usePlanWords();
  const { site } = useWords();
  const { authority } = useAsked();
  const { isWhole } = useReach();
  const [opening, setOpening] = useState(false);
  const plans = useQuestion("plans", {}, { authority });
  return (
    <Page title={words.title} site={site} lead={words.lead}>
      {isWhole && plans.data !== undefined ? (
        <div className={form["actions"]}>
          <Button onClick={() => setOpening(true)}>{words.open.button}</Button>
          {/* The annex says itself which year it is of. */}
          <Link to="/ke-hoach/$year/phu-luc" params={{ year: String(plans.data.items[0]?.year ?? today().slice(0, 4)) }}>
            {words.annex}
          </Link>
        </div>
      ) : null}
      <Answer question={plans}>
        {({ items }) => (items.length === 0 ? <Empty>{words.none}</Empty> : <YearTable years={items} />)}
      </Answer>
      {opening && plans.data !== undefined ? <OpenDialog years={plans.data.items} close={() => setOpening(false)} /> : null}
    </Page>
  );
}
