import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAsker } from "../data/asker.ts";
import { useOwnWords, useWords } from "../data/language.tsx";
import { Page, Section } from "../ui/page.tsx";
import { listNextSteps } from "./next-steps.ts";
import { NOTHING_WORDS } from "./nothing-words.ts";

/** The first page before there is anything to show: what is to be done next, by whoever looks. @rule W21 */
export function NothingYet(): ReactNode {
  const words = useWords();
  const asker = useAsker();
  const steps = listNextSteps(asker.may);
  const { title, lead, next, wait, steps: said } = useOwnWords(NOTHING_WORDS);
  return (
    <Page title={title} site={words.site} lead={lead}>
      {steps.length === 0 ? null : (
        <Section title={next}>
          <ul>
            {steps.map(({ name, path }) => (
              <li key={name}>
                <Link to={path}>{said[name][0]}</Link>: {said[name][1]}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>{wait}</p>
      {asker.isKnown && asker.user === undefined ? <Link to="/dang-nhap">{words.asker.signIn}</Link> : null}
    </Page>
  );
}
