import { ApiRefusal } from "@kehoach/api/client";
import type { ProblemReply } from "@kehoach/api/problem";
import type { SendingJson, SheetReplyJson } from "@kehoach/api/sheet-reply";
import { Button } from "@mantine/core";
import { type ReactNode, useMemo, useState } from "react";
import { Answer } from "../data/answer.tsx";
import { useApprovalWords } from "../data/approval-words.ts";
import { HistoryList } from "../data/history-list.tsx";
import { useQuestion } from "../data/question.ts";
import { listReasons } from "../data/reasons.ts";
import type { SheetKey } from "../data/sheet-uses.tsx";
import { showUser } from "../data/show-user.ts";
import { useApproved } from "../data/use-approved.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Notice } from "../ui/notice.tsx";
import textCss from "../ui/text.module.css";
import { Toggles } from "../ui/toggle.tsx";
import { useApprovalPageWords } from "./approval-words.ts";
import { ApproveDialog } from "./approve-dialog.tsx";
import { listBases } from "./bases.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import css from "./review.module.css";
import { ReviewHead } from "./review-head.tsx";
import { isOther, isWrong, listReview, openSending, pickReview, type ReviewFilter } from "./review-lines.ts";
import { ReviewTable } from "./review-table.tsx";
import { useApprove } from "./use-approve.ts";
import { type ReviewKeys, useReviewKeys } from "./use-review-keys.ts";

/** The way from form to form. */
export type ReviewTurn = {
  readonly said: string;
  readonly previous: (() => void) | undefined;
  readonly next: (() => void) | undefined;
  readonly back: () => void;
};

/** What came of it, for the page that goes on. */
export type Decided = { readonly what: "approved" | "returned"; readonly isLocked: boolean; readonly place: string };

type Opened = "approve" | "return" | "keys";

function KeysDialog({ close }: { readonly close: () => void }): ReactNode {
  const words = useApprovalPageWords().keys;
  return (
    <Dialog title={words.title} close={close}>
      <dl className={css["keys"]}>
        {words.list.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <div>
        <Button variant="default" onClick={close}>
          {words.close}
        </Button>
      </div>
    </Dialog>
  );
}

/** What stays when another sending comes in. */
type Lasting = {
  /** The sending that was looked at first: another one is pointed out. */
  readonly seen: number;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly refused: ProblemReply | undefined;
  readonly setRefused: (problem: ProblemReply | undefined) => void;
};

type Asked = {
  /** How the form stands now. */
  readonly now: SheetReplyJson;
  readonly sending: SendingJson;
  readonly filter: ReviewFilter;
  readonly setFilter: (filter: ReviewFilter) => void;
  readonly turn: ReviewTurn;
  readonly decided: (decided: Decided) => void;
};

/** A sending with what it is held against, once both are there. */
function Reviewed({
  now,
  sending,
  sent,
  filter,
  setFilter,
  turn,
  decided,
  seen,
  reason,
  setReason,
  refused,
  setRefused,
}: Asked &
  Lasting & {
    /** The form as it was sent. */
    readonly sent: SheetReplyJson;
  }): ReactNode {
  const words = useApprovalPageWords().review;
  const shared = useApprovalWords();
  const approved = useApproved();
  const approve = useApprove(now.authority);
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { n } = sending;
  const about: SheetKey = { authority: now.authority, regime: now.regime, place: now.place.key, period: now.sheet.period };
  const bases = listBases(now.acts, n);
  const base = bases.find((one) => String(one.n) === chosen) ?? bases[0];
  const against = useQuestion("sheet", {}, { ...about, sending: String(base?.n ?? 0) }, { enabled: base !== undefined });
  const opening = useMemo(() => openSending(sent), [sent]);
  const before = useMemo(() => (against.data === undefined ? undefined : openSending(against.data)), [against.data]);
  const lines = useMemo(() => listReview(opening, before), [opening, before]);
  const counts = { all: 0, wrong: lines.filter(isWrong).length, changed: lines.filter(isOther).length };
  const shown: ReviewFilter = filter === "changed" && base === undefined ? "all" : filter;
  const picked = pickReview(lines, shown);
  const isWaiting = now.state === "submitted";
  const may = { approve: isWaiting && now.may.approve, return: isWaiting && now.may.return };
  const people = { ...sent.people, ...now.people };
  const showPerson = (by: string): string => people[by] ?? showUser(by);
  const close = (): void => setOpened(undefined);
  const refuse = (problem: ProblemReply): void => {
    close();
    setRefused(problem);
    void approved();
  };
  const confirm = (): void => {
    if (approve.isPending) return;
    approve.mutate([{ regime: now.regime, place: now.place, period: now.sheet.period, sending: n }], {
      onSuccess: ([one]) => {
        if (one?.refused != null) return refuse(one.refused);
        decided({ what: "approved", isLocked: one?.state === "approved", place: now.place.name });
      },
    });
  };
  const open = (what: Opened): void => {
    setRefused(undefined);
    approve.reset();
    setOpened(what);
  };
  const filters = (
    base === undefined ? (["all", "wrong"] as const) : (["all", "wrong", "changed"] as const)
  ) satisfies readonly ReviewFilter[];
  const keys: ReviewKeys = {
    ...(turn.next === undefined ? {} : { j: turn.next }),
    ...(turn.previous === undefined ? {} : { k: turn.previous }),
    ...(may.approve ? { a: () => open("approve") } : {}),
    ...(may.return ? { r: () => open("return") } : {}),
    "?": () => open("keys"),
    Escape: turn.back,
    ...Object.fromEntries(filters.map((one, at) => [String(at + 1), () => setFilter(one)])),
  };
  useReviewKeys(keys);
  return (
    <div className={css["review"]} data-wide="page">
      {refused === undefined ? null : (
        <Notice tone="refused">
          <strong>{refused.title}</strong>
          {listReasons(refused).map(({ detail }) => (
            <p key={detail}>{detail}</p>
          ))}
        </Notice>
      )}
      {seen === n ? null : <Notice tone="mind">{words.changed(n)}</Notice>}
      <ReviewHead reply={{ ...now, files: sent.files }} sending={sending} showPerson={showPerson} />
      <div className={css["bar"]} role="group" aria-label={words.bar}>
        {may.approve ? <Button onClick={() => open("approve")}>{words.approve}</Button> : null}
        {may.return ? (
          <Button variant="outline" onClick={() => open("return")}>
            {words.return}
          </Button>
        ) : null}
        <Button variant="default" disabled={turn.previous === undefined} onClick={turn.previous}>
          {words.previous}
        </Button>
        <Button variant="default" disabled={turn.next === undefined} onClick={turn.next}>
          {words.next}
        </Button>
        <span className={textCss["soft"]}>{turn.said}</span>
        <Button variant="default" className={css["wide"] ?? ""} onClick={() => open("keys")}>
          {words.keys}
        </Button>
      </div>
      <div className={css["choices"]}>
        <Toggles
          label={words.show}
          choices={filters.map((one) => [one, one === "all" ? words.filters.all : words.count(words.filters[one], counts[one])])}
          chosen={shown}
          choose={setFilter}
        />
        {base === undefined ? null : (
          <div>
            <span className={textCss["soft"]}>{words.base}</span>
            <Toggles
              label={words.base}
              choices={bases.map((one) => [String(one.n), words.bases[one.why](one.n)])}
              chosen={String(base.n)}
              choose={setChosen}
            />
          </div>
        )}
      </div>
      {picked.length === 0 ? (
        <p>{shown === "changed" ? words.unchanged : words.noneWrong}</p>
      ) : (
        <ReviewTable
          lines={picked}
          of={lines}
          ground={{ authority: now.authority, sheet: opening.sheet, n, base: base?.n, files: sent.files }}
        />
      )}
      <details className={css["history"]} open>
        <summary>{shared.history}</summary>
        <HistoryList authority={now.authority} sendings={now.sendings} acts={now.acts} showPerson={showPerson} />
      </details>
      {opened === "approve" ? (
        <ApproveDialog
          reply={now}
          n={n}
          explained={
            lines
              .flatMap(({ cells }) => cells)
              .flatMap(({ problems }) => problems)
              .filter((one) => one.reason !== undefined).length
          }
          isBusy={approve.isPending}
          error={approve.error}
          confirm={confirm}
          close={close}
        />
      ) : null}
      {opened === "return" ? (
        <ReturnDialog
          about={about}
          n={n}
          lines={lines}
          start={reason}
          kept={setReason}
          close={close}
          done={() => decided({ what: "returned", isLocked: false, place: now.place.name })}
          changed={(error) => (error instanceof ApiRefusal ? refuse(error.problem) : undefined)}
        />
      ) : null}
      {opened === "keys" ? <KeysDialog close={close} /> : null}
    </div>
  );
}

/** One sending to be approved or returned, exactly as it was sent. */
export function ReviewBody(asked: Asked): ReactNode {
  const { now, sending } = asked;
  const { authority, regime, place, sheet } = now;
  const [seen] = useState(sending.n);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<ProblemReply | undefined>(undefined);
  const about = { authority, regime, place: place.key, period: sheet.period };
  const sent = useQuestion("sheet", {}, { ...about, sending: String(sending.n) });
  return (
    <Answer question={sent} rows={12}>
      {(reply) => (
        <Reviewed
          {...asked}
          sent={reply}
          seen={seen}
          reason={reason}
          setReason={setReason}
          refused={refused}
          setRefused={setRefused}
        />
      )}
    </Answer>
  );
}
