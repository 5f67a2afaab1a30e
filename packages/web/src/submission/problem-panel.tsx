import type { Weight } from "@kehoach/core/form/form";
import type { EntryProblem } from "@kehoach/core/form/sheet";
import type { ReactNode } from "react";
import { ProblemItem } from "./problem-item.tsx";
import css from "./sheet.module.css";
import { useSnapshot } from "./sheet-context.ts";
import { useSheetWords } from "./sheet-words.ts";

const WEIGHTS = ["block", "warn", "note"] as const satisfies readonly Weight[];
/** Nobody reads more at once. */
const MAX = 40;

/** What is shown as wrong: what only lacks is told by the count of cells, and when it is sent. */
export function listShown(problems: readonly EntryProblem[]): readonly EntryProblem[] {
  return problems.filter(({ fault }) => fault.code !== "ENTRY_MISSING");
}

/** Everything that is wrong, the heaviest first; each leads to its cell. */
export function ProblemPanel({ go }: { readonly go: (problem: EntryProblem) => void }): ReactNode {
  const words = useSheetWords().problems;
  const problems = listShown(useSnapshot().problems);
  return (
    <section className={css["section"]} aria-label={words.title}>
      <h2>{words.count(problems.length)}</h2>
      {problems.length === 0 ? (
        <p className={css["soft"]}>{words.none}</p>
      ) : (
        <>
          {WEIGHTS.map((weight) => {
            const found = problems.filter((problem) => problem.weight === weight);
            return found.length === 0 ? null : (
              <div key={weight} className={css["weight"]} data-weight={weight}>
                <h3>{`${words.weight[weight]} (${found.length})`}</h3>
                <p className={css["soft"]}>{words.hint[weight]}</p>
                <ul>
                  {found.slice(0, MAX).map((problem) => (
                    <ProblemItem key={problem.key} problem={problem} isFull go={go} />
                  ))}
                </ul>
                {found.length > MAX ? <p className={css["soft"]}>{words.more(found.length - MAX)}</p> : null}
              </div>
            );
          })}
          <p className={css["soft"]}>{words.keys}</p>
        </>
      )}
    </section>
  );
}
