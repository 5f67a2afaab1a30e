import type { Reply } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useOwnWords, useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useQuestion } from "../data/question.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import { LETTER_WORDS, type LetterWords } from "./letter-words.ts";

type Letter = Reply<"letters">["letters"][number];

function Letters(): ReactNode {
  const words = useOwnWords<LetterWords>(LETTER_WORDS);
  const { site, asker } = useWords();
  const { signIn } = useAsker();
  const question = useQuestion("letters", {}, {});
  return (
    <Page title={words.title} site={site} over={asker.admin} lead={words.lead}>
      <Answer question={question} rows={4}>
        {({ letters }) =>
          letters.length === 0 ? (
            <Empty>{signIn?.mail === false ? words.off : words.empty}</Empty>
          ) : (
            <>
              {letters.some(({ state }) => state === "failed") ? <Notice tone="mind">{words.failed}</Notice> : null}
              <Table<Letter>
                caption={words.title}
                rows={letters}
                rowKey={({ to, since, subject }) => `${to} ${since} ${subject}`}
                columns={[
                  { key: "to", head: words.to, lead: true, cell: ({ to }) => to },
                  { key: "subject", head: words.subject, cell: ({ subject }) => subject },
                  { key: "since", head: words.since, nowrap: true, cell: ({ since }) => showMoment(since) },
                  { key: "state", head: words.state, cell: ({ state }) => words.states[state] },
                  { key: "tries", head: words.tries, align: "right", nowrap: true, cell: ({ tries }) => words.times(tries) },
                  {
                    key: "next",
                    head: words.next,
                    nowrap: true,
                    cell: ({ nextTryAt }) => (nextTryAt === null ? "" : showMoment(nextTryAt)),
                  },
                  { key: "error", head: words.lastError, cell: ({ lastError }) => lastError ?? "" },
                ]}
              />
            </>
          )
        }
      </Answer>
    </Page>
  );
}

/** Letters that are not delivered, for administrators: whom to help by hand. */
export function LetterPage(): ReactNode {
  return (
    <Needs action="user.manage">
      <Letters />
    </Needs>
  );
}
