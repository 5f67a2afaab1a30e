import type { ImportReply } from "@kehoach/api/import";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "../ui/notice.tsx";
import { saveAs } from "../ui/save-as.ts";
import { Table } from "../ui/table.tsx";
import css from "./import.module.css";
import { useImportWords } from "./import-words.ts";
import type { ImportKind } from "./use-import.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function toBlob(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: XLSX });
}

/** What was done, and the links that new users get, this once. */
export function ImportResult({
  kind,
  reply,
  children,
}: {
  readonly kind: ImportKind;
  readonly reply: ImportReply;
  readonly children: ReactNode;
}): ReactNode {
  const words = useImportWords();
  const { counts, invitations, file } = reply;
  const states = kind === "places" ? words.states : words.userStates;
  const changed = (["new", "changed", "retired"] as const).filter((state) => counts[state] > 0);
  const mailed = invitations.filter((one) => one.mailed).length;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <div ref={head} tabIndex={-1} className={css["preview"]}>
      <Notice tone="done">
        <p>
          <strong>{changed.length === 0 && invitations.length === 0 ? words.doneIdle : words.done}</strong>
        </p>
        {changed.length === 0 ? null : <p>{changed.map((state) => `${states[state]}: ${counts[state]}`).join("; ")}.</p>}
        {mailed === 0 ? null : <p>{words.mailed(mailed)}</p>}
      </Notice>
      {file === null ? null : (
        <>
          <Notice tone="mind">
            <p>
              <strong>{words.links(invitations.length - mailed)}</strong>
            </p>
            <p>{words.linksOnce}</p>
            <Button onClick={() => saveAs(toBlob(file), words.linksFile)}>{words.saveLinks}</Button>
          </Notice>
          <Table
            caption={words.links(invitations.length)}
            rows={invitations}
            rowKey={({ username }) => username}
            columns={[
              { key: "name", head: words.name, lead: true, cell: ({ name }) => name },
              { key: "username", head: words.username, cell: ({ username }) => username },
              {
                key: "link",
                head: words.link,
                cell: ({ link }) =>
                  link === null ? (
                    words.byMail
                  ) : (
                    <code className={css["linkText"]} data-wide="true">
                      {link}
                    </code>
                  ),
              },
            ]}
          />
        </>
      )}
      <div className={css["actions"]}>{children}</div>
    </div>
  );
}
