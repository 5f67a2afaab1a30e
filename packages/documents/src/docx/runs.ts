import type { BoundRun } from "@kehoach/core/report/bound";
import { FootnoteReferenceRun, type ParagraphChild, TextRun } from "docx";
import { points } from "./measures.ts";

export type RunStyle = { readonly bold?: boolean; readonly italics?: boolean; readonly size?: number };

/** A run of text; size in points. */
export function toTextRun(text: string, style: RunStyle = {}): TextRun {
  const { bold, italics, size } = style;
  return new TextRun({
    text,
    ...(bold === undefined ? {} : { bold }),
    ...(italics === undefined ? {} : { italics }),
    ...(size === undefined ? {} : { size: points(size) }),
  });
}

type Letters = { text: string; readonly bold: boolean; readonly italics: boolean };

/**
 * Bound runs as Word runs: text and figures as letters, neighbours of one style as one run; notes as real footnote
 * marks, a raised comma between two marks.
 */
export function toRuns(runs: readonly BoundRun[], style: RunStyle = {}): readonly ParagraphChild[] {
  const children: ParagraphChild[] = [];
  let open: Letters | undefined;
  const close = (): void => {
    if (open)
      children.push(
        toTextRun(open.text, { ...style, ...(open.bold ? { bold: true } : {}), ...(open.italics ? { italics: true } : {}) }),
      );
    open = undefined;
  };
  for (const [i, run] of runs.entries()) {
    if (run.kind === "note") {
      close();
      if (runs[i - 1]?.kind === "note") children.push(new TextRun({ text: ",", superScript: true }));
      children.push(new FootnoteReferenceRun(run.note));
      continue;
    }
    const bold = run.bold || style.bold === true;
    const italics = run.italic || style.italics === true;
    if (open && (open.bold !== bold || open.italics !== italics)) close();
    open = { text: `${open?.text ?? ""}${run.text}`, bold, italics };
  }
  close();
  return children;
}
