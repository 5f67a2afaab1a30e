import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { type ReactNode, useEffect, useRef } from "react";
import { useApprovalWords } from "../data/approval-words.ts";
import { showFormName } from "../data/form-name.ts";
import { Refusal } from "../data/refusal.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useApprovalPageWords } from "./approval-words.ts";

/** Asks before a sending is approved. Two keys, a and Enter, answer it. */
export function ApproveDialog({
  reply,
  n,
  explained,
  isBusy,
  error,
  confirm,
  close,
}: {
  readonly reply: SheetReplyJson;
  readonly n: number;
  readonly explained: number;
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly confirm: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useApprovalPageWords().approve;
  const { steps } = useApprovalWords();
  const { next, steps: all } = reply.approval;
  const lead = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // After the dialog has taken the focus: the answer is at hand.
    const frame = requestAnimationFrame(() =>
      lead.current?.closest("form")?.querySelector<HTMLElement>("[type=submit]")?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Confirm title={words.title(n)} go={words.go} cancel={words.cancel} busy={isBusy} confirm={confirm} close={close}>
      <p ref={lead}>{words.what(showFormName(reply.sheet.form), reply.place.name, reply.periodName)}</p>
      {next === null ? null : <p>{words.step(steps[next])}</p>}
      {explained === 0 ? null : (
        <p>
          <strong>{words.explained(explained)}</strong>
        </p>
      )}
      <p>{next === all.at(-1) ? words.last : words.notLast}</p>
      <Refusal error={error} />
    </Confirm>
  );
}
