import type { AuditFormat } from "@kehoach/api/audit";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Outcome } from "@kehoach/core/outcome";
import type { Language } from "../platform/http-language.ts";

/** What a thread is asked. */
export type AuditAsk = {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly format: AuditFormat;
  readonly language: Language;
  /** Fingerprints set aside. */
  readonly ignored: readonly string[];
};

/** What comes of it: bytes of the format, and of which kind the file was. */
export type AuditReply = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** Of a download. */
  readonly fileName?: string;
  readonly kind: string;
};

/** What went wrong inside, without its message: that may hold words of the document. */
export type Fault = { readonly name: string; readonly frames: string };

/** What a thread says once: a reply or a refusal, and what its heap takes now; or that it broke. */
export type ThreadSaid =
  | { readonly said: "reply"; readonly outcome: Outcome<AuditReply, FileProblem>; readonly heapMegabytes: number }
  | { readonly said: "fault"; readonly fault: Fault };

export function tellFault(error: unknown): Fault {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line));
  return { name: error instanceof Error ? error.name : typeof error, frames: frames.join("\n") };
}
