import type { PlanRowJson } from "@kehoach/api/plan";
import type { ReactNode } from "react";
import { useWords } from "../data/language.tsx";
import { showShort } from "../data/number.ts";
import { Figure } from "../ui/figure.tsx";
import css from "./plan.module.css";
import { usePlanWords } from "./plan-words.ts";

type Comparison = NonNullable<PlanRowJson["growth"]>;
type Given = PlanRowJson["assignments"][number];

/** A figure of the sheet; nothing where there is none, as printed plans leave the cell empty. */
export function PlanFigure({
  value,
  note,
}: {
  readonly value: string | null | undefined;
  readonly note?: string | undefined;
}): ReactNode {
  const text = showShort(value);
  if (text === undefined) return null;
  return (
    <>
      <Figure text={text} none="" />
      {note ? <span className={css["small"]}>{note}</span> : null}
    </>
  );
}

/** One figure beside another: a percentage, or points with their sign. */
export function Ratio({ of }: { readonly of: Comparison | null | undefined }): ReactNode {
  const words = usePlanWords();
  if (of == null) return null;
  const text = showShort(of.value) ?? "";
  return of.kind === "percent" ? (
    <Figure text={text} unit="%" none="" />
  ) : (
    <Figure text={text.startsWith("-") ? text : `+${text}`} unit={words.points} none="" />
  );
}

/** A figure that was given: one declared not to exist says so, it is not left empty. */
export function StatedFigure({ value, note }: { readonly value: string | null; readonly note?: string | undefined }): ReactNode {
  const { declaredNone } = useWords();
  return value === null ? <span className={css["small"]}>{declaredNone}</span> : <PlanFigure value={value} note={note} />;
}

/** What one assigner gives: what is in force, and under it what is proposed to follow. */
export function GivenFigure({ given }: { readonly given: Given | undefined }): ReactNode {
  const words = usePlanWords();
  const { targetQualifier, declaredNone } = useWords();
  if (given === undefined) return null;
  const { inForce, proposed } = given;
  const qualified = inForce?.qualifiers.map((one) => targetQualifier[one]).join(", ");
  return (
    <>
      {inForce === null ? null : <StatedFigure value={inForce.value} note={qualified} />}
      {proposed === null ? null : (
        <span className={css["proposed"]}>{words.proposedOf(showShort(proposed.value) ?? declaredNone)}</span>
      )}
    </>
  );
}
