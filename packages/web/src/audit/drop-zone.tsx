import { Button } from "@mantine/core";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import { useWords } from "../data/language.tsx";
import css from "./audit.module.css";

const ACCEPT = ".docx,.xlsx,.xls,.pdf,.html,.htm,.md,.txt";

/** Where a file is dropped, or chosen by a button. */
export function DropZone({ choose }: { readonly choose: (file: File) => void }): ReactNode {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const about = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) choose(file);
  };
  return (
    <div
      className={`${css["drop"]} ${over ? css["dropOver"] : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className={css["dropLine"]}>
        {words.audit.drop}{" "}
        <Button aria-describedby={about} onClick={() => input.current?.click()}>
          {words.audit.choose}
        </Button>
      </p>
      <div id={about} className={css["quiet"]}>
        <p>{words.audit.kinds}</p>
        <p>{words.audit.inMemory}</p>
      </div>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        hidden
        tabIndex={-1}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file, changed meanwhile, can be chosen again.
          event.currentTarget.value = "";
          if (file !== undefined) choose(file);
        }}
      />
    </div>
  );
}
