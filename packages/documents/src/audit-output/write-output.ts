import type { Audit } from "@kehoach/core/audit/audit";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import type { Ignored } from "@kehoach/core/audit/output/ignored";
import { accept, type Outcome } from "@kehoach/core/outcome";
import type { Language } from "@kehoach/core/words/explain-check";

/** Results of an audit that are files of their own. */
export type OutputFormat = "html" | "docx" | "xlsx";

export type Output = {
  readonly content: Uint8Array | string;
  /** Why no comment is in it: `signed`, the copy is the signed file itself; `apart`, a report of the findings, as the file is no .docx. */
  readonly left?: "signed" | "apart";
};

/**
 * The result of an audit in the format asked for; each writer is loaded only when it is needed.
 *
 * @param bytes  of the audited file
 * @problem as `annotateDocx`
 */
export async function writeOutput(
  format: OutputFormat,
  audit: Audit,
  bytes: Uint8Array,
  options: { readonly language: Language; readonly ignored: Ignored },
): Promise<Outcome<Output, FileProblem>> {
  if (format === "html") {
    const { writeHtml } = await import("../audit-html/write-html.ts");
    return accept({ content: writeHtml(audit, options) });
  }
  if (format === "xlsx") {
    const { writeFindingsXlsx } = await import("./write-findings-xlsx.ts");
    return accept({ content: await writeFindingsXlsx(audit, options, bytes) });
  }
  if (audit.document.kind !== "docx") {
    const { writeFindingsDocx } = await import("./write-findings-docx.ts");
    return accept({ content: await writeFindingsDocx(audit, options), left: "apart" });
  }
  const { annotateDocx } = await import("./annotate-docx.ts");
  const made = await annotateDocx(bytes, audit, options);
  if (!made.ok) return made;
  const { bytes: content, left } = made.value;
  return accept(left === undefined ? { content } : { content, left });
}
