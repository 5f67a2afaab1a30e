import type { CellId, Entry } from "@kehoach/core/form/sheet";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { showMoment } from "../ui/moment.ts";
import { isReason } from "./reason-cell.ts";
import css from "./sheet.module.css";
import { showPerson, useSheet, useSnapshot } from "./sheet-context.ts";
import { isConflict } from "./sheet-state.ts";
import { useSheetWords } from "./sheet-words.ts";
import type { SheetWords } from "./sheet-words-vi.ts";

function showEntry(entry: Entry | undefined, words: SheetWords): string {
  if (entry === undefined) return words.others.empty;
  return entry.none === undefined ? entry.text : `${words.cell.noneGiven}: ${entry.none}`;
}

/** Two people wrote into a cell: both values, and the choice. */
export function ConflictChoice({ cell }: { readonly cell: CellId }): ReactNode {
  const words = useSheetWords();
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const { held, mine } = snapshot.state;
  const [own, other] = [mine.get(cell), held.get(cell)];
  if (own === undefined || other === undefined || !isConflict(snapshot.state, cell)) return null;
  return (
    <div className={css["conflict"]} role="group" aria-label={words.others.title}>
      <p>
        <strong>{words.others.title}.</strong>
      </p>
      <dl className={css["known"]}>
        <div>
          <dt>{words.others.theirs(showPerson(snapshot, other.by), showMoment(other.at))}</dt>
          <dd>
            <b>{showEntry(other.entry, words)}</b>
          </dd>
        </div>
        <div>
          <dt>{words.others.mine}</dt>
          <dd>
            <b>{showEntry(own.entry, words)}</b>
          </dd>
        </div>
      </dl>
      <div className={css["buttons"]}>
        <Button size="compact-md" onClick={() => store.choose(cell, "mine")}>
          {words.others.keepMine}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => store.choose(cell, "theirs")}>
          {words.others.useTheirs}
        </Button>
      </div>
    </div>
  );
}

/** Reasons that two people gave for one problem have no cell of their own: they are chosen where all conflicts are told. */
export function ReasonConflicts({ cells }: { readonly cells: readonly CellId[] }): ReactNode {
  return cells.filter(isReason).map((cell) => <ConflictChoice key={cell} cell={cell} />);
}
