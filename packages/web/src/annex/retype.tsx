import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import css from "./annex.module.css";
import { useAnnexWords } from "./annex-words.ts";

/** A figure typed for a cell that could not be taken; `write` gets undefined when the cell is to be read as it stands again. */
export function Retype({
  at,
  typed,
  write,
}: {
  readonly at: string;
  readonly typed: string | undefined;
  readonly write: (text: string | undefined) => void;
}): ReactNode {
  const { rows: words } = useAnnexWords();
  const [text, setText] = useState("");
  const box = useRef<HTMLElement | null>(null);
  const before = useRef(typed);
  useEffect(() => {
    // The field goes when it is answered, and comes back when that is undone: who is at it stays at the cell.
    if (before.current !== typed) box.current?.querySelector<HTMLElement>("input, button")?.focus();
    before.current = typed;
  }, [typed]);
  const hold = (element: HTMLElement | null): void => {
    box.current = element;
  };
  if (typed !== undefined)
    return (
      <div ref={hold} className={css["retype"]}>
        <span className={css["soft"]}>{typed === "" ? words.left : `${words.typed}: ${typed}`}</span>
        <Button size="compact-sm" variant="default" onClick={() => write(undefined)}>
          {words.undo}
        </Button>
      </div>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "") write(text.trim());
  };
  return (
    <form ref={hold} className={css["retype"]} onSubmit={submit} noValidate>
      <input
        type="text"
        aria-label={words.retype(at)}
        value={text}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="outline">
        {words.take}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => write("")}>
        {words.leaveCell}
      </Button>
    </form>
  );
}
