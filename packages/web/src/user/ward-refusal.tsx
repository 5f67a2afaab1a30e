import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { isRefused, Refusal } from "../data/refusal.tsx";
import { Notice } from "../ui/notice.tsx";
import { useUserWords } from "./user-words.ts";
import { useWardTools } from "./ward.ts";

/** Why an act on a user was refused. When somebody else changed him meanwhile, he is read again and what is typed stays. */
export function WardRefusal({
  act,
  except = [],
}: {
  readonly act: { readonly error: Error | null; readonly reset: () => void };
  readonly except?: readonly string[];
}): ReactNode {
  const words = useUserWords();
  const { reload } = useWardTools();
  const [state, setState] = useState<"rest" | "reading" | "read">("rest");
  if (act.error === null) return state === "read" ? <Notice tone="mind">{words.one.stale}</Notice> : null;
  const read = async (): Promise<void> => {
    setState("reading");
    await reload();
    act.reset();
    setState("read");
  };
  return (
    <Refusal error={act.error} except={except}>
      {isRefused(act.error, "USER_CHANGED") ? (
        <Button size="compact-md" variant="outline" loading={state === "reading"} onClick={() => void read()}>
          {words.reload}
        </Button>
      ) : null}
    </Refusal>
  );
}
