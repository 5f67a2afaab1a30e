import { toAddress } from "@kehoach/api/client";
import { SUBMISSION_FILE_PATH } from "@kehoach/api/paths";
import type { SubmissionFileJson } from "@kehoach/api/sheet-reply";
import type { OpenSheet } from "@kehoach/core/form/open-sheet";
import { cellOf } from "@kehoach/core/form/sheet";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { qualify } from "../data/qualify.ts";
import textCss from "../ui/text.module.css";
import { useApprovalPageWords, useSayProblem } from "./approval-words.ts";
import type { Change } from "./change.ts";
import css from "./review.module.css";
import { type Compared, isOther, type ReviewCell, type ReviewLine, type Shown } from "./review-lines.ts";

/** What every line is drawn with. */
export type ReviewGround = {
  readonly authority: string;
  readonly sheet: OpenSheet;
  readonly n: number;
  /** Number of the sending it is held against. */
  readonly base: number | undefined;
  readonly files: readonly SubmissionFileJson[];
};

/** What figures are held against: a form that knows none of a kind has no column for it. */
type Kinds = { readonly previous: boolean; readonly same: boolean; readonly plan: boolean };

function findKinds(lines: readonly ReviewLine[]): Kinds {
  const has = (is: (cell: ReviewCell) => boolean): boolean => lines.some(({ cells }) => cells.some(is));
  return {
    previous: has(({ previous }) => previous !== undefined),
    same: has(({ same }) => same !== undefined),
    plan: has(({ plan }) => plan !== undefined),
  };
}

/** What stands in a cell, in words where it is no figure. */
function useSayShown(): (shown: Shown) => string {
  const words = useApprovalPageWords().review;
  const { qualifier } = useWords();
  return ({ state, text, qualifiers }) => {
    if (state === "figure")
      return qualify(
        text,
        qualifiers.map((one) => qualifier[one]),
      );
    if (state === "none") return text === "" ? words.none : words.noneWhy(text);
    return state === "broken" ? words.unreadable(text) : words.missing;
  };
}

/** What a cell is called, where the heads of the columns are not seen. */
function Word({ children }: { readonly children: string }): ReactNode {
  return (
    <span className={css["word"]} aria-hidden="true">
      {children}
    </span>
  );
}

function ChangeText({ change }: { readonly change: Change | undefined }): ReactNode {
  const words = useApprovalPageWords().review;
  if (change === undefined) return null;
  if (change.way === "same") return <span className={textCss["soft"]}>{words.unchangedFigure}</span>;
  return `${change.text} ${change.isPoints ? words.points : words.percentUnit}`;
}

function ComparedCells({
  compared,
  head,
  from,
}: {
  readonly compared: Compared | undefined;
  readonly head: string;
  readonly from: string;
}): ReactNode {
  const { column } = useApprovalPageWords().review;
  return (
    <>
      <td role="cell" data-figure="true" data-empty={compared === undefined}>
        <Word>{head}</Word>
        {compared?.text}
      </td>
      <td role="cell" data-figure="true" data-empty={compared?.change === undefined}>
        <Word>{`${column.change} ${from}`}</Word>
        <ChangeText change={compared?.change} />
      </td>
    </>
  );
}

/** The figure as it was sent, and what the sending before said where it said otherwise. */
function Now({ cell, ground }: { readonly cell: ReviewCell; readonly ground: ReviewGround }): ReactNode {
  const words = useApprovalPageWords().review;
  const say = useSayShown();
  const { shown, before } = cell;
  const was = before === undefined || before === "new" ? undefined : before;
  const isOtherNote = was !== undefined && was.note !== shown.note;
  return (
    <>
      <span className={shown.state === "figure" ? css["now"] : textCss["soft"]}>{say(shown)}</span>
      {was === undefined || ground.base === undefined ? null : (
        <span className={css["was"]}>
          {words.was(ground.base, was.state === "missing" ? words.wasEmpty : say(was))}
          {isOtherNote && was.note !== "" ? ` (${was.note})` : ""}
        </span>
      )}
      {before === "new" ? <span className={css["was"]}>{words.isNew}</span> : null}
    </>
  );
}

function Files({ files, authority }: { readonly files: readonly SubmissionFileJson[]; readonly authority: string }): ReactNode {
  const words = useApprovalPageWords().review;
  if (files.length === 0) return null;
  return (
    <span>
      {words.files(files.length)}:{" "}
      {files.map(({ id, name }, at) => (
        <span key={id}>
          {at === 0 ? "" : ", "}
          <a href={toAddress(SUBMISSION_FILE_PATH, { id }, { authority })} download={name}>
            {name}
          </a>
        </span>
      ))}
    </span>
  );
}

/** What there is to say of a figure: what is wrong and why it stands, notes, evidence. */
function About({
  line,
  cell,
  isFirst,
  ground,
}: {
  readonly line: ReviewLine;
  readonly cell: ReviewCell;
  readonly isFirst: boolean;
  readonly ground: ReviewGround;
}): ReactNode {
  const words = useApprovalPageWords().review;
  const say = useSayProblem(line.cells.length > 1);
  const files = ground.files.filter(({ cell: of }) => of !== null && cellOf(of.row, of.column) === cell.id);
  return (
    <div className={css["about"]}>
      {cell.problems.map(({ problem, reason }) => (
        <span key={problem.key} data-weight={problem.weight}>
          <strong>{words.weight[problem.weight]}.</strong> {say(ground.sheet, problem)}
          {problem.weight === "warn" || reason !== undefined ? (
            <em className={css["reason"]}>{reason === undefined ? words.noReason : words.reason(reason)}</em>
          ) : null}
        </span>
      ))}
      {cell.shown.note === "" ? null : (
        <span>
          {words.note}: {cell.shown.note}
        </span>
      )}
      {isFirst
        ? line.notes.map(({ column, text, before }) => (
            <span key={column}>
              {text === "" ? null : `${column}: ${text}`}
              {before === undefined || ground.base === undefined ? null : (
                <span className={css["was"]}>{words.was(ground.base, before === "" ? words.wasEmpty : before)}</span>
              )}
            </span>
          ))
        : null}
      <Files files={files} authority={ground.authority} />
    </div>
  );
}

function isTold(line: ReviewLine, cell: ReviewCell, isFirst: boolean, { files }: ReviewGround): boolean {
  const hasFile = files.some(({ cell: of }) => of !== null && cellOf(of.row, of.column) === cell.id);
  return cell.problems.length > 0 || cell.shown.note !== "" || (isFirst && line.notes.length > 0) || hasFile;
}

function Row({
  line,
  cell,
  at,
  ground,
  kinds,
}: {
  readonly line: ReviewLine;
  readonly cell: ReviewCell;
  readonly at: number;
  readonly ground: ReviewGround;
  readonly kinds: Kinds;
}): ReactNode {
  const words = useApprovalPageWords().review;
  const { column, changeFrom } = words;
  const isFirst = at === 0;
  return (
    <tr
      role="row"
      data-row={line.row.key}
      data-changed={cell.before !== undefined || (isFirst && isOther(line) && line.cells.length === 1)}
    >
      <td role="cell" data-mark="true">
        {isFirst ? line.mark : ""}
      </td>
      <th role="rowheader" scope="row">
        <span className={css["name"]} data-level={Math.min(line.row.level, 3)}>
          <span className={isFirst ? "" : css["again"]}>
            {line.label}
            {line.cells.length > 1 ? ", " : ""}
          </span>
          {line.cells.length > 1 ? <span className={textCss["soft"]}>{cell.column}</span> : null}
        </span>
      </th>
      <td role="cell" data-empty={line.unit === ""}>
        <Word>{column.unit}</Word>
        {line.unit}
      </td>
      <td role="cell" data-figure="true" data-now="true">
        <Word>{column.now(ground.n)}</Word>
        <Now cell={cell} ground={ground} />
      </td>
      {kinds.previous ? <ComparedCells compared={cell.previous} head={column.previous} from={changeFrom.previous} /> : null}
      {kinds.same ? <ComparedCells compared={cell.same} head={column.same} from={changeFrom.same} /> : null}
      {kinds.plan ? (
        <>
          <td role="cell" data-figure="true" data-empty={cell.plan === undefined}>
            <Word>{column.plan}</Word>
            {cell.plan?.text}
          </td>
          <td role="cell" data-figure="true" data-empty={cell.plan?.percent === undefined}>
            <Word>{column.percent}</Word>
            {cell.plan?.percent}
          </td>
        </>
      ) : null}
      <td role="cell" data-wide="true" data-empty={!isTold(line, cell, isFirst, ground)}>
        <About line={line} cell={cell} isFirst={isFirst} ground={ground} />
      </td>
    </tr>
  );
}

/** A sending line by line; on a narrow screen each line is a card. Roles are spelled out: changing `display` would drop them. */
export function ReviewTable({
  lines,
  of,
  ground,
}: {
  readonly lines: readonly ReviewLine[];
  /** All lines of the form, of which these are shown: its columns stay as they are. */
  readonly of: readonly ReviewLine[];
  readonly ground: ReviewGround;
}): ReactNode {
  const { column, caption } = useApprovalPageWords().review;
  const kinds = findKinds(of);
  const heads = [
    [column.mark, true],
    [column.line, true],
    [column.unit, true],
    [column.now(ground.n), false],
    ...(kinds.previous
      ? ([
          [column.previous, false],
          [column.change, false],
        ] as const)
      : []),
    ...(kinds.same
      ? ([
          [column.same, false],
          [column.change, false],
        ] as const)
      : []),
    ...(kinds.plan
      ? ([
          [column.plan, false],
          [column.percent, false],
        ] as const)
      : []),
    [column.about, true],
  ] as const;
  return (
    <table className={css["table"]} role="table">
      <caption className={textCss["unseen"]}>{caption(ground.n)}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map(([name, isText], at) => (
            <th key={`${at} ${name}`} role="columnheader" scope="col" data-text={isText}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) =>
          line.row.kind === "heading" ? (
            <tr key={line.row.key} role="row" data-heading="true">
              <td role="cell" data-mark="true">
                {line.mark}
              </td>
              <th role="rowheader" scope="row" colSpan={heads.length - 1}>
                {line.label}
              </th>
            </tr>
          ) : (
            line.cells.map((cell, at) => <Row key={cell.id} line={line} cell={cell} at={at} ground={ground} kinds={kinds} />)
          ),
        )}
      </tbody>
    </table>
  );
}
