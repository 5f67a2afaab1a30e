import { type ReactNode, useState } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { LongField } from "../ui/field.tsx";
import { useApprovalWords } from "./approval-words.ts";
import { isRefused, Refusal, wrongAt } from "./refusal.tsx";
import { type SheetKey, SheetUses } from "./sheet-uses.tsx";
import { useAct } from "./use-act.ts";

type ActName = "returnSheet" | "reopenSheet" | "declineReopen" | "askReopen";

/** Whether a form is no longer as it was when something was asked of it. */
export function isChanged(error: Error): boolean {
  return isRefused(error, "APPROVAL_CHANGED") || isRefused(error, "APPROVAL_WRONG_STATE");
}

/** Something done to a sending with a reason. What it needs to know stands before it; `start` is the reason as far as it is written. */
export function ReasonDialog({
  act,
  about,
  sending,
  title,
  go,
  start = "",
  kept,
  close,
  done,
  changed,
  below,
  children,
}: {
  readonly act: ActName;
  readonly about: SheetKey;
  readonly sending: number;
  readonly title: string;
  readonly go: string;
  readonly start?: string;
  /** Gets what is written, for the next time it is asked. */
  readonly kept?: (reason: string) => void;
  readonly close: () => void;
  readonly done: () => void;
  /** The form is another one meanwhile. */
  readonly changed?: (error: Error) => void;
  /** Under the reason; `add` puts words at its end. */
  readonly below?: (add: (words: string) => void) => ReactNode;
  readonly children: ReactNode;
}): ReactNode {
  const words = useApprovalWords();
  const [reason, setReason] = useState(start);
  const [isPressed, setPressed] = useState(false);
  const send = useAct(act, done);
  const write = (text: string): void => {
    setReason(text);
    kept?.(text);
  };
  const lacks = reason.trim() === "";
  return (
    <Confirm
      title={title}
      go={go}
      cancel={words.cancel}
      busy={send.isPending}
      close={close}
      confirm={() => {
        setPressed(true);
        if (lacks || send.isPending) return;
        send.mutate(
          { params: {}, body: { ...about, sending, reason } },
          { onError: (error) => (changed !== undefined && isChanged(error) ? changed(error) : undefined) },
        );
      }}
    >
      {children}
      <LongField
        label={words.reason}
        value={reason}
        maxLength={2000}
        write={write}
        wrong={isPressed && lacks ? words.reasonMissing : wrongAt(send.error, "reason")}
      />
      {below?.((more) => write(reason === "" ? more : `${reason.trimEnd()}\n${more}`))}
      <Refusal error={send.error} except={["reason"]} />
    </Confirm>
  );
}

/** Opening an approved form again, asking for that, or declining to: `done` gets what to say of it. */
export function ReopenDialog({
  what,
  about,
  sending,
  close,
  done,
  changed,
  children,
}: {
  readonly what: "reopen" | "decline" | "ask";
  readonly about: SheetKey;
  readonly sending: number;
  readonly close: () => void;
  readonly done: (said: string) => void;
  readonly changed?: (error: Error) => void;
  /** Which form it is, where that is not plain. */
  readonly children?: ReactNode;
}): ReactNode {
  const words = useApprovalWords();
  const act = ({ reopen: "reopenSheet", decline: "declineReopen", ask: "askReopen" } as const)[what];
  return (
    <ReasonDialog
      act={act}
      about={about}
      sending={sending}
      title={words[what].title}
      go={what === "ask" ? words.ask.go : words[what].open}
      close={close}
      done={() => done(words[what].done)}
      {...(changed === undefined ? {} : { changed })}
    >
      {children}
      <p>{words[what].lead}</p>
      {what === "decline" ? null : <SheetUses about={about} />}
    </ReasonDialog>
  );
}
