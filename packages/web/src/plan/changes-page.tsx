import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAssignerName } from "../data/assigner-names.ts";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { TONES } from "../data/verdict.ts";
import { readDate, showDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { Mark } from "../ui/mark.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import { PlacePicker } from "./place-picker.tsx";
import css from "./plan.module.css";
import { PlanFigure, Ratio } from "./plan-figures.tsx";
import { usePlanWords } from "./plan-words.ts";
import { usePlan, useYear } from "./use-plan.ts";

type Change = Reply<"planChanges">["items"][number];

function isVerdict(code: string | null): code is keyof typeof TONES {
  return code !== null && code in TONES;
}

function Verdicts({ change }: { readonly change: Change }): ReactNode {
  const { verdict } = useWords();
  const { verdictBefore, verdictAfter } = change;
  if (!isVerdict(verdictAfter)) return null;
  return (
    <>
      {isVerdict(verdictBefore) && verdictBefore !== verdictAfter ? (
        <span className={css["small"]}>{verdict[verdictBefore]} →</span>
      ) : null}
      <Mark tone={TONES[verdictAfter]} label={verdict[verdictAfter]} />
    </>
  );
}

function ChangeTable({
  items,
  titles,
}: {
  readonly items: readonly Change[];
  /** What the documents are called, by their codes. */
  readonly titles: ReadonlyMap<string, string>;
}): ReactNode {
  const { changes: words, column, titleOf } = usePlanWords();
  const nameOf = useAssignerName();
  const year = useYear();
  return (
    <div className={css["sheet"]}>
      <p>{words.count(items.length)}</p>
      <Table<Change>
        caption={titleOf(year)}
        rows={items}
        rowKey={(item) => [item.place.key, item.indicator, item.breakdownName, item.assigner].join(" ")}
        columns={[
          {
            key: "name",
            head: column.indicator,
            lead: true,
            cell: (item) => (
              <>
                <Link to="/chi-tieu/$code" params={{ code: item.indicator }}>
                  {item.name}
                </Link>
                {item.breakdownName === "" ? "" : `: ${item.breakdownName}`}
              </>
            ),
          },
          { key: "place", head: words.place, cell: (item) => item.place.name },
          { key: "assigner", head: words.assigner, cell: (item) => nameOf(item.assigner) },
          { key: "unit", head: column.unit, cell: (item) => item.unit },
          { key: "before", head: words.before, align: "right", cell: (item) => <PlanFigure value={item.before} /> },
          { key: "after", head: words.after, align: "right", cell: (item) => <PlanFigure value={item.after} /> },
          { key: "ratio", head: words.ratio, align: "right", cell: (item) => <Ratio of={item.change} /> },
          {
            key: "document",
            head: words.document,
            cell: (item) =>
              item.document === null ? null : (
                <Link to="/van-ban/$code" params={{ code: item.document }}>
                  {titles.get(item.document) ?? item.document}
                </Link>
              ),
          },
          { key: "reason", head: words.reason, cell: (item) => item.reason },
          { key: "verdict", head: words.verdict, cell: (item) => <Verdicts change={item} /> },
        ]}
      />
    </div>
  );
}

function DayForm({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const { changes: words, paper } = usePlanWords();
  const change = useChangeAddress();
  const [typed, setTyped] = useState({ from: showDate(from), to: showDate(to) });
  const [pressed, setPressed] = useState(false);
  const first = readDate(typed.from);
  const last = typed.to.trim() === "" ? "" : readDate(typed.to);
  const isTurned = first !== undefined && last !== undefined && last !== "" && last < first;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (first !== undefined && last !== undefined && !isTurned) change({ from: first, to: last });
  };
  return (
    <form className={css["days"]} onSubmit={submit} noValidate>
      <DayField
        label={words.from}
        wrong={pressed && first === undefined ? paper.dayWrong : undefined}
        value={typed.from}
        write={(text) => setTyped((now) => ({ ...now, from: text }))}
      />
      <DayField
        label={words.to}
        below={words.toHint}
        wrong={pressed && last === undefined ? paper.dayWrong : pressed && isTurned ? words.order : undefined}
        value={typed.to}
        write={(text) => setTyped((now) => ({ ...now, to: text }))}
      />
      <Button type="submit" size="md">
        {words.go}
      </Button>
    </form>
  );
}

/** What changed in the plan of a year between two days, by which document, why, and what it made of the verdicts. */
export function ChangesPage(): ReactNode {
  const words = usePlanWords();
  const { site } = useWords();
  const year = useYear();
  const { authority, place } = useAsked();
  const { from = `${year}-01-01`, to = "" } = useAddress();
  const changes = useQuestion("planChanges", { year }, { authority, place, from, to });
  const plan = usePlan(year);
  const titles = new Map(plan.data?.documents.map(({ code, title }) => [code, title]));
  return (
    <div className={css["landscape"]}>
      <Page
        title={words.changes.title(year)}
        site={site}
        over={
          <>
            <Link to="/ke-hoach/$year" params={{ year }}>
              {words.entry.back}
            </Link>
            {changes.data === undefined ? "" : ` · ${changes.data.place.name}`}
          </>
        }
      >
        <div className={css["bar"]}>
          <PlacePicker year={year} place={changes.data?.place} />
        </div>
        <DayForm key={`${from} ${to}`} from={from} to={to} />
        <Answer question={changes} rows={8}>
          {({ items }) =>
            items.length === 0 ? <Empty>{words.changes.empty}</Empty> : <ChangeTable items={items} titles={titles} />
          }
        </Answer>
      </Page>
    </div>
  );
}
