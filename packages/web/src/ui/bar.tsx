import type { ReactNode } from "react";
import css from "./bar.module.css";
import type { Tone } from "./mark.tsx";

/** The plan stands at two thirds of the width; anything past 150 % is cut with a notch. */
const FULL = 150;

/** How far a plan was carried, as a bar against the line of the plan. Drawing only: the exact number stands beside it. */
export function PlanBar({
  percent,
  tone,
  label,
}: {
  readonly percent: number;
  readonly tone: Tone;
  readonly label: string;
}): ReactNode {
  const shown = Math.max(0, Math.min(percent, FULL));
  return (
    <svg className={css["bar"]} viewBox={`0 0 ${FULL} 14`} preserveAspectRatio="none" role="img" aria-label={label}>
      <rect className={css["track"]} x="0" y="3" width={FULL} height="8" />
      <rect className={css[tone]} x="0" y="3" width={shown} height="8" />
      {percent > FULL ? <path className={css["beyond"]} d="M141 3h3l-2 8h-3z" /> : null}
      <line className={css["plan"]} x1="100" x2="100" y1="0" y2="14" />
    </svg>
  );
}
