import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useApprovalWords } from "../data/approval-words.ts";
import { useDueWords } from "../data/due-words.ts";
import { ReopenDialog } from "../data/reason-dialog.tsx";
import { findOpenRequest } from "../data/sheet-history.ts";
import { useApproved } from "../data/use-approved.ts";
import { Dialog } from "../ui/dialog.tsx";
import { CellFiles } from "./cell-files.tsx";
import { RecallDialog } from "./recall-dialog.tsx";
import { SendDialog } from "./send-dialog.tsx";
import css from "./sheet.module.css";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { countRequired, type Moving } from "./sheet-store.ts";
import { keyOf } from "./sheet-wire.ts";
import { useSheetWords } from "./sheet-words.ts";
import { SyncState } from "./sync-state.tsx";

type Reopening = "ask" | "reopen" | "decline";
type Opened = "send" | "recall" | "keys" | "files" | Reopening;

/** Of an approved form: who may open it does, or answers the request; who sent it asks. */
function listReopening(may: Moving["may"], isAsked: boolean): readonly Reopening[] {
  if (may.reopen) return isAsked ? ["reopen", "decline"] : ["reopen"];
  return may.ask ? ["ask"] : [];
}

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
  const { reply, store } = useSheet();
  const approval = useApprovalWords();
  const approved = useApproved();
  const { may, files, standing, state, sendings, acts } = snapshot.moving;
  const n = sendings.at(-1)?.n ?? 0;
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
        {due.standOf({ standing, state })}
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
        {may.approve || may.return ? (
          <Link className={css["toExcel"] ?? ""} to="/duyet/phieu" search={(now) => ({ ...now, lan: "" })}>
            {words.bar.review}
          </Link>
        ) : null}
        {listReopening(may, findOpenRequest(acts, n) !== undefined).map((what) => (
          <Button key={what} variant="outline" size="compact-md" onClick={() => setOpened(what)}>
            {approval[what].open}
          </Button>
        ))}
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
      {opened === "ask" || opened === "reopen" || opened === "decline" ? (
        <ReopenDialog
          what={opened}
          about={keyOf(reply)}
          sending={n}
          close={close}
          done={(said) =>
            void store
              .refresh()
              .then(approved)
              .then(() => finish(said))
          }
          changed={() => void store.refresh()}
        />
      ) : null}
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
