import type { Role } from "@kehoach/core/access/actor";
import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { showMoment } from "../ui/moment.ts";
import { Table } from "../ui/table.tsx";
import { DELEGATION_WORDS } from "./delegation-words.ts";
import { useOwnWords, useWords } from "./language.tsx";
import type { Person } from "./person-field.tsx";
import { useRoleNames } from "./role-names.ts";
import { showSpan } from "./show-span.ts";

export type Delegation = {
  readonly id: string;
  readonly role: Role;
  readonly place: { readonly name: string };
  readonly lender: Person;
  readonly borrower: Person;
  readonly from: string;
  readonly to: string;
  readonly state: "current" | "coming" | "past";
  readonly reason: string;
  readonly revokedAt: string | null;
};

/** Delegations of one side: those somebody gave, or those he was given. What is not over can be revoked by who may. */
export function DelegationTable({
  side,
  items,
  revoke,
}: {
  readonly side: "given" | "received";
  readonly items: readonly Delegation[];
  readonly revoke?: {
    readonly busy: boolean;
    /** Why the last try was refused. */
    readonly refusal: ReactNode;
    /** Calls `done` when it is revoked. */
    readonly go: (id: string, done: () => void) => void;
    readonly reset: () => void;
  };
}): ReactNode {
  const words = useOwnWords(DELEGATION_WORDS);
  const all = useWords();
  const roles = useRoleNames();
  const [asking, setAsking] = useState<Delegation | undefined>(undefined);
  return (
    <>
      <Table<Delegation>
        caption={words[side]}
        showCaption
        rows={items}
        rowKey={(one) => one.id}
        columns={[
          {
            key: "person",
            head: side === "given" ? words.borrower : words.lender,
            lead: true,
            cell: (one) => (side === "given" ? one.borrower.name : one.lender.name),
          },
          { key: "duty", head: words.duty, cell: (one) => `${roles[one.role]}, ${one.place.name}` },
          { key: "span", head: words.span, cell: (one) => showSpan(all, one.from, one.to) },
          { key: "reason", head: words.reason, cell: (one) => one.reason },
          {
            key: "state",
            head: words.state,
            cell: (one) => (one.revokedAt === null ? words.states[one.state] : words.revokedAt(showMoment(one.revokedAt))),
          },
          ...(revoke === undefined
            ? []
            : [
                {
                  key: "act",
                  head: words.act,
                  cell: (one: Delegation) =>
                    one.revokedAt !== null || one.state === "past" ? null : (
                      <Button size="compact-sm" variant="outline" onClick={() => setAsking(one)}>
                        {words.revoke}
                      </Button>
                    ),
                },
              ]),
        ]}
      />
      {asking === undefined || revoke === undefined ? null : (
        <Confirm
          title={words.revokeTitle}
          go={words.revoke}
          cancel={words.cancel}
          busy={revoke.busy}
          confirm={() => revoke.go(asking.id, () => setAsking(undefined))}
          close={() => {
            revoke.reset();
            setAsking(undefined);
          }}
        >
          <p>{words.revokeLead(asking.lender.name, asking.borrower.name)}</p>
          {revoke.refusal}
        </Confirm>
      )}
    </>
  );
}
