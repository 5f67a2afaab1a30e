import type { ValueJson } from "@kehoach/api/figure";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "./language.tsx";

/** The document and the line a figure stands on. */
export function SourceLink({
  source,
  figures,
  withLine = false,
}: {
  readonly source: ValueJson["source"];
  readonly figures?: string;
  readonly withLine?: boolean;
}): ReactNode {
  const words = useWords();
  return (
    <>
      <Link to="/van-ban/$code" params={{ code: source.document }} search={figures === undefined ? {} : { figures }}>
        {source.title}
      </Link>
      {withLine ? `, ${words.line(source.line)}` : ""}
    </>
  );
}
