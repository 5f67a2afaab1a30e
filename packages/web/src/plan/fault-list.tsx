import type { PlanJson } from "@kehoach/api/plan";
import type { ReactNode } from "react";
import form from "../ui/form.module.css";
import css from "./entry.module.css";
import { goToCell } from "./entry-grid.tsx";
import type { PartColumns } from "./part-columns.ts";
import { usePlanWords } from "./plan-words.ts";
import type { Sheet } from "./use-sheet.ts";

const MAX = 8;

/** The cells that can not be taken, each with the way to it, wherever its column is. */
export function FaultList({
  plan,
  sheet,
  parts,
}: {
  readonly plan: PlanJson;
  readonly sheet: Sheet;
  readonly parts: PartColumns;
}): ReactNode {
  const { entry: words } = usePlanWords();
  const names = new Map([plan.place, ...plan.parts].map(({ key, name }) => [key, name]));
  const found = sheet.grid.flatMap(({ line, cells, hidden }, row) =>
    [...cells, ...hidden].flatMap(({ id, place }) => {
      const said = sheet.faults.get(id);
      return said === undefined ? [] : [{ id, row, place, said, name: words.cell(line.name, names.get(place) ?? place) }];
    }),
  );
  if (found.length === 0) return null;
  const go = (row: number, place: string): void => {
    const column = parts.bring(place);
    // Its column may only be drawn now.
    setTimeout(() => goToCell(document, { row, column }));
  };
  return (
    <section className={css["faults"]} aria-label={words.badList}>
      <ul>
        {found.slice(0, MAX).map(({ id, row, place, said, name }) => (
          <li key={id}>
            <button type="button" className={form["link"]} aria-label={`${words.toCell}: ${name}`} onClick={() => go(row, place)}>
              {name}:
            </button>{" "}
            {said}
          </li>
        ))}
        {found.length > MAX ? <li>{words.more(found.length - MAX)}</li> : null}
      </ul>
    </section>
  );
}
