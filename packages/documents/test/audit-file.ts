import type { Audit } from "@kehoach/core/audit/audit";
import type { Check } from "@kehoach/core/audit/check";
import { type MadeFigure, makeAudit } from "../../core/test/make-audit.ts";
import { readReport } from "../src/reading/read-report.ts";

/** A finding of a test: the words it blames, found in the document's text (the `nth` time, from 0). */
export type MadeFinding = { readonly words: string; readonly nth?: number } & Partial<Omit<Check, "span" | "operands">>;

/** A file read by our own reader, with findings a test names. No finder runs. */
export async function auditFile(
  name: string,
  bytes: Uint8Array,
  findings: readonly MadeFinding[],
  figures: readonly MadeFigure[] = [],
): Promise<Audit> {
  const read = await readReport(name, bytes);
  if (!read.ok) throw new Error(`not read: ${read.problems[0].code}`);
  const { text, blocks } = read.value;
  const made = makeAudit(
    text,
    figures,
    (all) =>
      findings.map(({ words, nth = 0, ...rest }) => {
        let start = text.indexOf(words);
        for (let left = nth; left > 0; left -= 1) start = text.indexOf(words, start + 1);
        if (start < 0) throw new Error(`not in the text: "${words}"`);
        return {
          rule: "percent-of-plan" as const,
          result: "error" as const,
          note: { code: "mismatch" as const },
          stated: words,
          ...rest,
          operands: all,
          span: { start, end: start + words.length },
        };
      }),
    blocks,
  );
  return { ...made, document: read.value };
}
