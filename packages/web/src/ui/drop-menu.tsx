import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import css from "./drop-menu.module.css";

/** A button that opens a short list of links and buttons under it. Esc, a click elsewhere, or a choice closes it. */
export function DropMenu({
  label,
  text,
  children,
}: {
  /** What the list is, for those who do not see where it stands. */
  readonly label: string;
  readonly text: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    <div className={css["menu"]} onKeyDown={press} onBlur={leave}>
      <button
        ref={button}
        type="button"
        className={css["open"]}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((now) => !now)}
      >
        <span className={css["text"]}>{text}</span>
        <svg className={css["arrow"]} viewBox="0 0 10 6" aria-hidden="true">
          <path d="M1 1l4 4 4-4" />
        </svg>
      </button>
      <ul id={id} className={css["list"]} aria-label={label} hidden={!open} tabIndex={-1} onClick={() => setOpen(false)}>
        {children}
      </ul>
    </div>
  );
}
