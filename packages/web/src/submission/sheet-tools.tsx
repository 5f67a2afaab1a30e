import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useDueWords } from "../data/due-words.ts";
import { Dialog } from "../ui/dialog.tsx";
import { CellFiles } from "./cell-files.tsx";
import { RecallDialog } from "./recall-dialog.tsx";
import { SendDialog } from "./send-dialog.tsx";
import css from "./sheet.module.css";
import { useSnapshot } from "./sheet-context.ts";
import { countRequired } from "./sheet-store.ts";
import { useSheetWords } from "./sheet-words.ts";
import { SyncState } from "./sync-state.tsx";

type Opened = "send" | "recall" | "keys" | "files";

/** What can be done with the sheet as a whole, and whether it is saved. */
export function SheetTools({
  undo,
  redo,
  go,
  done,
  isDesk,
  views = [],
}: {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly go: (cell: string) => void;
  readonly done: (said: string) => void;
  /** Where there is a keyboard, a printer and room for more. */
  readonly isDesk: boolean;
  /** How the sheet is looked at, where there is a choice. */
  readonly views?: readonly { readonly label: string; readonly turn: () => void }[];
}): ReactNode {
  const words = useSheetWords();
  const due = useDueWords();
  const snapshot = useSnapshot();
  const [opened, setOpened] = useState<Opened | undefined>(undefined);
  const { may, files, standing } = snapshot.moving;
  const { past, future } = snapshot.state.steps;
  const wanted = countRequired(snapshot);
  const close = (): void => setOpened(undefined);
  const finish = (said: string): void => {
    close();
    done(said);
  };
  const paper = files.filter(({ cell }) => cell === null).length;
  return (
    <div className={css["tools"]} role="group" aria-label={words.bar.label}>
      <strong className={css["state"]} data-standing={standing}>
        {due.standing[standing]}
      </strong>
      <SyncState />
      {wanted.wanted === 0 ? null : <p className={css["soft"]}>{words.status.filled(wanted.filled, wanted.wanted)}</p>}
      <div className={css["buttons"]}>
        {may.enter ? (
          <>
            <Button variant="default" size="compact-md" disabled={past.length === 0} onClick={undo}>
              {words.bar.undo}
            </Button>
            {isDesk ? (
              <Button variant="default" size="compact-md" disabled={future.length === 0} onClick={redo}>
                {words.bar.redo}
              </Button>
            ) : null}
          </>
        ) : null}
        {views.map(({ label, turn }) => (
          <Button key={label} variant="default" size="compact-md" onClick={turn}>
            {label}
          </Button>
        ))}
        {isDesk ? (
          <Button variant="default" size="compact-md" onClick={() => setOpened("keys")}>
            {words.bar.keys}
          </Button>
        ) : null}
        <Button variant="default" size="compact-md" onClick={() => setOpened("files")}>
          {paper === 0 ? words.bar.files : `${words.bar.files} (${paper})`}
        </Button>
        <Link className={css["toExcel"] ?? ""} to="/phieu/excel" search={(now) => ({ ...now, lan: "" })}>
          {words.bar.excel}
        </Link>
        {isDesk ? (
          <Button variant="default" size="compact-md" onClick={() => window.print()}>
            {words.bar.print}
          </Button>
        ) : null}
        {may.recall ? (
          <Button variant="outline" size="compact-md" onClick={() => setOpened("recall")}>
            {words.bar.recall}
          </Button>
        ) : null}
        {may.send ? (
          <Button size="compact-md" onClick={() => setOpened("send")}>
            {words.bar.send}
          </Button>
        ) : null}
      </div>
      {opened === "send" ? (
        <SendDialog
          close={close}
          done={finish}
          go={(cell) => {
            close();
            // The dialog gives the keyboard back before the grid takes it.
            setTimeout(() => go(cell));
          }}
        />
      ) : null}
      {opened === "recall" ? <RecallDialog close={close} done={finish} /> : null}
      {opened === "files" ? (
        <Dialog title={words.signed.title} close={close}>
          <p>{words.signed.lead}</p>
          <CellFiles />
          <div>
            <Button variant="default" onClick={close}>
              {words.cell.close}
            </Button>
          </div>
        </Dialog>
      ) : null}
      {opened === "keys" ? (
        <Dialog title={words.keys.title} close={close}>
          <dl className={css["keys"]}>
            {words.keys.list.map(([keys, what]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <div>
            <Button variant="default" onClick={close}>
              {words.cell.close}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}
