import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { type Address, useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { showFormName } from "../data/form-name.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { SheetLink } from "../data/sheet-link.tsx";
import { useApproved } from "../data/use-approved.ts";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { useApprovalPageWords } from "./approval-words.ts";
import { findReviewed } from "./bases.ts";
import { findNeighbours, itemKey } from "./inbox.ts";
import { type Decided, ReviewBody, type ReviewTurn } from "./review-body.tsx";
import type { ReviewFilter } from "./review-lines.ts";
import { useInbox } from "./use-inbox.ts";

/** The inbox as it was left: without the form. */
function toInbox(now: Address, xong: string): Address {
  return { ...now, "che-do": "", "dia-ban": "", ky: "", xong };
}

function ReviewScreen(): ReactNode {
  const words = useApprovalPageWords().review;
  const { site } = useWords();
  const { authority } = useAsked();
  const { "che-do": regime = "", "dia-ban": place = "", ky: period = "" } = useAddress();
  const navigate = useNavigate();
  const asker = useAsker();
  const approved = useApproved();
  const inbox = useInbox();
  const [filter, setFilter] = useState<ReviewFilter>("all");
  const [decided, setDecided] = useState<Decided | undefined>(undefined);
  const isNamed = regime !== "" && place !== "" && period !== "";
  const question = useQuestion("sheet", {}, { authority, regime, place, period }, { enabled: isNamed });
  const { data } = question;
  const key = data === undefined ? "" : itemKey({ regime: data.regime, place: data.place, period: data.sheet.period });
  const queue = inbox.shown;
  const { at, previous, next } = findNeighbours(queue, key);
  type Item = (typeof queue)[number];
  const goTo = (item: Item): void => {
    void navigate({
      to: "/duyet/phieu",
      search: (now: Address) => ({ ...now, "che-do": item.regime, "dia-ban": item.place.key, ky: item.period }),
    });
  };
  // Who only reads has no inbox to go back to.
  const home = asker.may("submission.approve") ? "/duyet" : "/che-do";
  const goBack = (xong: string): void => {
    void navigate({ to: home, search: (now: Address) => toInbox(now, xong) });
  };
  const way = (item: Item | undefined): (() => void) | undefined =>
    item === undefined
      ? undefined
      : () => {
          setDecided(undefined);
          goTo(item);
        };
  const turn: ReviewTurn = {
    said: queue.length === 0 ? "" : at < 0 ? words.waitingElse(queue.length) : words.place(at + 1, queue.length),
    previous: way(previous),
    next: way(next),
    back: () => goBack(""),
  };
  const goOn = (what: Decided): void => {
    setDecided(what);
    // The next one is that of the list as it was when this one was decided.
    if (next === undefined) goBack(what.what === "approved" ? "duyet" : "tra-lai");
    else goTo(next);
    void approved();
  };
  const sending = data === undefined ? undefined : findReviewed(data);
  return (
    <Page
      title={data === undefined ? words.title : showFormName(data.sheet.form)}
      site={site}
      over={
        <>
          <Link to={home} search={(now) => toInbox(now, "")}>
            {home === "/duyet" ? words.back : words.toStatus}
          </Link>
          {data === undefined ? "" : ` · ${data.regimeName}`}
        </>
      }
      {...(data === undefined ? {} : { lead: `${data.place.name}, ${data.periodName}` })}
    >
      {decided === undefined ? null : (
        <Notice tone="done">{decided.isLocked ? words.locked(decided.place) : words.done[decided.what](decided.place)}</Notice>
      )}
      {isNamed ? (
        <Answer question={question} rows={12}>
          {(now) =>
            sending === undefined ? (
              <Empty>
                <p>{words.unsent}</p>
                <SheetLink regime={now.regime} place={now.place.key} period={now.sheet.period}>
                  {words.toSheet}
                </SheetLink>
              </Empty>
            ) : (
              <ReviewBody
                key={key}
                now={now}
                sending={sending}
                filter={filter}
                setFilter={setFilter}
                turn={turn}
                decided={goOn}
              />
            )
          }
        </Answer>
      ) : (
        <Empty>{words.noAddress}</Empty>
      )}
    </Page>
  );
}

/** One sending of a form on one screen, to be approved or returned; then the next one that waits. */
export function ReviewPage(): ReactNode {
  return (
    <Needs action="submission.read">
      <ReviewScreen />
    </Needs>
  );
}
