import type { ValueJson } from "@kehoach/api/figure";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAsker } from "./asker.ts";
import { type SourceOf, sheetOf } from "./fact-row.ts";
import { useWords } from "./language.tsx";
import { SheetLink } from "./sheet-link.tsx";

/** An approved form as it was sent; its name alone for who may not see forms. */
function SheetSource({
  sheet,
  title,
  text,
}: {
  readonly sheet: NonNullable<ValueJson["source"]["sheet"]>;
  readonly title: string;
  readonly text: string;
}): ReactNode {
  const { may } = useAsker();
  if (!may("submission.read")) return <span title={title}>{text}</span>;
  const { regime, place, period, sending } = sheet;
  return (
    <SheetLink regime={regime} place={place.key} period={period} sending={sending} {...(text === title ? {} : { label: title })}>
      {text}
    </SheetLink>
  );
}

/** The document and the line a figure stands on, or the form that says it. `short`: only the line, or that it is a form. */
export function SourceLink({
  source,
  figures,
  withLine = false,
  short = false,
}: {
  readonly source: SourceOf;
  readonly figures?: string;
  readonly withLine?: boolean;
  readonly short?: boolean;
}): ReactNode {
  const words = useWords();
  const sheet = sheetOf(source);
  if (sheet !== null) return <SheetSource sheet={sheet} title={source.title} text={short ? words.sheet : source.title} />;
  const { document, line, title } = source;
  if (document === null || line === null) return title;
  const search = figures === undefined ? {} : { figures };
  return (
    <>
      <Link to="/van-ban/$code" params={{ code: document }} search={search} {...(short ? { title } : {})}>
        {short ? line : title}
      </Link>
      {withLine ? `, ${words.line(line)}` : ""}
    </>
  );
}
