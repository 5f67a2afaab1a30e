import { insertLine, moveLine, removeLine, renumber, shiftLine } from "@kehoach/core/pack/form-edits";
import { keyOfLine } from "@kehoach/core/pack/form-rows";
import { isNumbered } from "@kehoach/core/pack/line-marks";
import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Catalogue } from "./catalogue.ts";
import type { FormLook, LineLook } from "./form-look.ts";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import type { Choice } from "./formula-field.tsx";
import { LineDetails } from "./line-details.tsx";
import type { FormDraft } from "./use-form-draft.ts";

type Move = "up" | "down" | "deeper" | "higher" | "remove";

/** What a key does to a line, with Alt where it changes something. */
function moveOf({ key, altKey }: KeyboardEvent): Move | undefined {
  if (key === "Delete") return "remove";
  if (!altKey) return undefined;
  return ({ ArrowUp: "up", ArrowDown: "down", ArrowRight: "deeper", ArrowLeft: "higher" } as const)[key as "ArrowUp"]; // another key finds nothing
}

function LineButton({
  line,
  isOpen,
  isWrong,
  toggle,
  press,
}: {
  readonly line: LineLook;
  readonly isOpen: boolean;
  readonly isWrong: boolean;
  readonly toggle: () => void;
  readonly press: (event: KeyboardEvent) => void;
}): ReactNode {
  const words = useFormWords();
  const { row, key, label, unitName, isEntered } = line;
  const isHeading = row.heading !== undefined;
  const tags = [
    unitName,
    isHeading || isEntered ? "" : words.lines.isComputed,
    isEntered && row.required === false ? words.lines.optional : "",
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={css["lineButton"]}
      data-line={key}
      data-heading={isHeading}
      data-wrong={isWrong}
      aria-expanded={isOpen}
      onClick={toggle}
      onKeyDown={press}
    >
      <span className={css["mark"]}>{row.mark ?? ""}</span>
      <span>
        {label === "" ? "…" : label}
        {isHeading ? null : <span className={css["soft"]}> {tags.join(", ")}</span>}
      </span>
    </button>
  );
}

/** The lines of a form: chosen and changed with the keyboard, the mouse or a finger; nothing is dragged. @rule K62 K63 */
export function LineEditor({
  draft,
  look,
  catalogue,
  columns,
  open,
  setOpen,
}: {
  readonly draft: FormDraft;
  readonly look: FormLook;
  readonly catalogue: Catalogue;
  readonly columns: readonly Choice[];
  /** Key of the line that is open. */
  readonly open: string | undefined;
  readonly setOpen: (key: string | undefined) => void;
}): ReactNode {
  const words = useFormWords();
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<string | undefined>(undefined);
  const [told, tell] = useState("");
  const { lines, entry } = look;
  const wrong = new Set(look.faults.flatMap(({ path: [part, at] }) => (part === "rows" ? [at] : [])));
  const choices = lines.flatMap(({ key, row, fullName }): readonly Choice[] =>
    row.heading === undefined ? [[key, fullName]] : [],
  );
  const focus = (key: string): void =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-line]") ?? [])].find((one) => one.dataset["line"] === key)?.focus();
  // A line that was moved keeps the focus, wherever it now stands.
  useEffect(() => {
    if (wanted.current !== undefined) focus(wanted.current);
    wanted.current = undefined;
  });
  const act = (line: LineLook, move: Move): void => {
    const { at, key, label } = line;
    if (move === "remove") {
      wanted.current = (lines[at + 1] ?? lines[at - 1])?.key;
      tell(words.lines.removed(label));
      if (open === key) setOpen(undefined);
      draft.edit((form) => removeLine(form, at));
      return;
    }
    const change = (form: typeof entry): typeof entry =>
      move === "up" || move === "down" ? moveLine(form, at, move) : shiftLine(form, at, move === "deeper" ? 1 : -1);
    const after = change(entry);
    wanted.current = key;
    tell(words.lines.moved(label, after.rows.findIndex((row, i) => keyOfLine(row, i) === key) + 1));
    draft.edit(change);
  };
  const press = (line: LineLook) => (event: KeyboardEvent) => {
    const move = moveOf(event);
    const step = move === undefined && !event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key as "ArrowUp"] : undefined; // as above
    if (move === undefined && step === undefined) return;
    event.preventDefault();
    if (move !== undefined) act(line, move);
    else focus(lines[line.at + (step ?? 0)]?.key ?? line.key);
  };
  const insert = (line: Parameters<typeof insertLine>[2]): void => {
    const at = lines.find(({ key }) => key === open)?.at ?? lines.length;
    const after = insertLine(entry, at, line);
    const added = after.rows[at];
    if (added !== undefined) setOpen(keyOfLine(added, at));
    draft.edit(() => after);
  };
  return (
    <div className={css["stack"]}>
      {lines.length === 0 ? <p>{words.lines.empty}</p> : <p className={css["soft"]}>{words.lines.keys}</p>}
      <ul ref={list} className={css["lines"]} aria-label={words.lines.list}>
        {lines.map((line) => (
          <li key={line.key} data-level={Math.min(line.row.level ?? 0, 5)}>
            <LineButton
              line={line}
              isOpen={open === line.key}
              isWrong={wrong.has(line.at)}
              toggle={() => setOpen(open === line.key ? undefined : line.key)}
              press={press(line)}
            />
            {open === line.key ? (
              <div className={css["details"]}>
                <div className={css["tools"]}>
                  {(["up", "down", "higher", "deeper", "remove"] as const).map((move) => (
                    <Button key={move} variant="default" size="compact-sm" onClick={() => act(line, move)}>
                      {words.lines[move]}
                    </Button>
                  ))}
                </div>
                <LineDetails draft={draft} catalogue={catalogue} line={line} lines={choices} columns={columns} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <p role="status" className={css["soft"]}>
        {told}
      </p>
      <div className={css["tools"]}>
        <Button variant="default" size="compact-md" onClick={() => insert({ heading: words.lines.headingNew })}>
          {words.lines.heading}
        </Button>
        <Button
          variant="default"
          size="compact-md"
          disabled={choices.length === 0}
          onClick={() =>
            insert({ label: words.lines.computedNew, formula: "", unit: lines.find(({ unit }) => unit)?.unit ?? "" })
          }
        >
          {words.lines.computed}
        </Button>
        <Button variant="default" size="compact-md" disabled={isNumbered(entry.rows)} onClick={() => draft.edit(renumber)}>
          {words.lines.renumber}
        </Button>
        <Button variant="default" size="compact-md" disabled={!draft.canUndo} onClick={draft.undo}>
          {words.lines.undo}
        </Button>
      </div>
    </div>
  );
}
