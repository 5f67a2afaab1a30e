import { TOTAL_PERIODS_XLSX_PATH, TOTALS_XLSX_PATH } from "@kehoach/api/paths";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { download } from "../data/download.ts";
import { useLanguage } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { Choices } from "../ui/choices.tsx";
import { DateField } from "../ui/date-field.tsx";
import { CheckField, SelectField } from "../ui/field.tsx";
import { Toggles } from "../ui/toggle.tsx";
import { FILTERS, filterRows, type Totals } from "./grid.ts";
import { SavedViews } from "./saved-views.tsx";
import css from "./total.module.css";
import { useTotalWords } from "./total-words.ts";
import type { Asking, Matrix } from "./use-totals.ts";

/** A period of a year is the year so far. */
const WHOLE_YEAR = /^\d{4}$/;

/** What is shown of which place and time, and how. Everything chosen is in the address. */
export function TotalChoices({
  totals,
  asking,
  matrix,
  sector,
  isPhone,
  ahead,
}: {
  readonly totals: Totals;
  readonly asking: Asking;
  readonly matrix: Matrix;
  /** The one that is shown; empty: all. */
  readonly sector: string;
  readonly isPhone: boolean;
  readonly ahead: { readonly isOffered: boolean; readonly isAsked: boolean };
}): ReactNode {
  const words = useTotalWords();
  const change = useChangeAddress();
  const language = useLanguage();
  const { view } = useAddress();
  const isPeriods = view === "periods";
  const saving = useMutation({
    mutationFn: () => {
      const { authority, place, period, span } = totals;
      const query = {
        authority,
        place: place.key,
        period,
        ...(isPeriods ? {} : { span }),
        ...(asking.sector === undefined ? {} : { sector: asking.sector }),
        ...(asking.knownAt === undefined ? {} : { knownAt: asking.knownAt }),
        ...(asking.indicator === undefined ? {} : { indicator: asking.indicator }),
      };
      return download(isPeriods ? TOTAL_PERIODS_XLSX_PATH : TOTALS_XLSX_PATH, query, language);
    },
  });
  const isListed = totals.periods.some(({ period }) => period === totals.period);
  const periods = isListed ? totals.periods : [totals, ...totals.periods];
  const isTurned = view === "places" && !isPhone;
  const { rows, filter, sectors, plans } = matrix;
  const sectorName = sectors.find(({ code }) => code === sector)?.name;
  return (
    <>
      <Choices label={words.choices}>
        <SelectField
          label={words.period}
          value={totals.period}
          choices={periods.map(({ period, periodName }) => [period, periodName])}
          write={(ky) => change({ ky })}
        />
        <SelectField
          label={words.sector}
          value={sector}
          choices={[["", words.everySector], ...sectors.map(({ code, name }) => [code, name] as const)]}
          write={(chosen) => change({ sector: chosen, "chi-tieu": "" })}
        />
        {WHOLE_YEAR.test(totals.period) || isPeriods ? null : (
          <Toggles
            label={words.span}
            choices={[
              ["period", words.spans.period],
              ["cumulative", words.spans.cumulative],
            ]}
            chosen={totals.span}
            choose={(span) => change({ span: span === "period" ? "" : span })}
          />
        )}
        <Toggles
          label={words.turn}
          choices={[
            ["indicators", words.turns.indicators],
            ...(isPhone ? [] : [["places", words.turns.places] as const]),
            ["periods", words.turns.periods],
          ]}
          chosen={isPeriods ? "periods" : isTurned ? "places" : "indicators"}
          choose={(turn) => change({ view: turn === "indicators" ? "" : turn })}
        />
        {totals.places.length === 0 || isPeriods ? null : (
          <Toggles
            label={words.filter}
            choices={FILTERS.map((one) => [one, words.count(words.filters[one], filterRows(rows, one).length)])}
            chosen={filter}
            choose={(one) => change({ state: one === "all" ? "" : one })}
          />
        )}
        <DateField
          key={totals.knownAt ?? ""}
          label={words.known}
          iso={totals.knownAt ?? ""}
          wrong={words.knownWrong}
          go={words.knownGo}
          choose={(at) => change({ at })}
        />
        {plans.isOffered && !isPeriods ? (
          <CheckField
            label={words.plans}
            checked={plans.isAsked}
            write={(isAsked) => change({ figures: isAsked ? "" : "bare" })}
          />
        ) : null}
        {ahead.isOffered && !isPeriods ? (
          <CheckField
            label={words.ahead}
            checked={ahead.isAsked}
            write={(isAsked) => change({ figures: isAsked ? "sent" : "" })}
          />
        ) : null}
      </Choices>
      <div className={css["tools"]}>
        <Button variant="outline" disabled={rows.length === 0} loading={saving.isPending} onClick={() => saving.mutate()}>
          {words.excel}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {words.print}
        </Button>
        <SavedViews
          suggestion={[totals.place.name, sectorName, isPeriods ? words.turns.periods : isTurned ? words.turns.places : undefined]
            .filter((part) => part !== undefined)
            .join(", ")}
        />
      </div>
      <Refusal error={saving.error} />
    </>
  );
}
