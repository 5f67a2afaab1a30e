import type { ActReply } from "@kehoach/api/client";
import type { ReactNode } from "react";
import { useAct } from "../data/use-act.ts";
import { Confirm } from "../ui/confirm.tsx";
import { useUserWords } from "./user-words.ts";
import { useWardTools, type Ward } from "./ward.ts";
import { WardRefusal } from "./ward-refusal.tsx";

/** Makes a link that sets a new password; the old one ends. */
export function ResetDialog({
  ward,
  done,
  close,
}: {
  readonly ward: Ward;
  readonly done: (link: ActReply<"resetUser">["link"]) => void;
  readonly close: () => void;
}): ReactNode {
  const { one: words, cancel } = useUserWords();
  const tools = useWardTools();
  const reset = useAct("resetUser", ({ mark }) => tools.changed(mark));
  const { username, authority, mark } = ward;
  return (
    <Confirm
      title={words.resetTitle}
      go={words.resetGo}
      cancel={cancel}
      busy={reset.isPending}
      confirm={() => reset.mutate({ params: { username }, body: { authority, mark } }, { onSuccess: ({ link }) => done(link) })}
      close={close}
    >
      <p>{words.resetLead(ward.name)}</p>
      <WardRefusal act={reset} />
    </Confirm>
  );
}
