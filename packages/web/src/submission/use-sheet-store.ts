import { type ActBody, ask, send } from "@kehoach/api/client";
import { ACT_PATHS } from "@kehoach/api/paths";
import type { SheetReplyJson } from "@kehoach/api/sheet-reply";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Language } from "../data/language.tsx";
import type { Shelf } from "./kept-draft.ts";
import { createSheetStore, type SheetPorts, type SheetStore } from "./sheet-store.ts";
import { keyOf } from "./sheet-wire.ts";

function refuse(): never {
  throw new DOMException("no storage", "SecurityError");
}
const NO_SHELF: Shelf = { getItem: () => null, setItem: refuse, removeItem: refuse };

/** The shelf of the browser; where it is forbidden even to look at it, one that keeps nothing. */
function findShelf(): Shelf {
  try {
    return window.localStorage;
  } catch {
    return NO_SHELF;
  }
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function makePorts(reply: SheetReplyJson, user: string, language: Language, isPast: boolean): SheetPorts {
  return {
    user,
    shelf: isPast ? NO_SHELF : findShelf(),
    save: (body) => send("saveSheet", {}, body, { language }),
    saveLast: (body: ActBody<"saveSheet">) => {
      const { method, path } = ACT_PATHS.saveSheet;
      // Whether it arrived nobody will know; it stays kept until it is known to be there.
      fetch(path, {
        method,
        keepalive: true,
        headers: { "content-type": "application/json", "accept-language": language },
        body: JSON.stringify(body),
      }).catch(() => undefined);
    },
    changes: (after) => ask("sheetChanges", {}, { ...keyOf(reply), after }, { language }),
    isSeen: () => document.visibilityState === "visible",
    later,
    now: () => new Date(),
  };
}

/** The sheet of an answer, saving itself as long as it is on the screen. `isPast`: a sending as it was, which does not change. */
export function useSheetStore(reply: SheetReplyJson, user: string, language: Language, isPast: boolean): SheetStore {
  const queries = useQueryClient();
  const [store] = useState(() => createSheetStore(reply, makePorts(reply, user, language, isPast)));
  useEffect(() => {
    if (isPast) return;
    const stop = store.start();
    const wake = (): void => {
      if (document.visibilityState === "visible") store.loop.now();
      else store.part();
    };
    const now = (): void => store.loop.now();
    const part = (): void => store.part();
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", now);
    window.addEventListener("focus", now);
    window.addEventListener("pagehide", part);
    return () => {
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", now);
      window.removeEventListener("focus", now);
      window.removeEventListener("pagehide", part);
      stop();
      // Lists of what is due count cells of this sheet; and the sheet itself is asked for anew.
      for (const name of ["work", "regimes", "regimeStatus", "chase", "completeness", "sheet"])
        void queries.invalidateQueries({ queryKey: [name] });
    };
  }, [store, queries, isPast]);
  return store;
}
