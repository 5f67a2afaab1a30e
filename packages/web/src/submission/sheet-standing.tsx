import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress } from "../data/address.ts";
import { useDueWords } from "../data/due-words.ts";
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

/** How the form stands: sent, taken back, why it is only shown; and the way to each sending as it was. */
export function SheetStanding({ reply }: { readonly reply: SheetReplyJson }): ReactNode {
  const words = useSheetWords();
  const due = useDueWords();
  const { lan } = useAddress();
  const snapshot = useSnapshot();
  const { standing, state, sendings, may } = snapshot.moving;
  const last = sendings.at(-1);
  const isSent = state === "submitted";
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
      {isSent || may.enter ? null : <Notice tone="mind">{whyLocked(reply, standing, words, due.day)}</Notice>}
      {may.enter && may.rows !== null ? <p className={css["soft"]}>{words.why.rows}</p> : null}
    </>
  );
}
