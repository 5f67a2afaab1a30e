import { type Query, useQueryClient } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { EVERY_NAME, isTypedOn, listStale } from "../data/changes.ts";
import { useWords } from "../data/language.tsx";
import { openLine } from "../data/live-line.ts";
import { showSecond } from "../ui/moment.ts";
import css from "./frame.module.css";

/** Questions that the frame asks on every page: it alone shows no figure of them. */
const OF_FRAME = ["overview", "approvalCount"];

function nameOf({ queryKey: [name] }: Query): string {
  return typeof name === "string" ? name : "";
}

/** Whether the page under the frame shows the answer. */
function isShown(query: Query): boolean {
  return query.getObserversCount() > (OF_FRAME.includes(nameOf(query)) ? 1 : 0);
}

/**
 * Asks again for what has changed elsewhere, and says when that made a difference to the page.
 *
 * @param authority  the one shown
 * @param listener   who listens: another one hears other things
 * @rule W35
 */
export function Live({ authority, listener }: { readonly authority: string; readonly listener: string }): ReactNode {
  const words = useWords();
  const queries = useQueryClient();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [changed, setChanged] = useState<{ readonly path: string; readonly at: Date } | undefined>();
  const now = useRef({ path, authority });
  useEffect(() => {
    now.current = { path, authority };
  }, [path, authority]);
  useEffect(() => {
    const refresh = async (names: readonly string[]): Promise<void> => {
      const { path: at } = now.current;
      const isStale = (query: Query): boolean => names.includes(nameOf(query));
      const shown = queries
        .getQueryCache()
        .findAll({ type: "active", predicate: isStale })
        .filter(isShown)
        .map((query) => ({ query, before: query.state.data }));
      // Where somebody types, what is stale is asked for on the next page.
      await queries.invalidateQueries({ predicate: isStale, refetchType: isTypedOn(at) ? "none" : "active" });
      if (shown.some(({ query, before }) => before !== undefined && query.state.data !== before))
        setChanged({ path: at, at: new Date() });
    };
    return openLine({
      changed: (changes) => void refresh(listStale(changes, now.current.authority)),
      missed: () => void refresh(EVERY_NAME),
    });
    // `listener` is named so that the line is opened anew for another one.
  }, [queries, listener]);
  return (
    <p className={css["live"]} role="status" aria-live="polite">
      {changed?.path === path ? words.updated(showSecond(changed.at)) : ""}
    </p>
  );
}
