import type { Entry } from "@kehoach/core/form/sheet";
import { MAX_ENTRY_TEXT } from "@kehoach/core/submission/decide-save";
import { type KeyboardEvent, memo, type ReactNode, useId, useRef, useState } from "react";
import { CellDetails } from "./cell-details.tsx";
import { typedEntry } from "./cell-edit.ts";
import { ConflictChoice } from "./conflict-choice.tsx";
import type { Line } from "./form-look.ts";
import { KnownList } from "./known-list.tsx";
import css from "./phone.module.css";
import { ProblemItem } from "./problem-item.tsx";
import { listShown } from "./problem-panel.tsx";
import type { CellLook, RowLook } from "./row-look.ts";
import sheet from "./sheet.module.css";
import { lockOf, useSheet, useSnapshot } from "./sheet-context.ts";
import { entryOf } from "./sheet-state.ts";
import { columnCodeOf } from "./sheet-view.ts";
import { useSayings, useSheetWords } from "./sheet-words.ts";

/** One figure to be typed: a large field, what is known beside it, what is wrong under it. */
function CardField({
  line,
  look,
  name,
  next,
}: {
  readonly line: Line;
  readonly look: CellLook;
  readonly name: string;
  readonly next: () => void;
}): ReactNode {
  const words = useSheetWords();
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const id = useId();
  const [isHere, setHere] = useState(false);
  const before = useRef<Entry | undefined>(undefined);
  const entry = entryOf(snapshot.state, look.id);
  const lock = lockOf(snapshot, line.row.key, columnCodeOf(look.id));
  const problems = listShown(snapshot.problems).filter(({ cells }) => cells[0] === look.id);
  const isFigure = look.tone === "typed";
  const shown = look.state === "none" ? words.grid.none : look.text;
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    next();
  };
  return (
    <div className={css["field"]} data-weight={look.weight} data-conflict={look.isConflict}>
      <label htmlFor={id}>
        {name}
        {isFigure && line.unit !== "" ? <span className={sheet["soft"]}> ({line.unit})</span> : null}
      </label>
      <input
        id={id}
        className={css["input"]}
        type="text"
        inputMode={isFigure ? "decimal" : "text"}
        enterKeyHint="next"
        autoComplete="off"
        maxLength={MAX_ENTRY_TEXT}
        data-figure={isFigure}
        readOnly={lock !== undefined}
        aria-invalid={look.weight === "block"}
        aria-describedby={problems.length === 0 ? undefined : `${id}-wrong`}
        value={isHere ? (entry?.text ?? "") : shown}
        onFocus={() => {
          before.current = entry;
          setHere(lock === undefined);
        }}
        onChange={(event) => store.type(look.id, typedEntry(before.current, event.currentTarget.value, "within"))}
        onBlur={() => {
          setHere(false);
          store.leave();
        }}
        onKeyDown={press}
      />
      <KnownList row={line.row.key} column={columnCodeOf(look.id)} />
      <ConflictChoice cell={look.id} />
      {problems.length === 0 || isHere ? null : (
        <ul id={`${id}-wrong`} className={sheet["problems"]}>
          {problems.map((problem) => (
            <ProblemItem key={problem.key} problem={problem} isFull={false} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is computed or known of a line, as it stands. */
function CardFacts({ line, look }: { readonly line: Line; readonly look: RowLook }): ReactNode {
  const { columns } = useSheet();
  const words = useSheetWords();
  const sayings = useSayings();
  const { view } = useSnapshot();
  const cells = view.cells.get(line.row.key) ?? [];
  const facts = look.cells.flatMap((cell, at) => {
    const own = cells[at];
    if (cell.tone !== "computed" && cell.tone !== "held") return [];
    if (cell.state === "missing" && own !== undefined)
      return [[columns[at]?.name ?? "", words.grid.missing, sayings.cell(view.sheet, own)] as const];
    return cell.text === "" ? [] : [[columns[at]?.name ?? "", cell.text, undefined] as const];
  });
  if (facts.length === 0) return null;
  return (
    <dl className={css["facts"]}>
      {facts.map(([name, text, why]) => (
        <div key={name} title={why}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What else can be said of a line and what is computed of it: opened by those who want it. */
function CardMore({ line, look, next }: { readonly line: Line; readonly look: RowLook; readonly next: () => void }): ReactNode {
  const words = useSheetWords();
  const { columns } = useSheet();
  const snapshot = useSnapshot();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={css["details"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.phone.details}</summary>
      {isOpen ? (
        <>
          {look.cells.map((cell, at) =>
            cell.tone === "typed" ? (
              <CellDetails
                key={cell.id}
                cell={cell.id}
                isFigure
                isLocked={lockOf(snapshot, line.row.key, columnCodeOf(cell.id)) !== undefined}
              />
            ) : cell.tone === "note" ? (
              <CardField key={cell.id} line={line} look={cell} name={columns[at]?.name ?? ""} next={next} />
            ) : null,
          )}
          <CardFacts line={line} look={look} />
        </>
      ) : null}
    </details>
  );
}

function Card({ line, look, next }: { readonly line: Line; readonly look: RowLook; readonly next: () => void }): ReactNode {
  const { columns } = useSheet();
  if (line.row.kind === "heading")
    return (
      <h2 className={css["heading"]} data-row={line.row.key}>
        {[line.mark, line.label].filter(Boolean).join(". ")}
      </h2>
    );
  return (
    <section className={css["card"]} data-row={line.row.key} aria-label={line.fullLabel}>
      <h3 className={css["name"]}>
        {line.mark === "" || line.mark === "-" ? null : `${line.mark}. `}
        {line.fullLabel}
      </h3>
      {look.cells.map((cell, at) =>
        cell.tone === "typed" ? (
          <CardField key={cell.id} line={line} look={cell} name={columns[at]?.name ?? ""} next={next} />
        ) : null,
      )}
      {/* A line that is only computed is its figures. */}
      {look.cells.some(({ tone }) => tone === "typed") ? (
        <CardMore line={line} look={look} next={next} />
      ) : (
        <CardFacts line={line} look={look} />
      )}
    </section>
  );
}

/** A line of the form as a card. */
export const LineCard = memo(Card, (a, b) => a.line === b.line && a.look === b.look);
