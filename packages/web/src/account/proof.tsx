import { type ReactNode, useState } from "react";
import { useOwnWords } from "../data/language.tsx";
import { PASSWORD_WORDS } from "../data/password-words.ts";
import { isRefused, Refusal } from "../data/refusal.tsx";
import { useSend } from "../data/use-send.ts";
import { Confirm } from "../ui/confirm.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { useAccountWords } from "./account-words.ts";

/** Asks for the password once more before something only its owner may do, and does it. */
export function Proof<Reply>({
  path,
  title,
  lead,
  go,
  done,
  close,
}: {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly go: string;
  readonly done: (reply: Reply) => void;
  readonly close: () => void;
}): ReactNode {
  const words = useAccountWords();
  const passwordWords = useOwnWords(PASSWORD_WORDS);
  const [password, setPassword] = useState("");
  const [pressed, setPressed] = useState(false);
  const act = useSend<{ password: string }, Reply>(path, { done });
  const isWrong = isRefused(act.error, "PASSWORD_WRONG");
  return (
    <Confirm
      title={title}
      go={go}
      cancel={words.cancel}
      busy={act.isPending}
      close={close}
      confirm={() => {
        setPressed(true);
        if (password !== "") act.mutate({ password });
      }}
    >
      <p>{lead}</p>
      <PasswordField
        label={words.current}
        wrong={pressed && password === "" ? words.currentMissing : isWrong ? act.error?.message : undefined}
        value={password}
        write={setPassword}
        name="current-password"
        autoComplete="current-password"
        autoFocus
        words={passwordWords}
      />
      {isWrong ? null : <Refusal error={act.error} />}
    </Confirm>
  );
}
