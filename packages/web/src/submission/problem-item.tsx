import type { EntryProblem } from "@kehoach/core/form/sheet";
import { showNumberText, swapMarks } from "@kehoach/core/quantity/number-text";
import { type ReactNode, useId } from "react";
import form from "../ui/form.module.css";
import { typedEntry } from "./cell-edit.ts";
import css from "./sheet.module.css";
import { lockOf, useSheet, useSnapshot } from "./sheet-context.ts";
import { entryOf } from "./sheet-state.ts";
import { explanationOf } from "./sheet-store.ts";
import { columnCodeOf, rowKeyOf } from "./sheet-view.ts";
import { useSayings, useSheetWords } from "./sheet-words.ts";

/** What was probably meant, where a problem tells: it is offered, never put in by itself. */
function findLikely({ fault }: EntryProblem): string | undefined {
  if (fault.code === "ENTRY_UNIT_SLIP") return showNumberText(fault.likely);
  if (fault.code !== "ENTRY_UNREADABLE") return undefined;
  if (fault.why === "NUMBER_FOREIGN_MARKS") return swapMarks(fault.text.trim());
  return fault.why === "NUMBER_BAD_GROUP" && /^-?\d+\.\d{1,2}$/.test(fault.text.trim())
    ? swapMarks(fault.text.trim())
    : undefined;
}

/** Why a warning holds no longer: typed in place, sent with the form. */
function Explanation({ problem, said }: { readonly problem: EntryProblem; readonly said: string }): ReactNode {
  const words = useSheetWords().problems;
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const id = useId();
  const text = explanationOf(snapshot.state, problem);
  if (!snapshot.moving.may.enter) return text === "" ? null : <p className={css["reason"]}>{words.reasonFor(text)}</p>;
  return (
    <div className={css["explain"]}>
      <label htmlFor={id}>{words.reason}</label>
      <input
        id={id}
        className={form["input"]}
        type="text"
        maxLength={2000}
        placeholder={words.reasonHint}
        aria-label={`${words.reason}: ${said}`}
        value={text}
        onChange={(event) => store.explain(problem, event.currentTarget.value)}
        onBlur={() => store.leave()}
      />
    </div>
  );
}

/** One thing that is wrong: what, where, and what can be done about it. */
export function ProblemItem({
  problem,
  isFull,
  go,
}: {
  readonly problem: EntryProblem;
  /** Away from its cell it names it. */
  readonly isFull: boolean;
  readonly go?: (problem: EntryProblem) => void;
}): ReactNode {
  const words = useSheetWords().problems;
  const sayings = useSayings();
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const [cell] = problem.cells;
  const { sheet } = snapshot.view;
  const said = isFull ? sayings.problemFully(sheet, problem) : sayings.problem(sheet, problem);
  const isExplained = problem.weight === "warn" && explanationOf(snapshot.state, problem).trim() !== "";
  const likely = lockOf(snapshot, rowKeyOf(cell), columnCodeOf(cell)) === undefined ? findLikely(problem) : undefined;
  return (
    <li className={css["problem"]} data-weight={isExplained ? "note" : problem.weight}>
      {go === undefined ? (
        <p>
          <strong>{words.weight[problem.weight]}.</strong> {said}
        </p>
      ) : (
        <button type="button" className={css["toCell"]} onClick={() => go(problem)}>
          {said}
        </button>
      )}
      {likely === undefined ? null : (
        <button
          type="button"
          className={form["link"]}
          onClick={() => store.put([[cell, typedEntry(entryOf(snapshot.state, cell), likely, "within")]])}
        >
          {words.use(likely)}
        </button>
      )}
      {problem.weight === "warn" ? <Explanation problem={problem} said={said} /> : null}
    </li>
  );
}
