import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { Answer } from "../data/answer.tsx";
import { DelegationForm, type Lending } from "../data/delegation-form.tsx";
import { DelegationTable } from "../data/delegation-table.tsx";
import { DELEGATION_WORDS } from "../data/delegation-words.ts";
import { useOwnWords, useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Refusal } from "../data/refusal.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { showSpan } from "../data/show-span.ts";
import { useAct } from "../data/use-act.ts";
import { dayBefore, showDate } from "../ui/date-text.ts";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { useAccountWords } from "./account-words.ts";

const ID = "uy-quyen";

/** While one is away: what one lent, what one was lent, and lending more. */
export function DelegationSection({ username }: { readonly username: string }): ReactNode {
  const words = useOwnWords(DELEGATION_WORDS);
  const { delegation: own } = useAccountWords();
  const all = useWords();
  const roles = useRoleNames();
  const queries = useQueryClient();
  const { authority } = useAsked();
  const question = useQuestion("delegations", {}, { authority });
  const [state, setState] = useState<"rest" | "lend">("rest");
  const [told, setTold] = useState("");
  const isThere = question.data !== undefined;
  useEffect(() => {
    // The menu leads here before there is a here.
    if (isThere && window.location.hash === `#${ID}`) document.getElementById(ID)?.scrollIntoView();
  }, [isThere]);
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: ["delegations"] });
    void queries.invalidateQueries({ queryKey: ["me"] });
  };
  const lend = useAct("delegate", refresh);
  const revoke = useAct("revokeDelegation", refresh);
  const send = ({ borrower, ...lending }: Lending): void =>
    lend.mutate(
      { params: {}, body: { authority, borrower: borrower.username, ...lending } },
      {
        onSuccess: () => {
          setState("rest");
          setTold(words.done(borrower.name, showDate(lending.from), showDate(dayBefore(lending.to))));
        },
      },
    );
  return (
    <Section title={words.title} id={ID}>
      <p className={form["hint"]}>{own.lead}</p>
      {told === "" ? null : <Notice tone="done">{told}</Notice>}
      <Answer question={question} rows={2}>
        {({ appointments, given, received }) => (
          <>
            {given.length + received.length === 0 ? <p className={form["hint"]}>{own.nothing}</p> : null}
            {given.length === 0 ? null : (
              <DelegationTable
                side="given"
                items={given}
                revoke={{
                  busy: revoke.isPending,
                  refusal: <Refusal error={revoke.error} />,
                  reset: revoke.reset,
                  go: (id, done) => revoke.mutate({ params: { id }, body: { authority } }, { onSuccess: done }),
                }}
              />
            )}
            {received.length === 0 ? null : <DelegationTable side="received" items={received} />}
            {state === "lend" ? (
              <DelegationForm
                appointments={appointments.map(({ id, role, place, from, to }) => [
                  id,
                  `${roles[role]}, ${place.name} (${showSpan(all, from, to)})`,
                ])}
                lender={username}
                busy={lend.isPending}
                error={lend.error}
                refusal={(except) => <Refusal error={lend.error} except={except} />}
                lend={send}
                close={() => {
                  lend.reset();
                  setState("rest");
                }}
              />
            ) : appointments.length === 0 ? (
              <p className={form["hint"]}>{own.noAppointment}</p>
            ) : (
              <div className={form["actions"]}>
                <Button
                  variant="outline"
                  onClick={() => {
                    setTold("");
                    setState("lend");
                  }}
                >
                  {words.open}
                </Button>
              </div>
            )}
          </>
        )}
      </Answer>
    </Section>
  );
}
