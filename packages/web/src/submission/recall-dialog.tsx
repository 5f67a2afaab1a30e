import { type ReactNode, useState } from "react";
import { Refusal, wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { LongField } from "../ui/field.tsx";
import { useSheet } from "./sheet-context.ts";
import { keyOf } from "./sheet-wire.ts";
import { useSheetWords } from "./sheet-words.ts";

/** Takes a form that was sent back to be changed, with the reason. */
export function RecallDialog({ close, done }: { readonly close: () => void; readonly done: (said: string) => void }): ReactNode {
  const words = useSheetWords().recall;
  const { reply, store } = useSheet();
  const [reason, setReason] = useState("");
  const [isPressed, setPressed] = useState(false);
  const recall = useAct("recallSheet", () => void store.refresh().then(() => done(words.done)));
  const lacks = reason.trim() === "";
  return (
    <Confirm
      title={words.title}
      go={words.go}
      cancel={words.cancel}
      busy={recall.isPending}
      close={close}
      confirm={() => {
        setPressed(true);
        if (lacks || recall.isPending) return;
        recall.mutate({ params: {}, body: { ...keyOf(reply), reason } });
      }}
    >
      <p>{words.lead}</p>
      <LongField
        label={words.reason}
        value={reason}
        maxLength={2000}
        write={setReason}
        wrong={isPressed && lacks ? words.reasonMissing : wrongAt(recall.error, "reason")}
      />
      <Refusal error={recall.error} except={["reason"]} />
    </Confirm>
  );
}
