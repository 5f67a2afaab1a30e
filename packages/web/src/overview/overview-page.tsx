import { ApiRefusal } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useExplanationsOf } from "../data/explanation-mark.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { VERDICTS } from "../data/verdict.ts";
import { Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Toggles } from "../ui/toggle.tsx";
import { Glance } from "./glance.tsx";
import { Money } from "./money.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import css from "./overview.module.css";
import { ScorecardTable } from "./scorecard-table.tsx";

/** The year on one page: how the plan stands, where the money is, what does not add up. */
export function OverviewPage(): ReactNode {
  const words = useWords();
  const asked = useAsked();
  const change = useChangeAddress();
  const { may } = useAsker();
  const { verdict } = useAddress();
  const question = useQuestion("overview", {}, asked, { keep: true });
  const { data } = question;
  const explained = useExplanationsOf(
    data && { authority: data.authority.code, place: data.place.key, period: String(data.year) },
  );
  if (question.error instanceof ApiRefusal && question.error.problem.code === "YEAR_NONE") return <NothingYet />;
  return (
    <Answer
      question={question}
      rows={12}
      choose={(code, name) => (
        <Link to="/" search={/^\d{4}$/.test(code) ? { year: code } : { place: code }}>
          {name}
        </Link>
      )}
    >
      {(overview) => {
        const present = VERDICTS.filter((one) => overview.counts[one] > 0);
        const chosen = present.find((one) => one === verdict);
        const rows = chosen ? overview.indicators.filter((row) => row.verdict === chosen) : overview.indicators;
        return (
          <Page
            title={words.overview.title(overview.place.name, overview.year)}
            site={words.site}
            lead={
              <>
                {words.overview.lead(overview.indicators.length)}
                {may("briefing.read") ? (
                  <>
                    {" "}
                    <Link to="/dieu-hanh">{words.nav.briefing}</Link>
                  </>
                ) : null}
              </>
            }
          >
            <Section title={words.overview.glance(overview.indicators.length)}>
              <Glance rows={overview.indicators} />
              <p className={css["quiet"]}>{words.overview.glanceHint}</p>
            </Section>
            <div className={css["side"]}>
              <Section title={words.overview.errata}>
                <div className={css["errata"]}>
                  {overview.errata.total === 0 ? (
                    <p>{words.overview.errataNone}</p>
                  ) : (
                    <p>
                      {words.overview.errataLine(overview.errata.total, overview.errata.error, overview.errata.rounding)}{" "}
                      <Link to="/so-lieu-chua-khop">{words.overview.errataLink}</Link>
                    </p>
                  )}
                </div>
              </Section>
              <Section title={words.overview.basis}>
                <p>{words.overview.basisLine(overview.reported)}</p>
              </Section>
            </div>
            <Section title={words.overview.rows}>
              <Toggles
                label={words.overview.filter}
                choices={[
                  ["", `${words.all} (${overview.indicators.length})`],
                  ...present.map((one) => [one, `${words.verdict[one]} (${overview.counts[one]})`] as const),
                ]}
                chosen={chosen ?? ""}
                choose={(one) => change({ verdict: one })}
              />
              {rows.length === 0 ? (
                <Empty>{words.overview.noneLeft}</Empty>
              ) : (
                <ScorecardTable rows={rows} explained={explained} />
              )}
              {rows.some((row) => row.percent !== null) ? <p className={css["quiet"]}>{words.overview.planMark}</p> : null}
            </Section>
            {overview.money.length === 0 ? null : (
              <Section title={words.overview.money}>
                <Money groups={overview.money} />
              </Section>
            )}
            <p className={css["quiet"]}>
              {words.overview.holdings(overview.holdings)} <Link to="/bao-cao">{words.overview.reportLink}</Link>
            </p>
          </Page>
        );
      }}
    </Answer>
  );
}
