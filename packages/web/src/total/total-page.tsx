import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { showDate } from "../ui/date-text.ts";
import { Legend } from "../ui/legend.tsx";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import textCss from "../ui/text.module.css";
import { useMedia } from "../ui/use-media.ts";
import { listLacking, type Totals, transpose } from "./grid.ts";
import { LackingList } from "./lacking-list.tsx";
import { PeriodBody } from "./period-table.tsx";
import css from "./total.module.css";
import { TotalCards } from "./total-cards.tsx";
import { TotalChoices } from "./total-choices.tsx";
import { PlaceName, TotalTable } from "./total-table.tsx";
import { useTotalWords } from "./total-words.ts";
import { type Asking, type Matrix, useAhead, useAsking, useMatrix, useTotals } from "./use-totals.ts";

const PHONE = "(max-width: 44em)";

/** From the place of the authority down to this one. */
function Path({ totals: { above, place } }: { readonly totals: Totals }): ReactNode {
  const words = useTotalWords();
  if (above.length === 0) return null;
  return (
    <nav className={css["path"]} aria-label={words.path}>
      {above.map(({ key, name }) => (
        <span key={key}>
          <Link to="/tong-hop" search={(now) => ({ ...now, "dia-ban": key })}>
            <span className={textCss["capital"]}>{name}</span>
          </Link>{" "}
          ›
        </span>
      ))}
      <span aria-current="page" className={textCss["capital"]}>
        {place.name}
      </span>
    </nav>
  );
}

function TotalLegend({
  hasPlaces,
  isPlanned,
  hasDifference,
}: {
  readonly hasPlaces: boolean;
  readonly isPlanned: boolean;
  readonly hasDifference: boolean;
}): ReactNode {
  const words = useTotalWords();
  const { legend } = words;
  const items = [
    { sample: words.missing, meaning: legend.missing },
    { sample: <span className={css["none"]}>{words.none}</span>, meaning: legend.none },
    ...(isPlanned ? [{ sample: legend.planSample, meaning: legend.plan }] : []),
    ...(hasPlaces ? [{ sample: <em>{legend.derivedSample}</em>, meaning: legend.derived }] : []),
    ...(hasPlaces && hasDifference
      ? [
          {
            sample: (
              <span className={css["figure"]} data-off="true">
                {legend.offSample}
              </span>
            ),
            meaning: legend.off,
          },
        ]
      : []),
  ];
  return <Legend label={legend.label} items={items} />;
}

type Bodied = {
  readonly totals: Totals;
  readonly asking: Asking;
  readonly isCut: boolean;
  readonly sector: string;
};

/** Indicators by places, in one period. */
function MatrixBody({
  totals,
  isCut,
  isPhone,
  matrix,
  ahead,
}: Pick<Bodied, "totals" | "isCut"> & {
  readonly isPhone: boolean;
  readonly matrix: Matrix;
  readonly ahead: ReturnType<typeof useAhead>;
}): ReactNode {
  const words = useTotalWords();
  const { view } = useAddress();
  const { rows, shown, sectors, grid, plans } = matrix;
  const coming = ahead.isAsked ? ahead.question.data : undefined;
  const sectorName = (code: string): string => sectors.find((one) => one.code === code)?.name ?? code;
  const isTurned = view === "places" && !isPhone;
  return (
    <>
      {isCut ? <p className={textCss["soft"]}>{words.wide}</p> : null}
      {totals.span === "cumulative" && totals.parts > 1 ? (
        <p className={textCss["soft"]}>{words.spanNote(totals.parts)}</p>
      ) : null}
      {coming === undefined ? null : (
        <Notice tone="mind">
          <strong>{words.aheadTitle}</strong> {words.aheadNote(coming.waiting)}
        </Notice>
      )}
      <Refusal error={ahead.isAsked ? ahead.question.error : null} />
      {rows.length === 0 ? (
        <Empty>{totals.knownAt === null ? words.empty : words.knownEmpty}</Empty>
      ) : shown.length === 0 ? (
        <p>{words.noneLeft}</p>
      ) : (
        <>
          {isPhone ? (
            <TotalCards totals={totals} grid={grid} sectorName={sectorName} />
          ) : (
            <TotalTable totals={totals} grid={isTurned ? transpose(grid) : grid} sectorName={sectorName} />
          )}
          <TotalLegend hasPlaces={totals.places.length > 0} isPlanned={plans.isAsked} hasDifference={true} />
          <LackingList lacking={listLacking(totals, rows)} of={rows.length} />
        </>
      )}
      {totals.wide && totals.places.some(({ hasBelow }) => hasBelow) ? (
        <>
          <p className={textCss["soft"]}>{words.tooWide}</p>
          <ul className={css["views"]}>
            {totals.places.map((place) => (
              <li key={place.place.key}>
                <PlaceName place={place} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function TotalBody({ totals, asking, isCut, sector }: Bodied): ReactNode {
  const words = useTotalWords();
  const { view } = useAddress();
  const isPhone = useMedia(PHONE);
  const ahead = useAhead(totals, sector);
  const matrix = useMatrix(totals, ahead.isAsked ? ahead.question.data : undefined);
  // Nothing was ever said here: there is nothing to choose from.
  if (totals.periods.length === 0 && asking.period === undefined && asking.knownAt === undefined)
    return <Empty>{words.empty}</Empty>;
  return (
    <div className={css["totals"]} data-wide="page">
      <TotalChoices totals={totals} asking={asking} matrix={matrix} sector={sector} isPhone={isPhone} ahead={ahead} />
      {totals.knownAt === null ? null : (
        <Notice tone="mind">
          <strong>{words.knownTitle(showDate(totals.knownAt))}</strong> {words.knownNote}{" "}
          <Link to="/tong-hop" search={(now) => ({ ...now, at: "" })}>
            {words.knownNow}
          </Link>
        </Notice>
      )}
      {asking.indicator === undefined ? null : (
        <p className={textCss["soft"]}>
          {words.onlyOne}{" "}
          <Link to="/tong-hop" search={(now) => ({ ...now, "chi-tieu": "" })}>
            {words.everyOne}
          </Link>
        </p>
      )}
      {view === "periods" ? (
        <>
          <PeriodBody totals={totals} asking={asking} sector={sector} />
          <TotalLegend hasPlaces={totals.places.length > 0} isPlanned={false} hasDifference={false} />
        </>
      ) : (
        <MatrixBody totals={totals} isCut={isCut} isPhone={isPhone} matrix={matrix} ahead={ahead} />
      )}
    </div>
  );
}

/** What the places below a place bring of every indicator, and what they add up to beside what it reports itself. @rule W31 */
export function TotalPage(): ReactNode {
  const words = useTotalWords();
  const { site } = useWords();
  const asking = useAsking();
  const { question, isCut, sector } = useTotals(asking);
  const { data } = question;
  const { view } = useAddress();
  const title =
    data === undefined || data.periods.length === 0
      ? words.title
      : view === "periods"
        ? words.ofPeriods(data.place.name)
        : (data.span === "cumulative" && data.parts > 1 ? words.ofYear : words.of)(data.place.name, data.periodName);
  return (
    <Page
      title={title}
      site={site}
      {...(data === undefined || data.above.length === 0 ? {} : { over: <Path totals={data} /> })}
      lead={
        <>
          {view === "periods" ? words.leadPeriods : data !== undefined && data.expected === 0 ? words.leadAlone : words.lead}{" "}
          <Link to="/huong-dan/$name" params={{ name: "tong-hop" }}>
            {words.guide}
          </Link>
        </>
      }
    >
      <Answer
        question={question}
        choose={(code, name) => (
          <Link to="/tong-hop" search={(now) => (code.includes("@") ? { ...now, "dia-ban": code } : { ...now, authority: code })}>
            {name}
          </Link>
        )}
      >
        {(totals) => <TotalBody totals={totals} asking={asking} isCut={isCut} sector={sector} />}
      </Answer>
    </Page>
  );
}
