import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Confirm } from "../ui/confirm.tsx";
import { usePlanWords } from "./plan-words.ts";

/** Asks before cells that are not saved would be lost: on the way to another page, another assigner or place, or out. @rule T18 */
export function LeaveGuard({ count }: { readonly count: number }): ReactNode {
  const words = usePlanWords();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      count > 0 &&
      (current.pathname !== next.pathname ||
        current.search.assigner !== next.search.assigner ||
        current.search.place !== next.search.place ||
        current.search.authority !== next.search.authority),
    enableBeforeUnload: () => count > 0,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Confirm
      title={words.entry.leaveTitle}
      go={words.entry.leaveGo}
      cancel={words.entry.stay}
      busy={false}
      confirm={blocker.proceed}
      close={blocker.reset}
    >
      <p>{words.entry.leave(count)}</p>
    </Confirm>
  );
}
