import type { Reply } from "@kehoach/api/client";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page } from "../ui/page.tsx";
import { Toggles } from "../ui/toggle.tsx";
import css from "./sector.module.css";

type SectorItem = Reply<"sectors">["items"][number];

/** Neighbours under one part of the report. A part met again later stands again: the order of the report comes first. */
function toParts(items: readonly SectorItem[]): { readonly section: string; readonly items: SectorItem[] }[] {
  const parts: { section: string; items: SectorItem[] }[] = [];
  for (const item of items) {
    const last = parts.at(-1);
    if (last?.section === item.section) last.items.push(item);
    else parts.push({ section: item.section, items: [item] });
  }
  return parts;
}

/** The systems of work as the contents of the report. */
export function SectorListPage(): ReactNode {
  const words = useWords();
  const asked = useAsked();
  const { q } = useAddress();
  const change = useChangeAddress();
  const { authority, place, year } = asked;
  const question = useQuestion("sectors", {}, { authority, place, year }, { keep: true });
  return (
    <Answer
      question={question}
      rows={20}
      choose={(code, name) => (
        <Link to="/linh-vuc" search={/^\d{4}$/.test(code) ? { year: code } : { place: code }}>
          {name}
        </Link>
      )}
    >
      {(sectors) => {
        const only = q === "figures";
        const shown = only ? sectors.items.filter((item) => item.values + item.targets + item.relations > 0) : sectors.items;
        return (
          <Page
            title={words.sector.title}
            site={words.site}
            over={`${sectors.place.name}, ${words.yearName(sectors.year)}`}
            lead={words.sector.lead(sectors.items.length)}
          >
            <Toggles
              label={words.sector.filter}
              choices={[
                ["", `${words.all} (${sectors.items.length})`],
                ["figures", words.sector.withFigures],
              ]}
              chosen={only ? "figures" : ""}
              choose={(one) => change({ q: one })}
            />
            {toParts(shown).map((part) => (
              <section key={part.items[0]?.code} className={css["part"]}>
                <h2>{words.sector.section(part.section)}</h2>
                <ol className={css["contents"]}>
                  {part.items.map((item) => (
                    <li key={item.code} className={css["item"]}>
                      <span className={css["number"]}>{item.position}</span>
                      <Link to="/linh-vuc/$code" params={{ code: item.code }}>
                        {item.name}
                      </Link>
                      <span className={css["counts"]}>{words.sector.counts(item)}</span>
                    </li>
                  ))}
                </ol>
              </section>
            ))}
          </Page>
        );
      }}
    </Answer>
  );
}
