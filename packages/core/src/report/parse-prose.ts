import type { Inline, OutlineProblem, ProseAt, Reference } from "./outline.ts";

/** A paragraph as it stands in the source: its lines, each with its place. */
export type SourceLine = { readonly text: string; readonly line: number; readonly column: number };

const ARGUMENTS = ["place", "period", "of", "by", "verdict"];
const YEARS: Readonly<Record<string, "this" | "next" | "previous">> = {
  year: "this",
  "next-year": "next",
  "previous-year": "previous",
};

/** Where the character at `offset` of the joined paragraph stands. */
function findPlace(path: string, lines: readonly SourceLine[], offset: number): ProseAt {
  let start = 0;
  for (const [i, line] of lines.entries()) {
    if (offset <= start + line.text.length || i === lines.length - 1)
      return { path, line: line.line, column: line.column + offset - start };
    start += line.text.length + 1;
  }
  return { path, line: 1, column: 1 };
}

/** `poverty.rate[sex=female]` in its two halves. */
export function parseTarget(text: string): { readonly target: string; readonly breakdown?: string } | undefined {
  const match = /^([\p{L}\p{Nd}][\p{L}\p{Nd}._@-]*)(?:\[([^[\]]*)\])?$/u.exec(text);
  if (!match?.[1]) return undefined;
  return match[2] === undefined ? { target: match[1] } : { target: match[1], breakdown: match[2] };
}

type Content =
  | { readonly kind: "year"; readonly which: "this" | "next" | "previous" }
  | { readonly kind: "note"; readonly id: string }
  | Reference;

function parseReference(body: string, at: ProseAt, problems: OutlineProblem[]): Content | undefined {
  const [name = "", ...words] = body.trim().split(/\s+/u);
  const which = YEARS[name];
  if (which && words.length === 0) return { kind: "year", which };
  const [only] = words;
  if (name === "note" && words.length === 1 && only && /^[a-z0-9][a-z0-9-]*$/u.test(only)) return { kind: "note", id: only };
  const args: Record<string, string> = {};
  let target: ReturnType<typeof parseTarget>;
  for (const [i, word] of words.entries()) {
    const argument = /^([a-z-]+)=(.+)$/u.exec(word);
    if (argument) {
      const [, key = "", value = ""] = argument;
      if (!ARGUMENTS.includes(key)) problems.push({ code: "OUTLINE_UNKNOWN_ARGUMENT", ...at, key, known: ARGUMENTS.join(", ") });
      args[key] = value;
      continue;
    }
    const parsed = i === 0 ? parseTarget(word) : undefined;
    if (!parsed) {
      problems.push({ code: "OUTLINE_REFERENCE", ...at, found: `{{${body}}}` });
      return undefined;
    }
    target = parsed;
  }
  if (!/^[a-z][a-z-]*$/u.test(name) || words.length === 0) {
    problems.push({ code: "OUTLINE_REFERENCE", ...at, found: `{{${body}}}` });
    return undefined;
  }
  return { kind: "reference", phrase: name, ...target, args };
}

/**
 * Reads one paragraph of prose.
 *
 * @problem OUTLINE_BARE_DIGIT  a digit outside {{ }} and [[ ]]: figures are bound, never typed
 * @problem OUTLINE_UNCLOSED    {{, [[, * or ** without its end
 * @problem OUTLINE_REFERENCE   what stands in {{ }} is no reference
 * @rule    R1 R2               (docs/rules/report.md)
 */
export function parseProse(path: string, lines: readonly SourceLine[], problems: OutlineProblem[]): readonly Inline[] {
  const text = lines.map((line) => line.text).join(" ");
  const inlines: Inline[] = [];
  const opened = { italic: -1, bold: -1 };
  const style = () => ({ italic: opened.italic >= 0, bold: opened.bold >= 0 });
  let i = 0;
  while (i < text.length) {
    const at = findPlace(path, lines, i);
    if (text.startsWith("{{", i) || text.startsWith("[[", i)) {
      const mark = text.slice(i, i + 2);
      const end = text.indexOf(mark === "{{" ? "}}" : "]]", i + 2);
      if (end < 0) {
        problems.push({ code: "OUTLINE_UNCLOSED", ...at, mark });
        return inlines;
      }
      const body = text.slice(i + 2, end);
      const content: Content | { readonly kind: "literal"; readonly text: string } | undefined =
        mark === "[[" ? { kind: "literal", text: body } : parseReference(body, at, problems);
      if (content) inlines.push({ ...content, ...style(), at });
      i = end + 2;
    } else if (text[i] === "*") {
      const kind = text.startsWith("**", i) ? "bold" : "italic";
      opened[kind] = opened[kind] >= 0 ? -1 : i;
      i += kind === "bold" ? 2 : 1;
    } else {
      const length = text.slice(i).search(/\{\{|\[\[|\*/u);
      const end = length < 0 ? text.length : i + length;
      const words = text.slice(i, end);
      for (const digit of words.matchAll(/\p{Nd}[\p{Nd}.,/%]*/gu))
        problems.push({ code: "OUTLINE_BARE_DIGIT", ...findPlace(path, lines, i + digit.index), found: digit[0] });
      inlines.push({ kind: "words", text: words, ...style(), at });
      i = end;
    }
  }
  for (const kind of ["bold", "italic"] as const)
    if (opened[kind] >= 0)
      problems.push({ code: "OUTLINE_UNCLOSED", ...findPlace(path, lines, opened[kind]), mark: kind === "bold" ? "**" : "*" });
  return inlines;
}
