import type { RelationJson } from "@kehoach/api/figure";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { enteredText, enteredUnit, noneOf, relationRow } from "../data/fact-row.ts";
import { useWords } from "../data/language.tsx";
import { Members } from "../data/members.tsx";
import { SourceLink } from "../data/source-link.tsx";
import { Figure, widestFraction } from "../ui/figure.tsx";
import { Table } from "../ui/table.tsx";
import type { FigureLine } from "./figure-lines.ts";
import css from "./sector.module.css";

/** A statement of the document about a figure, in a few words. */
function Stated({ relation }: { readonly relation: RelationJson }): ReactNode {
  const words = useWords();
  const row = relationRow(relation, words);
  return (
    <span className={css["stated"]}>
      {row.detail}
      {row.text === "" ? "" : `: ${row.text} ${row.unit}`}
      {relation.check === "fails" || relation.erratum !== null ? (
        <span className={css["fails"]}> ({words.check.fails})</span>
      ) : null}
    </span>
  );
}

/** Every figure of a sector on one sheet: plan beside actual, as printed, with the line it stands on. */
export function FigureTable({ lines }: { readonly lines: readonly FigureLine[] }): ReactNode {
  const words = useWords();
  const planRoom = widestFraction(lines.map((line) => line.target && enteredText(line.target)));
  const actualRoom = widestFraction(lines.map((line) => line.actual && enteredText(line.actual)));
  return (
    <Table<FigureLine>
      caption={words.sector.rows}
      rows={lines}
      rowKey={(line) => line.key}
      columns={[
        {
          key: "name",
          head: words.column.indicator,
          lead: true,
          cell: (line) => (
            <span className={line.part === "" ? "" : css["partName"]}>
              {line.part === "" ? (
                <Link to="/chi-tieu/$code" params={{ code: line.indicator }}>
                  {line.name}
                </Link>
              ) : (
                line.part
              )}
              {line.headline && line.part === "" ? <span className={css["headline"]}> {words.sector.headline}</span> : null}
              {line.actual ? (
                <Members members={line.actual.members} />
              ) : line.target ? (
                <Members members={line.target.members} />
              ) : null}
              {line.others.map((relation) => (
                <Stated key={relation.code} relation={relation} />
              ))}
            </span>
          ),
        },
        {
          key: "target",
          head: words.column.plan,
          align: "right",
          cell: (line) =>
            line.target ? <Figure text={enteredText(line.target)} fraction={planRoom} none={words.declaredNone} /> : null,
        },
        {
          key: "actual",
          head: words.column.actual,
          align: "right",
          cell: (line) =>
            line.actual ? (
              <Figure text={enteredText(line.actual)} fraction={actualRoom} none={noneOf(line.actual.source, words)} />
            ) : line.percent ? null : (
              <Figure text={undefined} none={words.none} />
            ),
        },
        {
          key: "unit",
          head: words.column.unit,
          nowrap: true,
          cell: (line) => (line.actual ? enteredUnit(line.actual) : line.target ? enteredUnit(line.target) : ""),
        },
        {
          key: "percent",
          head: words.sector.percentPrinted,
          align: "right",
          cell: (line) =>
            line.percent === undefined ? null : (
              <>
                <Figure text={line.percent.entered?.text ?? ""} unit={line.percent.entered?.unit ?? ""} none="" />
                {line.percent.check === "fails" || line.percent.erratum !== null ? (
                  <span className={`${css["fails"]} ${css["below"]}`}>{words.check.fails}</span>
                ) : null}
              </>
            ),
        },
        {
          key: "line",
          head: words.column.line,
          align: "right",
          cell: (line) => {
            const source = (line.actual ?? line.target ?? line.percent ?? line.others[0])?.source;
            return source ? (
              <SourceLink source={source} figures={line.actual?.id ?? line.target?.id ?? line.percent?.code ?? ""} short />
            ) : null;
          },
        },
      ]}
    />
  );
}
