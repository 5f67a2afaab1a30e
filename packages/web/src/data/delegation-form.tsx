import { type FormEvent, type ReactNode, useState } from "react";
import { dayAfter, readDate, showDate } from "../ui/date-text.ts";
import { DayField } from "../ui/day-field.tsx";
import { LongField, SelectField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { today } from "../ui/moment.ts";
import { DELEGATION_WORDS } from "./delegation-words.ts";
import { useOwnWords } from "./language.tsx";
import { type Person, PersonField } from "./person-field.tsx";
import { wrongAt } from "./refusal.tsx";

export type Lending = {
  readonly appointment: string;
  readonly borrower: Person;
  readonly from: string;
  /** The first day it no longer holds. */
  readonly to: string;
  readonly reason: string;
};

const FIELDS = ["appointment", "borrower", "from", "to", "reason"] as const;

/** Lends an appointment to somebody for some days. */
export function DelegationForm({
  appointments,
  lender,
  busy,
  error,
  refusal,
  lend,
  close,
}: {
  /** Those that can be lent, with what they are called. */
  readonly appointments: readonly (readonly [id: string, name: string])[];
  readonly lender: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** Tells what no field tells; the fields are handed over. */
  readonly refusal: (except: readonly string[]) => ReactNode;
  readonly lend: (lending: Lending) => void;
  readonly close: () => void;
}): ReactNode {
  const words = useOwnWords(DELEGATION_WORDS);
  const [appointment, setAppointment] = useState(appointments.length === 1 ? (appointments[0]?.[0] ?? "") : "");
  const [borrower, setBorrower] = useState<Person | undefined>(undefined);
  const [from, setFrom] = useState(() => showDate(today()));
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [pressed, setPressed] = useState(false);
  const [firstDay, lastDay] = [readDate(from), readDate(to)];
  const isReversed = firstDay !== undefined && lastDay !== undefined && lastDay < firstDay;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (appointment === "" || borrower === undefined || firstDay === undefined || lastDay === undefined) return;
    if (isReversed || reason.trim() === "" || busy) return;
    lend({ appointment, borrower, from: firstDay, to: dayAfter(lastDay), reason: reason.trim() });
  };
  return (
    <form className={`${form["form"]} ${form["wide"]}`} onSubmit={submit} noValidate>
      <SelectField
        label={words.which}
        wrong={pressed && appointment === "" ? words.whichMissing : wrongAt(error, "appointment")}
        value={appointment}
        choices={appointments.length === 1 ? appointments : [["", ""], ...appointments]}
        write={setAppointment}
      />
      <PersonField
        label={words.borrower}
        wrong={pressed && borrower === undefined ? words.personMissing : wrongAt(error, "borrower")}
        chosen={borrower}
        choose={setBorrower}
        except={lender}
      />
      <div className={form["pair"]}>
        <DayField
          label={words.from}
          wrong={pressed && firstDay === undefined ? words.dayWrong : wrongAt(error, "from")}
          value={from}
          write={setFrom}
        />
        <DayField
          label={words.to}
          wrong={
            pressed && lastDay === undefined ? words.dayWrong : pressed && isReversed ? words.dayOrder : wrongAt(error, "to")
          }
          value={to}
          write={setTo}
        />
      </div>
      <LongField
        label={words.reason}
        hint={words.reasonHint}
        wrong={pressed && reason.trim() === "" ? words.reasonMissing : wrongAt(error, "reason")}
        value={reason}
        write={setReason}
        maxLength={500}
      />
      {refusal(FIELDS)}
      <FormActions go={words.go} cancel={words.cancel} busy={busy} close={close} />
    </form>
  );
}
