import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useExplanationsOf } from "../data/explanation-mark.tsx";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page } from "../ui/page.tsx";
import { BehindList } from "./behind-list.tsx";
import css from "./briefing.module.css";
import { useBriefingWords } from "./briefing-words.ts";
import { FreshList } from "./fresh-list.tsx";
import { LateList } from "./late-list.tsx";
import { MoneyLeft } from "./money-left.tsx";
import { OpenExplanations } from "./open-explanations.tsx";

function Briefing({ overview }: { readonly overview: Reply<"overview"> }): ReactNode {
  const authority = overview.authority.code;
  const about = { authority, place: overview.place.key, period: String(overview.year) };
  const explained = useExplanationsOf(about);
  const { data } = useQuestion("explanations", {}, { ...about, state: "all" });
  return (
    <div className={css["briefing"]}>
      <BehindList overview={overview} explained={explained} asks={data?.asks ?? null} />
      <FreshList authority={authority} />
      <LateList authority={authority} />
      <MoneyLeft money={overview.money} />
      <OpenExplanations authority={authority} />
    </div>
  );
}

function BriefingScreen(): ReactNode {
  const words = useBriefingWords();
  const { site } = useWords();
  const asked = useAsked();
  const question = useQuestion("overview", {}, asked, { keep: true });
  const { data } = question;
  return (
    <Page title={words.title} site={site} {...(data === undefined ? {} : { lead: words.lead(data.place.name, data.year) })}>
      <Answer
        question={question}
        rows={12}
        choose={(code, name) => (
          <Link to="/dieu-hanh" search={/^\d{4}$/.test(code) ? { year: code } : { place: code }}>
            {name}
          </Link>
        )}
      >
        {(overview) => <Briefing overview={overview} />}
      </Answer>
    </Page>
  );
}

/** What a leader has to know, first on a phone: what is behind, what is new, who is late, what is not paid out, what was asked. */
export function BriefingPage(): ReactNode {
  return (
    <Needs action="briefing.read">
      <BriefingScreen />
    </Needs>
  );
}
