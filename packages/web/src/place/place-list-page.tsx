import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { DateField } from "../ui/date-field.tsx";
import { showDate } from "../ui/date-text.ts";
import { Page } from "../ui/page.tsx";
import css from "./place.module.css";

const INDENT = ["", css["d1"], css["d2"], css["d3"]] as const;

/** The tree of places on a date of the reader's choice. */
export function PlaceListPage(): ReactNode {
  const words = useWords();
  const { at, agencies } = useAddress();
  const { authority, year } = useAsked();
  const change = useChangeAddress();
  const date = at ?? (year === undefined ? undefined : `${year}-12-31`);
  const question = useQuestion("places", {}, { at: date, authority }, { keep: true });
  return (
    <Page title={words.placePage.title} site={words.site} lead={words.placePage.lead}>
      <Answer question={question} rows={16}>
        {(tree) => {
          const shown = agencies === "1" ? tree.items : tree.items.filter((node) => node.kind === "territory");
          return (
            <>
              <div className={css["controls"]}>
                <DateField
                  label={words.placePage.date}
                  iso={tree.at}
                  wrong={words.placePage.dateWrong}
                  go={words.placePage.chooseDate}
                  choose={(iso) => change({ at: iso })}
                  key={tree.at}
                />
                <div className={css["date"]}>
                  <span id="changes">{words.placePage.changes}</span>
                  <ul className={css["changes"]} aria-labelledby="changes">
                    {tree.dates.map((one) => (
                      <li key={one}>
                        <Link
                          to="/dia-ban"
                          search={{ at: one, ...(agencies === undefined ? {} : { agencies }) }}
                          aria-current={one === tree.at ? "date" : undefined}
                        >
                          {showDate(one)}
                        </Link>
                      </li>
                    ))}
                  </ul>
                </div>
                <label>
                  <input
                    type="checkbox"
                    checked={agencies === "1"}
                    onChange={(event) => change({ agencies: event.currentTarget.checked ? "1" : "" })}
                  />{" "}
                  {words.placePage.showAgencies}
                </label>
              </div>
              <ul className={css["tree"]} aria-label={words.placePage.title}>
                {shown.map((node) => {
                  const below = shown.filter((other) => other.parent === node.key).length;
                  return (
                    <li key={node.key} className={`${css["node"]} ${INDENT[Math.min(node.depth, 3)]}`}>
                      <Link to="/dia-ban/$code" params={{ code: node.key }} search={{ at: tree.at }}>
                        {node.fullName}
                      </Link>
                      {node.kind === "territory" ? <span className={css["code"]}>{node.code}</span> : null}
                      {below > 0 ? <span className={css["quiet"]}>{words.placePage.count(below)}</span> : null}
                    </li>
                  );
                })}
              </ul>
            </>
          );
        }}
      </Answer>
    </Page>
  );
}
