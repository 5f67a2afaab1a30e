import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useDueWords } from "../data/due-words.ts";
import explanationCss from "../data/explanation.module.css";
import { useExplanationWords } from "../data/explanation-words.ts";
import { useQuestion } from "../data/question.ts";
import { Section } from "../ui/page.tsx";
import textCss from "../ui/text.module.css";
import css from "./briefing.module.css";
import { useBriefingWords } from "./briefing-words.ts";

const MOST = 5;

/** What was asked and is not closed: what waits for whoever looks first, then what is overdue. */
export function OpenExplanations({ authority }: { readonly authority: string }): ReactNode {
  const words = useBriefingWords().explanations;
  const all = useExplanationWords();
  const due = useDueWords();
  const question = useQuestion("explanations", {}, { authority, limit: String(MOST) }, { keep: true });
  const { counts } = question.data ?? {};
  const open = (counts?.open ?? 0) + (counts?.answered ?? 0);
  return (
    <Section title={words.title(open)}>
      <Answer question={question} rows={3}>
        {({ items, counts: { overdue, answered } }) => (
          <>
            {items.length === 0 ? <p>{words.none}</p> : null}
            {overdue + answered === 0 ? null : (
              <p>
                {[...(overdue === 0 ? [] : [words.overdue(overdue)]), ...(answered === 0 ? [] : [words.answered(answered)])].join(
                  ", ",
                )}
              </p>
            )}
            <ul className={css["lines"]}>
              {items.map((item) => (
                <li key={item.id}>
                  <Link to="/giai-trinh/$id" params={{ id: item.id }}>
                    {item.name}, {item.place.name}
                  </Link>
                  <span className={explanationCss["state"]} data-state={item.overdue ? "overdue" : item.state}>
                    {all.states[item.state]}
                    {item.left === null ? "" : `, ${due.left(item.left)}`}
                  </span>
                </li>
              ))}
            </ul>
            {open > MOST ? <p className={textCss["soft"]}>{words.more(open - MOST)}</p> : null}
          </>
        )}
      </Answer>
      <p>
        <Link to="/giai-trinh">{words.link}</Link>
      </p>
    </Section>
  );
}
