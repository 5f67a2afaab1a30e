import type { SubmissionFileJson } from "@kehoach/api/sheet-reply";
import { type CellId, cellOf } from "@kehoach/core/form/sheet";
import type { ReactNode } from "react";
import { SubmissionFiles } from "../data/submission-files.tsx";
import css from "./sheet.module.css";
import { showPerson, useSheet, useSnapshot } from "./sheet-context.ts";
import { columnCodeOf, rowKeyOf } from "./sheet-view.ts";
import { keyOf } from "./sheet-wire.ts";
import { useSheetWords } from "./sheet-words.ts";

function isOf({ cell }: SubmissionFileJson, of: CellId | undefined): boolean {
  return (cell === null ? undefined : cellOf(cell.row, cell.column)) === of;
}

/** The files of a cell, its evidence; without a cell those of the whole form, the signed copy. */
export function CellFiles({ cell }: { readonly cell?: CellId }): ReactNode {
  const words = useSheetWords();
  const { reply, store } = useSheet();
  const snapshot = useSnapshot();
  const { files, may } = snapshot.moving;
  const own = files.filter((file) => isOf(file, cell));
  if (own.length === 0 && !may.attach) return cell === undefined ? <p className={css["soft"]}>{words.signed.none}</p> : null;
  const owner = {
    ...keyOf(reply),
    ...(cell === undefined ? {} : { row: rowKeyOf(cell), column: columnCodeOf(cell) }),
  };
  return (
    <>
      {cell === undefined ? null : <h3>{words.cell.files}</h3>}
      <SubmissionFiles
        files={own}
        owner={owner}
        mayAttach={may.attach}
        showPerson={(by) => showPerson(snapshot, by)}
        changed={() => void store.refresh()}
      />
    </>
  );
}
