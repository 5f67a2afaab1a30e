import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { showDate } from "../ui/date-text.ts";
import form from "../ui/form.module.css";
import { today } from "../ui/moment.ts";
import css from "./account.module.css";
import { useAccountWords } from "./account-words.ts";

/** The backup codes, this once: to print, to copy, to keep. */
export function BackupCodes({
  username,
  codes,
  close,
}: {
  readonly username: string;
  readonly codes: readonly string[];
  readonly close: () => void;
}): ReactNode {
  const { code: words } = useAccountWords();
  const head = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState<"" | "copied" | "copySelf">("");
  useEffect(() => head.current?.focus(), []);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"));
      setTold("copied");
    } catch {
      // No clipboard here, or the reader forbade it: he is told how to go about it.
      setTold("copySelf");
    }
  };
  return (
    <div className={css["backup"]} data-alone="true">
      <h3 ref={head} tabIndex={-1}>
        {words.backupTitle}
      </h3>
      <p>{words.backupLead}</p>
      <p className={css["owner"]}>{words.of(username, showDate(today()))}</p>
      <ol className={css["codes"]}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className={`${form["actions"]} ${css["press"]}`}>
        <Button onClick={() => window.print()}>{words.print}</Button>
        <Button variant="outline" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <Button variant="default" onClick={close}>
          {words.kept}
        </Button>
        <span role="status">{told === "" ? "" : words[told]}</span>
      </div>
    </div>
  );
}
