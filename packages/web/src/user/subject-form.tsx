import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { useUserWords } from "./user-words.ts";
import { useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

/** Links somebody to his name at the organisation's sign-in, or takes the link away. */
export function SubjectForm({ ward, provider }: { readonly ward: Ward; readonly provider: string }): ReactNode {
  const { one: words, cancel } = useUserWords();
  const tools = useWardTools();
  const [subject, setSubject] = useState("");
  const [pressed, setPressed] = useState(false);
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState("");
  const link = useAct("linkSubject", ({ mark }) => tools.changed(mark));
  const { username, authority, mark } = ward;
  const send = (text: string | null, said: string): void => {
    setTold("");
    link.mutate(
      { params: { username }, body: { authority, mark, subject: text } },
      {
        onSuccess: () => {
          setTold(said);
          setAsking(false);
          setPressed(false);
          setSubject("");
        },
      },
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (subject.trim() !== "" && !link.isPending) send(subject.trim(), words.subjectDone);
  };
  return (
    <>
      <form className={form["form"]} onSubmit={submit} noValidate>
        <h3>{words.subject(provider)}</h3>
        <TextField
          label={words.subjectLabel}
          hint={words.subjectLead(provider)}
          wrong={pressed && subject.trim() === "" ? words.subjectMissing : wrongAt(link.error, "subject")}
          value={subject}
          write={setSubject}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
        />
        {told === "" ? null : <Notice tone="done">{told}</Notice>}
        {asking ? null : <WardRefusal act={link} except={["subject"]} />}
        <div className={form["actions"]}>
          <Button type="submit" variant="outline" loading={link.isPending && !asking}>
            {words.subjectGo}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)}>
            {words.subjectNone}
          </Button>
        </div>
      </form>
      {asking ? (
        <Confirm
          title={words.subjectNoneTitle}
          go={words.subjectNone}
          cancel={cancel}
          busy={link.isPending}
          confirm={() => send(null, words.subjectNoneDone)}
          close={() => setAsking(false)}
        >
          <p>{words.subjectNoneLead(ward.name, provider)}</p>
          <WardRefusal act={link} />
        </Confirm>
      ) : null}
    </>
  );
}
