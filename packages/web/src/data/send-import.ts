import { MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import { importFileSentencesEn } from "@kehoach/core/words/import-file-en";
import { importFileSentencesVi } from "@kehoach/core/words/import-file-vi";
import type { Language } from "./language.tsx";
import { goOn } from "./send.ts";
import { type SendFileOptions, sendFile } from "./send-file.ts";

/** A file that need not be sent to be refused; its message is the sentence the server would say. */
export class TooLarge extends Error {}

function checkImportSize(file: File, language: Language): void {
  if (file.size <= MAX_IMPORT_BYTES) return;
  const say = (language === "en" ? importFileSentencesEn : importFileSentencesVi).FILE_TOO_LARGE;
  throw new TooLarge(say({ code: "FILE_TOO_LARGE", what: "bytes", limit: MAX_IMPORT_BYTES, found: file.size }));
}

/**
 * Sends a file to be imported and gives what the server makes of it. One that is too large is not sent: TooLarge is thrown.
 * @param body  what is sent, where it is more than the file
 */
export async function sendImport<Reply>(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  file: File,
  options: SendFileOptions & { readonly body?: Blob },
): Promise<Reply> {
  const { body = file, ...sending } = options;
  checkImportSize(file, options.language);
  const answer = await goOn(() => sendFile(path, query, body, sending));
  // The server answers by the schema that this type comes from.
  return JSON.parse(await answer.text()) as Reply;
}
