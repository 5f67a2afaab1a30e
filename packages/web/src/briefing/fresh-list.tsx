import type { BriefingChangeJson } from "@kehoach/api/briefing";
import type { Reply } from "@kehoach/api/client";
import { send } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Answer } from "../data/answer.tsx";
import { useLanguage } from "../data/language.tsx";
import { showNumber } from "../data/number.ts";
import { useQuestion } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { goOn } from "../data/send.ts";
import { showUser } from "../data/show-user.ts";
import { useAct } from "../data/use-act.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import textCss from "../ui/text.module.css";
import css from "./briefing.module.css";
import { useBriefingWords } from "./briefing-words.ts";

type Changes = Reply<"briefingChanges">;
const MOST = 6;
const MOST_PLACES = 6;

function Change({ change, people }: { readonly change: BriefingChangeJson; readonly people: Changes["people"] }): ReactNode {
  const words = useBriefingWords().fresh;
  if (change.kind === "plan") {
    const { name, place, periodName, before, after, unit, indicator } = change;
    return (
      <>
        <Link to="/chi-tieu/$code" params={{ code: indicator }} search={(now) => ({ ...now, place: place.key })}>
          {words.plan(name, place.name, periodName)}
        </Link>
        <span>{words.from(showNumber(before) ?? words.noTarget, showNumber(after) ?? words.noTarget, unit)}</span>
      </>
    );
  }
  if (change.kind === "explained")
    return (
      <Link to="/giai-trinh/$id" params={{ id: change.explanation }}>
        {words.explained(change.name, change.place.name, people[change.by] ?? showUser(change.by))}
      </Link>
    );
  const { kind, regime, regimeName, period, periodName, places } = change;
  const names = places.slice(0, MOST_PLACES).map(({ name }) => name);
  return (
    <>
      <Link to="/che-do/$code" params={{ code: regime }} search={(now) => ({ ...now, ky: period })}>
        {words[kind](regimeName, periodName, places.length)}
      </Link>
      <span className={textCss["soft"]}>{words.places(names, places.length - names.length)}</span>
    </>
  );
}

function Rows({ items, people }: { readonly items: Changes["items"]; readonly people: Changes["people"] }): ReactNode {
  return (
    <ul className={css["lines"]}>
      {items.map((change) => (
        <li key={`${change.kind} ${change.at}`} data-kind={change.kind}>
          <Change change={change} people={people} />
          <span className={textCss["soft"]}>{showMoment(change.at)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What is new since the last visit; it stays until it is said to be seen, or until the next visit. @rule Y123 Y124 */
export function FreshList({ authority }: { readonly authority: string }): ReactNode {
  const words = useBriefingWords().fresh;
  const language = useLanguage();
  const queries = useQueryClient();
  const [isSeen, setSeen] = useState(false);
  // That the page was opened is told before what is new is asked for. Told once while the page stands; when it is left, it is forgotten.
  const opened = useQuery({
    queryKey: ["openBriefing", authority],
    queryFn: ({ signal }) => goOn(() => send("openBriefing", {}, { authority }, { language, signal })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const question = useQuestion("briefingChanges", {}, { authority }, { enabled: opened.data !== undefined, keep: true });
  const see = useAct("seeBriefing", () => {
    setSeen(true);
    void queries.invalidateQueries({ queryKey: ["briefingChanges"] });
  });
  const count = question.data?.items.length ?? 0;
  return (
    <Section title={words.title(count)}>
      {opened.error === null ? (
        <Answer question={question} rows={3}>
          {({ items, since, until, more, people }) => (
            <>
              {items.length === 0 ? <p>{words.none}</p> : null}
              <Rows items={items.slice(0, MOST)} people={people} />
              {items.length > MOST ? (
                <details className={css["more"]}>
                  <summary>{words.more(items.length - MOST)}</summary>
                  <Rows items={items.slice(MOST)} people={people} />
                </details>
              ) : null}
              {more ? <p className={textCss["soft"]}>{words.tooMany}</p> : null}
              {isSeen && items.length === 0 ? <Notice tone="done">{words.done}</Notice> : null}
              {items.length === 0 ? null : (
                <>
                  <p className={textCss["soft"]}>{words.since(showMoment(since))}</p>
                  <div className={css["go"]}>
                    <Button
                      variant="default"
                      loading={see.isPending}
                      onClick={() => see.mutate({ params: {}, body: { authority, until } })}
                    >
                      {words.seen}
                    </Button>
                  </div>
                </>
              )}
              <Refusal error={see.error} />
            </>
          )}
        </Answer>
      ) : (
        <Refusal error={opened.error} />
      )}
    </Section>
  );
}
