import { ApiRefusal, toAddress } from "@kehoach/api/client";
import type { ProblemReply } from "@kehoach/api/problem";
import type { Language } from "./language.tsx";

export type SendFileOptions = {
  readonly language: Language;
  readonly signal: AbortSignal;
  /** Share of the file that is on the server, 0 to 1. */
  readonly sent?: (share: number) => void;
};

/**
 * Sends a file and gives what the server makes of it. XMLHttpRequest, because fetch does not tell how much has gone up.
 * Refusals throw ApiRefusal, a lost connection throws TypeError as fetch does, a cancelled one throws the signal's reason.
 */
export function sendFile(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  file: Blob,
  { language, signal, sent }: SendFileOptions,
): Promise<Blob> {
  return new Promise((settle, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", toAddress(path, {}, query));
    request.responseType = "blob";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", language);
    const cancel = (): void => request.abort();
    signal.addEventListener("abort", cancel, { once: true });
    request.upload.addEventListener("progress", ({ loaded, total }) => sent?.(total === 0 ? 1 : loaded / total));
    request.upload.addEventListener("load", () => sent?.(1));
    request.addEventListener("abort", () => fail(signal.reason));
    request.addEventListener("error", () => fail(new TypeError("no connection")));
    request.addEventListener("load", () => {
      // With responseType "blob" the answer is one.
      const body = request.response as Blob;
      if (request.status === 200) settle(body);
      else
        body.text().then(
          // A refusal is always problem+json.
          (text) => fail(new ApiRefusal(JSON.parse(text) as ProblemReply)),
          fail,
        );
    });
    request.addEventListener("loadend", () => signal.removeEventListener("abort", cancel));
    if (signal.aborted) fail(signal.reason);
    else request.send(file);
  });
}
