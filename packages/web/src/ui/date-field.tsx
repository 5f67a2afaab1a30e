import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import css from "./date-field.module.css";
import { readDate, showDate } from "./date-text.ts";

/** A date typed as Vietnamese papers write it; the browser's own field would follow the language of the browser. */
export function DateField({
  label,
  iso,
  wrong,
  go,
  choose,
}: {
  readonly label: string;
  readonly iso: string;
  readonly wrong: string;
  readonly go: string;
  readonly choose: (iso: string) => void;
}): ReactNode {
  const id = useId();
  const [text, setText] = useState(showDate(iso));
  const [refused, setRefused] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readDate(text);
    setRefused(read === undefined);
    if (read !== undefined) choose(read);
  };
  return (
    <form className={css["field"]} onSubmit={submit}>
      <label htmlFor={id}>{label}</label>
      <span className={css["row"]}>
        <input
          id={id}
          inputMode="numeric"
          value={text}
          aria-invalid={refused}
          aria-describedby={refused ? `${id}-wrong` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" variant="outline" size="compact-md">
          {go}
        </Button>
      </span>
      {refused ? (
        <span id={`${id}-wrong`} role="alert" className={css["wrong"]}>
          {wrong}
        </span>
      ) : null}
    </form>
  );
}
