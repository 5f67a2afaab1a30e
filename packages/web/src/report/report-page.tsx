import "../ui/document-font.css";
import type { Reply } from "@kehoach/api/client";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { Answer } from "../data/answer.tsx";
import { useWords } from "../data/language.tsx";
import { useAsked, useQuestion } from "../data/question.ts";
import { Page } from "../ui/page.tsx";
import { Block } from "./blocks.tsx";
import css from "./report.module.css";
import { plainText, Runs } from "./runs.tsx";

/** The report of a year as it will be printed, every figure leading to its source. */
export function ReportPage(): ReactNode {
  const words = useWords();
  const { authority, place, year } = useAsked();
  const reports = useQuestion("reports", {}, { authority });
  return (
    <Answer question={reports} rows={3}>
      {({ items }) => {
        const chosen =
          year ??
          items
            .map((item) => String(item.year))
            .sort()
            .at(-1) ??
          "";
        return (
          <>
            <OneReport year={chosen} place={place} authority={authority} key={chosen} />
            {items.length < 2 ? null : (
              <p>
                {words.report.list}:{" "}
                {items.map((item) => (
                  <Fragment key={item.docx}>
                    {" "}
                    <Link to="/bao-cao" search={{ year: String(item.year) }}>
                      {item.title}
                    </Link>
                  </Fragment>
                ))}
              </p>
            )}
          </>
        );
      }}
    </Answer>
  );
}

function OneReport({
  year,
  place,
  authority,
}: {
  readonly year: string;
  readonly place: string | undefined;
  readonly authority: string | undefined;
}): ReactNode {
  const words = useWords();
  const question = useQuestion("report", { year }, { place, authority });
  return (
    <Answer
      question={question}
      rows={16}
      choose={(code, name) => (
        <Link to="/bao-cao" search={/^\d{4}$/.test(code) ? { year: code } : { place: code }}>
          {name}
        </Link>
      )}
    >
      {(report) => (
        <Page
          title={words.report.title(report.year)}
          site={words.site}
          over={report.place.name}
          lead={words.report.lead(report.figures)}
        >
          <div className={css["bar"]}>
            <Button component="a" href={report.docx} download>
              {words.report.download}
            </Button>
          </div>
          <div className={css["layout"]}>
            <article className={css["sheet"]} lang="vi" aria-label={words.report.preview}>
              {report.notice === null ? null : <p className={css["notice"]}>{report.notice}</p>}
              <Letterhead head={report.head} />
              {report.blocks.map((block, at) => (
                <Block key={`${at}|${block.kind}`} block={block} at={at} />
              ))}
              <Notes notes={report.footnotes} />
            </article>
            <Contents blocks={report.blocks} />
          </div>
        </Page>
      )}
    </Answer>
  );
}

/** The head of an administrative document (Nghị định 30/2020/NĐ-CP): issuer left, quốc hiệu right, number and day left blank. */
function Letterhead({ head }: { readonly head: Reply<"report">["head"] }): ReactNode {
  return (
    <div className={css["letterhead"]}>
      <div>
        {head.parent === null ? null : <p>{head.parent}</p>}
        <div className={css["ruled"]}>
          {head.issuer.map((line) => (
            <p key={line} className={css["strong"]}>
              {line}
            </p>
          ))}
        </div>
        <p>Số: ....../{head.symbol}</p>
      </div>
      <div>
        <p className={css["strong"]}>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
        <p className={`${css["strong"]} ${css["motto"]}`}>Độc lập - Tự do - Hạnh phúc</p>
        <p className={css["dateline"]}>{head.placeName}, ngày ...... tháng ...... năm ......</p>
      </div>
    </div>
  );
}

/** By the level of a heading: parts, sections, items. */
const DEPTHS = ["", "", css["deep"], css["deeper"]] as const;

function Contents({ blocks }: { readonly blocks: Reply<"report">["blocks"] }): ReactNode {
  const words = useWords();
  return (
    <nav className={css["contents"]} aria-label={words.report.contents}>
      <h2>{words.report.contents}</h2>
      <ol>
        {blocks.map((block, at) =>
          block.kind === "heading" && block.level <= 3 ? (
            <li key={`${block.label}|${plainText(block.runs)}`} className={DEPTHS[block.level]}>
              <a href={`#muc-${at}`}>
                {block.level > 1 ? block.label : <span className={css["part"]}>{block.label}</span>} {plainText(block.runs)}
              </a>
            </li>
          ) : null,
        )}
      </ol>
    </nav>
  );
}

function Notes({ notes }: { readonly notes: Reply<"report">["footnotes"] }): ReactNode {
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <section aria-label={words.report.footnotes}>
      <ol className={css["notes"]}>
        {notes.map((note) => (
          <li key={note.number} id={`chu-thich-${note.number}`} value={note.number}>
            <Runs runs={note.runs} />{" "}
            <a href={`#cho-chu-thich-${note.number}`} aria-label={words.report.backToText(note.number)}>
              ↩
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
