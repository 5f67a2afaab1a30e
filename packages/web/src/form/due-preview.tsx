import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { showPeriodEn } from "@kehoach/core/words/period-en";
import { showPeriodVi } from "@kehoach/core/words/period-vi";
import type { ReactNode } from "react";
import { useDueWords } from "../data/due-words.ts";
import { useLanguage } from "../data/language.tsx";
import { Table } from "../ui/table.tsx";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import type { NextDue } from "./next-dues.ts";
import { showPlaceName } from "./place-name.ts";

type Row = NextDue["days"][number] & { readonly key: string; readonly name: string; readonly places: readonly Place[] };

/** The next periods of a regime: who has them, from when, until when. @rule K70 */
export function DuePreview({ dues }: { readonly dues: readonly NextDue[] }): ReactNode {
  const words = useFormWords();
  const due = useDueWords();
  const language = useLanguage();
  const name = language === "en" ? showPeriodEn : showPeriodVi;
  const rows: readonly Row[] = dues.flatMap(({ period, places, days }) =>
    days.map((one) => ({
      ...one,
      key: `${period.start} ${one.level}`,
      name: name(period),
      places: places.filter(({ level }) => level === one.level),
    })),
  );
  if (rows.length === 0) return <p>{words.dues.none}</p>;
  return (
    <Table<Row>
      caption={words.dues.title}
      showCaption
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "period", head: words.dues.period, lead: true, cell: (row) => <span className={css["capital"]}>{row.name}</span> },
        {
          key: "who",
          head: words.dues.who,
          cell: (row) => (
            <details>
              <summary>
                {words.dues.count(row.count)}, {words.regime.levelNames[row.level]}
              </summary>
              <ul className={css["names"]} aria-label={words.dues.places(row.name)}>
                {row.places.map((place) => (
                  <li key={showPlaceKey(place)}>{showPlaceName(place)}</li>
                ))}
              </ul>
            </details>
          ),
        },
        { key: "opens", head: words.dues.opens, cell: (row) => due.day(row.due.opens) },
        { key: "deadline", head: words.dues.deadline, cell: (row) => due.day(row.due.deadline) },
        {
          key: "closes",
          head: words.dues.closes,
          cell: (row) => (row.due.closes === undefined ? words.dues.closesNever : due.day(row.due.closes)),
        },
      ]}
    />
  );
}
