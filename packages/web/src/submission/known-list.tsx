import type { ReactNode } from "react";
import { findKnown } from "./known-figures.ts";
import css from "./sheet.module.css";
import { useSnapshot } from "./sheet-context.ts";
import { useSheetWords } from "./sheet-words.ts";

/** Beside a cell: last value, same period, plan. */
export function KnownList({ row, column }: { readonly row: string; readonly column: string }): ReactNode {
  const words = useSheetWords().cell;
  const snapshot = useSnapshot();
  const known = findKnown(snapshot, row, column);
  if (known === undefined) return null;
  const figure = (text: string | undefined): ReactNode =>
    text === undefined ? <span className={css["soft"]}>{words.unknown}</span> : <b>{text}</b>;
  return (
    <dl className={css["known"]}>
      {known.has.previous ? (
        <div>
          <dt>{words.previous}</dt>
          <dd>{figure(known.previous)}</dd>
        </div>
      ) : null}
      {known.has.same ? (
        <div>
          <dt>{words.same}</dt>
          <dd>{figure(known.same)}</dd>
        </div>
      ) : null}
      {known.plan === undefined ? null : (
        <div>
          <dt>{words.plan}</dt>
          <dd>{figure(known.plan)}</dd>
        </div>
      )}
    </dl>
  );
}
