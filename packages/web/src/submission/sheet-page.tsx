import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useDueWords } from "../data/due-words.ts";
import { showFormName } from "../data/form-name.ts";
import { useLanguage, useWords } from "../data/language.tsx";
import { LeaveGuard } from "../data/leave-guard.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { useMedia } from "../ui/use-media.ts";
import { listNamedColumns, listNamedLines } from "./form-look.ts";
import css from "./sheet.module.css";
import { SheetContext, type SheetPlace, useSheet, useSnapshot } from "./sheet-context.ts";
import { SheetDesk } from "./sheet-desk.tsx";
import { SheetPhone } from "./sheet-phone.tsx";
import { SheetStanding } from "./sheet-standing.tsx";
import { listUnsent } from "./sheet-state.ts";
import { useSheetWords } from "./sheet-words.ts";
import { useSheetStore } from "./use-sheet-store.ts";

const PHONE = "(max-width: 640px)";
const ABOUT = ["che-do", "dia-ban", "ky", "lan", "authority"] as const;

/** Nobody leaves what is neither on the server nor kept here without being asked. */
function Guard(): ReactNode {
  const words = useSheetWords().leave;
  const { isKept, state } = useSnapshot();
  const count = listUnsent(state).length;
  return (
    <LeaveGuard isNeeded={!isKept && count > 0} about={ABOUT} title={words.title} go={words.go} stay={words.stay}>
      <p>{words.lead(count)}</p>
    </LeaveGuard>
  );
}

function Body(): ReactNode {
  const isPhone = useMedia(PHONE);
  const { reply } = useSheet();
  return (
    <>
      <SheetStanding reply={reply} />
      {isPhone ? <SheetPhone /> : <SheetDesk />}
      <Guard />
    </>
  );
}

function OpenedSheet({
  reply,
  user,
  isPast,
}: {
  readonly reply: SheetReplyJson;
  readonly user: string;
  /** A sending as it was: it does not change any more. */
  readonly isPast: boolean;
}): ReactNode {
  const language = useLanguage();
  const store = useSheetStore(reply, user, language, isPast);
  const place = useMemo((): SheetPlace => {
    const { sheet } = store.get().view;
    return { reply, store, lines: listNamedLines(sheet), columns: listNamedColumns(sheet) };
  }, [reply, store]);
  return (
    <SheetContext value={place}>
      <Body />
    </SheetContext>
  );
}

function SheetScreen(): ReactNode {
  const words = useSheetWords();
  const { site } = useWords();
  const due = useDueWords();
  const asker = useAsker();
  const { authority } = useAsked();
  const { "che-do": regime = "", "dia-ban": place = "", ky: period = "", lan: sending } = useAddress();
  const isNamed = regime !== "" && place !== "" && period !== "";
  const question = useQuestion("sheet", {}, { authority, regime, place, period, sending }, { enabled: isNamed });
  const { data } = question;
  // The first answer is what is worked on; what changes afterwards is asked for by itself.
  const first = useMemo(() => data, [data === undefined, regime, place, period, sending]);
  return (
    <Page
      title={data === undefined ? words.title : showFormName(data.sheet.form)}
      site={site}
      over={
        <>
          {asker.may("form.send") ? <Link to="/viec">{words.back}</Link> : <Link to="/che-do">{words.toStatus}</Link>}
          {data === undefined ? "" : ` · ${data.regimeName}`}
        </>
      }
      {...(data === undefined
        ? {}
        : { lead: `${data.place.name}, ${data.periodName}. ${words.deadline}: ${due.day(data.deadline)}.` })}
    >
      {isNamed ? (
        <Answer question={question} rows={12}>
          {() =>
            first === undefined ? null : (
              <div className={css["sheet"]} data-wide="page">
                {/* Who sits here is known: the page is only for those who signed in, and stays when a session ends. */}
                <OpenedSheet
                  key={[regime, place, period, sending].join(" ")}
                  reply={first}
                  user={asker.user?.username ?? ""}
                  isPast={sending !== undefined}
                />
              </div>
            )
          }
        </Answer>
      ) : (
        <Empty>{words.noAddress}</Empty>
      )}
    </Page>
  );
}

/** A form of a place for a period: filled in, sent, taken back; or only seen. */
export function SheetPage(): ReactNode {
  return (
    <Needs action="submission.read">
      <SheetScreen />
    </Needs>
  );
}
