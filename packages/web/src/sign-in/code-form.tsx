import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useOwnWords } from "../data/language.tsx";
import { isRefused, Refusal } from "../data/refusal.tsx";
import { useSend } from "../data/use-send.ts";
import { CheckField, TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { SIGN_IN_WORDS } from "./sign-in-words.ts";

/** Second step: a code of the app, or one of the backup codes. */
export function CodeForm({ done, back }: { readonly done: () => void; readonly back: () => void }): ReactNode {
  const words = useOwnWords(SIGN_IN_WORDS);
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState("");
  const [trust, setTrust] = useState(false);
  const [pressed, setPressed] = useState(false);
  const confirm = useSend<{ code: string; trust: boolean }, unknown>("/api/auth/sign-in/code", { done });
  const typed = backup ? code.trim() : code.replace(/\s/g, "");
  const isWhole = backup ? typed.length >= 6 : /^\d{6}$/.test(typed);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (isWhole && !confirm.isPending) confirm.mutate({ code: typed, trust });
  };
  const change = (): void => {
    setBackup((now) => !now);
    setCode("");
    setPressed(false);
    confirm.reset();
  };
  const expired = isRefused(confirm.error, "CODE_EXPIRED");
  return (
    <form className={form["form"]} onSubmit={submit} noValidate>
      <TextField
        key={backup ? "backup" : "app"}
        label={backup ? words.backup : words.code}
        hint={backup ? words.backupLead : words.codeLead}
        wrong={pressed && !isWhole ? (backup ? words.backupMissing : words.codeMissing) : undefined}
        value={code}
        write={setCode}
        size="code"
        inputMode={backup ? "text" : "numeric"}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
        autoFocus
      />
      <CheckField label={words.trust} hint={words.trustHint} checked={trust} write={setTrust} />
      <Refusal error={confirm.error} />
      <div className={form["actions"]}>
        {expired ? null : (
          <Button type="submit" size="md" loading={confirm.isPending}>
            {words.confirm}
          </Button>
        )}
        <Button variant={expired ? "filled" : "default"} size="md" onClick={back}>
          {words.back}
        </Button>
      </div>
      <div>
        <button type="button" className={form["link"]} onClick={change}>
          {backup ? words.useApp : words.useBackup}
        </button>
      </div>
    </form>
  );
}
