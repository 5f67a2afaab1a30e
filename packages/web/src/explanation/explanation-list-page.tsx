import type { Reply } from "@kehoach/api/client";
import type { ExplanationJson } from "@kehoach/api/explanation-part";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useDueWords } from "../data/due-words.ts";
import css from "../data/explanation.module.css";
import { useExplanationWords } from "../data/explanation-words.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { showUser } from "../data/show-user.ts";
import { Choices } from "../ui/choices.tsx";
import { CheckField, SelectField } from "../ui/field.tsx";
import { showMoment } from "../ui/moment.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import textCss from "../ui/text.module.css";
import { Toggles } from "../ui/toggle.tsx";
import pageCss from "./explanation-page.module.css";

type Listed = Reply<"explanations">;
const STATES = ["", "open", "answered", "closed"] as const;
type State = (typeof STATES)[number];

function toState(text: string | undefined): State {
  return STATES.find((one) => one === text) ?? "";
}

/** Names with their codes, each once, in their own order; the one chosen stays even when nothing of it is left. */
function listChoices(
  pairs: readonly (readonly [string, string])[],
  every: string,
  chosen: string,
): readonly (readonly [string, string])[] {
  const all = new Map(pairs);
  if (chosen !== "" && !all.has(chosen)) all.set(chosen, chosen);
  return [["", every] as const, ...[...all].toSorted(([, a], [, b]) => a.localeCompare(b, "vi"))];
}

function Filters({ listed }: { readonly listed: Listed }): ReactNode {
  const words = useExplanationWords().list;
  const change = useChangeAddress();
  const { state, sector = "", "dia-ban": place = "", view } = useAddress();
  const { counts, items } = listed;
  const all: Record<State, number> = {
    "": counts.open + counts.answered,
    open: counts.open,
    answered: counts.answered,
    closed: counts.closed,
  };
  return (
    <Choices label={words.filters}>
      <Toggles
        label={words.state}
        choices={STATES.map((one) => [one, words.count(words.stateNames[one], all[one])])}
        chosen={toState(state)}
        choose={(one) => change({ state: one })}
      />
      <SelectField
        label={words.place}
        value={place}
        choices={listChoices(
          items.map((item) => [item.place.key, item.place.name] as const),
          words.every,
          place,
        )}
        write={(one) => change({ "dia-ban": one })}
      />
      <SelectField
        label={words.sector}
        value={sector}
        choices={listChoices(
          items.map((item) => [item.sector, item.sectorName] as const),
          words.every,
          sector,
        )}
        write={(one) => change({ sector: one })}
      />
      <CheckField label={words.mine(counts.mine)} checked={view === "mine"} write={(on) => change({ view: on ? "mine" : "" })} />
      <CheckField
        label={words.overdue(counts.overdue)}
        checked={view === "overdue"}
        write={(on) => change({ view: on ? "overdue" : "" })}
      />
    </Choices>
  );
}

function Due({ item }: { readonly item: ExplanationJson }): ReactNode {
  const words = useExplanationWords();
  const due = useDueWords();
  return (
    <span className={pageCss["lines"]}>
      <span className={css["state"]} data-state={item.overdue ? "overdue" : item.state}>
        {words.states[item.state]}
      </span>
      {item.state !== "open" ? null : item.answerBy === null ? (
        <span className={textCss["soft"]}>{words.noDay}</span>
      ) : (
        <span className={textCss["soft"]}>
          {due.day(item.answerBy)}
          {item.left === null ? "" : `, ${due.left(item.left)}`}
        </span>
      )}
      {item.mine === null ? null : <strong>{words.list.waits[item.mine]}</strong>}
    </span>
  );
}

function Rows({ listed }: { readonly listed: Listed }): ReactNode {
  const words = useExplanationWords();
  const { items, people } = listed;
  const nameOf = (by: string): string => people[by] ?? showUser(by);
  return (
    <Table<ExplanationJson>
      caption={words.list.caption}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "indicator",
          head: words.list.indicator,
          lead: true,
          cell: (item) => (
            <span className={pageCss["lines"]}>
              <Link to="/giai-trinh/$id" params={{ id: item.id }}>
                {item.breakdown === "" ? item.name : `${item.name}: ${item.breakdownName}`}
              </Link>
              <span className={textCss["soft"]}>
                {item.place.name}, {item.periodName}
              </span>
            </span>
          ),
        },
        {
          key: "question",
          head: words.list.question,
          cell: (item) => (
            <span className={pageCss["lines"]}>
              <span className={pageCss["question"]}>{item.question}</span>
              {item.changed.figure ? <span className={textCss["soft"]}>{words.changed.figure}</span> : null}
            </span>
          ),
        },
        { key: "due", head: words.list.due, cell: (item) => <Due item={item} /> },
        {
          key: "last",
          head: words.list.last,
          cell: (item) => words.by(nameOf(item.last.by), words.deeds[item.last.act], showMoment(item.last.at)),
        },
      ]}
    />
  );
}

function ListScreen(): ReactNode {
  const words = useExplanationWords();
  const { site } = useWords();
  const { may } = useAsker();
  const { authority } = useAsked();
  const change = useChangeAddress();
  const { state, sector, "dia-ban": place, view } = useAddress();
  const chosen = toState(state);
  const question = useQuestion(
    "explanations",
    {},
    {
      authority,
      place,
      sector,
      state: chosen === "" ? undefined : chosen,
      mine: view === "mine" ? "true" : undefined,
      overdue: view === "overdue" ? "true" : undefined,
    },
    { keep: true },
  );
  const isFiltered = [state, sector, place, view].some((one) => one !== undefined);
  return (
    <Page title={words.title} site={site} lead={words.list.lead}>
      <Answer question={question}>
        {(listed) => (
          <>
            <Filters listed={listed} />
            {listed.items.length > 0 ? (
              <>
                <Rows listed={listed} />
                {listed.more ? <p className={textCss["soft"]}>{words.list.more}</p> : null}
              </>
            ) : isFiltered ? (
              <Empty>
                <p>{words.list.emptyFiltered}</p>
                <Button
                  variant="default"
                  size="compact-md"
                  onClick={() => change({ state: "", sector: "", "dia-ban": "", view: "" })}
                >
                  {words.list.clear}
                </Button>
              </Empty>
            ) : listed.counts.closed > 0 ? (
              <Empty>
                <p>{words.list.allClosed}</p>
                <Button variant="default" size="compact-md" onClick={() => change({ state: "closed" })}>
                  {words.list.seeClosed(listed.counts.closed)}
                </Button>
              </Empty>
            ) : (
              <Empty>
                <p>{words.list.empty}</p>
                <p>{may("explanation.ask") ? words.list.emptyAsk : words.list.emptyOwn}</p>
              </Empty>
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

/** What was asked about figures and verdicts at the places one sees, and how far each has come. */
export function ExplanationListPage(): ReactNode {
  return (
    <Needs action="explanation.read">
      <ListScreen />
    </Needs>
  );
}
