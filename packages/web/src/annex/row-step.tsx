import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import form from "../ui/form.module.css";
import { Empty } from "../ui/state.tsx";
import css from "./annex.module.css";
import { needsLook, placeProblems } from "./annex-draft.ts";
import { useAnnexWords } from "./annex-words.ts";
import { ChoiceDialog } from "./choice-dialog.tsx";
import { ProblemList } from "./problem-list.tsx";
import { RowTable } from "./row-table.tsx";
import { StepHead, type StepProps } from "./step-head.tsx";

/** Rows shown at once: a table of thousands would hold up every key. */
const PAGE = 100;

/** Which indicator each row is, and what is wrong at its cells. */
export function RowStep({ annex, reply, go }: StepProps): ReactNode {
  const words = useAnnexWords();
  const { choices } = annex.state;
  const problems = placeProblems(reply);
  const [only, setOnly] = useState(false);
  const [shown, setShown] = useState(PAGE);
  const [editing, setEditing] = useState<string>();
  const indicators = reply.rows.filter(({ kind }) => kind === "indicator");
  const wanted = only ? indicators.filter((row) => needsLook(row, choices, problems.get(row.key))) : reply.rows;
  const visible = wanted.slice(0, shown);
  const open = visible.filter((row) => row.choice !== null && choices.rows?.[row.key] === undefined);
  const edited = reply.rows.find(({ key }) => key === editing);
  const whole = (problems.get("") ?? []).filter(({ level }) => level !== "note");
  return (
    <>
      <StepHead title={words.rows.title} />
      <div className={css["bar"]}>
        <label>
          <input
            type="checkbox"
            checked={only}
            onChange={(event) => {
              setOnly(event.currentTarget.checked);
              setShown(PAGE);
            }}
          />{" "}
          {words.rows.only}
        </label>
        <span role="status" className={css["soft"]}>
          {words.rows.count(visible.length, reply.rows.length)}
        </span>
        {open.length === 0 ? null : (
          <Button
            size="compact-md"
            variant="outline"
            onClick={() => {
              const agreed = open.flatMap(({ key, choice }) => (choice === null ? [] : [[key, choice] as const]));
              annex.change({ rows: { ...choices.rows, ...Object.fromEntries(agreed) } });
            }}
          >
            {words.rows.accept(open.length)}
          </Button>
        )}
      </div>
      {whole.length === 0 ? null : (
        <section aria-label={words.rows.whole}>
          <ProblemList problems={whole} />
        </section>
      )}
      {visible.length === 0 ? (
        <Empty>{words.rows.none}</Empty>
      ) : (
        <RowTable annex={annex} reply={reply} rows={visible} problems={problems} edit={setEditing} />
      )}
      {wanted.length > visible.length ? (
        <div>
          <Button variant="outline" onClick={() => setShown(shown + 5 * PAGE)}>
            {words.rows.more(Math.min(wanted.length - visible.length, 5 * PAGE))}
          </Button>
        </div>
      ) : null}
      <div className={form["actions"]}>
        <Button onClick={() => go(3)}>{words.next}</Button>
        <Button variant="default" onClick={() => go(1)}>
          {words.back}
        </Button>
      </div>
      {edited === undefined ? null : (
        <ChoiceDialog
          row={edited}
          known={reply.known}
          proposals={reply.rows.flatMap(({ proposal }) => (proposal === null ? [] : [proposal]))}
          close={() => setEditing(undefined)}
          choose={(choice) => {
            setEditing(undefined);
            annex.change({ rows: { ...choices.rows, [edited.key]: choice } });
          }}
        />
      )}
    </>
  );
}
