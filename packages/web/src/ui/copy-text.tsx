import { Button } from "@mantine/core";
import { type ReactNode, useRef, useState } from "react";
import { Field } from "./field.tsx";
import css from "./form.module.css";

/** A text to take away. Where the browser lets no page copy (plain http), it is marked for the reader to copy himself. */
export function CopyText({
  label,
  hint,
  text,
  words,
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly text: string;
  readonly words: { readonly copy: string; readonly copied: string; readonly copySelf: string };
}): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<"" | "copied" | "copySelf">("");
  const copy = async (): Promise<void> => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setTold("copied");
    } catch {
      // No clipboard here, or the reader forbade it: the text is selected, Ctrl+C takes it.
      setTold("copySelf");
    }
  };
  return (
    <Field label={label} hint={hint}>
      {(tied) => (
        <>
          <div className={css["beside"]}>
            <input
              {...tied}
              ref={input}
              className={css["input"]}
              readOnly
              value={text}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Button size="md" variant="outline" onClick={() => void copy()}>
              {words.copy}
            </Button>
          </div>
          <span role="status" className={css["hint"]}>
            {told === "" ? "" : words[told]}
          </span>
        </>
      )}
    </Field>
  );
}
