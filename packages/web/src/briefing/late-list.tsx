import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useQuestion } from "../data/question.ts";
import { Section } from "../ui/page.tsx";
import textCss from "../ui/text.module.css";
import css from "./briefing.module.css";
import { useBriefingWords } from "./briefing-words.ts";
import { listLate } from "./late.ts";

const MOST = 5;

/** Who has not sent what is overdue. @rule Y121 */
export function LateList({ authority }: { readonly authority: string }): ReactNode {
  const words = useBriefingWords().late;
  const question = useQuestion("chase", {}, { authority }, { keep: true });
  const late = listLate(question.data?.groups ?? []);
  return (
    <Section title={words.title(late.length)}>
      <Answer question={question} rows={3}>
        {() => (
          <>
            {late.length === 0 ? (
              <p>{words.none}</p>
            ) : (
              <ul className={css["lines"]}>
                {late.slice(0, MOST).map(({ place, forms, days }) => (
                  <li key={place.key}>
                    <span className={textCss["capital"]}>{place.name}</span>
                    <span className={textCss["soft"]}>{words.line(forms, days)}</span>
                  </li>
                ))}
              </ul>
            )}
            {late.length > MOST ? <p className={textCss["soft"]}>{words.more(late.length - MOST)}</p> : null}
          </>
        )}
      </Answer>
      <p>
        <Link to="/don-doc">{words.link}</Link>
      </p>
    </Section>
  );
}
