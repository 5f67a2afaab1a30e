import type { Span } from "@kehoach/core/audit/document";

/** Prints the text of a document piece by piece and says where each piece stands in it. */
export type TextWriter = {
  /** Where the next piece will begin. */
  readonly at: () => number;
  /** Appends as is. */
  readonly add: (piece: string) => Span;
  /** Ends the line that is open; no effect at the start of a line, so blocks never leave empty lines by chance. */
  readonly endLine: () => void;
  readonly text: () => string;
};

/** An empty text to print into. */
export function startText(): TextWriter {
  const pieces: string[] = [];
  let length = 0;
  let lineOpen = false;
  const add = (piece: string): Span => {
    const start = length;
    if (piece !== "") {
      pieces.push(piece);
      length += piece.length;
      lineOpen = !piece.endsWith("\n");
    }
    return { start, end: length };
  };
  return {
    at: () => length,
    add,
    endLine: () => {
      if (lineOpen) add("\n");
    },
    text: () => pieces.join(""),
  };
}
