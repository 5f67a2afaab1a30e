import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import type { ReactNode } from "react";
import { Mark, type Tone } from "../ui/mark.tsx";
import textCss from "../ui/text.module.css";
import css from "./approval.module.css";
import { useApprovalWords } from "./approval-words.ts";

const TONES = { done: "exceeded", waiting: "met", ahead: "quiet" } as const satisfies Record<string, Tone>;

/** The steps of approval: which are done, which waits and for which sectors. */
export function ApprovalSteps({ approval }: { readonly approval: SheetReplyJson["approval"] }): ReactNode {
  const words = useApprovalWords();
  const { steps, done, next, waiting } = approval;
  return (
    <ol className={css["steps"]} aria-label={words.stepsTitle}>
      {steps.map((step, at) => {
        const state = done.includes(step) ? "done" : step === next ? "waiting" : "ahead";
        return (
          <li key={step}>
            {words.stepOf(at + 1, words.steps[step])}: <Mark tone={TONES[state]} label={words.stepState[state]} />
            {state === "waiting" && step === "sectors" && waiting.length > 0 ? (
              <span className={textCss["soft"]} title={waiting.map(({ name }) => name).join("; ")}>
                {" "}
                ({words.sectors(waiting.map(({ name }) => name))})
              </span>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
