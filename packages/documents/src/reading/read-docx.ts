import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { readDocxParts } from "./docx/read-parts.ts";
import type { ReadBody } from "./read-body.ts";
import { findSecretMark } from "./state-secrecy.ts";

/** A Word document as text and blocks. @rule Q10 Q11 Q12 Q13 Q14 Q20 */
export async function readDocx(bytes: Uint8Array): Promise<Outcome<ReadBody, FileProblem>> {
  const parts = await readDocxParts(bytes);
  if (!parts.ok) return parts;
  const { text, blocks, notRead, headLines } = parts.value;
  const mark = findSecretMark(headLines.join("\n"));
  return mark === undefined ? accept({ text, blocks, notRead }) : refuse({ code: "FILE_STATE_SECRET", mark });
}
