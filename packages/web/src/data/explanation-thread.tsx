import type { ExplanationActJson } from "@kehoach/api/explanation-part";
import type { ReactNode } from "react";
import { showMoment } from "../ui/moment.ts";
import textCss from "../ui/text.module.css";
import { Answer } from "./answer.tsx";
import { useDueWords } from "./due-words.ts";
import css from "./explanation.module.css";
import { SentFiles } from "./explanation-files.tsx";
import { GoOn } from "./explanation-go-on.tsx";
import { StoodThen } from "./explanation-stood.tsx";
import { useExplanationWords } from "./explanation-words.ts";
import { useQuestion } from "./question.ts";
import { showUser } from "./show-user.ts";

function Act({
  act,
  authority,
  nameOf,
}: {
  readonly act: ExplanationActJson;
  readonly authority: string;
  readonly nameOf: (by: string) => string;
}): ReactNode {
  const words = useExplanationWords();
  const due = useDueWords();
  return (
    <li className={css["act"]} data-act={act.act}>
      <p className={textCss["soft"]}>
        {words.by(nameOf(act.by), words.deeds[act.act], showMoment(act.at))}
        {act.answerBy === null ? "" : `. ${words.answerBy(due.day(act.answerBy))}`}
      </p>
      {act.text === "" ? null : <p className={css["text"]}>{act.text}</p>}
      <SentFiles files={act.files} authority={authority} />
    </li>
  );
}

/** One explanation, everything that was said, and what is to be done now. */
export function ExplanationThread({ id, authority }: { readonly id: string; readonly authority: string | undefined }): ReactNode {
  const words = useExplanationWords();
  const due = useDueWords();
  const question = useQuestion("explanation", { id }, { authority }, { keep: true });
  return (
    <Answer question={question} rows={3}>
      {(one) => {
        const nameOf = (by: string): string => one.people[by] ?? showUser(by);
        return (
          <div className={css["thread"]}>
            <p>
              <strong className={css["state"]} data-state={one.overdue ? "overdue" : one.state}>
                {words.states[one.state]}
                {one.left === null ? "" : `, ${due.left(one.left)}`}
              </strong>
            </p>
            <StoodThen item={one} />
            <ol className={css["acts"]}>
              {one.acts.map((act) => (
                <Act key={act.n} act={act} authority={one.authority} nameOf={nameOf} />
              ))}
            </ol>
            {one.state !== "open" ? null : one.concerned.length === 0 ? (
              <p>{words.nobody}</p>
            ) : (
              <p className={textCss["soft"]}>{words.concerned(one.concerned.map(nameOf).join(", "))}</p>
            )}
            <GoOn one={one} />
          </div>
        );
      }}
    </Answer>
  );
}
