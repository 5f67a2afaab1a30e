import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Facts, Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { toLines } from "./figure-lines.ts";
import { FigureTable } from "./figure-table.tsx";
import css from "./sector.module.css";

/** One system of work: its indicators, each with every figure of the year. */
export function SectorPage(): ReactNode {
  const words = useWords();
  const { code = "" } = useParams({ strict: false });
  const { authority, place, year } = useAsked();
  const question = useQuestion("sector", { code }, { authority, place, year });
  const all = useQuestion("sectors", {}, { authority, place, year });
  return (
    <Answer
      question={question}
      rows={14}
      choose={(choice, name) => (
        <Link to="/linh-vuc/$code" params={{ code: choice }}>
          {name}
        </Link>
      )}
    >
      {(answer) => {
        const { sector } = answer;
        const at = all.data?.items.findIndex((item) => item.code === code) ?? -1;
        const [before, after] = at < 0 ? [undefined, undefined] : [all.data?.items[at - 1], all.data?.items[at + 1]];
        return (
          <Page
            title={sector.name}
            site={words.site}
            over={
              <>
                <Link to="/linh-vuc">{words.sector.title}</Link> · {words.sector.section(sector.section)} · {answer.place.name},{" "}
                {words.yearName(answer.year)}
              </>
            }
          >
            <Facts
              items={[
                [
                  words.sector.reporter,
                  sector.reporter === null
                    ? words.sector.reporterNone
                    : sector.reporterStated
                      ? sector.reporter
                      : `${sector.reporter} (${words.sector.reporterGuessed})`,
                ],
              ]}
            />
            <Section title={words.sector.rows}>
              {answer.indicators.length === 0 ? (
                <Empty>{words.sector.empty}</Empty>
              ) : (
                <FigureTable
                  lines={answer.indicators.flatMap((indicator) =>
                    toLines(indicator, { place: answer.place.key, year: String(answer.year) }),
                  )}
                />
              )}
            </Section>
            <nav className={css["turn"]} aria-label={words.sector.title}>
              {before ? (
                <Link to="/linh-vuc/$code" params={{ code: before.code }}>
                  ← {before.name}
                </Link>
              ) : (
                <span />
              )}
              {after ? (
                <Link to="/linh-vuc/$code" params={{ code: after.code }}>
                  {after.name} →
                </Link>
              ) : (
                <span />
              )}
            </nav>
          </Page>
        );
      }}
    </Answer>
  );
}
