import type { AuditFormat } from "@kehoach/api/audit";
import { AUDIT_PATH } from "@kehoach/api/paths";
import { type SendFileOptions, sendFile } from "../data/send-file.ts";

export type SendOptions = SendFileOptions & {
  readonly format: AuditFormat;
  /** Fingerprints set aside: left out of what is downloaded. */
  readonly ignored?: readonly string[];
};

/** The address takes so many letters of fingerprints; those past it stay in the download. */
const MAX_IGNORED_LETTERS = 8000;

function joinIgnored(ignored: readonly string[]): string | undefined {
  let joined = "";
  for (const one of ignored) {
    const next = joined === "" ? one : `${joined},${one}`;
    if (next.length > MAX_IGNORED_LETTERS) break;
    joined = next;
  }
  return joined === "" ? undefined : joined;
}

/** Sends a report and gives what the server makes of it, as sendFile does. */
export function sendReport(file: File, { format, ignored = [], ...options }: SendOptions): Promise<Blob> {
  return sendFile(AUDIT_PATH, { name: file.name, format, ignored: joinIgnored(ignored) }, file, options);
}
