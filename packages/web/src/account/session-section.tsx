import type { SessionsReply } from "@kehoach/api/account";
import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useLanguage } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { send } from "../data/send.ts";
import form from "../ui/form.module.css";
import { showMoment } from "../ui/moment.ts";
import { Section } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { useAccountWords } from "./account-words.ts";
import { describeAgent } from "./describe-agent.ts";

type Session = SessionsReply["sessions"][number];

/** Where one is signed in, and the way out of there. */
export function SessionSection(): ReactNode {
  const { sessions: words } = useAccountWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const question = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => send<SessionsReply>("/api/auth/sessions", undefined, { method: "GET", language, signal }),
  });
  const end = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await send("/api/auth/sessions/end", { id }, { language });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  const everywhere = useMutation({
    mutationFn: () => send("/api/auth/sign-out-everywhere", {}, { language }),
    onSuccess: () => window.location.assign(`/dang-nhap?xong=moi-noi${language === "en" ? "&lang=en" : ""}`),
  });
  const nameOf = ({ agent }: Session): string => {
    const known = describeAgent(agent);
    if (known === undefined) return words.unknown;
    const { browser, system } = known;
    return browser !== undefined && system !== undefined ? words.on(browser, system) : (browser ?? system ?? words.unknown);
  };
  return (
    <Section title={words.title}>
      <p className={form["hint"]}>{words.lead}</p>
      <Answer question={question} rows={2}>
        {({ sessions }) => {
          const others = sessions.filter((one) => !one.current);
          return (
            <>
              <Table<Session>
                caption={words.title}
                rows={sessions}
                rowKey={(one) => one.id}
                columns={[
                  {
                    key: "agent",
                    head: words.agent,
                    lead: true,
                    cell: (one) => (
                      <>
                        {nameOf(one)}
                        {one.current ? <strong> ({words.here})</strong> : null}
                      </>
                    ),
                  },
                  { key: "address", head: words.address, nowrap: true, cell: (one) => one.address },
                  { key: "started", head: words.started, nowrap: true, cell: (one) => showMoment(one.startedAt) },
                  { key: "used", head: words.used, nowrap: true, cell: (one) => showMoment(one.lastUsedAt) },
                  { key: "ends", head: words.ends, nowrap: true, cell: (one) => showMoment(one.endsAt) },
                  {
                    key: "act",
                    head: words.act,
                    cell: (one) =>
                      one.current ? null : (
                        <Button
                          size="compact-sm"
                          variant="outline"
                          aria-label={words.endOf(nameOf(one))}
                          disabled={end.isPending}
                          onClick={() => end.mutate([one.id])}
                        >
                          {words.end}
                        </Button>
                      ),
                  },
                ]}
              />
              <Refusal error={end.error ?? everywhere.error} />
              <div className={form["actions"]}>
                {others.length === 0 ? (
                  <span className={form["hint"]}>{words.none}</span>
                ) : (
                  <Button variant="outline" loading={end.isPending} onClick={() => end.mutate(others.map(({ id }) => id))}>
                    {words.others}
                  </Button>
                )}
                <Button variant="default" loading={everywhere.isPending} onClick={() => everywhere.mutate()}>
                  {words.everywhere}
                </Button>
              </div>
            </>
          );
        }}
      </Answer>
    </Section>
  );
}
