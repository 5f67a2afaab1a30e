import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useOwnWords, useWords } from "../data/language.tsx";
import { Page } from "../ui/page.tsx";
import { GUIDES } from "./guides.ts";
import css from "./help.module.css";
import { HELP_WORDS } from "./help-words.ts";

/** Every guide, and what it is for. */
export function GuideListPage(): ReactNode {
  const { site } = useWords();
  const words = useOwnWords(HELP_WORDS);
  return (
    <Page title={words.title} site={site} lead={`${words.lead} ${words.only}`}>
      <ol className={css["list"]}>
        {GUIDES.map(({ name, title }) => (
          <li key={name}>
            <Link to="/huong-dan/$name" params={{ name }} lang="vi">
              {title}
            </Link>
            <p>{words.about[name]}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
