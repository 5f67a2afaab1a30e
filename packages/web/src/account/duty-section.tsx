import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Asker, useAsker } from "../data/asker.ts";
import { useWords } from "../data/language.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { SectorNames } from "../data/sector-names.tsx";
import { showSpan } from "../data/show-span.ts";
import { Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import css from "./account.module.css";
import { useAccountWords } from "./account-words.ts";

type Grant = Asker["grants"][number];

/** What one may do, where, until when, and by whom lent. */
export function DutySection(): ReactNode {
  const { duties: words, may } = useAccountWords();
  const all = useWords();
  const roles = useRoleNames();
  const asker = useAsker();
  if (asker.grants.length === 0)
    return (
      <Section title={words.title}>
        <Empty>{words.none}</Empty>
      </Section>
    );
  const isSeveral = new Set(asker.grants.map(({ authority }) => authority)).size > 1;
  return (
    <Section title={words.title}>
      <Table<Grant>
        caption={words.title}
        rows={asker.grants}
        rowKey={(grant) => [grant.authority, grant.role, grant.place.key, grant.from, grant.lentBy].join("|")}
        columns={[
          { key: "role", head: words.role, lead: true, cell: (grant) => roles[grant.role] },
          {
            key: "place",
            head: words.place,
            cell: (grant) => (
              <Link to="/dia-ban/$code" params={{ code: grant.place.key }}>
                {grant.place.name}
              </Link>
            ),
          },
          ...(isSeveral ? [{ key: "authority", head: words.authority, cell: (grant: Grant) => grant.authorityName }] : []),
          {
            key: "sectors",
            head: words.sectors,
            cell: (grant) => <SectorNames authority={grant.authority} codes={grant.sectors} all={words.allSectors} />,
          },
          { key: "span", head: words.span, cell: (grant) => showSpan(all, grant.from, grant.to) },
          {
            key: "source",
            head: words.source,
            cell: (grant) => (grant.lentBy === null ? words.own : words.lent(grant.lentBy)),
          },
        ]}
      />
      <h3>{words.mayTitle}</h3>
      <ul className={css["may"]}>
        {(Object.keys(may) as (keyof typeof may)[]) // the keys of a table of ours are its actions
          .filter((action) => asker.may(action))
          .map((action) => (
            <li key={action}>{may[action]}</li>
          ))}
      </ul>
    </Section>
  );
}
