import { useBlocker } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Confirm } from "../ui/confirm.tsx";
import type { Address } from "./address.ts";

/** Asks before something would be lost: on the way to another page, to the same page about something else, or out. */
export function LeaveGuard({
  isNeeded,
  about,
  title,
  go,
  stay,
  children,
}: {
  readonly isNeeded: boolean;
  /** The parts of the address that say what the page is about. */
  readonly about: readonly (keyof Address)[];
  readonly title: string;
  readonly go: string;
  readonly stay: string;
  readonly children: ReactNode;
}): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => {
      const [now, then]: readonly Address[] = [current.search, next.search];
      return isNeeded && (current.pathname !== next.pathname || about.some((name) => now?.[name] !== then?.[name]));
    },
    enableBeforeUnload: () => isNeeded,
    withResolver: true,
  });
  if (blocker.status !== "blocked") return null;
  return (
    <Confirm title={title} go={go} cancel={stay} busy={false} confirm={blocker.proceed} close={blocker.reset}>
      {children}
    </Confirm>
  );
}
