import type { CellId } from "@kehoach/core/form/sheet";
import { type ReactNode, useEffect } from "react";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { ReasonConflicts } from "./conflict-choice.tsx";
import { isReason } from "./reason-cell.ts";
import css from "./sheet.module.css";
import { showPerson, useSheet, useSnapshot } from "./sheet-context.ts";
import { listConflicts } from "./sheet-state.ts";
import { useSheetWords } from "./sheet-words.ts";

/** How long what somebody else did stays pointed out. */
const NEWS_MS = 8000;

/** What happened to the sheet from outside: somebody else's changes, conflicts with them, what came back from an earlier time. */
export function SheetAlerts({ go }: { readonly go: (cell: CellId) => void }): ReactNode {
  const words = useSheetWords();
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const { news } = snapshot;
  const [oldest] = news;
  useEffect(() => {
    if (oldest === undefined) return;
    const timer = setTimeout(() => store.seen(oldest), NEWS_MS);
    return () => clearTimeout(timer);
  }, [oldest, store]);
  const conflicts = listConflicts(snapshot.state);
  const first = conflicts.find((cell) => !isReason(cell));
  return (
    <div className={css["alerts"]}>
      {snapshot.restored > 0 ? <Notice tone="mind">{words.sync.restored(snapshot.restored)}</Notice> : null}
      {conflicts.length === 0 ? null : (
        <Notice tone="refused">
          <p>
            {words.others.conflicts(conflicts.length)}{" "}
            {first === undefined ? null : (
              <button type="button" className={form["link"]} onClick={() => go(first)}>
                {words.others.see}
              </button>
            )}
          </p>
          <ReasonConflicts cells={conflicts} />
        </Notice>
      )}
      <div role="status">
        {news.map((one) => (
          <p key={one.cells.join(" ")} className={css["news"]}>
            {words.others.changed(showPerson(snapshot, one.by), one.cells.length)}.{" "}
            <button type="button" className={form["link"]} onClick={() => go(one.cells[0] ?? "")}>
              {words.others.see}
            </button>
          </p>
        ))}
      </div>
    </div>
  );
}
