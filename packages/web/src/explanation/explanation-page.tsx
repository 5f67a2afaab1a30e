import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ExplanationThread } from "../data/explanation-thread.tsx";
import { useExplanationWords } from "../data/explanation-words.ts";
import { useWords } from "../data/language.tsx";
import { Needs } from "../data/needs.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page } from "../ui/page.tsx";

function ExplanationScreen(): ReactNode {
  const words = useExplanationWords();
  const { site } = useWords();
  const { id = "" } = useParams({ strict: false });
  const { authority } = useAsked();
  const { data } = useQuestion("explanation", { id }, { authority });
  const back = <Link to="/giai-trinh">{words.all}</Link>;
  return (
    <Page
      title={data?.name ?? words.title}
      site={site}
      over={back}
      {...(data === undefined
        ? {}
        : {
            lead: (
              <>
                {data.breakdownName === "" ? "" : `${data.breakdownName}. `}
                {data.place.name}, {data.periodName}.{" "}
                <Link
                  to="/chi-tieu/$code"
                  params={{ code: data.indicator }}
                  search={(now) => ({ ...now, place: data.place.key, year: data.period.slice(0, 4) })}
                  hash="giai-trinh"
                >
                  {words.see}
                </Link>
              </>
            ),
          })}
    >
      <ExplanationThread id={id} authority={authority} />
    </Page>
  );
}

/** One explanation on a page of its own: what a letter or a list leads to. */
export function ExplanationPage(): ReactNode {
  return (
    <Needs action="explanation.read">
      <ExplanationScreen />
    </Needs>
  );
}
