import type { CellId, Entry } from "@kehoach/core/form/sheet";
import type { Qualifier } from "@kehoach/core/value/value";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { CheckField, LongField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { showMoment } from "../ui/moment.ts";
import { CellFiles } from "./cell-files.tsx";
import { CellHistory } from "./cell-history.tsx";
import css from "./sheet.module.css";
import { showPerson, useSheet, useSnapshot } from "./sheet-context.ts";
import { entryOf } from "./sheet-state.ts";
import { useSheetWords } from "./sheet-words.ts";

const QUALIFIERS = ["about", "over", "under", "at-least"] as const satisfies readonly Qualifier[];
const MAX_NOTE = 2000;

/** With a part said otherwise; what says nothing is left out. */
function withPart(entry: Entry, part: Pick<Entry, "note" | "qualifiers">): Entry {
  const { text, none, note, qualifiers = [] } = { ...entry, ...part };
  return {
    text,
    ...(none === undefined ? {} : { none }),
    ...(qualifiers.length === 0 ? {} : { qualifiers }),
    ...(note === undefined || note === "" ? {} : { note }),
  };
}

function Said({ cell, entry }: { readonly cell: CellId; readonly entry: Entry | undefined }): ReactNode {
  const words = useSheetWords().cell;
  const { qualifier } = useWords();
  const { store } = useSheet();
  if (entry === undefined || entry.none !== undefined) return null;
  const said = entry.qualifiers ?? [];
  return (
    <fieldset className={form["group"]}>
      <legend className={form["legend"]}>{words.qualifiers}</legend>
      <div className={css["choices"]}>
        {QUALIFIERS.map((one) => (
          <CheckField
            key={one}
            label={qualifier[one]}
            checked={said.includes(one)}
            write={(checked) =>
              store.put([
                [cell, withPart(entry, { qualifiers: checked ? [...said, one] : said.filter((other) => other !== one) })],
              ])
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** What else can be said of a cell: that there is no figure and why, that it is rounded, a note, files; and who wrote last. */
export function CellDetails({
  cell,
  isFigure,
  isLocked,
}: {
  readonly cell: CellId;
  readonly isFigure: boolean;
  readonly isLocked: boolean;
}): ReactNode {
  const words = useSheetWords().cell;
  const { store } = useSheet();
  const snapshot = useSnapshot();
  const { state } = snapshot;
  const entry = entryOf(state, cell);
  const held = state.held.get(cell);
  return (
    <div className={css["details"]} onBlur={() => store.leave()}>
      {isFigure && !isLocked ? (
        <>
          <CheckField
            label={words.noneGiven}
            checked={entry?.none !== undefined}
            write={(checked) => store.put([[cell, checked ? { text: "", none: "" } : undefined]])}
          />
          {entry?.none === undefined ? null : (
            <TextField
              label={words.noneReason}
              hint={words.noneHint}
              maxLength={MAX_NOTE}
              value={entry.none}
              write={(none) => store.type(cell, { ...entry, none })}
            />
          )}
          <Said cell={cell} entry={entry} />
          {entry === undefined ? null : (
            <LongField
              label={words.note}
              maxLength={MAX_NOTE}
              value={entry.note ?? ""}
              write={(note) => store.type(cell, withPart(entry, { note }))}
            />
          )}
        </>
      ) : entry === undefined ? null : (
        <>
          {entry.note === undefined ? null : (
            <p>
              {words.note}: {entry.note}
            </p>
          )}
        </>
      )}
      {isFigure ? <CellFiles cell={cell} /> : null}
      {state.mine.has(cell) ? (
        <p className={css["soft"]}>{words.lastUnsent}</p>
      ) : held === undefined ? null : (
        <p className={css["soft"]}>
          {words.last}: {words.by(showPerson(snapshot, held.by), showMoment(held.at))}
        </p>
      )}
      {held === undefined ? null : <CellHistory key={cell} cell={cell} />}
    </div>
  );
}
