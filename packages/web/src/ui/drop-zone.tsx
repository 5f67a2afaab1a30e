import { Button } from "@mantine/core";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";
import css from "./drop-zone.module.css";

/** Where a file is dropped, or chosen by a button. `accept` only helps the dialog: content decides what a file is. */
export function DropZone({
  accept,
  lead,
  button,
  choose,
  children,
}: {
  readonly accept: string;
  readonly lead: string;
  readonly button: string;
  readonly choose: (file: File) => void;
  readonly children: ReactNode;
}): ReactNode {
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
        {lead}{" "}
        <Button aria-describedby={about} onClick={() => input.current?.click()}>
          {button}
        </Button>
      </p>
      <div id={about} className={css["about"]}>
        {children}
      </div>
      <input
        ref={input}
        type="file"
        accept={accept}
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

/** Which step a file is at: on its way (a share below 1), or worked at. */
export function FileProgress({
  share,
  said,
  cancelLabel,
  cancel,
}: {
  readonly share: number;
  readonly said: string;
  readonly cancelLabel: string;
  readonly cancel?: () => void;
}): ReactNode {
  return (
    <div className={css["progress"]}>
      <p role="status">{said}</p>
      {share < 1 ? (
        <progress className={css["meter"]} max={100} value={Math.floor(share * 100)} aria-label={said} />
      ) : (
        <progress className={css["meter"]} aria-label={said} />
      )}
      {cancel ? (
        <Button variant="outline" size="compact-md" onClick={cancel}>
          {cancelLabel}
        </Button>
      ) : null}
    </div>
  );
}
