import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useOwnWords, useWords } from "../data/language.tsx";
import { Refusal } from "../data/refusal.tsx";
import { useSend } from "../data/use-send.ts";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { Notice } from "../ui/notice.tsx";
import { Page } from "../ui/page.tsx";
import { useSession } from "./methods.ts";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** A link by mail, or who can make one where no mail is sent. */
export function ForgotPage(): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const { site } = useWords();
  const session = useSession();
  const isOff = session.data?.methods.mail === false;
  const [name, setName] = useState("");
  const [pressed, setPressed] = useState(false);
  const ask = useSend<{ name: string }, unknown>("/api/auth/password/forgot");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (name.trim() !== "" && !ask.isPending) ask.mutate({ name });
  };
  return (
    <Page title={words.forgotTitle} site={site} {...(isOff ? {} : { lead: words.forgotLead })}>
      {isOff ? (
        <Notice tone="mind">{words.forgotOff}</Notice>
      ) : ask.isSuccess ? (
        <Notice tone="done">
          <p>{words.forgotDone}</p>
          <p>{words.forgotNot}</p>
        </Notice>
      ) : (
        <form className={form["form"]} onSubmit={submit} noValidate>
          <TextField
            label={words.name}
            wrong={pressed && name.trim() === "" ? words.nameMissing : undefined}
            value={name}
            write={setName}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
          <Refusal error={ask.error} />
          <div className={form["actions"]}>
            <Button type="submit" size="md" loading={ask.isPending}>
              {words.forgotGo}
            </Button>
          </div>
        </form>
      )}
      <p>
        <Link to="/dang-nhap">{words.toSignIn}</Link>
      </p>
    </Page>
  );
}
