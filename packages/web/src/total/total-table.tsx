import { Link, useRouter } from "@tanstack/react-router";
import { Fragment, type MouseEvent, type ReactNode } from "react";
import textCss from "../ui/text.module.css";
import { WideTable } from "../ui/wide-table.tsx";
import { Cell, useLacking } from "./cell.tsx";
import { type Entry, type Grid, groupSectors, keyOf, type MatrixRow, type Shown, type Totals } from "./grid.ts";
import css from "./total.module.css";
import { useTotalWords } from "./total-words.ts";
import { useIndicatorAddress } from "./use-indicator-address.ts";

function entryKey(entry: Entry): string {
  if (entry.kind === "measure") return entry.measure;
  return entry.kind === "place" ? entry.place.place.key : keyOf(entry.row);
}

/** The name of an indicator, its breakdown and its unit; it leads to its page. */
export function RowName({ row, href }: { readonly row: MatrixRow; readonly href: string }): ReactNode {
  return (
    <>
      <a href={href}>{row.name}</a>
      <span className={textCss["soft"]}>
        {row.breakdownName === "" ? "" : `, ${row.breakdownName}`} ({row.unit})
      </span>
    </>
  );
}

/** The name of a place directly below; it leads into it, where something lies below it. */
export function PlaceName({ place }: { readonly place: Totals["places"][number] }): ReactNode {
  const words = useTotalWords();
  const { name, key } = place.place;
  if (!place.hasBelow) return <span className={textCss["capital"]}>{name}</span>;
  return (
    <Link to="/tong-hop" search={(now) => ({ ...now, "dia-ban": key })} title={words.enter(name)}>
      <span className={textCss["capital"]}>{name}</span>
    </Link>
  );
}

/** The matrix at a desk, either way round. It scrolls within itself; what a line is of stays in sight. */
export function TotalTable({
  totals,
  grid,
  sectorName,
}: {
  readonly totals: Totals;
  readonly grid: Grid;
  readonly sectorName: (code: string) => string;
}): ReactNode {
  const words = useTotalWords();
  const lacking = useLacking();
  const { history } = useRouter();
  const addressOf = useIndicatorAddress(totals);
  const here = totals.place.key;
  const { lines, heads, cells } = grid;
  const isTurned = heads[0]?.kind === "row";
  const caption = words.caption(totals.place.name, totals.periodName);
  // Thousands of links of the router would be slow to draw.
  const follow = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='/chi-tieu/']") : null;
    const href = link?.getAttribute("href");
    if (href == null || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(href);
  };
  const toHead = (entry: Entry): ReactNode => {
    if (entry.kind === "measure") return <span title={words.measureNotes[entry.measure]}>{words.measures[entry.measure]}</span>;
    if (entry.kind === "place") return <PlaceName place={entry.place} />;
    return <RowName row={entry.row} href={addressOf(entry.row.indicator, here)} />;
  };
  const toCell = (line: Entry, head: Entry, shown: Shown): ReactNode => {
    const row = line.kind === "row" ? line.row : head.kind === "row" ? head.row : undefined;
    const other = line.kind === "row" ? head : line;
    if (row === undefined) return null;
    const measure = other.kind === "measure" ? other.measure : undefined;
    const href =
      other.kind === "place"
        ? addressOf(row.indicator, other.place.place.key)
        : measure === "own" || measure === "before"
          ? addressOf(row.indicator, here)
          : undefined;
    return (
      <td key={entryKey(head)} data-measure={measure} data-kind={shown.kind}>
        <Cell shown={shown} href={href} lacking={measure === "total" ? lacking(row) : undefined} />
      </td>
    );
  };
  const groups = groupSectors(isTurned ? heads : lines);
  const firstOf = new Map(
    groups.map(({ sector }, at) => [groups.slice(0, at).reduce((sum, { count }) => sum + count, 0), sector] as const),
  );
  return (
    <WideTable label={caption} className={css["table"] ?? ""} data-turned={isTurned} onClick={follow}>
      <caption className={textCss["unseen"]}>{caption}</caption>
      <thead>
        {isTurned ? (
          <tr className={css["sectors"]}>
            <th scope="col" rowSpan={2}>
              {words.place}
            </th>
            {groups.map(({ sector, count }) => (
              <th key={sector} scope="colgroup" colSpan={count}>
                <span className={css["sectorName"]}>{sectorName(sector)}</span>
              </th>
            ))}
          </tr>
        ) : null}
        <tr>
          {isTurned ? null : <th scope="col">{words.indicator}</th>}
          {heads.map((head) => (
            <th key={entryKey(head)} scope="col" data-measure={head.kind === "measure" ? head.measure : undefined}>
              {toHead(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => {
          const sector = isTurned ? undefined : firstOf.get(at);
          return (
            <Fragment key={entryKey(line)}>
              {sector === undefined ? null : (
                <tr className={css["group"]}>
                  <th scope="rowgroup" colSpan={heads.length + 1}>
                    <span className={css["sectorName"]}>{sectorName(sector)}</span>
                  </th>
                </tr>
              )}
              <tr data-line={line.kind} data-measure={line.kind === "measure" ? line.measure : undefined}>
                <th scope="row">{toHead(line)}</th>
                {heads.map((head, column) => toCell(line, head, cells[at]?.[column] ?? { kind: "empty" }))}
              </tr>
            </Fragment>
          );
        })}
      </tbody>
    </WideTable>
  );
}
