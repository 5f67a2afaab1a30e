import { MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import { importFileSentencesEn } from "@kehoach/core/words/import-file-en";
import { importFileSentencesVi } from "@kehoach/core/words/import-file-vi";
import type { Language } from "./language.tsx";

/** A file that need not be sent to be refused; its message is the sentence the server would say. */
export class TooLarge extends Error {}

/** Throws TooLarge for a file that is larger than an import may be. */
export function checkImportSize(file: File, language: Language): void {
  if (file.size <= MAX_IMPORT_BYTES) return;
  const say = (language === "en" ? importFileSentencesEn : importFileSentencesVi).FILE_TOO_LARGE;
  throw new TooLarge(say({ code: "FILE_TOO_LARGE", what: "bytes", limit: MAX_IMPORT_BYTES, found: file.size }));
}
