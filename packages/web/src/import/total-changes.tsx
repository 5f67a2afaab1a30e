import type { ImportReply, TotalChangeJson } from "@kehoach/api/import";
import type { ReactNode } from "react";
import { showNumber } from "../data/number.ts";
import { Table } from "../ui/table.tsx";
import css from "./import.module.css";
import { useImportWords } from "./import-words.ts";

type Kept = TotalChangeJson["before"];

/** Which totals become others with the places, before they do. @rule V21 */
export function TotalChanges({ totals }: { readonly totals: NonNullable<ImportReply["totals"]> }): ReactNode {
  const words = useImportWords().totals;
  const { count, changes } = totals;
  const show = (kept: Kept, decimals: number): string => {
    if (kept === null) return words.none;
    const value = kept.value === null ? undefined : showNumber(kept.value, Math.max(decimals, digitsOf(kept.value)));
    return words.of(value ?? words.nothing, kept.places);
  };
  if (count === 0) return <p>{words.same}</p>;
  return (
    <section className={css["preview"]}>
      <p>
        <strong>{words.count(count)}</strong> {words.lead}
      </p>
      {changes.length === 0 ? null : (
        <div className={css["scroll"]}>
          <Table
            caption={changes.length < count ? words.some(changes.length, count) : words.all}
            rows={changes}
            rowKey={({ indicator, placeKey, period }) => `${indicator} ${placeKey} ${period}`}
            columns={[
              {
                key: "indicator",
                head: words.indicator,
                lead: true,
                cell: ({ indicator, unit }) => `${indicator} (${unit})`,
              },
              { key: "place", head: words.place, cell: ({ place, placeKey }) => `${place} (${placeKey.split("@")[0] ?? ""})` },
              { key: "period", head: words.period, cell: ({ period }) => period },
              {
                key: "before",
                head: words.before,
                align: "right",
                nowrap: true,
                cell: ({ before, decimals }) => show(before, decimals),
              },
              {
                key: "after",
                head: words.after,
                align: "right",
                nowrap: true,
                cell: ({ after, decimals }) => show(after, decimals),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}

/** Digits after the comma of an exact decimal. */
function digitsOf(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}
