import { fold } from "@kehoach/core/fold";
import { Button, TextInput } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useDeferredValue, useState } from "react";
import { useAddress, useChangeAddress } from "../data/address.ts";
import { Answer } from "../data/answer.tsx";
import { useAssignerName } from "../data/assigner-names.ts";
import { relationRow, targetRow, valueRow } from "../data/fact-row.ts";
import { FactTable } from "../data/fact-table.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { showDate } from "../ui/date-text.ts";
import { Facts, Page, Section } from "../ui/page.tsx";
import css from "./document.module.css";
import { DocumentFiles } from "./document-files.tsx";

/** One document: what it is, and every figure it gives, in the order of its lines. */
export function DocumentPage(): ReactNode {
  const words = useWords();
  const { code = "" } = useParams({ strict: false });
  const { q = "", figures } = useAddress();
  const { authority } = useAsked();
  const nameOf = useAssignerName();
  const authorities = useQuestion("authorities", {}, {});
  const own = authorities.data?.items.find((one) => one.code === authority) ?? authorities.data?.items[0];
  // A figure of another place than the authority's own says whose it is, and every figure its period.
  const usual = { place: own?.place?.key ?? "", year: "" };
  const change = useChangeAddress();
  // A report gives hundreds of figures; the first of them are drawn at once, all on request.
  const [limit, setLimit] = useState(60);
  const wanted = fold(useDeferredValue(q.trim()));
  const question = useQuestion("document", { code }, { authority });
  return (
    <Answer
      question={question}
      rows={14}
      choose={(choice, name) => (
        <Link to="/van-ban/$code" params={{ code: choice }}>
          {name}
        </Link>
      )}
    >
      {(answer) => {
        const { document } = answer;
        const rows = [
          ...answer.values.map((value) => valueRow(value, words, usual)),
          ...answer.targets.map((target) => targetRow(target, words, nameOf, usual)),
          ...answer.relations.map((relation) => relationRow(relation, words)),
        ].sort((a, b) => (a.source.line ?? 0) - (b.source.line ?? 0) || (a.source.ref ?? "").localeCompare(b.source.ref ?? ""));
        const shown =
          wanted === "" ? rows : rows.filter((row) => fold(`${row.name} ${row.detail} ${row.text ?? ""}`).includes(wanted));
        const marked = figures?.split(" ") ?? [];
        const far = shown.findIndex((row) => marked.includes(row.id));
        const part = shown.slice(0, Math.max(limit, far + 10));
        return (
          <Page
            title={document.title}
            site={words.site}
            over={<Link to="/van-ban">{words.documentPage.title}</Link>}
            lead={document.abstract !== null && !document.title.includes(document.abstract) ? document.abstract : undefined}
          >
            <Facts
              items={[
                [words.column.date, document.date === null ? words.documentPage.unknownDate : showDate(document.date)],
                ...(document.issuer === null ? [] : [[words.column.issuer, document.issuer] as const]),
                ...(document.citedIn === null
                  ? []
                  : [
                      [
                        words.documentPage.citedIn,
                        <span key="cited">
                          <Link to="/van-ban/$code" params={{ code: document.citedIn.document }}>
                            {document.citedIn.title}
                          </Link>
                          , {words.line(document.citedIn.line)}
                        </span>,
                      ] as const,
                    ]),
                ...(document.note === null ? [] : [[words.column.note, document.note] as const]),
              ]}
            />
            <DocumentFiles document={document.code} authority={authority} />
            {answer.assigns.length === 0 ? null : (
              <Section title={words.documentPage.assigns}>
                <FactTable
                  caption={words.documentPage.assigns}
                  rows={answer.assigns.map((target) => targetRow(target, words, nameOf, usual))}
                  named
                  withDocument={answer.assigns.some(({ source }) => source.document !== document.code)}
                />
              </Section>
            )}
            <Section title={words.documentPage.figures}>
              {rows.length === 0 ? (
                <p className={css["quiet"]}>{words.documentPage.noFigures}</p>
              ) : (
                <>
                  <TextInput
                    className={css["field"] ?? ""}
                    type="search"
                    label={words.documentPage.filter}
                    value={q}
                    onChange={(event) => change({ q: event.currentTarget.value }, { replace: true })}
                  />
                  <p className={css["quiet"]} role="status">
                    {shown.length === 0 ? words.documentPage.noMatch : words.documentPage.shown(part.length, shown.length)}
                  </p>
                  {shown.length === 0 ? null : (
                    <FactTable caption={words.documentPage.figures} rows={part} named marked={marked} withDocument={false} />
                  )}
                  {part.length < shown.length ? (
                    <div>
                      <Button variant="outline" onClick={() => setLimit(shown.length)}>
                        {words.documentPage.showAll(shown.length - part.length)}
                      </Button>
                    </div>
                  ) : null}
                </>
              )}
            </Section>
            {answer.cites.length === 0 ? null : (
              <Section title={words.documentPage.cites}>
                <ul className={css["links"]}>
                  {answer.cites.map((cited) => (
                    <li key={cited.code}>
                      <Link to="/van-ban/$code" params={{ code: cited.code }}>
                        {cited.title}
                      </Link>
                      {cited.abstract === null ? "" : `, ${cited.abstract}`}
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
