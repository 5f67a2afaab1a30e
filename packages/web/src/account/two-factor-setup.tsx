import type { StartTwoFactorReply } from "@kehoach/api/account";
import { type FormEvent, type ReactNode, useState } from "react";
import { Refusal } from "../data/refusal.tsx";
import { useSend } from "../data/use-send.ts";
import { CopyText } from "../ui/copy-text.tsx";
import { TextField } from "../ui/field.tsx";
import form from "../ui/form.module.css";
import { FormActions } from "../ui/form-actions.tsx";
import { QrCode } from "../ui/qr-code.tsx";
import css from "./account.module.css";
import { useAccountWords } from "./account-words.ts";

/** The key for the app, as a picture and as letters; on once a code of the app has been typed. */
export function TwoFactorSetup({
  started,
  done,
  close,
}: {
  readonly started: StartTwoFactorReply;
  readonly done: () => void;
  readonly close: () => void;
}): ReactNode {
  const words = useAccountWords();
  const [code, setCode] = useState("");
  const [pressed, setPressed] = useState(false);
  const confirm = useSend<{ code: string }, unknown>("/api/auth/two-factor/confirm", { done });
  const digits = code.replace(/\s/g, "");
  const isWhole = /^\d{6}$/.test(digits);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setPressed(true);
    if (isWhole && !confirm.isPending) confirm.mutate({ code: digits });
  };
  return (
    <form className={css["setup"]} onSubmit={submit} noValidate>
      <div className={css["step"]}>
        <p>{words.code.scan}</p>
        <QrCode text={started.uri} label={words.code.qr} />
      </div>
      <div className={form["form"]}>
        <CopyText label={words.code.typed} text={started.secret} words={words.copy} />
        {/* In full and in groups: the field cuts it off, and it is typed letter by letter. */}
        <p className={css["secret"]}>{started.secret.match(/.{1,4}/g)?.join(" ")}</p>
        <p>{words.code.confirmLead}</p>
        <TextField
          label={words.code.code}
          wrong={pressed && !isWhole ? words.code.codeMissing : undefined}
          value={code}
          write={setCode}
          size="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          autoFocus
        />
        <Refusal error={confirm.error} />
        <FormActions go={words.code.confirm} cancel={words.cancel} busy={confirm.isPending} close={close} />
      </div>
    </form>
  );
}
