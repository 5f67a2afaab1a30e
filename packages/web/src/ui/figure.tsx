import type { ReactNode } from "react";
import css from "./figure.module.css";

const ROOM = ["", css["f1"], css["f2"], css["f3"], css["f4"]] as const;

/**
 * A number already written for the reader ("1.234,5"), aligned on its comma: `fraction` is the number of
 * decimals of the widest figure of the column. An absent figure is said in words, never shown as 0.
 */
export function Figure({
  text,
  fraction = 0,
  unit,
  none,
}: {
  readonly text: string | undefined;
  readonly fraction?: number;
  readonly unit?: string;
  readonly none: string;
}): ReactNode {
  if (text === undefined) return <span className={css["none"]}>{none}</span>;
  const comma = text.indexOf(",");
  const whole = comma < 0 ? text : text.slice(0, comma);
  const rest = comma < 0 ? "" : text.slice(comma);
  return (
    <span className={css["figure"]}>
      {whole}
      {fraction > 0 ? <span className={`${css["fraction"]} ${ROOM[Math.min(fraction, 4)]}`}>{rest}</span> : rest}
      {unit === undefined ? null : <span className={css["unit"]}> {unit}</span>}
    </span>
  );
}

/** Decimals of the widest of these written numbers. */
export function widestFraction(texts: readonly (string | undefined)[]): number {
  return texts.reduce((widest, text) => Math.max(widest, text?.includes(",") ? text.length - text.indexOf(",") - 1 : 0), 0);
}
