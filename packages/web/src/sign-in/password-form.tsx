import type { SignInBody, SignInReply } from "@kehoach/api/account";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, type ReactNode, useState } from "react";
import { useOwnWords } from "../data/language.tsx";
import { PASSWORD_WORDS } from "../data/password-words.ts";
import { Refusal } from "../data/refusal.tsx";
import { useSend } from "../data/use-send.ts";
import { CheckField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { PasswordField } from "../ui/password-field.tsx";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** First step: who, and the password. `fixed` is who must sign in again. */
export function PasswordForm({
  fixed,
  next,
  children,
}: {
  readonly fixed: string | undefined;
  readonly next: (step: SignInReply["next"]) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const passwordWords = useOwnWords(PASSWORD_WORDS);
  const [name, setName] = useState(fixed ?? "");
  const [password, setPassword] = useState("");
  const [remember, setRemember] = useState(false);
  const [pressed, setPressed] = useState(false);
  const signIn = useSend<SignInBody, SignInReply>("/api/auth/sign-in", { done: (reply) => next(reply.next) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (name.trim() !== "" && password !== "" && !signIn.isPending) signIn.mutate({ name, password, remember });
  };
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <TextField
        label={words.name}
        wrong={pressed && name.trim() === "" ? words.nameMissing : undefined}
        value={name}
        write={setName}
        readOnly={fixed !== undefined}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={fixed === undefined}
      />
      <PasswordField
        label={words.password}
        wrong={pressed && password === "" ? words.passwordMissing : undefined}
        value={password}
        write={setPassword}
        name="password"
        autoComplete="current-password"
        autoFocus={fixed !== undefined}
        words={passwordWords}
      />
      <CheckField label={words.remember} hint={words.rememberHint} checked={remember} write={setRemember} />
      <Refusal error={signIn.error} />
      <div className={form["actions"]}>
        <Button type="submit" size="md" loading={signIn.isPending}>
          {words.go}
        </Button>
        {children ?? <Link to="/quen-mat-khau">{words.forgot}</Link>}
      </div>
    </form>
  );
}
