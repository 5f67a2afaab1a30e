import { toAddress } from "@kehoach/api/client";
import { SUBMISSION_FILE_PATH } from "@kehoach/api/paths";
import type { SendingJson, SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { ReactNode } from "react";
import { ApprovalSteps } from "../data/approval-steps.tsx";
import { useDueWords } from "../data/due-words.ts";
import { isCorrection } from "../data/sheet-history.ts";
import { SheetLink } from "../data/sheet-link.tsx";
import { Mark } from "../ui/mark.tsx";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import textCss from "../ui/text.module.css";
import { useApprovalPageWords } from "./approval-words.ts";
import css from "./review.module.css";

/** Which sending it is: when, by whom, late, a correction; the steps; the papers that came with it. */
export function ReviewHead({
  reply,
  sending,
  showPerson,
}: {
  readonly reply: SheetReplyJson;
  readonly sending: SendingJson;
  readonly showPerson: (by: string) => string;
}): ReactNode {
  const words = useApprovalPageWords().review;
  const due = useDueWords();
  const { state, may, approval, acts, authority } = reply;
  const papers = reply.files.filter(({ cell }) => cell === null);
  return (
    <div className={css["head"]}>
      <p className={css["sent"]}>
        <strong>{words.sent(sending.n, showMoment(sending.at), showPerson(sending.by))}</strong>
        {sending.late ? <Mark tone="behind" label={words.late} /> : null}
        {isCorrection(acts, sending.n) ? <Mark tone="met" label={words.correction} /> : null}
        <span className={textCss["soft"]}>{words.deadline(due.day(reply.deadline))}</span>
        <SheetLink regime={reply.regime} place={reply.place.key} period={reply.sheet.period}>
          {words.toSheet}
        </SheetLink>
      </p>
      <ApprovalSteps approval={approval} />
      {papers.length === 0 ? null : (
        <ul className={css["files"]} aria-label={words.signed}>
          <li className={textCss["soft"]}>{words.signed}:</li>
          {papers.map(({ id, name }) => (
            <li key={id}>
              <a href={toAddress(SUBMISSION_FILE_PATH, { id }, { authority })} download={name}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {state === null || state === "submitted" ? null : (
        <Notice tone={state === "approved" ? "done" : "mind"}>{words.states[state]}</Notice>
      )}
      {state === "submitted" && !may.approve ? (
        <p className={textCss["soft"]}>{may.return ? words.ownWork : words.notYours}</p>
      ) : null}
    </div>
  );
}
