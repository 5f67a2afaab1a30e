import type { ForecastJson, ScorecardRowJson } from "@kehoach/api/scorecard";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showNumber, showShort, toDrawn } from "../data/number.ts";
import { TONES } from "../data/verdict.ts";
import { PlanBar } from "../ui/bar.tsx";
import { Figure } from "../ui/figure.tsx";
import { Mark } from "../ui/mark.tsx";
import { Section } from "../ui/page.tsx";
import css from "./indicator.module.css";
import { useIndicatorWords } from "./indicator-words.ts";

function ForecastTiles({ forecast, unit }: { readonly forecast: ForecastJson; readonly unit: string }): ReactNode {
  const words = useWords();
  const own = useIndicatorWords();
  const { low, high, percent, verdict } = forecast;
  const drawn = toDrawn(percent);
  const [least, most] = [showNumber(low), showNumber(high)];
  return (
    <div className={css["board"]}>
      <div className={css["tile"]}>
        <span className={css["name"]}>{own.forecastValue}</span>
        <span className={css["big"]}>
          <Figure text={showNumber(forecast.value)} unit={unit} none={words.none} />
        </span>
        <span className={css["name"]}>{least && most ? own.range(least, most, unit) : own.noRange}</span>
      </div>
      <div className={css["tile"]}>
        <span className={css["name"]}>{words.indicator.percent}</span>
        <span className={css["big"]}>
          <Figure text={showShort(percent)} unit="%" none={own.noTarget} />
        </span>
        {drawn === undefined || verdict === null ? null : (
          <PlanBar percent={drawn} tone={TONES[verdict]} label={words.overview.bar(showShort(percent) ?? "")} />
        )}
      </div>
      {verdict === null ? null : (
        <div className={css["tile"]}>
          <span className={css["name"]}>{own.ifSo}</span>
          <span className={css["big"]}>
            <Mark tone={TONES[verdict]} label={words.verdict[verdict]} />
          </span>
        </div>
      )}
    </div>
  );
}

/** How the year will probably end and how that was told; or why it can not be told yet. Of a year that is over nothing. */
export function ForecastSection({ judgement }: { readonly judgement: ScorecardRowJson }): ReactNode {
  const own = useIndicatorWords();
  const { forecast, forecastLack, unit } = judgement;
  if (forecast === null && forecastLack === null) return null;
  return (
    <Section title={own.forecast}>
      {forecast === null ? null : <ForecastTiles forecast={forecast} unit={unit} />}
      <p className={forecast === null ? css["hint"] : css["why"]}>
        {forecast === null ? forecastLack : `${forecast.explanation} ${own.computed}`}
      </p>
    </Section>
  );
}
