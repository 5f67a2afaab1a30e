import { APPROVAL_STEPS } from "@kehoach/core/regime/regime";
import type { ReactNode } from "react";
import { CheckField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import css from "./form-making.module.css";
import { useFormWords } from "./form-words.ts";
import { putStep, type RegimeDraft } from "./regime-draft.ts";
import { sayApproval } from "./say-approval.ts";

/** Who approves what is sent, step by step. @rule C10 C11 */
export function ApprovalField({
  draft,
  wrong,
  isKept,
  write,
}: {
  readonly draft: RegimeDraft;
  readonly wrong: string | undefined;
  /** Forms were begun under it: some may wait for approval. */
  readonly isKept: boolean;
  readonly write: (draft: RegimeDraft) => void;
}): ReactNode {
  const { approval } = useFormWords().regime;
  return (
    <fieldset className={form["group"]}>
      <legend className={form["legend"]}>{approval.title}</legend>
      {APPROVAL_STEPS.map((step) => (
        <CheckField
          key={step}
          label={approval.steps[step]}
          hint={approval.hints[step]}
          checked={draft.approval.includes(step)}
          write={(isTaken) => write({ ...draft, approval: putStep(draft.approval, step, isTaken) })}
        />
      ))}
      {draft.approval.length < 2 ? null : <p className={css["soft"]}>{approval.order(sayApproval(draft.approval, approval))}</p>}
      {isKept ? <p className={css["soft"]}>{approval.begun}</p> : null}
      {wrong === undefined ? null : <div className={form["wrong"]}>{wrong}</div>}
    </fieldset>
  );
}
