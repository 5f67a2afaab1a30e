import { ask, type Reply } from "@kehoach/api/client";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useLanguage, useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { useSettled } from "../data/use-settled.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import css from "./indicator.module.css";

type Item = Reply<"indicators">["items"][number];

/** The catalogue of indicators, filtered by name and by sector, a page at a time. */
export function IndicatorListPage(): ReactNode {
  const words = useWords();
  const language = useLanguage();
  const { authority, place, year } = useAsked();
  const { q = "", sector = "", headline = "" } = useAddress();
  const change = useChangeAddress();
  // Asked once the typing rests, not at every letter.
  const asked = useSettled(q);
  const sectors = useQuestion("sectors", {}, { authority, place, year });
  const list = useInfiniteQuery({
    queryKey: ["indicators", { asked, sector, headline, authority }, language],
    queryFn: ({ pageParam, signal }) =>
      ask("indicators", {}, { q: asked, sector, headline, authority, limit: "50", cursor: pageParam }, { language, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  return (
    <Page
      title={words.indicator.listTitle}
      site={words.site}
      lead={list.data?.pages[0]?.total == null ? undefined : words.indicator.listLead(list.data.pages[0].total)}
    >
      <div className={css["filter"]}>
        <TextInput
          className={css["field"] ?? ""}
          type="search"
          label={words.indicator.filter}
          value={q}
          onChange={(event) => change({ q: event.currentTarget.value }, { replace: true })}
        />
        <NativeSelect
          className={css["field"] ?? ""}
          label={words.column.sector}
          value={sector}
          onChange={(event) => change({ sector: event.currentTarget.value })}
        >
          <option value="">{words.all}</option>
          {sectors.data?.items.map((item) => (
            <option key={item.code} value={item.code}>{`${item.position}. ${item.name}`}</option>
          ))}
        </NativeSelect>
        <label>
          <input
            type="checkbox"
            checked={headline === "true"}
            onChange={(event) => change({ headline: event.currentTarget.checked ? "true" : "" })}
          />{" "}
          {words.indicator.headlineOnly}
        </label>
      </div>
      <Answer
        question={list}
        choose={(code, name) => (
          <Link to="/chi-tieu" search={{ sector: code }}>
            {name}
          </Link>
        )}
      >
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{words.indicator.empty}</Empty>;
          return (
            <>
              <Table<Item>
                caption={words.indicator.listTitle}
                rows={items}
                rowKey={(item) => item.code}
                columns={[
                  {
                    key: "name",
                    head: words.column.indicator,
                    lead: true,
                    cell: (item) => (
                      <Link to="/chi-tieu/$code" params={{ code: item.code }}>
                        {item.name}
                      </Link>
                    ),
                  },
                  { key: "unit", head: words.column.unit, nowrap: true, cell: (item) => item.unit },
                  {
                    key: "sector",
                    head: words.column.sector,
                    cell: (item) => (
                      <Link to="/linh-vuc/$code" params={{ code: item.sector }} data-wide="true">
                        {item.sectorName}
                      </Link>
                    ),
                  },
                ]}
              />
              {list.hasNextPage ? (
                <div>
                  <Button variant="outline" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                    {words.indicator.loadMore}
                  </Button>
                </div>
              ) : null}
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
