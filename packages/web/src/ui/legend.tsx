import type { ReactNode } from "react";
import css from "./legend.module.css";

export type Sample = { readonly sample: ReactNode; readonly meaning: string };

/** How to read a table: how something looks, and what that means. */
export function Legend({ label, items }: { readonly label: string; readonly items: readonly Sample[] }): ReactNode {
  return (
    <dl className={css["legend"]} aria-label={label}>
      {items.map(({ sample, meaning }) => (
        <div key={meaning}>
          <dt>{sample}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
