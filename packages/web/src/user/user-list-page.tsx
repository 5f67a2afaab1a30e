import { ask, type Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useLanguage, useWords } from "../data/language.tsx";
import { More, useListing } from "../data/listing.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked } from "../data/question.ts";
import { useRoleNames } from "../data/role-names.ts";
import { useSettled } from "../data/use-settled.ts";
import { showDate } from "../ui/date-text.ts";
import form from "../ui/form.module.css";
import { showMoment } from "../ui/moment.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import css from "./user.module.css";
import { UserFilters } from "./user-filters.tsx";
import { useUserWords } from "./user-words.ts";

type User = Reply<"users">["items"][number];

function Duties({ user }: { readonly user: User }): ReactNode {
  const words = useUserWords();
  const roles = useRoleNames();
  if (user.appointments.length === 0) return <span className={css["quiet"]}>{words.noDuty}</span>;
  return (
    <ul className={css["duties"]}>
      {user.appointments.map(({ id, role, place, state, from }) => (
        <li key={id}>
          {roles[role]}, {place.name}
          {state === "coming" ? <span className={css["quiet"]}> ({words.coming(showDate(from))})</span> : null}
        </li>
      ))}
    </ul>
  );
}

function UserTable({ users }: { readonly users: readonly User[] }): ReactNode {
  const words = useUserWords();
  return (
    <Table<User>
      caption={words.title}
      rows={users}
      rowKey={(user) => user.username}
      columns={[
        {
          key: "name",
          head: words.name,
          lead: true,
          cell: (user) => (
            <>
              <Link to="/quan-tri/nguoi-dung/$username" params={{ username: user.username }}>
                {user.name}
              </Link>
              <span className={css["under"]}>
                {user.username}
                <br />
                {user.email}
              </span>
            </>
          ),
        },
        { key: "duties", head: words.duties, cell: (user) => <Duties user={user} /> },
        {
          key: "state",
          head: words.state,
          nowrap: true,
          cell: (user) => <span className={user.state === "disabled" ? css["disabled"] : ""}>{words.states[user.state]}</span>,
        },
        {
          key: "last",
          head: words.lastSignIn,
          nowrap: true,
          cell: (user) =>
            user.lastSignIn === null ? <span className={css["quiet"]}>{words.never}</span> : showMoment(user.lastSignIn),
        },
      ]}
    />
  );
}

function UserList(): ReactNode {
  const words = useUserWords();
  const { site, asker: askerWords } = useWords();
  const language = useLanguage();
  const { may } = useAsker();
  const navigate = useNavigate();
  const change = useChangeAddress();
  const { authority } = useAsked();
  const { q = "", unit = "", role = "", state = "" } = useAddress();
  // Asked once the typing rests, not at every letter.
  const wanted = useSettled(q);
  const asked = { authority, q: wanted, place: unit, role, state };
  const isFiltered = [q, unit, role, state].some((text) => text !== "");
  const list = useListing(
    ["users", asked, language],
    (turn, signal) => ask("users", {}, { ...asked, ...turn }, { language, signal }),
    { keep: true },
  );
  const total = list.data?.pages[0]?.total;
  return (
    <Page title={words.title} site={site} over={askerWords.admin} {...(total == null ? {} : { lead: words.lead(total) })}>
      {may("user.manage") ? (
        <div className={form["actions"]}>
          <Button onClick={() => void navigate({ to: "/quan-tri/them-nguoi-dung" })}>{words.add}</Button>
          <Link to="/quan-tri/nguoi-dung/nhap">{words.import}</Link>
        </div>
      ) : null}
      <UserFilters />
      <Answer question={list}>
        {({ pages }) => {
          const users = pages.flatMap((page) => page.items);
          if (users.length === 0)
            return (
              <Empty>
                <p>{words.empty}</p>
                {isFiltered ? (
                  <Button size="compact-md" variant="outline" onClick={() => change({ q: "", unit: "", role: "", state: "" })}>
                    {words.clear}
                  </Button>
                ) : null}
              </Empty>
            );
          return (
            <>
              <UserTable users={users} />
              <More list={list} label={words.more} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

/** The people of an authority, as far as one administers them. */
export function UserListPage(): ReactNode {
  return (
    <Needs action="user.read">
      <UserList />
    </Needs>
  );
}
