import type { FormFileReply } from "@kehoach/api/form-file";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { showUser } from "../data/show-user.ts";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import css from "./form-file.module.css";
import { useFormFileWords } from "./form-file-words.ts";

type Conflict = FormFileReply["conflicts"][number];

/** What was written, and what somebody else was quicker with. */
export function ImportDone({ reply, reset }: { readonly reply: FormFileReply; readonly reset: () => void }): ReactNode {
  const words = useFormFileWords();
  const { written, conflicts, lines, filled, people } = reply;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const nameOf = ({ row, column }: Conflict): string =>
    [lines.find((line) => line.row === row)?.label ?? row, filled.find(({ code }) => code === column)?.name ?? column].join(", ");
  return (
    <div ref={head} tabIndex={-1} className={css["panel"]}>
      <Notice tone="done">
        <strong>{words.done.title(written)}</strong>
      </Notice>
      {conflicts.length === 0 ? null : (
        <Notice tone="mind">
          <p>{words.done.conflicts(conflicts.length)}</p>
          <ul className={css["list"]}>
            {conflicts.map((conflict) => (
              <li key={`${conflict.row}#${conflict.column}`}>
                {words.done.conflict(
                  nameOf(conflict),
                  conflict.text ?? words.done.emptied,
                  people[conflict.by] ?? showUser(conflict.by),
                  showMoment(conflict.at),
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div className={css["actions"]}>
        <Link to="/phieu" search={(now) => now}>
          {words.done.open}
        </Link>
        <Button variant="default" onClick={reset}>
          {words.file.another}
        </Button>
      </div>
    </div>
  );
}
