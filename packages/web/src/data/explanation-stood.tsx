import type { ExplanationJson, StoodJson } from "@kehoach/api/explanation-part";
import type { ReactNode } from "react";
import { Notice } from "../ui/notice.tsx";
import css from "./explanation.module.css";
import { useExplanationWords } from "./explanation-words.ts";
import { useWords } from "./language.tsx";
import { showNumber, showShort } from "./number.ts";

/** A figure, its plan and its verdict in a line. */
function useStood(): (stood: StoodJson) => string {
  const words = useExplanationWords();
  const { verdict, none } = useWords();
  return ({ actual, target, percent, unit, verdict: judged }) =>
    [
      `${words.actual} ${actual === null ? none : `${showNumber(actual)} ${unit}`}`,
      ...(target === null ? [] : [`${words.target} ${showNumber(target)} ${unit}`]),
      ...(percent === null ? [] : [`${words.percent} ${showShort(percent)} %`]),
      verdict[judged].toLocaleLowerCase("vi"),
    ].join("; ");
}

/** How it stood when it was asked, and what has become another since: the old and the new. @rule Y107 */
export function StoodThen({
  item: { asked, now, changed },
}: {
  readonly item: Pick<ExplanationJson, "asked" | "now" | "changed">;
}): ReactNode {
  const words = useExplanationWords();
  const all = useWords();
  const say = useStood();
  const number = (text: string | null, unit: string): string => (text === null ? all.none : `${showNumber(text)} ${unit}`);
  const lines = [
    ...(changed.figure
      ? [`${words.changed.figure}: ${words.from(number(asked.actual, asked.unit), number(now.actual, now.unit))}`]
      : []),
    ...(changed.plan
      ? [`${words.changed.plan}: ${words.from(number(asked.target, asked.unit), number(now.target, now.unit))}`]
      : []),
    ...(changed.verdict ? [`${words.changed.verdict}: ${words.from(all.verdict[asked.verdict], all.verdict[now.verdict])}`] : []),
  ];
  return (
    <>
      <p className={css["stood"]}>
        <strong>{words.stood}:</strong> {say(asked)}
      </p>
      {lines.length === 0 ? null : (
        <Notice tone="mind">
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
