import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { isFit, NewPasswordFields, NO_PASSWORD } from "../data/new-password.tsx";
import { useSend } from "../data/use-send.ts";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { Notice } from "../ui/notice.tsx";
import { Section } from "../ui/page.tsx";
import { useAccountWords } from "./account-words.ts";
import { CurrentPassword, OtherRefusal } from "./current-password.tsx";

type Whose = { readonly username: string; readonly email: string };

function ChangeForm({
  whose,
  done,
  close,
}: {
  readonly whose: Whose;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useAccountWords();
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [value, setValue] = useState(NO_PASSWORD);
  const [pressed, setPressed] = useState(false);
  const change = useSend<{ current: string; password: string }, unknown>("/api/auth/password/change", {
    done: () => {
      void queries.invalidateQueries({ queryKey: ["sessions"] });
      done();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (current !== "" && isFit(value, whose) && !change.isPending) change.mutate({ current, password: value.text });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <input type="text" name="username" autoComplete="username" value={whose.username} readOnly hidden />
      <CurrentPassword value={current} pressed={pressed} error={change.error} write={setCurrent} />
      <NewPasswordFields value={value} whose={whose} pressed={pressed} write={setValue} />
      <OtherRefusal error={change.error} />
      <FormActions go={words.password.go} cancel={words.cancel} busy={change.isPending} close={close} />
    </form>
  );
}

export function PasswordSection({ whose }: { readonly whose: Whose }): ReactNode {
  const { password: words } = useAccountWords();
  const [state, setState] = useState<"closed" | "open" | "done">("closed");
  return (
    <Section title={words.title}>
      {state === "open" ? (
        <ChangeForm whose={whose} done={() => setState("done")} close={() => setState("closed")} />
      ) : (
        <>
          {state === "done" ? <Notice tone="done">{words.done}</Notice> : <p className={form["hint"]}>{words.lead}</p>}
          <div className={form["actions"]}>
            <Button variant="outline" onClick={() => setState("open")}>
              {words.open}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
