import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import type { z } from "zod";
import { findBrokenText } from "./http-text.ts";

/** What may stand before a file, and how much of both there may be. `code`: the refusal of what was said. */
export type SplitRule<Said extends z.ZodType> = {
  readonly said: Said;
  readonly nothing: z.output<Said>;
  readonly code: Extract<ApiProblem["code"], "ANNEX_CHOICES" | "FORM_FILE_ANSWERS">;
  readonly parameter: string;
  readonly maxSaidBytes: number;
  readonly maxFileBytes: number;
};

/**
 * What was said and the file, out of one body. What was said stands before the file as so many bytes of JSON, and the address says how
 * many: choices for hundreds of rows are longer than an address or a header may be, a multipart body would take a parser of its own, and
 * kept on the server between two steps they would be a state that somebody has to clear away. A file sent alone is a whole request.
 *
 * @problem ANNEX_CHOICES FORM_FILE_ANSWERS FILE_EMPTY FILE_TOO_LARGE
 * @rule M29 Z23
 */
export function splitBody<Said extends z.ZodType>(
  bytes: Uint8Array<ArrayBuffer>,
  length: number,
  { said: schema, nothing, code, parameter, maxSaidBytes, maxFileBytes }: SplitRule<Said>,
): Outcome<{ readonly said: z.output<Said>; readonly file: Uint8Array<ArrayBuffer> }, ApiProblem> {
  const refuseSaid = (found: string): Outcome<never, ApiProblem> => refuse({ code, parameter, found });
  if (length > maxSaidBytes || length > bytes.length)
    return refuseSaid(length > bytes.length ? `${length} > ${bytes.length} byte` : `${length} > ${maxSaidBytes} byte`);
  // A buffer of its own: it is moved to the thread that reads it.
  const file = bytes.slice(length);
  if (file.length === 0) return refuse({ code: "FILE_EMPTY", file: { code: "FILE_EMPTY" }, purpose: "import" });
  if (file.length > maxFileBytes) {
    const problem = { code: "FILE_TOO_LARGE", what: "bytes", limit: maxFileBytes, found: file.length } as const;
    return refuse({ code: "FILE_TOO_LARGE", file: problem, purpose: "import" });
  }
  if (length === 0) return accept({ said: nothing, file });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, length)));
  } catch {
    return refuseSaid("JSON");
  }
  const read = schema.safeParse(json);
  if (read.success) {
    const broken = findBrokenText(read.data);
    return broken === undefined ? accept({ said: read.data, file }) : refuseSaid(broken);
  }
  const [issue] = read.error.issues;
  return refuseSaid(issue === undefined ? "" : issue.path.map(String).join("."));
}
