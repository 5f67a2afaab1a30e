import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useWords } from "../data/language.tsx";
import { useRoleNames } from "../data/role-names.ts";
import { SectorNames } from "../data/sector-names.tsx";
import { showSpan } from "../data/show-span.ts";
import { showUser } from "../data/show-user.ts";
import { useAct } from "../data/use-act.ts";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { showMoment, today } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { Empty } from "../ui/state.tsx";
import { Table } from "../ui/table.tsx";
import { beginDraft, readDraft } from "./appointment-draft.ts";
import { AppointmentFields, DUTY_FIELDS } from "./appointment-fields.tsx";
import { EndDialog } from "./end-dialog.tsx";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";
import { type UserAnswer, useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

type Appointment = UserAnswer["appointments"][number];

function GiveForm({
  ward,
  done,
  close,
}: {
  readonly ward: Ward;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useUserWords();
  const tools = useWardTools();
  const [draft, setDraft] = useState(() => beginDraft(today()));
  const [pressed, setPressed] = useState(false);
  const give = useAct("giveAppointment", ({ mark }) => tools.changed(mark));
  const read = readDraft(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if ("wrong" in read || give.isPending) return;
    const { username, authority, mark } = ward;
    give.mutate({ params: { username }, body: { authority, mark, ...read.duty } }, { onSuccess: done });
  };
  return (
    <form className={`${form["form"]} ${form["wide"]} ${css["panel"]}`} onSubmit={submit} noValidate>
      <AppointmentFields draft={draft} wrong={pressed && "wrong" in read ? read.wrong : {}} error={give.error} write={setDraft} />
      <WardRefusal act={give} except={DUTY_FIELDS} />
      <FormActions go={words.one.give} cancel={words.cancel} busy={give.isPending} close={close} />
    </form>
  );
}

function DutyTable({
  appointments,
  authority,
  end,
}: {
  readonly appointments: readonly Appointment[];
  readonly authority: string | undefined;
  /** Undefined: nobody here may. */
  readonly end: ((appointment: Appointment) => void) | undefined;
}): ReactNode {
  const words = useUserWords();
  const all = useWords();
  const roles = useRoleNames();
  return (
    <Table<Appointment>
      caption={words.one.duties}
      rows={appointments}
      rowKey={(one) => one.id}
      columns={[
        {
          key: "duty",
          head: words.one.duty,
          lead: true,
          cell: (one) => (
            <>
              {roles[one.role]}, {one.place.name}
            </>
          ),
        },
        {
          key: "sectors",
          head: words.duty.sectors,
          cell: (one) => <SectorNames authority={authority} codes={one.sectors} all={words.duty.allSectors} />,
        },
        { key: "span", head: words.one.span, cell: (one) => showSpan(all, one.from, one.to) },
        { key: "state", head: words.state, nowrap: true, cell: (one) => words.one.dutyStates[one.state] },
        { key: "reason", head: words.one.reason, cell: (one) => one.reason },
        {
          key: "by",
          head: words.one.givenBy,
          cell: (one) => (
            <>
              {one.givenBy.startsWith("command:") ? words.one.byCommand : showUser(one.givenBy)}
              <span className={css["under"]}>{showMoment(one.recordedAt)}</span>
            </>
          ),
        },
        ...(end === undefined
          ? []
          : [
              {
                key: "act",
                head: words.one.act,
                cell: (one: Appointment) =>
                  one.state === "past" ? null : (
                    <Button size="compact-sm" variant="outline" onClick={() => end(one)}>
                      {words.one.end}
                    </Button>
                  ),
              },
            ]),
      ]}
    />
  );
}

/** What somebody may do, where and how long; giving more, ending. */
export function DutySection({
  ward,
  appointments,
  mayManage,
}: {
  readonly ward: Ward;
  readonly appointments: readonly Appointment[];
  readonly mayManage: boolean;
}): ReactNode {
  const words = useUserWords();
  const roles = useRoleNames();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Appointment | undefined>(undefined);
  const [told, setTold] = useState("");
  return (
    <Section title={words.one.duties}>
      {appointments.length === 0 ? (
        <Empty>{words.one.noDuties}</Empty>
      ) : (
        <DutyTable appointments={appointments} authority={ward.authority} end={mayManage ? setEnding : undefined} />
      )}
      {told === "" ? null : <Notice tone="done">{told}</Notice>}
      {giving ? (
        <GiveForm
          ward={ward}
          close={() => setGiving(false)}
          done={() => {
            setGiving(false);
            setTold(words.one.given);
          }}
        />
      ) : mayManage ? (
        <div className={form["actions"]}>
          <Button variant="outline" onClick={() => setGiving(true)}>
            {words.one.give}
          </Button>
        </div>
      ) : null}
      {ending === undefined ? null : (
        <EndDialog
          ward={ward}
          id={ending.id}
          duty={`${roles[ending.role]}, ${ending.place.name}`}
          close={() => setEnding(undefined)}
          done={() => {
            setEnding(undefined);
            setTold(words.one.ended);
          }}
        />
      )}
    </Section>
  );
}
