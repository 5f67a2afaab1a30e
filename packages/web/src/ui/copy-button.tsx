import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import css from "./form.module.css";

/** Puts a text into the clipboard. Where the browser lets no page do so (plain http), the text is shown and marked, to be copied by hand. */
export function CopyButton({
  label,
  about,
  text,
  disabled = false,
  words,
}: {
  readonly label: string;
  /** What is copied, for those who hear the button only. */
  readonly about?: string;
  readonly text: string;
  readonly disabled?: boolean;
  readonly words: { readonly copied: string; readonly copySelf: string };
}): ReactNode {
  const area = useRef<HTMLTextAreaElement>(null);
  // What was told holds of the text that was copied, and of no other.
  const [told, setTold] = useState<{ readonly of: string; readonly what: "copied" | "copySelf" }>();
  const now = told?.of === text ? told.what : undefined;
  useEffect(() => {
    if (now === "copySelf") area.current?.select();
  }, [now]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setTold({ of: text, what: "copied" });
    } catch {
      // No clipboard here, or the reader forbade it.
      setTold({ of: text, what: "copySelf" });
    }
  };
  return (
    <>
      <Button
        variant="outline"
        size="compact-md"
        disabled={disabled}
        {...(about === undefined ? {} : { "aria-label": `${label}: ${about}` })}
        onClick={() => void copy()}
      >
        {label}
      </Button>
      <span role="status" className={css["hint"]}>
        {now === undefined ? "" : words[now]}
      </span>
      {now === "copySelf" ? (
        <textarea ref={area} className={css["input"]} readOnly rows={6} value={text} aria-label={about ?? label} />
      ) : null}
    </>
  );
}
