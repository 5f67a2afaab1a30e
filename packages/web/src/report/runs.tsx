import type { ReportRunJson } from "@kehoach/api/report";
import { parsePeriod, yearOf } from "@kehoach/core/period/period";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import css from "./report.module.css";

/** The year of the fact: the fifth part of the text of its key (see core/value/fact-key). Statements carry none. */
function yearOfFact(ref: ReportRunJson["refs"][number] | undefined): string | undefined {
  const period = ref?.kind === "value" || ref?.kind === "target" ? parsePeriod(ref.id.split("|")[4] ?? "") : undefined;
  return period?.ok ? String(yearOf(period.value)) : undefined;
}

/** A printed figure, leading to where it comes from: its indicator with the very facts marked, or the statement, erratum or document itself. */
function FigureLink({ run }: { readonly run: ReportRunJson }): ReactNode {
  const [first] = run.refs;
  if (first === undefined) return run.text;
  const figures = run.refs.map((ref) => ref.id).join(" ");
  const found = run.refs.find((ref) => ref.indicator !== null);
  const indicator = found?.indicator;
  const year = yearOfFact(found);
  const shared = { className: css["figure"] ?? "", "data-refs": figures, "data-phrase": run.phrase ?? "" };
  if (indicator)
    return (
      <Link
        to="/chi-tieu/$code"
        params={{ code: indicator }}
        search={{ figures, ...(year === undefined ? {} : { year }) }}
        {...shared}
      >
        {run.text}
      </Link>
    );
  if (first.kind === "erratum")
    return (
      <Link to="/so-lieu-chua-khop" hash={first.id} {...shared}>
        {run.text}
      </Link>
    );
  if (first.kind === "document")
    return (
      <Link to="/van-ban/$code" params={{ code: first.id }} className={css["paper"] ?? ""}>
        {run.text}
      </Link>
    );
  return (
    <Link to="/quan-he/$code" params={{ code: first.id }} {...shared}>
      {run.text}
    </Link>
  );
}

/** Text, figures and footnote marks of one paragraph. */
export function Runs({ runs }: { readonly runs: readonly ReportRunJson[] }): ReactNode {
  const words = useWords();
  return runs.map((run, position) => {
    // The place in the paragraph is what tells runs apart; a report does not change while it is read.
    const key = `${position}|${run.kind}`;
    if (run.kind === "note") {
      return (
        <a
          key={key}
          className={css["note"]}
          href={`#chu-thich-${run.note}`}
          id={`cho-chu-thich-${run.note}`}
          aria-label={words.report.footnote(run.note ?? 0)}
        >
          {run.note}
        </a>
      );
    }
    const inner = run.kind === "figure" ? <FigureLink key={key} run={run} /> : run.text;
    if (run.bold) return <strong key={key}>{run.italic ? <em>{inner}</em> : inner}</strong>;
    return run.italic ? <em key={key}>{inner}</em> : <span key={key}>{inner}</span>;
  });
}

export function plainText(runs: readonly ReportRunJson[]): string {
  return runs
    .map((run) => (run.kind === "note" ? "" : run.text))
    .join("")
    .trim();
}
