import { ask } from "@kehoach/api/client";
import type { CellVersionJson } from "@kehoach/api/sheet";
import type { CellId } from "@kehoach/core/form/sheet";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useLanguage, useWords } from "../data/language.tsx";
import { qualify } from "../data/qualify.ts";
import { Refusal } from "../data/refusal.tsx";
import { goOn } from "../data/send.ts";
import { showUser } from "../data/show-user.ts";
import type { Words } from "../data/words-vi.ts";
import { showMoment } from "../ui/moment.ts";
import css from "./sheet.module.css";
import { useSheet, useSnapshot } from "./sheet-context.ts";
import { columnCodeOf, rowKeyOf } from "./sheet-view.ts";
import { keyOf } from "./sheet-wire.ts";
import { useSheetWords } from "./sheet-words.ts";
import type { SheetWords } from "./sheet-words-vi.ts";

function showVersion(
  { text, none, qualifiers = [], note }: CellVersionJson,
  words: SheetWords,
  said: Words["qualifier"],
): string {
  if (text === null) return words.others.empty;
  const own = qualifiers.map((one) => said[one]);
  const figure = none === undefined ? qualify(text, own) : `${words.cell.noneGiven}: ${none}`;
  return note === undefined ? figure : `${figure} (${note})`;
}

function Versions({ cell }: { readonly cell: CellId }): ReactNode {
  const words = useSheetWords();
  const { loading, qualifier } = useWords();
  const language = useLanguage();
  const { reply } = useSheet();
  const seq = useSnapshot().state.held.get(cell)?.seq;
  const query = { ...keyOf(reply), row: rowKeyOf(cell), column: columnCodeOf(cell) };
  const { data, error } = useQuery({
    // Another version makes it another question.
    queryKey: ["cellHistory", query, seq, language],
    queryFn: ({ signal }) => goOn(() => ask("cellHistory", {}, query, { language, signal })),
  });
  if (error !== null) return <Refusal error={error} />;
  if (data === undefined) return <p className={css["soft"]}>{loading}</p>;
  return (
    <ol className={css["versions"]}>
      {data.items.map((one) => (
        <li key={one.seq}>
          {showVersion(one, words, qualifier)}{" "}
          <span className={css["soft"]}>{words.cell.by(data.people[one.by] ?? showUser(one.by), showMoment(one.at))}</span>
        </li>
      ))}
    </ol>
  );
}

/** Who wrote what into a cell, and when: asked for when somebody wants to see it. */
export function CellHistory({ cell }: { readonly cell: CellId }): ReactNode {
  const words = useSheetWords().cell;
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={css["more"]}>{words.history}</summary>
      {isOpen ? <Versions cell={cell} /> : null}
    </details>
  );
}
