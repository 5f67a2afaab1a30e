import type { AnnexReply } from "@kehoach/api/annex";
import type { AnnexChoices } from "@kehoach/api/annex-choices";
import { ANNEX_PATH } from "@kehoach/api/paths";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLanguage } from "../data/language.tsx";
import { useAsked } from "../data/question.ts";
import { sendImport } from "../data/send-import.ts";
import { toMapping } from "./annex-draft.ts";
import { findMapping, forgetMapping, keepMapping } from "./kept-mappings.ts";

export type Encoding = "windows-1258";

export type AnnexState = {
  readonly file: File | undefined;
  readonly choices: AnnexChoices;
  /** The last preview; it stays while another is on the way. */
  readonly reply: AnnexReply | undefined;
  readonly sending: { readonly share: number; readonly writing: boolean } | undefined;
  readonly error: Error | undefined;
  readonly remembered: boolean;
};

const EMPTY: AnnexState = {
  file: undefined,
  choices: {},
  reply: undefined,
  sending: undefined,
  error: undefined,
  remembered: false,
};

export type Annex = {
  readonly state: AnnexState;
  readonly open: (file: File, encoding?: Encoding) => void;
  /** Changes what was chosen, and looks again. */
  readonly change: (change: Partial<AnnexChoices>) => void;
  readonly lookAgain: () => void;
  /** Forgets the mapping of an earlier import, and guesses. */
  readonly guessAnew: () => void;
  readonly write: () => void;
  readonly reset: () => void;
};

/** One file at a time. It is sent with what was chosen each time; the server keeps nothing of either. */
export function useAnnex(openYear: string): Annex {
  const language = useLanguage();
  const { authority } = useAsked();
  const queries = useQueryClient();
  const [state, set] = useState<AnnexState>(EMPTY);
  const underway = useRef<AbortController>(undefined);
  const encoding = useRef<Encoding>(undefined);
  const send = useCallback(
    async (file: File, choices: AnnexChoices, mark: string | undefined, remembered: boolean): Promise<void> => {
      underway.current?.abort();
      const own = new AbortController();
      underway.current = own;
      const writing = mark !== undefined;
      const show = (next: Partial<AnnexState>): void => {
        if (!own.signal.aborted) set((now) => ({ ...now, ...next }));
      };
      set((now) => ({ ...now, file, choices, remembered, sending: { share: 0, writing }, error: undefined }));
      const json = new Blob([JSON.stringify(choices)]);
      const query = {
        name: file.name,
        mode: writing ? "apply" : "preview",
        mark,
        authority,
        encoding: encoding.current,
        choices: String(json.size),
      };
      const options = {
        language,
        body: new Blob([json, file]),
        signal: own.signal,
        sent: (share: number) => show({ sending: { share, writing } }),
      };
      try {
        const reply = await sendImport<AnnexReply>(ANNEX_PATH, query, file, options);
        if (own.signal.aborted) return;
        const kept = choices.mapping === undefined ? findMapping(reply.fingerprint) : undefined;
        if (kept !== undefined) return send(file, { ...choices, mapping: kept }, undefined, true);
        if (reply.year === null && choices.year === undefined && /^\d{4}$/.test(openYear))
          return send(file, { ...choices, year: Number(openYear) }, undefined, remembered);
        if (reply.applied) {
          keepMapping(toMapping(reply));
          void queries.invalidateQueries();
        }
        show({ reply, sending: undefined });
      } catch (error) {
        show({ error: error instanceof Error ? error : new Error(String(error)), sending: undefined });
      }
    },
    [language, authority, queries, openYear],
  );
  // What is being written goes on; only nobody hears of it.
  useEffect(() => () => underway.current?.abort(), []);
  const { file, choices, reply, remembered } = state;
  return {
    state,
    open: (chosen, as) => {
      encoding.current = as;
      set(EMPTY);
      void send(chosen, {}, undefined, false);
    },
    change: (change) => {
      if (file !== undefined) void send(file, { ...choices, ...change }, undefined, remembered && change.mapping === undefined);
    },
    lookAgain: () => {
      if (file !== undefined) void send(file, choices, undefined, remembered);
    },
    guessAnew: () => {
      if (file === undefined || reply === undefined) return;
      forgetMapping(reply.fingerprint);
      const { mapping: _, ...rest } = choices;
      void send(file, rest, undefined, false);
    },
    write: () => {
      if (file !== undefined && reply !== undefined) void send(file, choices, reply.mark, remembered);
    },
    reset: () => {
      underway.current?.abort();
      set(EMPTY);
    },
  };
}
