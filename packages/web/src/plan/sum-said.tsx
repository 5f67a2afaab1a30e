import { showNumberText } from "@kehoach/core/quantity/number-text";
import type { ReactNode } from "react";
import css from "./entry.module.css";
import { usePlanWords } from "./plan-words.ts";
import type { SumNote } from "./sum-note.ts";

/** What the parts come to, and what is missing or too much. */
export function SumSaid({ sum }: { readonly sum: SumNote | undefined }): ReactNode {
  const { sums } = usePlanWords();
  if (sum === undefined) return null;
  const by = showNumberText(sum.by);
  return (
    <>
      <span>{showNumberText(sum.total)}</span>
      <span className={css[sum.kind]}>{sum.kind === "even" ? sums.even : sums[sum.kind](by)}</span>
    </>
  );
}
