import type { Reply } from "@kehoach/api/client";
import type { ExplanationJson } from "@kehoach/api/explanation-part";
import type { ScorecardRowJson } from "@kehoach/api/scorecard";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { AskDialog } from "../data/explanation-ask.tsx";
import { ExplanationMark } from "../data/explanation-mark.tsx";
import { useExplanationWords } from "../data/explanation-words.ts";
import { useWords } from "../data/language.tsx";
import { showNumber, showShort, toDrawn } from "../data/number.ts";
import { TONES } from "../data/verdict.ts";
import { PlanBar } from "../ui/bar.tsx";
import { Mark } from "../ui/mark.tsx";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import textCss from "../ui/text.module.css";
import { listBehind } from "./behind.ts";
import css from "./briefing.module.css";
import { useBriefingWords } from "./briefing-words.ts";

type Overview = Reply<"overview">;
type Asks = Reply<"explanations">["asks"];

/** On the first screen of a phone. */
const FIRST = 3;

function Forecast({ row: { forecast, unit } }: { readonly row: ScorecardRowJson }): ReactNode {
  const words = useBriefingWords().behind;
  const { verdict } = useWords();
  if (forecast === null) return null;
  const of =
    forecast.percent === null || forecast.verdict === null
      ? ""
      : words.forecastOf(showShort(forecast.percent) ?? "", verdict[forecast.verdict].toLocaleLowerCase("vi"));
  return (
    <p className={textCss["soft"]}>
      {words.forecast(showNumber(forecast.value) ?? "", unit)}
      {of}
    </p>
  );
}

/** One indicator: how it stands, how the year will probably end, and the way to ask why. */
function Card({
  row,
  mode,
  explained,
  ask,
}: {
  readonly row: ScorecardRowJson;
  readonly mode: Overview["mode"];
  readonly explained: readonly ExplanationJson[];
  /** Absent: he may not, or somebody asks already. */
  readonly ask: (() => void) | undefined;
}): ReactNode {
  const words = useBriefingWords().behind;
  const all = useWords();
  const { ask: go, askAbout } = useExplanationWords();
  const percent = toDrawn(row.percent);
  return (
    <li className={css["card"]}>
      <h3>
        <Link to="/chi-tieu/$code" params={{ code: row.code }}>
          {row.name}
        </Link>
      </h3>
      <p className={css["state"]}>
        <Mark tone={TONES[row.verdict]} label={all.verdict[row.verdict]} />
        {row.percent === null ? null : <strong>{showShort(row.percent)} %</strong>}
        <span className={textCss["soft"]}>
          {words.of(showNumber(row.actual) ?? all.none, showNumber(row.target) ?? "–", row.unit)}
        </span>
      </p>
      {percent === undefined ? null : (
        <PlanBar percent={percent} tone={TONES[row.verdict]} label={all.overview.bar(showShort(row.percent) ?? "")} />
      )}
      {mode === "interim" ? <p className={textCss["soft"]}>{row.explanation}</p> : null}
      <Forecast row={row} />
      <div className={css["go"]}>
        {ask === undefined ? null : (
          <Button variant="default" size="compact-md" aria-label={askAbout(row.name)} onClick={ask}>
            {go}
          </Button>
        )}
        <ExplanationMark code={row.code} items={explained} />
      </div>
    </li>
  );
}

/** What is behind plan, the worst first; three at once, the others folded. @rule Y120 */
export function BehindList({
  overview,
  explained,
  asks,
}: {
  readonly overview: Overview;
  readonly explained: ReadonlyMap<string, readonly ExplanationJson[]>;
  readonly asks: Asks;
}): ReactNode {
  const words = useBriefingWords().behind;
  const { yearName } = useWords();
  const { asked } = useExplanationWords();
  const [about, setAbout] = useState<ScorecardRowJson>();
  const [isAsked, setAsked] = useState(false);
  const rows = listBehind(overview.indicators);
  const mayAsk = ({ code, sector }: ScorecardRowJson): boolean =>
    asks !== null &&
    (asks.sectors === null || asks.sectors.includes(sector)) &&
    !(explained.get(code) ?? []).some(({ state }) => state === "open" || state === "answered");
  const list = (some: readonly ScorecardRowJson[]): ReactNode => (
    <ul className={css["cards"]}>
      {some.map((row) => (
        <Card
          key={row.code}
          row={row}
          mode={overview.mode}
          explained={explained.get(row.code) ?? []}
          ask={mayAsk(row) ? () => setAbout(row) : undefined}
        />
      ))}
    </ul>
  );
  const rest = rows.slice(FIRST);
  return (
    <Section title={words.title(rows.length)}>
      {isAsked ? <Notice tone="done">{asked}</Notice> : null}
      {rows.length === 0 ? (
        <Empty>{overview.indicators.length === 0 ? words.noList : words.none}</Empty>
      ) : (
        list(rows.slice(0, FIRST))
      )}
      {rest.length === 0 ? null : (
        <details className={css["more"]}>
          <summary>{words.more(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
      <p>
        <Link to="/">{words.rest}</Link>
      </p>
      {about === undefined ? null : (
        <AskDialog
          about={{
            authority: overview.authority.code,
            indicator: about.code,
            name: about.name,
            breakdown: "",
            place: overview.place.key,
            placeName: overview.place.name,
            period: String(overview.year),
            periodName: yearName(overview.year),
            mode: overview.mode,
            verdict: about.verdict,
          }}
          close={() => setAbout(undefined)}
          done={() => {
            setAbout(undefined);
            setAsked(true);
          }}
        />
      )}
    </Section>
  );
}
