import type { FileAnswersJson, FileQuestionJson, FormFileReply } from "@kehoach/api/form-file";
import { FORM_FILE_PATH } from "@kehoach/api/paths";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLanguage } from "../data/language.tsx";
import { sendImport } from "../data/send-import.ts";
import { keepAsked } from "./keep-asked.ts";

export type Encoding = "windows-1258";
/** The form a file is for. */
export type SheetKey = { readonly authority: string; readonly regime: string; readonly place: string; readonly period: string };

export type FormFileState = {
  readonly file: File | undefined;
  /** As they stand on the screen; `looked`: those of the last preview. */
  readonly answers: FileAnswersJson;
  readonly looked: FileAnswersJson;
  /** The last preview; it stays while another is on the way. */
  readonly reply: FormFileReply | undefined;
  /** Questions that were asked of this file and answered, so that an answer can be changed. */
  readonly asked: readonly FileQuestionJson[];
  readonly sending: { readonly share: number; readonly writing: boolean } | undefined;
  readonly error: Error | undefined;
};

const EMPTY: FormFileState = {
  file: undefined,
  answers: {},
  looked: {},
  reply: undefined,
  asked: [],
  sending: undefined,
  error: undefined,
};

export type FormFileWork = {
  readonly state: FormFileState;
  readonly open: (file: File, encoding?: Encoding) => void;
  /** Says something; "" takes it back. Nothing is sent yet. `question`: what it answers, where no preview asked it. */
  readonly answer: (said: FileAnswersJson, question?: FileQuestionJson) => void;
  /** Previews again, with the answers. */
  readonly look: () => void;
  readonly write: () => void;
  readonly reset: () => void;
};

/** One file at a time. It is sent with the answers each time; the server keeps nothing of either. */
export function useFormFile({ authority, regime, place, period }: SheetKey): FormFileWork {
  const language = useLanguage();
  const queries = useQueryClient();
  const [state, set] = useState<FormFileState>(EMPTY);
  const underway = useRef<AbortController>(undefined);
  const encoding = useRef<Encoding>(undefined);
  const send = useCallback(
    async (file: File, answers: FileAnswersJson, seen: FormFileReply | undefined): Promise<void> => {
      underway.current?.abort();
      const own = new AbortController();
      underway.current = own;
      const writing = seen !== undefined;
      const show = (next: (now: FormFileState) => Partial<FormFileState>): void => {
        if (!own.signal.aborted) set((now) => ({ ...now, ...next(now) }));
      };
      set((now) => ({ ...now, file, answers, sending: { share: 0, writing }, error: undefined }));
      const json = Object.keys(answers).length === 0 ? new Blob([]) : new Blob([JSON.stringify(answers)]);
      const query = {
        authority,
        regime,
        place,
        period,
        name: file.name,
        mode: writing ? "apply" : "preview",
        mark: seen?.mark,
        seq: seen === undefined ? undefined : String(seen.seq),
        encoding: encoding.current,
        answers: String(json.size),
      };
      const options = {
        language,
        body: new Blob([json, file]),
        signal: own.signal,
        sent: (share: number) => show(() => ({ sending: { share, writing } })),
      };
      try {
        const reply = await sendImport<FormFileReply>(FORM_FILE_PATH, query, file, options);
        if (reply.applied) await queries.invalidateQueries();
        show(({ asked }) => ({
          reply,
          looked: answers,
          asked: keepAsked(asked, reply.questions, answers),
          sending: undefined,
        }));
      } catch (error) {
        show(() => ({ error: error instanceof Error ? error : new Error(String(error)), sending: undefined }));
      }
    },
    [language, authority, regime, place, period, queries],
  );
  // What is being written goes on; only nobody hears of it.
  useEffect(() => () => underway.current?.abort(), []);
  const { file, answers, reply } = state;
  return {
    state,
    open: (chosen, as) => {
      encoding.current = as;
      set(EMPTY);
      void send(chosen, {}, undefined);
    },
    answer: (said, question) =>
      set((now) => ({
        ...now,
        answers: Object.fromEntries(Object.entries({ ...now.answers, ...said }).filter(([, answer]) => answer !== "")),
        asked: question && !now.asked.some(({ id }) => id === question.id) ? [...now.asked, question] : now.asked,
      })),
    look: () => {
      if (file !== undefined) void send(file, answers, undefined);
    },
    write: () => {
      if (file !== undefined && reply !== undefined) void send(file, answers, reply);
    },
    reset: () => {
      underway.current?.abort();
      set(EMPTY);
    },
  };
}
