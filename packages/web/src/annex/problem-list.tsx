import type { AnnexProblemJson } from "@kehoach/api/annex";
import type { ReactNode } from "react";
import css from "./annex.module.css";
import { useAnnexWords } from "./annex-words.ts";

/** What is wrong, with its cell. `bare`: it stands at its cell already. */
export function ProblemList({
  problems,
  bare = false,
}: {
  readonly problems: readonly AnnexProblemJson[];
  readonly bare?: boolean;
}): ReactNode {
  const { levels } = useAnnexWords();
  if (problems.length === 0) return null;
  return (
    <ul className={css["problems"]}>
      {problems.map(({ level, at, code, text }) => (
        <li key={`${at} ${code} ${text}`} className={css[level]}>
          <b>
            {levels[level]}
            {bare || at === "" ? "" : ` (${at})`}:
          </b>{" "}
          {text}
        </li>
      ))}
    </ul>
  );
}
