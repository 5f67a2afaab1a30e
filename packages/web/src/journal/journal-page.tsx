import { ask, type Reply } from "@kehoach/api/client";
import { JOURNAL_CSV_PATH } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { download } from "../data/download.ts";
import { useLanguage, useWords } from "../data/language.tsx";
import { More, useListing } from "../data/listing.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { showExactMoment } from "../ui/moment.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";

import css from "./journal.module.css";
import { JournalFilterForm, type JournalFilters } from "./journal-filters.tsx";
import { showActor, useJournalWords } from "./use-journal-words.ts";

type Row = Reply<"journal">["items"][number];

function showJson(text: string): string {
  return JSON.stringify(JSON.parse(text), undefined, 2);
}

/** What an act changed, and what binds it into the chain. */
function Change({ row }: { readonly row: Row }): ReactNode {
  const { words } = useJournalWords();
  return (
    <details className={css["details"]}>
      <summary>{words.show}</summary>
      {row.change === null ? <p>{words.noChange}</p> : <pre className={css["change"]}>{showJson(row.change)}</pre>}
      <p className={css["code"]}>
        {words.digest}: {row.digest}
      </p>
      {row.seal === null ? null : (
        <p className={css["code"]}>
          {words.hash}: {row.seal.hash}
        </p>
      )}
    </details>
  );
}

function JournalTable({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { words, acts } = useJournalWords();
  return (
    <Table<Row>
      caption={words.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "act", head: words.act, lead: true, cell: (row) => acts[row.act] ?? row.act },
        { key: "subject", head: words.subject, cell: (row) => <span className={css["subject"]}>{row.subject}</span> },
        { key: "actor", head: words.actor, cell: (row) => showActor(row.actor, words) },
        { key: "at", head: words.at, nowrap: true, cell: (row) => <time dateTime={row.at}>{showExactMoment(row.at)}</time> },
        {
          key: "seal",
          head: words.seal,
          nowrap: true,
          cell: (row) => (row.seal === null ? words.unsealed : words.sealed(row.seal.position)),
        },
        { key: "change", head: words.change, cell: (row) => <Change row={row} /> },
      ]}
    />
  );
}

/** The journal of an authority, newest first, with what narrows it in the address. @rule L8 L9 L11 */
function Journal(): ReactNode {
  const { site } = useWords();
  const { words } = useJournalWords();
  const language = useLanguage();
  const { authority } = useAsked();
  const { from = "", to = "", act = "", actor = "", subject = "" } = useAddress();
  const change = useChangeAddress();
  const filters: JournalFilters = { from, to, act, actor, subject };
  const asked = { ...filters, authority };
  const list = useListing(["journal", asked, language], (turn, signal) =>
    ask("journal", {}, { ...asked, ...turn }, { language, signal }),
  );
  const saving = useMutation({ mutationFn: () => download(JOURNAL_CSV_PATH, asked, language) });
  const isFiltered = Object.values(filters).some((text) => text !== "");
  return (
    <Page title={words.title} site={site} lead={words.lead}>
      <JournalFilterForm filters={filters} choose={change}>
        <Button type="button" variant="outline" loading={saving.isPending} onClick={() => saving.mutate()}>
          {words.download}
        </Button>
      </JournalFilterForm>
      <Refusal error={saving.error} />
      <Answer
        question={list}
        choose={(code, name) => (
          <Link to="/nhat-ky" search={{ authority: code }}>
            {name}
          </Link>
        )}
      >
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <Empty>{isFiltered ? words.emptyFiltered : words.empty}</Empty>;
          return (
            <>
              <JournalTable rows={rows} />
              <More list={list} label={words.more} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

export function JournalPage(): ReactNode {
  return (
    <Needs action="journal.read">
      <Journal />
    </Needs>
  );
}
