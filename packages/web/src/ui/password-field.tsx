import { Button } from "@mantine/core";
import { type ComponentProps, type ReactNode, useState } from "react";
import { Field } from "./field.tsx";
import css from "./form.module.css";

/** A password, which may be shown while it is typed. */
export function PasswordField({
  label,
  hint,
  wrong,
  value,
  write,
  words,
  ...input
}: {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly wrong?: ReactNode;
  readonly value: string;
  readonly write: (text: string) => void;
  readonly words: { readonly show: string; readonly hide: string; readonly shown: string; readonly hidden: string };
} & Pick<ComponentProps<"input">, "autoComplete" | "autoFocus" | "onBlur" | "name">): ReactNode {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(tied) => (
        <div className={css["beside"]}>
          <input
            {...input}
            {...tied}
            className={css["input"]}
            type={shown ? "text" : "password"}
            spellCheck={false}
            autoCapitalize="none"
            value={value}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <Button
            variant="default"
            size="md"
            aria-label={shown ? words.hidden : words.shown}
            onClick={() => setShown((now) => !now)}
          >
            {shown ? words.hide : words.show}
          </Button>
        </div>
      )}
    </Field>
  );
}
