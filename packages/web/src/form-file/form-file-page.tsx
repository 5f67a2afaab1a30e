import { toAddress } from "@kehoach/api/client";
import { FORM_TEMPLATE_PATH } from "@kehoach/api/paths";
import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useDueWords } from "../data/due-words.ts";
import { showFormName } from "../data/form-name.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Notice } from "../ui/notice.tsx";
import { Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { useFormFileWords } from "./form-file-words.ts";
import { ImportPanel } from "./import-panel.tsx";
import { PaperSection } from "./paper-section.tsx";
import { type SheetKey, useFormFile } from "./use-form-file.ts";

function Parts({
  about,
  reply,
  refresh,
}: {
  readonly about: SheetKey;
  readonly reply: SheetReplyJson;
  readonly refresh: () => void;
}): ReactNode {
  const words = useFormFileWords();
  const work = useFormFile(about);
  const isLooking = work.state.reply !== undefined;
  return (
    <>
      {isLooking ? null : (
        <Section title={words.template.title}>
          <p>{words.template.lead}</p>
          <p>
            <a href={toAddress(FORM_TEMPLATE_PATH, {}, about)} download>
              {words.template.get}
            </a>
          </p>
        </Section>
      )}
      <Section title={words.file.title}>
        {isLooking ? null : <p>{words.file.lead}</p>}
        {reply.may.enter || isLooking ? <ImportPanel work={work} /> : <Notice tone="mind">{words.file.locked}</Notice>}
      </Section>
      {isLooking ? null : <PaperSection about={about} reply={reply} refresh={refresh} />}
    </>
  );
}

function Screen(): ReactNode {
  const words = useFormFileWords();
  const { site } = useWords();
  const due = useDueWords();
  const { authority } = useAsked();
  const { "che-do": regime = "", "dia-ban": place = "", ky: period = "" } = useAddress();
  const isNamed = regime !== "" && place !== "" && period !== "";
  const question = useQuestion("sheet", {}, { authority, regime, place, period, sending: undefined }, { enabled: isNamed });
  const { data } = question;
  return (
    <Page
      title={words.title}
      site={site}
      over={
        <Link to="/phieu" search={(now) => now}>
          {words.back}
        </Link>
      }
      {...(data === undefined
        ? {}
        : {
            lead: `${showFormName(data.sheet.form)}, ${data.place.name}, ${data.periodName}. ${words.deadline}: ${due.day(data.deadline)}.`,
          })}
    >
      {isNamed ? (
        <Answer question={question} rows={8}>
          {(reply) => (
            <Parts
              key={[regime, place, period].join(" ")}
              about={{ authority: reply.authority, regime, place: reply.place.key, period }}
              reply={reply}
              refresh={() => void question.refetch()}
            />
          )}
        </Answer>
      ) : (
        <Empty>{words.noAddress}</Empty>
      )}
    </Page>
  );
}

/** A form of a place for a period outside of the screen: its template, a file taken in, the paper to be signed. @rule Z29 */
export function FormFilePage(): ReactNode {
  return (
    <Needs action="submission.read">
      <Screen />
    </Needs>
  );
}
