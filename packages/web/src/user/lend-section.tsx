import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { DelegationForm } from "../data/delegation-form.tsx";
import { DelegationTable } from "../data/delegation-table.tsx";
import { DELEGATION_WORDS } from "../data/delegation-words.ts";
import { useOwnWords, useWords } from "../data/language.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { showSpan } from "../data/show-span.ts";
import { useAct } from "../data/use-act.ts";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";
import { type UserAnswer, useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

/** What somebody lent and was lent; an administrator lends and revokes on behalf. */
export function LendSection({
  ward,
  answer,
  mayManage,
}: {
  readonly ward: Ward;
  readonly answer: UserAnswer;
  readonly mayManage: boolean;
}): ReactNode {
  const words = useUserWords();
  const delegation = useOwnWords(DELEGATION_WORDS);
  const all = useWords();
  const roles = useRoleNames();
  const tools = useWardTools();
  const [state, setState] = useState<"rest" | "lend" | "lent">("rest");
  const lend = useAct("lendFor", ({ mark }) => tools.changed(mark));
  const revoke = useAct("stopLendingFor", ({ mark }) => tools.changed(mark));
  const { username, authority, mark } = ward;
  const { given, received } = answer;
  const lendable = answer.appointments.filter((one) => one.state !== "past");
  if (given.length + received.length === 0 && (!mayManage || lendable.length === 0)) return null;
  return (
    <Section title={delegation.title}>
      {given.length === 0 ? null : (
        <DelegationTable
          side="given"
          items={given}
          {...(mayManage
            ? {
                revoke: {
                  busy: revoke.isPending,
                  refusal: <WardRefusal act={revoke} />,
                  reset: revoke.reset,
                  go: (id, done) => revoke.mutate({ params: { username, id }, body: { authority, mark } }, { onSuccess: done }),
                },
              }
            : {})}
        />
      )}
      {received.length === 0 ? null : <DelegationTable side="received" items={received} />}
      {state === "lent" ? <Notice tone="done">{words.one.lent}</Notice> : null}
      {!mayManage || lendable.length === 0 ? null : state === "lend" ? (
        <div className={css["panel"]}>
          <DelegationForm
            appointments={lendable.map((one) => [
              one.id,
              `${roles[one.role]}, ${one.place.name} (${showSpan(all, one.from, one.to)})`,
            ])}
            lender={username}
            busy={lend.isPending}
            error={lend.error}
            refusal={(except) => <WardRefusal act={lend} except={except} />}
            lend={({ borrower, ...lending }) =>
              lend.mutate(
                { params: { username }, body: { authority, mark, borrower: borrower.username, ...lending } },
                { onSuccess: () => setState("lent") },
              )
            }
            close={() => {
              lend.reset();
              setState("rest");
            }}
          />
        </div>
      ) : (
        <>
          <p className={form["hint"]}>{words.one.lendLead(ward.name)}</p>
          <div className={form["actions"]}>
            <Button variant="outline" onClick={() => setState("lend")}>
              {words.one.lend}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
