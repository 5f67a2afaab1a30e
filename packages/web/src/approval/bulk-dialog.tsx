import type { AwaitingJson } from "@kehoach/api/approval";
import type { ReactNode } from "react";
import { Refusal } from "../data/refusal.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { useApprovalPageWords } from "./approval-words.ts";
import { countItems } from "./inbox.ts";

/** Asks before several forms are approved: how many, and what is to be minded among them. */
export function BulkDialog({
  items,
  isBusy,
  error,
  confirm,
  close,
}: {
  readonly items: readonly AwaitingJson[];
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly confirm: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useApprovalPageWords().bulk;
  const { forms, explained, corrections, late } = countItems(items);
  return (
    <Confirm title={words.title(forms)} go={words.go(forms)} cancel={words.cancel} busy={isBusy} confirm={confirm} close={close}>
      {explained === 0 && corrections === 0 ? <p>{words.plain}</p> : null}
      {explained === 0 ? null : (
        <p>
          <strong>{words.explained(explained)}</strong>
        </p>
      )}
      {corrections === 0 ? null : (
        <p>
          <strong>{words.corrections(corrections)}</strong>
        </p>
      )}
      {late === 0 ? null : <p>{words.late(late)}</p>}
      <p>{words.lead}</p>
      <Refusal error={error} />
    </Confirm>
  );
}
