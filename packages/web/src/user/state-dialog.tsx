import { type ReactNode, useState } from "react";
import { wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { LongField } from "../ui/field.tsx";
import { useUserWords } from "./user-words.ts";
import { useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

/** Shuts somebody out, or lets him in again, with a reason. */
export function StateDialog({
  ward,
  to,
  done,
  close,
}: {
  readonly ward: Ward;
  readonly to: "disable" | "enable";
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const { one: words, cancel } = useUserWords();
  const tools = useWardTools();
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const act = useAct(to === "disable" ? "disableUser" : "enableUser", ({ mark }) => tools.changed(mark));
  const confirm = (): void => {
    setPressed(true);
    if (reason.trim() === "") return;
    const { username, authority, mark } = ward;
    act.mutate({ params: { username }, body: { authority, mark, reason: reason.trim() } }, { onSuccess: done });
  };
  return (
    <Confirm
      title={to === "disable" ? words.disableTitle : words.enableTitle}
      go={to === "disable" ? words.disable : words.enable}
      cancel={cancel}
      busy={act.isPending}
      confirm={confirm}
      close={close}
    >
      <p>{to === "disable" ? words.disableLead(ward.name) : words.enableLead(ward.name)}</p>
      <LongField
        label={words.reasonNeeded}
        wrong={pressed && reason.trim() === "" ? words.reasonMissing : wrongAt(act.error, "reason")}
        value={reason}
        write={setReason}
        maxLength={500}
      />
      <WardRefusal act={act} except={["reason"]} />
    </Confirm>
  );
}
