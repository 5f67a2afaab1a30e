import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useQuestion } from "../data/question.ts";
import { Empty } from "../ui/state.tsx";
import textCss from "../ui/text.module.css";
import { WideTable } from "../ui/wide-table.tsx";
import { Cell } from "./cell.tsx";
import { type Shown, showStatus, type Totals, toShown } from "./grid.ts";
import css from "./total.module.css";
import { useTotalWords } from "./total-words.ts";
import { useIndicatorAddress } from "./use-indicator-address.ts";
import type { Asking } from "./use-totals.ts";

type Periods = Reply<"totalPeriods">;
type Row = Periods["rows"][number];

function showCell(row: Row, at: number): Shown {
  if (row.lives[at] === false) return { kind: "empty" };
  const cell = row.cells[at] ?? null;
  if (cell === null) return toShown(row, null);
  const { value, from, status, places, of } = cell;
  // Of all places goes without saying.
  return toShown(row, { value, from, ...showStatus(status), ...(places < of ? { places: { count: places, of } } : {}) });
}

function showSum(row: Row, of: number): Shown {
  if (row.sum === null) return { kind: "empty" };
  const { value, parts, places } = row.sum;
  return toShown(row, {
    value,
    ...(places < row.sum.of ? { places: { count: places, of: row.sum.of } } : {}),
    ...(parts < of ? { parts: { count: parts, of } } : {}),
  });
}

/** What a line is of: an indicator, which leads to its places side by side; or a place, which leads into it. */
function RowHead({ row, by, here }: { readonly row: Row; readonly by: Periods["by"]; readonly here: string }): ReactNode {
  const words = useTotalWords();
  const divided = row.breakdownName === "" ? "" : `, ${row.breakdownName}`;
  if (by === "indicators")
    return (
      <>
        <Link to="/tong-hop" search={(now) => ({ ...now, "chi-tieu": row.indicator })} title={words.eachPlace(row.name)}>
          {row.name}
        </Link>
        <span className={textCss["soft"]}>
          {divided} ({row.unit})
        </span>
      </>
    );
  const name = <span className={textCss["capital"]}>{row.place.name}</span>;
  return (
    <>
      {row.hasBelow && row.place.key !== here ? (
        <Link to="/tong-hop" search={(now) => ({ ...now, "dia-ban": row.place.key })} title={words.enter(row.place.name)}>
          {name}
        </Link>
      ) : (
        name
      )}
      <span className={textCss["soft"]}>{divided}</span>
    </>
  );
}

/** Of a table wider than the screen the period that is asked for is in sight. */
function bringIntoSight(head: HTMLTableCellElement | null): void {
  const scroll = head?.closest("[role=region]");
  if (!head || !scroll) return;
  const past = head.offsetLeft + head.offsetWidth - scroll.clientWidth;
  if (past > 0) scroll.scrollLeft = past;
}

function PeriodTable({ found, totals }: { readonly found: Periods; readonly totals: Totals }): ReactNode {
  const words = useTotalWords();
  const addressOf = useIndicatorAddress(totals);
  const { by, periods, sectors, rows, place } = found;
  const hasSum = rows.some(({ sum }) => sum !== null);
  const caption = words.periodsCaption(place.name);
  const width = periods.length + (hasSum ? 2 : 1);
  // Of every period that has begun goes without saying.
  const begun = periods.filter((_, at) => rows.some(({ cells }) => cells[at] != null)).length;
  const [first] = rows;
  return (
    <WideTable label={caption} className={css["table"] ?? ""} data-turned="periods">
      <caption className={textCss["unseen"]}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{by === "places" && first ? `${first.name} (${first.unit})` : words.indicator}</th>
          {periods.map(({ period, periodName }) => (
            <th
              key={period}
              scope="col"
              {...(period === found.period ? { "aria-current": "date" as const, ref: bringIntoSight } : {})}
            >
              <Link to="/tong-hop" search={(now) => ({ ...now, ky: period, view: "" })} title={words.onePeriod(periodName)}>
                {periodName}
              </Link>
            </th>
          ))}
          {hasSum ? (
            <th scope="col" data-measure="total">
              <span title={words.sumNote}>{words.sum}</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sectors.map(({ code, name }) => (
          <Fragment key={code}>
            {by === "places" ? null : (
              <tr className={css["group"]}>
                <th scope="rowgroup" colSpan={width}>
                  <span className={css["sectorName"]}>{name}</span>
                </th>
              </tr>
            )}
            {rows
              .filter(({ sector }) => sector === code)
              .map((row) => (
                <tr key={`${row.place.key} ${row.indicator} ${row.breakdown}`} data-line="row">
                  <th scope="row">
                    <RowHead row={row} by={by} here={place.key} />
                  </th>
                  {periods.map(({ period }, at) => {
                    const shown = showCell(row, at);
                    return (
                      <td key={period} data-kind={shown.kind}>
                        <Cell shown={shown} href={addressOf(row.indicator, row.place.key)} />
                      </td>
                    );
                  })}
                  {hasSum ? (
                    <td data-measure="total">
                      <Cell shown={showSum(row, begun)} />
                    </td>
                  ) : null}
                </tr>
              ))}
          </Fragment>
        ))}
      </tbody>
    </WideTable>
  );
}

/**
 * What is known period by period: the indicators of a place, or of one indicator the place and those directly below it.
 *
 * @param sector  the one that is shown; empty: all
 * @rule W40
 */
export function PeriodBody({
  totals,
  asking,
  sector,
}: {
  readonly totals: Totals;
  readonly asking: Asking;
  readonly sector: string;
}): ReactNode {
  const words = useTotalWords();
  const { authority, place, period, indicator, knownAt } = asking;
  const only = indicator !== undefined || sector === "" ? undefined : sector;
  const question = useQuestion(
    "totalPeriods",
    {},
    { authority, place, period: period ?? totals.period, sector: only, indicator, knownAt },
    { keep: true },
  );
  return (
    <Answer question={question} rows={6}>
      {(found) =>
        found.rows.length === 0 ? (
          <Empty>{found.wide ? words.wide : totals.knownAt === null ? words.empty : words.knownEmpty}</Empty>
        ) : (
          <>
            {found.wide ? <p className={textCss["soft"]}>{words.periodsWide}</p> : null}
            <PeriodTable found={found} totals={totals} />
          </>
        )
      }
    </Answer>
  );
}
