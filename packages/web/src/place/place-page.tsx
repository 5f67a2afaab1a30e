import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAssignerName } from "../data/assigner-names.ts";
import { targetRow, valueRow } from "../data/fact-row.ts";
import { FactTable } from "../data/fact-table.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { dayBefore, showDate } from "../ui/date-text.ts";
import { Facts, Page, Section } from "../ui/page.tsx";
import css from "./place.module.css";
import { Successions } from "./successions.tsx";

/** One place: its life, what stood before and after it, and its figures. */
export function PlacePage(): ReactNode {
  const words = useWords();
  const { code = "" } = useParams({ strict: false });
  const { at } = useAddress();
  const { authority } = useAsked();
  const nameOf = useAssignerName();
  const question = useQuestion("place", { code }, { at: code.includes("@") ? undefined : at, authority });
  const life = (place: { validFrom: string; validTo: string | null }): string =>
    place.validTo === null
      ? words.placePage.from(showDate(place.validFrom))
      : words.placePage.fromTo(showDate(place.validFrom), showDate(dayBefore(place.validTo)));
  return (
    <Answer
      question={question}
      rows={12}
      choose={(choice, name) => (
        <Link to="/dia-ban/$code" params={{ code: choice }}>
          {name}
        </Link>
      )}
    >
      {(answer) => {
        const { place } = answer;
        const rows = [
          ...answer.values.map((value) => valueRow(value, words, { place: place.key, year: "" })),
          ...answer.targets.map((target) => targetRow(target, words, nameOf, { place: place.key, year: "" })),
        ];
        return (
          <Page
            title={place.fullName}
            site={words.site}
            over={
              <>
                <Link to="/dia-ban" search={at === undefined ? {} : { at }}>
                  {words.placePage.title}
                </Link>{" "}
                · {words.placePage.level[place.level]}
              </>
            }
          >
            <Facts
              items={[
                [words.placePage.code, place.code],
                [words.placePage.life, life(place)],
                ...(answer.parent === null
                  ? []
                  : [
                      [
                        words.placePage.parent,
                        <Link key="parent" to="/dia-ban/$code" params={{ code: answer.parent.key }}>
                          {answer.parent.name}
                        </Link>,
                      ] as const,
                    ]),
                ...(place.startedBy === null ? [] : [[words.placePage.begun, place.startedBy] as const]),
                ...(place.endedBy === null ? [] : [[words.placePage.ended, place.endedBy] as const]),
              ]}
            />
            {answer.cameFrom.length + answer.became.length + answer.sameCode.length === 0 ? null : (
              <div className={css["columns"]}>
                {answer.cameFrom.length === 0 ? null : (
                  <Section title={words.placePage.cameFrom}>
                    <Successions links={answer.cameFrom} />
                  </Section>
                )}
                {answer.became.length === 0 ? null : (
                  <Section title={words.placePage.became}>
                    <Successions links={answer.became} />
                  </Section>
                )}
                {answer.sameCode.length === 0 ? null : (
                  <Section title={words.placePage.sameCode}>
                    <ul className={css["links"]}>
                      {answer.sameCode.map((other) => (
                        <li key={other.key}>
                          <Link to="/dia-ban/$code" params={{ code: other.key }}>
                            {other.fullName}
                          </Link>{" "}
                          <span className={css["quiet"]}>({life(other)})</span>
                        </li>
                      ))}
                    </ul>
                  </Section>
                )}
              </div>
            )}
            <Section title={words.placePage.values}>
              {rows.length === 0 ? (
                <p className={css["quiet"]}>{words.placePage.noValues}</p>
              ) : (
                <FactTable caption={words.placePage.values} rows={rows} named />
              )}
            </Section>
            {answer.mentionedBy.length === 0 ? null : (
              <Section title={words.placePage.mentioned}>
                <FactTable
                  caption={words.placePage.mentioned}
                  rows={answer.mentionedBy.map((value) => valueRow(value, words))}
                  named
                />
              </Section>
            )}
            {answer.children.length === 0 ? null : (
              <Section title={words.placePage.children}>
                <ul className={css["links"]}>
                  {answer.children.map((child) => (
                    <li key={child.key}>
                      <Link to="/dia-ban/$code" params={{ code: child.key }}>
                        {child.fullName}
                      </Link>{" "}
                      <span className={css["code"]}>{child.kind === "territory" ? child.code : ""}</span>
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </Page>
        );
      }}
    </Answer>
  );
}
