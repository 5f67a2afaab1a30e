import type { ReactNode } from "react";
import textCss from "../ui/text.module.css";
import css from "./approval.module.css";
import { useApprovalWords } from "./approval-words.ts";
import { useWords } from "./language.tsx";
import { useQuestion } from "./question.ts";
import { Refusal } from "./refusal.tsx";
import { SheetLink } from "./sheet-link.tsx";

/** So many are named. */
const MAX_NAMED = 8;

/** A form of a place for a period, as every question and act names it. */
export type SheetKey = {
  readonly authority: string;
  readonly regime: string;
  readonly place: string;
  readonly period: string;
};

/** Where the figures of a form were used already: what a correction may touch. */
export function SheetUses({ about }: { readonly about: SheetKey }): ReactNode {
  const words = useApprovalWords();
  const { loading } = useWords();
  const { data, error } = useQuestion("sheetUses", {}, about);
  if (error !== null) return <Refusal error={error} />;
  if (data === undefined) return <p className={textCss["soft"]}>{loading}</p>;
  const { items } = data;
  if (items.length === 0) return <p className={textCss["soft"]}>{words.uses.none}</p>;
  return (
    <div className={css["box"]}>
      <strong>{words.uses.title(items.length)}</strong>
      <ul className={css["uses"]}>
        {items.slice(0, MAX_NAMED).map(({ regime, regimeName, place, period, periodName, sending, state, lines }) => (
          <li key={[regime, place.key, period].join(" ")}>
            <SheetLink regime={regime} place={place.key} period={period}>
              {words.uses.one(place.name, regimeName, periodName)}
            </SheetLink>{" "}
            <span className={textCss["soft"]}>({words.uses.about(sending, words.states[state], lines.length)})</span>
          </li>
        ))}
      </ul>
      {items.length > MAX_NAMED ? <p className={textCss["soft"]}>{words.uses.more(items.length - MAX_NAMED)}</p> : null}
      <p className={textCss["soft"]}>{words.uses.fix}</p>
    </div>
  );
}
