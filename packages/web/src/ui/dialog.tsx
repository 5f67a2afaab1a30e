import { type ReactNode, useEffect, useId, useRef } from "react";
import css from "./dialog.module.css";

/** A question over the page. It is open while it stands in the page; Esc asks for it to be closed, and the focus goes back. */
export function Dialog({
  title,
  close,
  children,
}: {
  readonly title: string;
  readonly close: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return undefined;
    const before = document.activeElement;
    element.showModal();
    // To the first field to be filled; without one to the question, so that a key pressed twice does not answer it.
    const field = element.querySelector<HTMLElement>("input:not([readonly]), textarea, select");
    (field ?? element.querySelector("h2"))?.focus();
    return () => {
      // Back to where the question was asked from, unless the page has taken the focus elsewhere.
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css["dialog"]}
      aria-labelledby={id}
      onCancel={(event) => {
        // Whether it closes is for the page to say: something may be under way.
        event.preventDefault();
        close();
      }}
    >
      <div className={css["box"]}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
