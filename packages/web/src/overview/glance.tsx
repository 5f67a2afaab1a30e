import type { ScorecardRowJson } from "@kehoach/api/scorecard";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { TONES, VERDICTS } from "../data/verdict.ts";
import css from "./glance.module.css";

/** All headline indicators as cells, one link each, under the count of their judgement. */
export function Glance({ rows }: { readonly rows: readonly ScorecardRowJson[] }): ReactNode {
  const words = useWords();
  return (
    <div className={css["glance"]}>
      {VERDICTS.map((verdict) => {
        const group = rows.filter((row) => row.verdict === verdict).sort((a, b) => a.position - b.position);
        if (group.length === 0) return null;
        const tone = TONES[verdict];
        return (
          <div key={verdict} className={css["group"]} data-verdict={verdict}>
            <p className={`${css["count"]} ${css[tone]}`}>
              <span className={css["number"]}>{group.length}</span>
              <span className={css["word"]}>{words.verdict[verdict].toLocaleLowerCase("vi")}</span>
            </p>
            <ul className={css["cells"]}>
              {group.map((row) => (
                <li key={row.code}>
                  <Link
                    to="/chi-tieu/$code"
                    params={{ code: row.code }}
                    className={`${css["cell"]} ${css[tone]}`}
                    title={row.name}
                    aria-label={`${row.position}. ${row.name}`}
                  >
                    {row.position}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
