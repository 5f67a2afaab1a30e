import { type ReactNode, useState } from "react";
import { useSend } from "../data/use-send.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useAccountWords } from "./account-words.ts";
import { CurrentPassword, OtherRefusal } from "./current-password.tsx";

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
  const [password, setPassword] = useState("");
  const [pressed, setPressed] = useState(false);
  const act = useSend<{ password: string }, Reply>(path, { done });
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
      <CurrentPassword value={password} pressed={pressed} error={act.error} write={setPassword} />
      <OtherRefusal error={act.error} />
    </Confirm>
  );
}
