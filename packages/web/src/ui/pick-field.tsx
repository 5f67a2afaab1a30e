import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Field } from "./field.tsx";
import form from "./form.module.css";
import css from "./pick-field.module.css";

export type Pick = { readonly key: string; readonly text: string; readonly detail?: string };

/** One of many, found by typing part of it. `write` gets what is typed, from which the page makes `picks`. */
export function PickField({
  label,
  hint,
  wrong,
  typed,
  write,
  picks,
  chosen,
  choose,
  none,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly wrong?: ReactNode;
  readonly typed: string;
  readonly write: (text: string) => void;
  /** Undefined while they are on the way. */
  readonly picks: readonly Pick[] | undefined;
  readonly chosen: Pick | undefined;
  readonly choose: (pick: Pick | undefined) => void;
  /** Said when nothing is found. */
  readonly none: string;
}): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const shown = open && chosen === undefined ? (picks ?? []) : [];
  const marked = shown[Math.min(at, shown.length - 1)];
  const take = (pick: Pick): void => {
    choose(pick);
    setOpen(false);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") {
      setOpen(true);
      setAt((now) => Math.min(now + 1, shown.length - 1));
    } else if (event.key === "ArrowUp") setAt((now) => Math.max(now - 1, 0));
    else if (event.key === "Enter" && marked !== undefined) take(marked);
    else if (event.key === "Escape" && open && shown.length > 0) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(tied) => (
        <div className={css["pick"]}>
          <input
            {...tied}
            className={form["input"]}
            type="text"
            role="combobox"
            aria-expanded={shown.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={marked === undefined ? undefined : `${id}-${shown.indexOf(marked)}`}
            autoComplete="off"
            spellCheck={false}
            value={chosen?.text ?? typed}
            onChange={(event) => {
              choose(undefined);
              write(event.currentTarget.value);
              setOpen(true);
              setAt(0);
            }}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={press}
          />
          <ul id={`${id}-list`} className={css["list"]} role="listbox" aria-label={label} hidden={shown.length === 0}>
            {shown.map((pick, position) => (
              <li
                key={pick.key}
                id={`${id}-${position}`}
                role="option"
                aria-selected={pick === marked}
                // Before the field loses the focus, and with it the list its place.
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(pick);
                }}
                onMouseMove={() => setAt(position)}
              >
                {pick.text}
                {pick.detail === undefined ? null : <span className={css["detail"]}>{pick.detail}</span>}
              </li>
            ))}
          </ul>
          <span role="status" className={form["hint"]}>
            {chosen === undefined && typed.trim() !== "" && picks?.length === 0 ? none : (chosen?.detail ?? "")}
          </span>
        </div>
      )}
    </Field>
  );
}
