import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
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
  if (typed !== undefined)
    return (
      <div className={css["retype"]}>
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
    <form className={css["retype"]} onSubmit={submit} noValidate>
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
