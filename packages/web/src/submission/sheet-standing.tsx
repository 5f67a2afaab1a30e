import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress } from "../data/address.ts";
import { ApprovalSteps } from "../data/approval-steps.tsx";
import { useApprovalWords } from "../data/approval-words.ts";
import { useDueWords } from "../data/due-words.ts";
import { HistoryList } from "../data/history-list.tsx";
import { findDecline, findOpenRequest, findReturn } from "../data/sheet-history.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import css from "./sheet.module.css";
import { showPerson, useSnapshot } from "./sheet-context.ts";
import { useSheetWords } from "./sheet-words.ts";
import type { SheetWords } from "./sheet-words-vi.ts";

function whyLocked(
  reply: SheetReplyJson,
  standing: SheetReplyJson["standing"],
  words: SheetWords,
  day: (iso: string) => string,
): string {
  if (standing === "not-open") return words.why["not-open"](day(reply.opens));
  return standing === "closed" ? words.why.closed(day(reply.closes ?? reply.deadline)) : words.why.reader;
}

/** What became of what was sent: returned or opened again and why, approved, asked to be opened. @rule Y66 */
function Decided(): ReactNode {
  const words = useSheetWords().sent;
  const snapshot = useSnapshot();
  const { state, sendings, acts } = snapshot.moving;
  const n = sendings.at(-1)?.n ?? 0;
  const by = (one: { readonly by: string; readonly at: string }) => [showMoment(one.at), showPerson(snapshot, one.by)] as const;
  if (state === "returned") {
    const said = findReturn(acts, n);
    if (said === undefined) return null;
    return (
      <Notice tone="refused">
        <strong>{said.act === "return" ? words.returned(...by(said)) : words.reopened(...by(said))}</strong>
        <p>{said.reason}</p>
        <p>{words.mend}</p>
      </Notice>
    );
  }
  if (state !== "approved") return null;
  const [asked, declined] = [findOpenRequest(acts, n), findDecline(acts, n)];
  return (
    <Notice tone="done">
      <p>{words.approved}</p>
      {asked === undefined ? null : (
        <p>
          {words.asked(...by(asked))} {asked.reason}
        </p>
      )}
      {declined === undefined ? null : (
        <p>
          {words.declined(...by(declined))} {declined.reason}
        </p>
      )}
    </Notice>
  );
}

/** How the form stands: sent, taken back, why it is only shown; and the way to each sending as it was. */
export function SheetStanding({ reply }: { readonly reply: SheetReplyJson }): ReactNode {
  const words = useSheetWords();
  const due = useDueWords();
  const { lan } = useAddress();
  const snapshot = useSnapshot();
  const { standing, state, sendings, acts, approval, may } = snapshot.moving;
  const { history } = useApprovalWords();
  const last = sendings.at(-1);
  const isSent = state === "submitted" || state === "approved";
  if (lan !== undefined)
    return (
      <Notice tone="mind">
        {words.sent.viewing(Number(lan))}{" "}
        <Link to="." search={(now) => ({ ...now, lan: "" })}>
          {words.sent.toNow}
        </Link>
      </Notice>
    );
  return (
    <>
      {sendings.length === 0 ? null : (
        <p>
          {last === undefined
            ? null
            : isSent
              ? [
                  words.sent.line(last.n, showMoment(last.at), showPerson(snapshot, last.by)),
                  last.late ? words.sent.late : "",
                ].join(" ")
              : last.recalled === null
                ? null
                : words.sent.recalled(showMoment(last.recalled.at), showPerson(snapshot, last.recalled.by), last.recalled.reason)}
          <span className={css["sendings"]}>
            {" "}
            {words.sent.list}:{" "}
            {sendings.map(({ n }) => (
              <Link key={n} to="." search={(now) => ({ ...now, lan: String(n) })}>
                {words.sent.one(n)}
              </Link>
            ))}
          </span>
        </p>
      )}
      <Decided />
      {state === "submitted" ? <ApprovalSteps approval={approval} /> : null}
      {acts.length === 0 ? null : (
        <details>
          <summary className={css["more"]}>{history}</summary>
          <HistoryList
            authority={reply.authority}
            sendings={sendings}
            acts={acts}
            showPerson={(by) => showPerson(snapshot, by)}
          />
        </details>
      )}
      {isSent || may.enter ? null : <Notice tone="mind">{whyLocked(reply, standing, words, due.day)}</Notice>}
      {may.enter && may.rows !== null ? <p className={css["soft"]}>{words.why.rows}</p> : null}
    </>
  );
}
