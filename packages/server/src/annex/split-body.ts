import { type AnnexChoices, annexChoices } from "@kehoach/api/annex-choices";
import { MAX_CHOICES_BYTES, MAX_IMPORT_BYTES } from "@kehoach/api/paths";
import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { findBrokenText } from "../platform/http-text.ts";

export type Split = { readonly choices: AnnexChoices; readonly file: Uint8Array<ArrayBuffer> };

function refuseChoices(found: string): Outcome<never, ApiProblem> {
  return refuse({ code: "ANNEX_CHOICES", parameter: "choices", found });
}

/**
 * What was chosen and the file, out of one body. The choices stand before the file as so many bytes of JSON, and the address says how
 * many: choices for hundreds of rows are longer than an address or a header may be, a multipart body would take a parser of its own, and
 * kept on the server between two steps they would be a state that somebody has to clear away. A file sent alone is a whole request.
 *
 * @problem ANNEX_CHOICES FILE_EMPTY FILE_TOO_LARGE
 * @rule M29
 */
export function splitBody(bytes: Uint8Array<ArrayBuffer>, length: number): Outcome<Split, ApiProblem> {
  if (length > MAX_CHOICES_BYTES || length > bytes.length)
    return refuseChoices(length > bytes.length ? `${length} > ${bytes.length} byte` : `${length} > ${MAX_CHOICES_BYTES} byte`);
  // A buffer of its own: it is moved to the thread that reads it.
  const file = bytes.slice(length);
  if (file.length === 0) return refuse({ code: "FILE_EMPTY", file: { code: "FILE_EMPTY" }, purpose: "import" });
  if (file.length > MAX_IMPORT_BYTES) {
    const problem = { code: "FILE_TOO_LARGE", what: "bytes", limit: MAX_IMPORT_BYTES, found: file.length } as const;
    return refuse({ code: "FILE_TOO_LARGE", file: problem, purpose: "import" });
  }
  if (length === 0) return accept({ choices: {}, file });
  let said: unknown;
  try {
    said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length)));
  } catch {
    return refuseChoices("JSON");
  }
  const read = annexChoices.safeParse(said);
  if (read.success) {
    const broken = findBrokenText(read.data);
    return broken === undefined ? accept({ choices: read.data, file }) : refuseChoices(broken);
  }
  const [issue] = read.error.issues;
  return refuseChoices(issue === undefined ? "" : issue.path.map(String).join("."));
}
