import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { Shape } from "../ui/mark.tsx";
import textCss from "../ui/text.module.css";
import type { MatrixRow, PlanNote, Shown } from "./grid.ts";
import css from "./total.module.css";
import { useTotalWords } from "./total-words.ts";

/** The plan of the year under a figure: what is due by now and, by word and sign, whether what was reached keeps up. */
function Plan({ plan }: { readonly plan: PlanNote }): ReactNode {
  const { plan: words } = useTotalWords();
  const { target, due, percent, isLimit, isOnCourse } = plan;
  const pace = isLimit ? words.limit : words.course;
  return (
    <span className={css["plan"]}>
      {target === undefined ? null : <span>{words.target(target)}</span>}
      <span>{words.due(due)}</span>
      {percent === undefined ? null : <span>{words.percent(percent)}</span>}
      {isOnCourse === undefined ? null : (
        <span className={css["pace"]} data-behind={!isOnCourse}>
          <Shape tone={isOnCourse ? "exceeded" : "behind"} /> {isOnCourse ? pace.kept : pace.missed}
        </span>
      )}
    </span>
  );
}

/** What is told of a figure under it: of how many places and periods it is, that it is an estimate, what it is of the year before. */
function Notes({ shown, lacking }: { readonly shown: Shown; readonly lacking?: string | undefined }): ReactNode {
  const words = useTotalWords();
  const { status: names } = useWords();
  if (shown.kind === "missing" || shown.kind === "empty") return null;
  const { places, parts, status } = shown;
  const notes = [
    ...(shown.kind === "figure" && shown.percent !== undefined ? [shown.percent] : []),
    ...(status === undefined ? [] : [names[status]]),
    ...(parts === undefined ? [] : [words.parts(parts.count, parts.of)]),
  ];
  if (notes.length === 0 && places === undefined) return null;
  const isShort = places !== undefined && places.count < places.of;
  return (
    <span className={css["notes"]}>
      {places === undefined ? null : (
        <span data-short={isShort} {...(lacking === undefined ? {} : { title: lacking })}>
          {words.places(places.count, places.of)}
        </span>
      )}
      {notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </span>
  );
}

/** A cell of the matrix: a figure, that there is none, that nothing was said; three things. */
export function Cell({
  shown,
  href,
  lacking,
}: {
  readonly shown: Shown;
  /** Where the figure is told of in full. */
  readonly href?: string | undefined;
  readonly lacking?: string | undefined;
}): ReactNode {
  const words = useTotalWords();
  if (shown.kind === "empty") return null;
  const plan = shown.plan === undefined ? null : <Plan plan={shown.plan} />;
  if (shown.kind === "missing")
    return (
      <>
        <span className={css["none"]} title={words.missingNote}>
          <span aria-hidden="true">{words.missing}</span>
          <span className={textCss["unseen"]}>{words.missingNote}</span>
        </span>
        {plan}
      </>
    );
  const notes = (
    <>
      <Notes shown={shown} lacking={lacking} />
      {plan}
    </>
  );
  if (shown.kind === "none")
    return (
      <>
        <span className={css["none"]} title={words.noneNote}>
          {words.none}
        </span>
        {notes}
      </>
    );
  const { text, from, isOff = false } = shown;
  const look = { className: css["figure"], "data-from": from, "data-off": isOff, title: words.from[from] || undefined };
  return (
    <>
      {href === undefined ? (
        <span {...look}>{text}</span>
      ) : (
        // The keyboard goes by the names of the indicators.
        <a {...look} href={href} tabIndex={-1}>
          {text}
        </a>
      )}
      {notes}
    </>
  );
}

/** The places directly below that lack a row, in words; undefined where none does. */
export function useLacking(): (row: MatrixRow) => string | undefined {
  const words = useTotalWords();
  return ({ missing, missingCount }) => (missingCount === 0 ? undefined : words.lacking(missing, missingCount - missing.length));
}
