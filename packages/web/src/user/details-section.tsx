import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { wrongAt } from "../data/refusal.tsx";
import { useAct } from "../data/use-act.ts";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { showMoment } from "../ui/moment.ts";
import { Notice } from "../ui/notice.tsx";
import { Facts, Literal } from "../ui/page.tsx";
import css from "./user.module.css";
import { useUserWords } from "./user-words.ts";
import { type UserAnswer, useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

function EditForm({
  ward,
  email: before,
  done,
  close,
}: {
  readonly ward: Ward;
  readonly email: string;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useUserWords();
  const tools = useWardTools();
  const [name, setName] = useState(ward.name);
  const [email, setEmail] = useState(before);
  const [pressed, setPressed] = useState(false);
  const change = useAct("changeUser", ({ mark }) => tools.changed(mark));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (name.trim() === "" || email.trim() === "" || change.isPending) return;
    const { username, authority, mark } = ward;
    change.mutate({ params: { username }, body: { authority, mark, name, email } }, { onSuccess: done });
  };
  return (
    <form className={`${form["form"]} ${css["panel"]}`} onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        wrong={pressed && name.trim() === "" ? words.nameMissing : wrongAt(change.error, "name")}
        value={name}
        write={setName}
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      <TextField
        label={words.email}
        wrong={pressed && email.trim() === "" ? words.emailMissing : wrongAt(change.error, "email")}
        value={email}
        write={setEmail}
        type="email"
        maxLength={254}
        autoComplete="off"
        spellCheck={false}
      />
      <WardRefusal act={change} except={["name", "email"]} />
      <FormActions go={words.save} cancel={words.cancel} busy={change.isPending} close={close} />
    </form>
  );
}

/** Who somebody is, and mending it. */
export function DetailsSection({
  ward,
  user,
  mayEdit,
}: {
  readonly ward: Ward;
  readonly user: UserAnswer["user"];
  readonly mayEdit: boolean;
}): ReactNode {
  const words = useUserWords();
  const [state, setState] = useState<"rest" | "edit" | "saved">("rest");
  return (
    <section className={form["stack"]}>
      <Facts
        items={[
          [words.username, <Literal key="username">{user.username}</Literal>],
          [words.email, <Literal key="email">{user.email}</Literal>],
          [words.state, words.states[user.state]],
          [words.lastSignIn, user.lastSignIn === null ? words.never : showMoment(user.lastSignIn)],
          [words.one.twoFactor, user.twoFactor ? words.one.on : words.one.off],
          [words.one.createdAt, showMoment(user.createdAt)],
        ]}
      />
      {state === "saved" ? <Notice tone="done">{words.one.saved}</Notice> : null}
      {state === "edit" ? (
        <EditForm ward={ward} email={user.email} done={() => setState("saved")} close={() => setState("rest")} />
      ) : mayEdit ? (
        <div className={form["actions"]}>
          <Button variant="outline" onClick={() => setState("edit")}>
            {words.one.edit}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
