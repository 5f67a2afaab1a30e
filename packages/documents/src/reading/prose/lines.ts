/** One printed line of a text: its words run from `start` to `end`, blanks at both sides left out. */
export type Line = {
  readonly start: number;
  readonly end: number;
  /** Where the line itself begins, blanks included. */
  readonly from: number;
  /** Where it ends, its line break not included. */
  readonly to: number;
  /** A form feed stands before it. */
  readonly newPage: boolean;
};

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/gu;

/** The lines of a text in order; an empty one has start = end. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let newPage = false;
  const put = (to: number): void => {
    const raw = text.slice(from, to);
    const end = from + raw.trimEnd().length;
    lines.push({ start: Math.min(end, to - raw.trimStart().length), end, from, to, newPage });
  };
  for (const found of text.matchAll(BREAK)) {
    put(found.index);
    from = found.index + found[0].length;
    newPage = found[0] === "\f";
  }
  put(text.length);
  return lines;
}

/** Whether a line holds nothing but blanks. */
export function isBlank(line: Line | undefined): boolean {
  return line === undefined || line.start >= line.end;
}
