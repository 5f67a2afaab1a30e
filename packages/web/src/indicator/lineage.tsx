import type { Reply } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { useAssignerName } from "../data/assigner-names.ts";
import { type FactRow, relationRow, targetRow, valueRow } from "../data/fact-row.ts";
import { FactTable } from "../data/fact-table.tsx";
import { useWords } from "../data/language.tsx";
import css from "./indicator.module.css";

/** Every figure of the indicator with its source: actuals, plans and statements, each in all its versions, older first. */
export function Lineage({
  answer,
  marked,
}: {
  readonly answer: Reply<"indicator">;
  readonly marked: readonly string[];
}): ReactNode {
  const words = useWords();
  const nameOf = useAssignerName();
  const usual = { place: answer.place.key, year: String(answer.year) };
  const groups: readonly { readonly title: string; readonly rows: readonly FactRow[]; readonly none?: string }[] = [
    {
      title: words.indicator.versions,
      rows: answer.values.map((value) => valueRow(value, words, usual)),
      none: words.indicator.noValues,
    },
    {
      title: words.indicator.plans,
      rows: answer.targets.map((target) => targetRow(target, words, nameOf, usual)),
      none: words.indicator.noTargets,
    },
    { title: words.indicator.relations, rows: answer.relations.map((relation) => relationRow(relation, words)) },
    { title: words.indicator.elsewhere, rows: answer.elsewhere.map((value) => valueRow(value, words, usual)) },
  ];
  const first = groups.find((group) => group.rows.some((row) => marked.includes(row.id)));
  return groups.map((group) =>
    group.rows.length === 0 && group.none === undefined ? null : (
      <div key={group.title} className={css["group"]}>
        <h3>{group.title}</h3>
        {group.rows.length === 0 ? (
          <p className={css["hint"]}>{group.none}</p>
        ) : (
          <FactTable caption={group.title} rows={group.rows} marked={marked} withKind={false} bring={group === first} />
        )}
      </div>
    ),
  );
}
