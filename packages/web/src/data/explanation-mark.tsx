import type { ExplanationJson } from "@kehoach/api/explanation-part";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import textCss from "../ui/text.module.css";
import { useAsker } from "./asker.ts";
import { useExplanationWords } from "./explanation-words.ts";
import { useQuestion } from "./question.ts";

/** What was asked about the figures of a place in a year, by indicator, the newest first; none for who may not see it. @rule Y107 Y109 */
export function useExplanationsOf(
  about: { readonly authority: string; readonly place: string; readonly period: string } | undefined,
): ReadonlyMap<string, readonly ExplanationJson[]> {
  const { may } = useAsker();
  const enabled = about !== undefined && may("explanation.read");
  const { data } = useQuestion("explanations", {}, { ...about, state: "all" }, { enabled });
  const own = data?.items.filter(({ breakdown }) => breakdown === "") ?? [];
  return Map.groupBy(own, ({ indicator }) => indicator);
}

/** That a verdict was asked about, and how far that has come; leads to what was said. */
export function ExplanationMark({
  code,
  items,
}: {
  readonly code: string;
  readonly items: readonly ExplanationJson[];
}): ReactNode {
  const words = useExplanationWords();
  const [newest] = items.toSorted((a, b) => Number(b.id) - Number(a.id));
  if (newest === undefined) return null;
  return (
    <span className={textCss["soft"]}>
      <Link to="/chi-tieu/$code" params={{ code }} hash="giai-trinh">
        {words.marker(items.length, words.states[newest.state])}
      </Link>
    </span>
  );
}
