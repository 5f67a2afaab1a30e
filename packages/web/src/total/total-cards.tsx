import type { ReactNode } from "react";
import { Cell, useLacking } from "./cell.tsx";
import { type Entry, type Grid, groupSectors, keyOf, type MatrixRow, type Shown, type Totals } from "./grid.ts";
import css from "./total.module.css";
import { PlaceName, RowName } from "./total-table.tsx";
import { useTotalWords } from "./total-words.ts";
import { useIndicatorAddress } from "./use-indicator-address.ts";

type Card = { readonly row: MatrixRow; readonly cells: readonly Shown[] };

function CardItem({
  card,
  heads,
  href,
}: {
  readonly card: Card;
  readonly heads: readonly Entry[];
  readonly href: string;
}): ReactNode {
  const words = useTotalWords();
  const lacking = useLacking()(card.row);
  const told = heads.map((head, at) => ({ head, shown: card.cells[at] ?? { kind: "empty" as const } }));
  const places = told.flatMap(({ head, shown }) => (head.kind === "place" ? [{ place: head.place, shown }] : []));
  return (
    <li className={css["card"]}>
      <h3>
        <RowName row={card.row} href={href} />
      </h3>
      <dl>
        {told.map(({ head, shown }) =>
          head.kind !== "measure" || shown.kind === "empty" ? null : (
            <div key={head.measure} data-measure={head.measure}>
              <dt>{words.measures[head.measure]}</dt>
              <dd>
                <Cell shown={shown} />
              </dd>
            </div>
          ),
        )}
      </dl>
      {lacking === undefined ? null : <p className={css["lacking"]}>{lacking}</p>}
      {places.length === 0 ? null : (
        <details>
          <summary>{words.each(places.length)}</summary>
          <ul>
            {places.map(({ place, shown }) => (
              <li key={place.place.key}>
                <span>
                  <PlaceName place={place} />
                </span>
                <span>
                  <Cell shown={shown} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** On a phone: indicator by indicator, its places in a fold. */
export function TotalCards({
  totals,
  grid,
  sectorName,
}: {
  readonly totals: Totals;
  readonly grid: Grid;
  readonly sectorName: (code: string) => string;
}): ReactNode {
  const addressOf = useIndicatorAddress(totals);
  const cards = grid.lines.flatMap((line, at): Card[] =>
    line.kind === "row" ? [{ row: line.row, cells: grid.cells[at] ?? [] }] : [],
  );
  return groupSectors(grid.lines).map(({ sector }) => (
    <section key={sector} className={css["cards"]}>
      <h2>{sectorName(sector)}</h2>
      <ul>
        {cards
          .filter(({ row }) => row.sector === sector)
          .map((card) => (
            <CardItem
              key={keyOf(card.row)}
              card={card}
              heads={grid.heads}
              href={addressOf(card.row.indicator, totals.place.key)}
            />
          ))}
      </ul>
    </section>
  ));
}
