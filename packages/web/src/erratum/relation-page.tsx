import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { relationRow } from "../data/fact-row.ts";
import { FactTable } from "../data/fact-table.tsx";
import { useWords } from "../data/language.tsx";
import { showNumber } from "../data/number.ts";
import { useAsked, useQuestion } from "../data/question.ts";
import { Facts, Page, Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";

/** A statement of a document that speaks of no single indicator, such as how many were met. */
export function RelationPage(): ReactNode {
  const words = useWords();
  const { code = "" } = useParams({ strict: false });
  const { authority } = useAsked();
  const question = useQuestion("relations", {}, { authority, sector: code.slice(0, code.indexOf(".")), limit: "200" });
  return (
    <Answer question={question}>
      {({ items }) => {
        const relation = items.find((one) => one.code === code);
        if (relation === undefined)
          return (
            <Page title={words.relationPage.title} site={words.site}>
              <Empty>{words.relationPage.missing}</Empty>
            </Page>
          );
        const unit = relation.entered?.unit ?? "";
        return (
          <Page
            title={`${words.relationKind[relation.kind]}${relation.verdict === null ? "" : `: ${words.verdict[relation.verdict]}`}`}
            site={words.site}
            over={words.relationPage.title}
          >
            <Facts
              items={[
                [
                  words.column.stated,
                  `${relation.entered?.text ?? showNumber(relation.stated) ?? "–"} ${unit}${relation.of === null ? "" : ` ${words.indicator.of(showNumber(relation.of) ?? "")}`}`,
                ],
                [words.column.computed, relation.computed === null ? "–" : `${showNumber(relation.computed)} ${unit}`],
                [words.column.check, words.check[relation.check]],
              ]}
            />
            <Section title={words.relationPage.source}>
              <FactTable caption={words.relationPage.source} rows={[relationRow(relation, words)]} marked={[relation.code]} />
            </Section>
          </Page>
        );
      }}
    </Answer>
  );
}
