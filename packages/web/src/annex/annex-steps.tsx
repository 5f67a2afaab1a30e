import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "../ui/notice.tsx";
import css from "./annex.module.css";
import { AnnexRefused } from "./annex-refused.tsx";
import { useAnnexWords } from "./annex-words.ts";
import { ColumnStep } from "./column-step.tsx";
import { PaperStep } from "./paper-step.tsx";
import { RowStep } from "./row-step.tsx";
import type { StepProps } from "./step-head.tsx";
import { WriteStep } from "./write-step.tsx";

const STEPS = [PaperStep, ColumnStep, RowStep, WriteStep] as const;

/** The four steps; any of them can be gone to at any time. */
export function AnnexSteps({
  annex,
  file,
  reply,
  openYear,
  step,
  go,
}: StepProps & { readonly file: File; readonly openYear: string; readonly step: number }): ReactNode {
  const words = useAnnexWords();
  const { remembered, sending } = annex.state;
  const head = useRef<HTMLDivElement>(null);
  // None yet: the first step takes the place of the button that chose the file.
  const shown = useRef<number>(undefined);
  useEffect(() => {
    // Whoever goes on by a key goes on to the step's own heading.
    if (shown.current !== step) head.current?.querySelector<HTMLElement>("h2")?.focus();
    shown.current = step;
  }, [step]);
  const Step = STEPS[step] ?? PaperStep;
  const found = reply.year === null ? "" : String(reply.year);
  return (
    <div className={css["panel"]} aria-busy={sending !== undefined}>
      <div className={css["file"]}>
        <strong>{words.fileIs(file.name)}</strong>
        <Button size="compact-md" variant="default" onClick={annex.reset}>
          {words.another}
        </Button>
        <span role="status" className={css["busy"]}>
          {sending === undefined ? "" : words.reading}
        </span>
      </div>
      <nav aria-label={words.stepsLabel}>
        <ol className={css["steps"]}>
          {words.steps.map((name, at) => (
            <li key={name}>
              <button type="button" aria-current={at === step ? "step" : undefined} onClick={() => go(at)}>
                <span className={css["number"]}>{at + 1}</span> {name}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {found !== "" && found !== openYear ? <Notice tone="mind">{words.otherYear(found, openYear)}</Notice> : null}
      {remembered ? (
        <Notice tone="done">
          <p>{words.remembered}</p>
          <Button size="compact-md" variant="outline" onClick={annex.guessAnew}>
            {words.forget}
          </Button>
        </Notice>
      ) : null}
      <AnnexRefused annex={annex} />
      <div ref={head} className={css["step"]}>
        <Step annex={annex} reply={reply} go={go} />
      </div>
    </div>
  );
}
