import type { ReactNode } from "react";
import { Section } from "../ui/page.tsx";
import textCss from "../ui/text.module.css";
import { keyOf, type Lacking } from "./grid.ts";
import css from "./total.module.css";
import { useTotalWords } from "./total-words.ts";

/** The places directly below that have not said everything, and what each lacks. */
export function LackingList({ lacking, of }: { readonly lacking: readonly Lacking[]; readonly of: number }): ReactNode {
  const words = useTotalWords();
  if (lacking.length === 0) return null;
  return (
    <Section title={words.lackingTitle}>
      <p className={textCss["soft"]}>{words.lackingLead(lacking.length)}</p>
      <ul className={css["lackings"]}>
        {lacking.map(({ place, rows }) => (
          <li key={place.key}>
            <details>
              <summary>
                <span className={textCss["capital"]}>{place.name}</span>: {words.lackingOne(rows.length, of)}
              </summary>
              <ul>
                {rows.map((row) => (
                  <li key={keyOf(row)}>{row.breakdownName === "" ? row.name : `${row.name}, ${row.breakdownName}`}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
