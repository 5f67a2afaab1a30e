import { type FormEvent, type ReactNode, useId, useState } from "react";
import { DELEGATION_WORDS } from "../data/delegation-words.ts";
import { useOwnWords } from "../data/language.tsx";
import { type Person, PersonField } from "../data/person-field.tsx";
import { wrongAt } from "../data/refusal.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { useAct } from "../data/use-act.ts";
import { dayBefore, readDate, showDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { CheckField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { today } from "../ui/moment.ts";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";
import { type UserAnswer, useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

/** Moves appointments to a successor from a day on, said in a sentence before it is done. */
export function HandoverForm({
  ward,
  appointments,
  done,
  close,
}: {
  readonly ward: Ward;
  /** Those that are not over. */
  readonly appointments: UserAnswer["appointments"];
  readonly done: (receiver: Person) => void;
  readonly close: () => void;
}): ReactNode {
  const words = useUserWords();
  const { personMissing } = useOwnWords(DELEGATION_WORDS);
  const roles = useRoleNames();
  const tools = useWardTools();
  const id = useId();
  const [chosen, setChosen] = useState<readonly string[]>(() => appointments.map((one) => one.id));
  const [receiver, setReceiver] = useState<Person | undefined>(undefined);
  const [on, setOn] = useState(() => showDate(today()));
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const handOver = useAct("handOver", ({ mark }) => tools.changed(mark));
  const day = readDate(on);
  // One that ended meanwhile is chosen no more.
  const moved = appointments.filter((one) => chosen.includes(one.id));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (receiver === undefined || day === undefined || moved.length === 0 || handOver.isPending) return;
    const { username, authority, mark } = ward;
    handOver.mutate(
      {
        params: { username },
        body: {
          authority,
          mark,
          receiver: receiver.username,
          on: day,
          appointments: moved.map((one) => one.id),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
      },
      { onSuccess: () => done(receiver) },
    );
  };
  const none = pressed && moved.length === 0;
  return (
    <form className={`${form["form"]} ${form["wide"]} ${css["panel"]}`} onSubmit={submit} noValidate>
      <fieldset className={form["group"]} aria-describedby={none ? `${id}-wrong` : undefined}>
        <legend className={form["legend"]}>{words.one.handOverWhich}</legend>
        {appointments.map((one) => (
          <CheckField
            key={one.id}
            label={`${roles[one.role]}, ${one.place.name}`}
            checked={chosen.includes(one.id)}
            write={(isChosen) => setChosen(isChosen ? [...chosen, one.id] : chosen.filter((other) => other !== one.id))}
          />
        ))}
        {none ? (
          <div id={`${id}-wrong`} className={form["wrong"]}>
            {words.one.handOverWhichMissing}
          </div>
        ) : null}
      </fieldset>
      <PersonField
        label={words.one.receiver}
        wrong={pressed && receiver === undefined ? personMissing : wrongAt(handOver.error, "receiver")}
        chosen={receiver}
        choose={setReceiver}
        except={ward.username}
      />
      <div className={form["pair"]}>
        <DayField
          label={words.one.handOverOn}
          wrong={pressed && day === undefined ? words.duty.dayWrong : wrongAt(handOver.error, "on")}
          value={on}
          write={setOn}
        />
        <TextField
          label={words.one.handOverReason}
          wrong={wrongAt(handOver.error, "reason")}
          value={reason}
          write={setReason}
          maxLength={500}
        />
      </div>
      <p role="status" className={receiver && day && moved.length > 0 ? css["preview"] : ""}>
        {receiver && day && moved.length > 0
          ? words.one.preview({
              giver: ward.name,
              receiver: receiver.name,
              day: showDate(day),
              last: showDate(dayBefore(day)),
              duties: moved.map((one) => `${roles[one.role]}, ${one.place.name}`).join("; "),
            })
          : ""}
      </p>
      <WardRefusal act={handOver} except={["receiver", "on", "reason"]} />
      <FormActions go={words.one.handOverGo} cancel={words.cancel} busy={handOver.isPending} close={close} />
    </form>
  );
}
