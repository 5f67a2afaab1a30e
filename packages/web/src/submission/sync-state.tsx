import type { ReactNode } from "react";
import { waitForSignIn } from "../data/sign-in-gate.ts";
import form from "../ui/form.module.css";
import { showTime } from "../ui/moment.ts";
import css from "./sheet.module.css";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { listConflicts, listUnsent } from "./sheet-state.ts";
import { useSheetWords } from "./sheet-words.ts";

/** Whether what was entered is on the server, is on its way, or is kept here; and what to do about it. */
export function SyncState(): ReactNode {
  const words = useSheetWords().sync;
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const { sync, savedAt, isKept, state, moving } = snapshot;
  const count = listUnsent(state).length;
  const held = isKept ? words.kept(count) : words.lost(count);
  const signIn = async (): Promise<void> => {
    if (await waitForSignIn()) store.loop.now();
  };
  const drop = (): void => store.forget([...state.mine.keys()]);
  const isBad = sync.kind === "offline" || sync.kind === "signed-out" || sync.kind === "refused";
  return (
    <div className={css["sync"]} data-bad={isBad && count > 0} data-sync={sync.kind} role="group" aria-label={words.label}>
      <span role="status">
        {isBad ? (
          <>
            {count === 0 ? sync.kind === "offline" ? words.offlineClean : null : <strong>{held}.</strong>}{" "}
            {sync.kind === "offline" && count > 0 ? words.offline : null}
            {sync.kind === "signed-out" ? words.signedOut : null}
            {sync.kind === "refused" ? `${words.refused} ${sync.error.problem.detail}` : null}{" "}
            {sync.kind === "signed-out" ? (
              <button type="button" className={form["link"]} onClick={() => void signIn()}>
                {words.signIn}
              </button>
            ) : (
              <button type="button" className={form["link"]} onClick={() => store.loop.now()}>
                {words.retry}
              </button>
            )}
          </>
        ) : !moving.may.enter ? (
          // Sent or closed by somebody else while it was typed into: what is left here goes nowhere.
          count === 0 ? null : (
            <>
              <strong>{held}.</strong>{" "}
              <button type="button" className={form["link"]} onClick={drop}>
                {words.drop}
              </button>
            </>
          )
        ) : sync.kind === "sending" ? (
          words.saving
        ) : state.mine.size > listConflicts(state).length ? (
          words.soon
        ) : savedAt === undefined ? (
          words.fresh
        ) : (
          words.saved(showTime(savedAt))
        )}
        {sync.kind === "refused" && count > 0 ? (
          <>
            {" "}
            <button type="button" className={form["link"]} onClick={drop}>
              {words.drop}
            </button>
          </>
        ) : null}
      </span>
    </div>
  );
}
