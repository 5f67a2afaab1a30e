import { type ReactNode, useState } from "react";
import { wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { readDate, showDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { TextField } from "../ui/field.tsx";
import { today } from "../ui/moment.ts";
import { useUserWords } from "./user-words.ts";
import { useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

/** Ends an appointment from a day on. */
export function EndDialog({
  ward,
  id,
  duty,
  done,
  close,
}: {
  readonly ward: Ward;
  readonly id: string;
  readonly duty: string;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useUserWords();
  const tools = useWardTools();
  const [on, setOn] = useState(() => showDate(today()));
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const end = useAct("endAppointment", ({ mark }) => tools.changed(mark));
  const day = readDate(on);
  const confirm = (): void => {
    setPressed(true);
    if (day === undefined) return;
    const { username, authority, mark } = ward;
    end.mutate(
      {
        params: { username, id },
        body: { authority, mark, on: day, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) },
      },
      { onSuccess: done },
    );
  };
  return (
    <Confirm
      title={words.one.endTitle}
      go={words.one.end}
      cancel={words.cancel}
      busy={end.isPending}
      confirm={confirm}
      close={close}
    >
      <p>{words.one.endLead(ward.name, duty)}</p>
      <DayField
        label={words.one.endOn}
        below={words.one.endOnHint}
        wrong={pressed && day === undefined ? words.duty.dayWrong : wrongAt(end.error, "on")}
        value={on}
        write={setOn}
      />
      <TextField
        label={words.one.endReason}
        below={words.one.endReasonHint}
        wrong={wrongAt(end.error, "reason")}
        value={reason}
        write={setReason}
        maxLength={500}
      />
      <WardRefusal act={end} except={["on", "reason"]} />
    </Confirm>
  );
}
