import type { AnnexReply } from "@kehoach/api/annex";
import type { ReactNode } from "react";
import css from "./annex.module.css";
import type { Annex } from "./use-annex.ts";

export type StepProps = { readonly annex: Annex; readonly reply: AnnexReply; readonly go: (step: number) => void };

/** The heading of a step, which takes the focus when one comes to it. */
export function StepHead({ title, lead }: { readonly title: string; readonly lead?: string }): ReactNode {
  return (
    <header>
      <h2 tabIndex={-1}>{title}</h2>
      {lead === undefined ? null : <p className={css["soft"]}>{lead}</p>}
    </header>
  );
}
