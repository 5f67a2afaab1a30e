import type { ImportReply } from "@kehoach/api/import";
import { IMPORT_PATHS } from "@kehoach/api/paths";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLanguage } from "../data/language.tsx";
import { useAsked } from "../data/question.ts";
import { sendImport } from "../data/send-import.ts";

export type ImportKind = keyof typeof IMPORT_PATHS;

/** What may be asked for besides the file. */
export type ImportChoices = { readonly replace: boolean; readonly again: boolean; readonly encoding?: "windows-1258" };

export type ImportState =
  | { readonly step: "waiting" }
  | { readonly step: "sending"; readonly file: File; readonly share: number; readonly writing: boolean }
  | { readonly step: "refused"; readonly file: File; readonly error: Error }
  | { readonly step: "seen"; readonly file: File; readonly reply: ImportReply }
  | { readonly step: "done"; readonly reply: ImportReply };

export type Importing = {
  readonly state: ImportState;
  readonly choices: ImportChoices;
  readonly look: (file: File, change?: Partial<ImportChoices>) => void;
  readonly apply: () => void;
  readonly reset: () => void;
};

/** One file at a time: looked at, then done as it was shown. The file is sent each time; the server keeps nothing of it. */
export function useImport(kind: ImportKind): Importing {
  const language = useLanguage();
  const { authority } = useAsked();
  const queries = useQueryClient();
  const [state, set] = useState<ImportState>({ step: "waiting" });
  const [choices, setChoices] = useState<ImportChoices>({ replace: false, again: false });
  const underway = useRef<AbortController>(undefined);
  const send = useCallback(
    (file: File, chosen: ImportChoices, mark: string | undefined): void => {
      underway.current?.abort();
      const own = new AbortController();
      underway.current = own;
      const writing = mark !== undefined;
      const show = (next: ImportState): void => {
        if (!own.signal.aborted) set(next);
      };
      set({ step: "sending", file, share: 0, writing });
      const flag = kind === "places" ? { replace: chosen.replace ? "yes" : "no" } : { again: chosen.again ? "yes" : "no" };
      const query = { name: file.name, mode: writing ? "apply" : "preview", mark, authority, encoding: chosen.encoding, ...flag };
      const options = { language, signal: own.signal, sent: (share: number) => show({ step: "sending", file, share, writing }) };
      sendImport<ImportReply>(IMPORT_PATHS[kind], query, file, options).then(
        (reply) => {
          if (reply.applied) void queries.invalidateQueries();
          show(reply.applied ? { step: "done", reply } : { step: "seen", file, reply });
        },
        (error: unknown) => show({ step: "refused", file, error: error instanceof Error ? error : new Error(String(error)) }),
      );
    },
    [kind, language, authority, queries],
  );
  const look = useCallback(
    (file: File, change: Partial<ImportChoices> = {}): void => {
      const chosen = { ...choices, ...change };
      setChoices(chosen);
      send(file, chosen, undefined);
    },
    [choices, send],
  );
  const apply = useCallback((): void => {
    if (state.step === "seen") send(state.file, choices, state.reply.mark);
  }, [state, choices, send]);
  const reset = useCallback((): void => {
    underway.current?.abort();
    setChoices({ replace: false, again: false });
    set({ step: "waiting" });
  }, []);
  // What is being written goes on; only nobody hears of it.
  useEffect(() => () => underway.current?.abort(), []);
  return { state, choices, look, apply, reset };
}
