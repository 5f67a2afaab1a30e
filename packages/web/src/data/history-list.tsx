import type { SendingActJson, SendingJson } from "@kehoach/api/sheet-reply";
import type { ReactNode } from "react";
import { showMoment } from "../ui/moment.ts";
import textCss from "../ui/text.module.css";
import css from "./approval.module.css";
import { useApprovalWords } from "./approval-words.ts";
import { SectorNames } from "./sector-names.tsx";
import { type HistoryEvent, listHistory } from "./sheet-history.ts";

function Said({ event, authority }: { readonly event: HistoryEvent; readonly authority: string }): ReactNode {
  const words = useApprovalWords();
  const { events } = words;
  switch (event.kind) {
    case "sent":
      return event.late ? events.sentLate(event.n) : events.sent(event.n);
    case "approve":
      return (
        <>
          {events.approve(event.n, words.steps[event.step])}
          {event.sectors === null ? null : (
            <>
              {" "}
              (<SectorNames authority={authority} codes={event.sectors} all={words.allSectors} />)
            </>
          )}
        </>
      );
    default:
      return events[event.kind](event.n, event.reason);
  }
}

/** What happened to what was sent of a form: who sent, approved, returned, opened it, when and why. */
export function HistoryList({
  authority,
  sendings,
  acts,
  showPerson,
}: {
  readonly authority: string;
  readonly sendings: readonly SendingJson[];
  readonly acts: readonly SendingActJson[];
  readonly showPerson: (by: string) => string;
}): ReactNode {
  const words = useApprovalWords();
  return (
    <ol className={css["history"]}>
      {listHistory(sendings, acts).map((event) => (
        <li key={`${event.at} ${event.kind} ${event.n}`} data-kind={event.kind}>
          <Said event={event} authority={authority} />{" "}
          <span className={textCss["soft"]}>({words.by(showPerson(event.by), showMoment(event.at))})</span>
        </li>
      ))}
    </ol>
  );
}
