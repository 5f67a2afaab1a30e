import { Link, useParams } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAsker } from "../data/asker.ts";
import { useAssignerName } from "../data/assigner-names.ts";
import { enteredText, enteredUnit, noneOf, targetRow, valueRow } from "../data/fact-row.ts";
import { useWords } from "../data/language.tsx";
import { showNumber, showShort } from "../data/number.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { TONES } from "../data/verdict.ts";
import { PlanBar } from "../ui/bar.tsx";
import { Figure } from "../ui/figure.tsx";
import { Mark } from "../ui/mark.tsx";
import { Facts, Literal, Page, Section } from "../ui/page.tsx";
import { Loading } from "../ui/state.tsx";
import { BelowSection } from "./below-section.tsx";
import { toPrintedPoints } from "./chart-points.ts";
import { ForecastSection } from "./forecast-section.tsx";
import css from "./indicator.module.css";
import { IndicatorErrata } from "./indicator-errata.tsx";
import { Lineage } from "./lineage.tsx";
import { SeriesTable } from "./series-table.tsx";

const ExplanationsOfCell = lazy(() =>
  import("../data/explanations-of-cell.tsx").then((module) => ({ default: module.ExplanationsOfCell })),
);
const SeriesChart = lazy(() => import("./series-chart.tsx").then((module) => ({ default: module.SeriesChart })));

/** One indicator in one place and year: how it stands and why, and where each of its figures comes from. */
export function IndicatorPage(): ReactNode {
  const words = useWords();
  const nameOf = useAssignerName();
  const { code = "" } = useParams({ strict: false });
  const { figures } = useAddress();
  const asked = useAsked();
  const { may } = useAsker();
  const question = useQuestion("indicator", { code }, asked, { keep: false });
  return (
    <Answer
      question={question}
      rows={12}
      choose={(choice, name) =>
        /^\d{4}$/.test(choice) ? (
          <Link to="/chi-tieu/$code" params={{ code }} search={{ year: choice }}>
            {name}
          </Link>
        ) : (
          <Link to="/chi-tieu/$code" params={{ code: choice }}>
            {name}
          </Link>
        )
      }
    >
      {(answer) => {
        const { indicator, judgement, actual, target } = answer;
        const usual = { place: answer.place.key, year: String(answer.year) };
        const marked = figures?.split(" ") ?? [];
        const percent = judgement.percent === null ? undefined : Number(judgement.percent);
        const drawn = toPrintedPoints(
          answer.series.filter((point) => point.actual !== null || point.target !== null),
          answer.values,
          answer.targets,
        );
        const enough = drawn.length > 1 || drawn.some((point) => point.actual !== null && point.target !== null);
        return (
          <Page
            title={indicator.name}
            site={words.site}
            over={
              <>
                <Link to="/linh-vuc/$code" params={{ code: indicator.sector }}>
                  {indicator.sectorName}
                </Link>{" "}
                · {answer.place.name}, {words.yearName(answer.year)}
              </>
            }
          >
            <div className={css["board"]}>
              <div className={css["tile"]}>
                <span className={css["name"]}>{words.indicator.value}</span>
                <span className={css["big"]}>
                  <Figure
                    text={actual ? enteredText(actual) : showNumber(judgement.actual)}
                    unit={actual ? enteredUnit(actual) : judgement.unit}
                    none={actual ? noneOf(actual.source, words) : words.none}
                  />
                </span>
                {actual ? <span className={css["name"]}>{valueRow(actual, words, usual).manner}</span> : null}
              </div>
              <div className={css["tile"]}>
                <span className={css["name"]}>{words.indicator.plan}</span>
                <span className={css["big"]}>
                  <Figure
                    text={target ? enteredText(target) : showNumber(judgement.target)}
                    unit={target ? enteredUnit(target) : judgement.unit}
                    none={target ? words.declaredNone : words.none}
                  />
                </span>
                {target ? (
                  <span className={css["name"]}>
                    {targetRow(target, words, nameOf, usual).manner}
                    {target.assigner === "unstated" ? `, ${words.assignerUnstated}` : ""}
                  </span>
                ) : null}
              </div>
              <div className={css["tile"]}>
                <span className={css["name"]}>{words.indicator.percent}</span>
                <span className={css["big"]}>
                  <Figure text={showShort(judgement.percent)} unit="%" none={words.none} />
                </span>
                {percent === undefined ? null : (
                  <PlanBar
                    percent={percent}
                    tone={TONES[judgement.verdict]}
                    label={words.overview.bar(showShort(judgement.percent) ?? "")}
                  />
                )}
              </div>
              <div className={css["tile"]}>
                <span className={css["name"]}>{words.column.verdict}</span>
                <span className={css["big"]}>
                  <Mark tone={TONES[judgement.verdict]} label={words.verdict[judgement.verdict]} />
                </span>
              </div>
            </div>
            <Section title={words.indicator.why}>
              <p className={css["why"]}>{judgement.explanation}</p>
              <Facts
                items={[
                  [words.indicator.stated, judgement.stated === null ? "–" : words.verdict[judgement.stated]],
                  [words.indicator.computed, judgement.computed === null ? "–" : words.verdict[judgement.computed]],
                  ...(judgement.agree === null
                    ? []
                    : [[words.column.check, judgement.agree ? words.indicator.agree : words.indicator.disagree] as const]),
                ]}
              />
            </Section>
            <ForecastSection judgement={judgement} />
            <BelowSection
              key={`${answer.place.key} ${answer.year} ${indicator.code}`}
              authority={asked.authority}
              place={answer.place.key}
              year={answer.year}
              indicator={indicator.code}
              sector={indicator.sector}
            />
            {may("explanation.read") ? (
              <Suspense>
                <ExplanationsOfCell
                  about={{
                    authority: asked.authority,
                    indicator: indicator.code,
                    name: indicator.name,
                    breakdown: "",
                    place: answer.place.key,
                    placeName: answer.place.name,
                    period: String(answer.year),
                    periodName: words.yearName(answer.year),
                    mode: asked.mode ?? "final",
                    verdict: judgement.verdict,
                  }}
                />
              </Suspense>
            ) : null}
            <IndicatorErrata relations={answer.relations} />
            <Section title={words.indicator.lineage} id="nguon-goc">
              <p className={css["hint"]}>
                {words.indicator.lineageLead} {marked.length > 0 ? words.indicator.highlighted : ""}
              </p>
              <Lineage answer={answer} marked={marked} />
            </Section>
            <Section title={words.indicator.chart}>
              {enough ? (
                <>
                  <Suspense fallback={<Loading label={words.loading} rows={5} />}>
                    <SeriesChart points={drawn} unit={drawn[0]?.unit ?? indicator.unit} title={indicator.name} />
                  </Suspense>
                  <SeriesTable points={drawn} />
                </>
              ) : (
                <p className={css["hint"]}>{words.indicator.chartNone}</p>
              )}
            </Section>
            <Section title={words.indicator.about}>
              <Facts
                items={[
                  [words.indicator.unit, <Literal key="unit">{indicator.unit}</Literal>],
                  [words.indicator.nature, words.nature[indicator.nature]],
                  [
                    words.indicator.direction,
                    indicator.direction in words.direction
                      ? words.direction[indicator.direction as keyof typeof words.direction /* just tested */] +
                        (indicator.range ? ` ${showNumber(indicator.range.low)} – ${showNumber(indicator.range.high)}` : "")
                      : indicator.direction,
                  ],
                  ...(indicator.formula === null
                    ? []
                    : [
                        [
                          words.indicator.formula,
                          <span key="formula" className={css["code"]}>
                            {indicator.formula}
                          </span>,
                        ] as const,
                      ]),
                  ...(indicator.headlineYears.length === 0
                    ? []
                    : [[words.indicator.headline, indicator.headlineYears.join(", ")] as const]),
                  [
                    words.indicator.judgedBy,
                    indicator.judgedBy in words.series
                      ? words.series[indicator.judgedBy as keyof typeof words.series /* just tested */]
                      : indicator.judgedBy,
                  ],
                  [
                    words.indicator.code,
                    <span key="code" className={css["code"]}>
                      {indicator.code}
                    </span>,
                  ],
                  ...(indicator.note === null ? [] : [[words.column.note, indicator.note] as const]),
                ]}
              />
            </Section>
          </Page>
        );
      }}
    </Answer>
  );
}
