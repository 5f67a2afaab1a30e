import type { Reply } from "@kehoach/api/client";
import { digitsOf, isOff } from "@kehoach/api/total-row";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { showNumber } from "../data/number.ts";
import { useQuestion } from "../data/question.ts";
import { SelectField } from "../ui/field.tsx";
import { Figure } from "../ui/figure.tsx";
import { Facts, Section } from "../ui/page.tsx";
import css from "./indicator.module.css";
import { useIndicatorWords } from "./indicator-words.ts";
import type { IndicatorWords } from "./indicator-words-vi.ts";

type Totals = Reply<"totals">;
type Row = Totals["rows"][number];

/** The periods of a year, the year itself too: "2023-M10", "nd09:2023-Q3". */
function listOfYear({ periods }: Totals, year: number): Totals["periods"] {
  return periods.filter(({ period }) => period.replace(/^[^:]*:/u, "").startsWith(String(year)));
}

/** What a place says and what those below it say together, and how far they are apart; who is missing by name. */
function listFacts(row: Row, totals: Totals, words: IndicatorWords): readonly (readonly [string, ReactNode])[] {
  const { own, total, difference, missing, missingCount, unit } = row;
  const show = (said: { readonly value: string | null } | null): ReactNode => {
    if (said === null) return words.notSaid;
    const { value } = said;
    return value === null ? words.noSuch : <Figure text={showNumber(value, digitsOf(row, value))} unit={unit} none="" />;
  };
  const sign = difference === null || difference.startsWith("-") || !isOff(row) ? "" : "+";
  const apart = difference === null ? undefined : `${sign}${showNumber(difference, digitsOf(row, difference)) ?? ""} ${unit}`;
  return [
    [words.own, show(own)],
    [
      words.total,
      <>
        {show(total)}
        {total === null ? "" : ` (${words.places(total.places, totals.expected)})`}
      </>,
    ],
    ...(own === null || total === null
      ? []
      : [
          [
            words.difference,
            apart === undefined ? words.notComparable : isOff(row) ? <strong>{apart}</strong> : words.same,
          ] as const,
        ]),
    [words.missing, missingCount === 0 ? words.nobodyMissing : words.missingNames(missing, missingCount - missing.length)],
  ];
}

/**
 * Of a place that has places below: what it says itself beside what they say together, in the year or in a period of it, as the matrix
 * has it. Nothing where nothing was said, and where no total is made of the indicator.
 */
export function BelowSection({
  authority,
  place,
  year,
  indicator,
  sector,
}: {
  readonly authority: string | undefined;
  readonly place: string;
  readonly year: number;
  readonly indicator: string;
  readonly sector: string;
}): ReactNode {
  const words = useIndicatorWords();
  const [chosen, choose] = useState<string>();
  const asked = { authority, place, indicator, sector };
  const first = useQuestion("totals", {}, { ...asked, period: String(year) }, { keep: false });
  const offered = first.data ? listOfYear(first.data, year) : [];
  const inYear = first.data?.rows.length === 0 ? offered[0]?.period : undefined;
  const period = chosen ?? inYear;
  const other = useQuestion("totals", {}, { ...asked, period }, { keep: true, enabled: period !== undefined });
  const totals = period === undefined ? first.data : other.data;
  const row = totals?.rows.find(({ breakdown }) => breakdown === "");
  if (totals === undefined || row === undefined || totals.places.length === 0) return null;
  return (
    <Section title={words.below}>
      {offered.length > 1 ? (
        <div className={css["filter"]}>
          <SelectField
            label={words.period}
            value={totals.period}
            choices={offered.map((one) => [one.period, one.periodName])}
            write={choose}
          />
        </div>
      ) : (
        <p className={css["hint"]}>{totals.periodName}</p>
      )}
      <Facts items={listFacts(row, totals, words)} />
      <p>
        <Link to="/tong-hop" search={{ "dia-ban": place, ky: totals.period, "chi-tieu": indicator }}>
          {words.eachPlace}
        </Link>
      </p>
    </Section>
  );
}
