import type { ReactNode } from "react";
import css from "./mark.module.css";

export type Tone = "exceeded" | "met" | "behind" | "quiet";

const SHAPES = {
  exceeded: "M5 1 9.5 9H.5Z",
  met: "M5 .8a4.2 4.2 0 1 1 0 8.4a4.2 4.2 0 1 1 0-8.4Z",
  behind: "M5 9 .5 1h9Z",
  quiet: "M1 4.2h8v1.6H1Z",
} satisfies Record<Tone, string>;

/** A judgement in a word, told by shape as well as by colour. */
export function Mark({ tone, label }: { readonly tone: Tone; readonly label: string }): ReactNode {
  return (
    <span className={`${css["mark"]} ${css[tone]}`}>
      <Shape tone={tone} />
      {label}
    </span>
  );
}

export function Shape({ tone }: { readonly tone: Tone }): ReactNode {
  return (
    <svg className={`${css["shape"]} ${css[tone]}`} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[tone]} />
    </svg>
  );
}
