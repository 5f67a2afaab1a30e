import type { ApprovedJson, AwaitingJson } from "@kehoach/api/approval";
import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { showFormName } from "../data/form-name.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { showUser } from "../data/show-user.ts";
import { useApproved } from "../data/use-approved.ts";
import { Choices } from "../ui/choices.tsx";
import { CheckField, SelectField } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import textCss from "../ui/text.module.css";
import { Toggles } from "../ui/toggle.tsx";
import css from "./approval.module.css";
import { useApprovalPageWords } from "./approval-words.ts";
import { BulkDialog } from "./bulk-dialog.tsx";
import { chooseItems, isWhose, itemKey, WHOSE } from "./inbox.ts";
import { InboxTable } from "./inbox-table.tsx";
import { RequestList } from "./request-list.tsx";
import { sayRefused, useApprove } from "./use-approve.ts";
import { type Inbox, useInbox } from "./use-inbox.ts";

/** Names with their codes, each once, in their own order. */
function listChoices(pairs: readonly (readonly [string, string])[], every: string): readonly (readonly [string, string])[] {
  return [["", every] as const, ...new Map(pairs)];
}

function Filters({ inbox, all }: { readonly inbox: Inbox; readonly all: readonly AwaitingJson[] }): ReactNode {
  const words = useApprovalPageWords().inbox;
  const change = useChangeAddress();
  const { filter, items } = inbox;
  const periods = all.map(({ period, periodName }) => [period, periodName] as const).sort(([a], [b]) => b.localeCompare(a));
  return (
    <Choices label={words.filters}>
      <SelectField
        label={words.regime}
        value={filter.regime}
        choices={listChoices(
          all.map(({ regime, regimeName }) => [regime, regimeName] as const),
          words.every,
        )}
        write={(regime) => change({ "loc-che-do": regime })}
      />
      <SelectField
        label={words.period}
        value={filter.period}
        choices={listChoices(periods, words.every)}
        write={(period) => change({ "loc-ky": period })}
      />
      <Toggles
        label={words.whose}
        choices={WHOSE.map((whose) => [
          whose,
          words.count(words.whoseNames[whose], items.filter((item) => isWhose(item, whose)).length),
        ])}
        chosen={filter.whose}
        choose={(whose) => change({ view: whose === "mine" ? "" : whose })}
      />
    </Choices>
  );
}

type Came = { readonly replies: readonly ApprovedJson[]; readonly items: readonly AwaitingJson[] };

/** What came of several approved at once: how many were, and which were not and why. */
function BulkResult({ came: { replies, items }, close }: { readonly came: Came; readonly close: () => void }): ReactNode {
  const words = useApprovalPageWords().bulk;
  const refused = replies.flatMap((reply, at) => {
    const [item, why] = [items[at], sayRefused(reply)];
    return item === undefined || why === undefined ? [] : [{ item, why }];
  });
  const approved = replies.length - refused.length;
  const locked = replies.filter(({ state }) => state === "approved").length;
  return (
    <Notice tone={refused.length === 0 ? "done" : "mind"}>
      {approved === 0 ? null : (
        <p>
          <strong>{words.approved(approved)}</strong> {locked === 0 ? null : words.locked(locked)}
        </p>
      )}
      {refused.length === 0 ? null : (
        <>
          <p>
            <strong>{words.refused(refused.length)}</strong>
          </p>
          <ul>
            {refused.map(({ item, why }) => (
              <li key={itemKey(item)}>
                {words.one(item.place.name, showFormName(item.form), item.periodName)}: {why}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button variant="default" size="compact-md" onClick={close}>
        {words.close}
      </Button>
    </Notice>
  );
}

function Waiting({ inbox, reply }: { readonly inbox: Inbox; readonly reply: Reply<"approvals"> }): ReactNode {
  const words = useApprovalPageWords().inbox;
  const approved = useApproved();
  const approve = useApprove(reply.authority);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | undefined>(undefined);
  const [came, setCame] = useState<Came | undefined>(undefined);
  const [isAsked, setAsked] = useState(false);
  const { shown } = inbox;
  const mine = shown.filter(({ mine: isMine }) => isMine);
  const keys = mine.map(itemKey);
  // What a filter hides, or somebody else approved meanwhile, is not approved unseen.
  const picked = mine.filter((item) => chosen.has(itemKey(item)));
  const isAll = picked.length === mine.length && mine.length > 0;
  const refused = new Map(
    came?.replies.flatMap((one, at) => {
      const [item, why] = [came.items[at], sayRefused(one)];
      return item === undefined || why === undefined ? [] : [[itemKey(item), why] as const];
    }),
  );
  const confirm = (): void =>
    approve.mutate(picked, {
      onSuccess: (replies) => {
        setAsked(false);
        setCame({ replies, items: picked });
        setChosen(new Set(picked.filter((_, at) => replies[at]?.refused != null).map(itemKey)));
        void approved();
      },
    });
  return (
    <div className={css["inbox"]}>
      {came === undefined ? null : <BulkResult came={came} close={() => setCame(undefined)} />}
      {reply.total > reply.items.length ? <p className={textCss["soft"]}>{words.cut(reply.items.length, reply.total)}</p> : null}
      <Filters inbox={inbox} all={reply.items} />
      {shown.length === 0 ? (
        <Empty>
          <p>{reply.items.length === 0 ? words.empty : words.emptyMine}</p>
          <p>{words.emptyWhen}</p>
        </Empty>
      ) : (
        <>
          <InboxTable
            items={shown}
            showPerson={(by) => reply.people[by] ?? showUser(by)}
            choosing={{
              chosen: new Set(picked.map(itemKey)),
              refused,
              choose: (key, isChosen, isRange) => {
                setChosen(chooseItems(chosen, keys, { key, isChosen, from: isRange ? last : undefined }));
                setLast(key);
              },
            }}
          />
          {mine.length === 0 ? null : (
            <div className={css["bar"]}>
              <CheckField
                label={words.chooseShown(mine.length)}
                checked={isAll}
                write={(isChosen) => setChosen(new Set(isChosen ? keys : []))}
              />
              <Button disabled={picked.length === 0} onClick={() => setAsked(true)}>
                {words.approve(picked.length)}
              </Button>
              <span className={`${textCss["soft"]} ${css["range"]}`}>{words.range}</span>
            </div>
          )}
        </>
      )}
      {isAsked && picked.length > 0 ? (
        <BulkDialog
          items={picked}
          isBusy={approve.isPending}
          error={approve.error}
          confirm={confirm}
          close={() => {
            approve.reset();
            setAsked(false);
          }}
        />
      ) : null}
    </div>
  );
}

function InboxScreen(): ReactNode {
  const words = useApprovalPageWords().inbox;
  const { site } = useWords();
  const { xong } = useAddress();
  const inbox = useInbox();
  return (
    <Page
      title={words.title}
      site={site}
      lead={
        <>
          {words.lead}{" "}
          <Link to="/huong-dan/$name" params={{ name: "duyet" }}>
            {words.guide}
          </Link>
        </>
      }
    >
      {xong === "duyet" || xong === "tra-lai" ? <Notice tone="done">{words.allDone[xong]}</Notice> : null}
      <Answer question={inbox.question}>
        {(reply) => (
          <>
            <RequestList
              authority={reply.authority}
              requests={reply.requests}
              showPerson={(by) => reply.people[by] ?? showUser(by)}
            />
            <Waiting inbox={inbox} reply={reply} />
          </>
        )}
      </Answer>
    </Page>
  );
}

/** What waits for who looks: approved one by one, or several at once. */
export function InboxPage(): ReactNode {
  return (
    <Needs action="submission.approve">
      <InboxScreen />
    </Needs>
  );
}
