import type { AuditPageJson } from "@kehoach/api/audit";
import { MAX_AUDIT_BYTES } from "@kehoach/api/paths";
import { fileSentencesEn } from "@kehoach/core/words/audit-file-en";
import { fileSentencesVi } from "@kehoach/core/words/audit-file-vi";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLanguage } from "../data/language.tsx";
import { toBrowserPlaces } from "./reading-text.ts";
import { sendReport } from "./send-report.ts";

export type AuditState =
  | { readonly step: "waiting" }
  | { readonly step: "sending"; readonly file: File; readonly share: number }
  | { readonly step: "failed"; readonly file: File; readonly error: Error }
  /** `audit`: as it came, for saving; `page`: with places as the browser counts. */
  | { readonly step: "done"; readonly file: File; readonly page: AuditPageJson; readonly audit: AuditPageJson["audit"] };

/** A file that need not be sent to be refused; its message is the sentence the server would say. */
export class TooLarge extends Error {}

/**
 * One file at a time: sent, audited, shown. A newer file, leaving the page or cancelling stops the one on its way. The answer is
 * asked again when the reader changes the language: its sentences come from the server.
 */
export function useAudit(): {
  readonly state: AuditState;
  readonly send: (file: File) => void;
  readonly cancel: () => void;
  readonly reset: () => void;
} {
  const language = useLanguage();
  const [state, set] = useState<AuditState>({ step: "waiting" });
  const underway = useRef<AbortController>(undefined);
  const send = useCallback(
    (file: File): void => {
      underway.current?.abort();
      if (file.size > MAX_AUDIT_BYTES) {
        const say = (language === "en" ? fileSentencesEn : fileSentencesVi).FILE_TOO_LARGE;
        const problem = { code: "FILE_TOO_LARGE", what: "bytes", limit: MAX_AUDIT_BYTES, found: file.size } as const;
        set({ step: "failed", file, error: new TooLarge(say(problem)) });
        return;
      }
      const own = new AbortController();
      underway.current = own;
      const show = (next: AuditState): void => {
        if (!own.signal.aborted) set(next);
      };
      set({ step: "sending", file, share: 0 });
      sendReport(file, {
        format: "page",
        language,
        signal: own.signal,
        sent: (share) => show({ step: "sending", file, share }),
      })
        // The server answers format=page by the schema this type comes from.
        .then(async (body) => JSON.parse(await body.text()) as AuditPageJson)
        .then(
          (reply) => show({ step: "done", file, page: toBrowserPlaces(reply), audit: reply.audit }),
          (error: unknown) => show({ step: "failed", file, error: error instanceof Error ? error : new Error(String(error)) }),
        );
    },
    [language],
  );
  const reset = useCallback(() => {
    underway.current?.abort();
    set({ step: "waiting" });
  }, []);
  useEffect(() => () => underway.current?.abort(), []);
  const spoken = useRef(language);
  const shown = state.step === "done" ? state.file : undefined;
  useEffect(() => {
    if (spoken.current === language) return;
    spoken.current = language;
    if (shown !== undefined) send(shown);
  }, [language, shown, send]);
  return { state, send, cancel: reset, reset };
}
