import { nameResult } from "@kehoach/core/words/audit-words";
import type { MouseEvent, ReactNode } from "react";
import { useLanguage, useWords } from "../data/language.tsx";
import css from "./audit.module.css";
import { cutSpan, findTouching, type Light, type Mark, type Stretch } from "./highlight.ts";

/** What every piece of the document is drawn from: its text, what is marked and lit in it, and the chosen finding. */
export type Shown = {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly lights: readonly Light[];
  readonly chosen: string | undefined;
  readonly choose: (id: string) => void;
};

/** Stretches of the document as they run, marks as links to their findings, what belongs to the chosen finding lit. */
export function Pieces({
  spans,
  text,
  marks,
  lights,
  chosen,
  choose,
}: Shown & { readonly spans: readonly Stretch[] }): ReactNode {
  const words = useWords();
  const language = useLanguage();
  return spans.map((span, position) => {
    const gap = position === 0 ? "" : " ";
    const wide = Number.POSITIVE_INFINITY;
    const [own, lit] = [findTouching(marks, span, wide), findTouching(lights, span, wide)];
    if (own.length === 0 && lit.length === 0) return `${gap}${text.slice(span.start, span.end)}`;
    return [
      gap,
      ...cutSpan(span, own, lit).map((piece) => {
        const said = text.slice(piece.start, piece.end);
        const light = piece.light === undefined ? "" : ` ${css[piece.light]}`;
        const [first] = piece.checks;
        if (first === undefined || piece.tone === undefined)
          return piece.light === undefined ? (
            said
          ) : (
            <mark key={piece.start} className={`${css["lit"]}${light}`} data-light={piece.light} data-at={piece.start}>
              {said}
            </mark>
          );
        // A figure that several findings blame: each click goes to the next of them.
        const next = piece.checks[(piece.checks.indexOf(chosen ?? "") + 1) % piece.checks.length] ?? first;
        const go = (event: MouseEvent): void => {
          event.preventDefault();
          choose(next);
        };
        return (
          <a
            key={piece.start}
            href={`#${next}`}
            className={`${css["marked"]} ${css[piece.tone]}${light}`}
            data-light={piece.light}
            data-at={piece.start}
            data-check={piece.checks.join(" ")}
            aria-label={words.audit.highlight(nameResult(piece.tone, language), said)}
            onClick={go}
          >
            {said}
          </a>
        );
      }),
    ];
  });
}
