import { toAddress } from "@kehoach/api/client";
import { FORM_PAPER_PATH } from "@kehoach/api/paths";
import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { ReactNode } from "react";
import { showUser } from "../data/show-user.ts";
import { SubmissionFiles } from "../data/submission-files.tsx";
import { showMoment } from "../ui/moment.ts";
import { Section } from "../ui/page.tsx";
import css from "./form-file.module.css";
import { useFormFileWords } from "./form-file-words.ts";
import type { SheetKey } from "./use-form-file.ts";

/** The paper to be signed, of a draft or of a sending, and the signed copies that came back. @rule Z28 D4 */
export function PaperSection({
  about,
  reply,
  refresh,
}: {
  readonly about: SheetKey;
  readonly reply: SheetReplyJson;
  readonly refresh: () => void;
}): ReactNode {
  const words = useFormFileWords().paper;
  const { sendings, files, may, people, state } = reply;
  const showPerson = (by: string): string => people[by] ?? showUser(by);
  const signed = files.filter(({ cell }) => cell === null);
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      <ul className={css["papers"]}>
        {sendings.toReversed().map(({ n, at, by, recalled }) => (
          <li key={n}>
            <a href={toAddress(FORM_PAPER_PATH, {}, { ...about, sending: n })} download>
              {words.sending(n)}
            </a>{" "}
            <span className={css["soft"]}>
              {words.sent(showMoment(at), showPerson(by))}
              {recalled === null ? "" : `; ${words.recalled}`}
            </span>
          </li>
        ))}
        {state === "submitted" ? null : (
          <li>
            <a href={toAddress(FORM_PAPER_PATH, {}, about)} download>
              {words.draft}
            </a>
            <p className={css["soft"]}>{words.draftNote}</p>
          </li>
        )}
      </ul>
      <h3>{words.signed}</h3>
      {signed.length === 0 ? <p className={css["soft"]}>{words.none}</p> : null}
      <SubmissionFiles files={signed} owner={about} mayAttach={may.attach} showPerson={showPerson} changed={refresh} />
    </Section>
  );
}
