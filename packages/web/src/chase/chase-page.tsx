import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useDueWords } from "../data/due-words.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Choices } from "../ui/choices.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { readDate, showDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import css from "./chase.module.css";
import { ChaseGroup } from "./chase-group.tsx";
import { useChaseWords } from "./chase-words.ts";
import { Completeness } from "./completeness.tsx";
import { Timeliness } from "./timeliness.tsx";
import { toMessage } from "./to-message.ts";

type Chase = Reply<"chase">;

const MONTHS = "12";

function ChaseBody({ chase }: { readonly chase: Chase }): ReactNode {
  const words = useChaseWords();
  const change = useChangeAddress();
  const { thang = MONTHS } = useAddress();
  const { mayWhole } = useAsker();
  const { authority, name, today, demand, groups, people, timeliness, from } = chase;
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? demand : readDate(typed);
  const by = read !== undefined && read >= today ? read : undefined;
  const mayWrite = mayWhole("submission.read", authority);
  const recent = groups.filter(({ old }) => !old);
  const old = groups.filter((group) => group.old);
  const sayAll = (some: typeof groups): string =>
    by === undefined ? "" : words.sayAll({ authority: name, today, by }, some.map(toMessage));
  const show = (group: (typeof groups)[number]): ReactNode => (
    <ChaseGroup
      key={`${group.regime} ${group.period}`}
      group={group}
      people={people}
      authority={authority}
      by={by}
      mayWrite={mayWrite}
    />
  );
  return (
    <div className={css["chase"]}>
      <Choices>
        <DayField
          label={words.demand}
          value={typed ?? showDate(demand)}
          write={setTyped}
          wrong={by === undefined ? words.demandWrong : undefined}
        />
        <CopyButton label={words.copyAll} text={sayAll(recent)} disabled={by === undefined} words={words} />
        <Button variant="default" size="compact-md" onClick={() => window.print()}>
          {words.print}
        </Button>
      </Choices>
      <Section title={words.groups.title}>
        {groups.length === 0 ? <Empty>{words.groups.none}</Empty> : null}
        {recent.map(show)}
        {old.length === 0 ? null : (
          <details className={css["old"]}>
            <summary>{words.groups.old(old.length)}</summary>
            <div className={css["actions"]}>
              <CopyButton label={words.copyOld} text={sayAll(old)} disabled={by === undefined} words={words} />
            </div>
            {old.map(show)}
          </details>
        )}
      </Section>
      <Completeness today={today} />
      <Timeliness rows={timeliness} from={from} months={thang} choose={(months) => change({ thang: months })} />
    </div>
  );
}

function ChaseScreen(): ReactNode {
  const words = useChaseWords();
  const due = useDueWords();
  const { site } = useWords();
  const { authority } = useAsked();
  const { thang = MONTHS } = useAddress();
  const question = useQuestion("chase", {}, { authority, months: thang }, { keep: true });
  const { data } = question;
  return (
    <Page
      title={words.title}
      site={site}
      over={<Link to="/che-do">{words.back}</Link>}
      {...(data === undefined ? {} : { lead: words.lead(data.name, due.day(data.today)) })}
    >
      <Answer question={question}>{(chase) => <ChaseBody chase={chase} />}</Answer>
    </Page>
  );
}

/** The sheet for the meeting on Monday: who has sent what is due, who has not, and how well each place keeps its days. Printable. */
export function ChasePage(): ReactNode {
  return (
    <Needs action="submission.read">
      <ChaseScreen />
    </Needs>
  );
}
