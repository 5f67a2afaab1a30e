import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { showDate } from "../ui/date-text.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import css from "./document.module.css";

type Item = Reply<"documents">["items"][number];

/** Every document that gives a figure or is cited. */
export function DocumentListPage(): ReactNode {
  const words = useWords();
  const { authority } = useAsked();
  const question = useQuestion("documents", {}, { authority, limit: "200" });
  return (
    <Answer question={question} rows={14}>
      {({ items }) => (
        <Page title={words.documentPage.title} site={words.site} lead={words.documentPage.lead(items.length)}>
          {items.length === 0 ? (
            <Empty>{words.documentPage.empty}</Empty>
          ) : (
            <Table<Item>
              caption={words.documentPage.title}
              rows={items}
              rowKey={(item) => item.code}
              columns={[
                {
                  key: "title",
                  head: words.column.document,
                  lead: true,
                  cell: (item) => (
                    <Link to="/van-ban/$code" params={{ code: item.code }}>
                      {item.title}
                    </Link>
                  ),
                },
                {
                  key: "date",
                  head: words.column.date,
                  align: "right",
                  nowrap: true,
                  cell: (item) => (item.date === null ? words.documentPage.unknownDate : showDate(item.date)),
                },
                { key: "issuer", head: words.column.issuer, cell: (item) => item.issuer ?? "" },
                {
                  key: "abstract",
                  head: words.column.abstract,
                  cell: (item) =>
                    item.abstract === null || item.title.includes(item.abstract) ? (
                      ""
                    ) : (
                      <span className={css["abstract"]} data-wide="true">
                        {item.abstract}
                      </span>
                    ),
                },
                { key: "gives", head: words.column.figures, cell: (item) => words.documentPage.gives(item.gives) },
              ]}
            />
          )}
        </Page>
      )}
    </Answer>
  );
}
