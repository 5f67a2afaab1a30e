import { toRoman } from "../quantity/roman.ts";
import type { BlockKind, OutlineBlock, OutlineProblem } from "./outline.ts";
import { parseProse, type SourceLine } from "./parse-prose.ts";

const ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
const MARKS: readonly { readonly mark: string; readonly kind: BlockKind }[] = [
  { mark: "#### ", kind: "subitem" },
  { mark: "### ", kind: "item" },
  { mark: "## ", kind: "section" },
  { mark: "# ", kind: "part" },
  { mark: "#. ", kind: "task" },
  { mark: "- ", kind: "bullet" },
  { mark: "+ ", kind: "sub-bullet" },
];
const LEVELS: readonly BlockKind[] = ["part", "section", "item", "subitem"];

/** Paragraphs are runs of lines between blank lines; a line that begins with a mark begins a paragraph too. */
export function splitParagraphs(text: string): readonly (readonly SourceLine[])[] {
  const paragraphs: SourceLine[][] = [];
  let open: SourceLine[] | undefined;
  for (const [i, raw] of text.split("\n").entries()) {
    const trimmed = raw.trim();
    if (trimmed === "") {
      open = undefined;
      continue;
    }
    if (!open || MARKS.some(({ mark }) => trimmed.startsWith(mark))) {
      open = [];
      paragraphs.push(open);
    }
    open.push({ text: trimmed, line: i + 1, column: raw.length - raw.trimStart().length + 1 });
  }
  return paragraphs;
}

type Numbering = { readonly counts: readonly number[]; readonly tasks: number };

/** The count after one more heading of `level` (0 = part); undefined if a level was skipped. */
function countHeading({ counts }: Numbering, level: number): Numbering | undefined {
  if (level > 0 && counts[level - 1] === 0) return undefined;
  return { counts: counts.map((count, i) => (i < level ? count : i === level ? count + 1 : 0)), tasks: 0 };
}

function showNumber(numbering: Numbering, level: number): string {
  const [parts = 0, sections = 0, items = 0, subitems = 0] = numbering.counts;
  if (level === 0) return `Phần thứ ${ORDINALS[parts - 1] ?? ""}`;
  if (level === 1) return `${toRoman(sections)}.`;
  return level === 2 ? `${items}.` : `${items}.${subitems}.`;
}

/**
 * Reads the body: headings, paragraphs, bullets and numbered tasks, each with the number the program gives it.
 * @problem OUTLINE_HEADING_ORDER  a heading level was skipped
 * @rule    R3                     (docs/rules/report.md)
 */
export function parseBody(path: string, text: string, problems: OutlineProblem[]): readonly OutlineBlock[] {
  let numbering: Numbering = { counts: [0, 0, 0, 0], tasks: 0 };
  return splitParagraphs(text).map((lines) => {
    const [first = { text: "", line: 1, column: 1 }, ...more] = lines;
    const at = { path, line: first.line, column: first.column };
    const { mark, kind } = MARKS.find((candidate) => first.text.startsWith(candidate.mark)) ?? {
      mark: "",
      kind: "paragraph" as const,
    };
    const skipped = first.text.slice(mark.length);
    const lead = mark.length + skipped.length - skipped.trimStart().length;
    const inlines = parseProse(
      path,
      [{ ...first, text: first.text.slice(lead), column: first.column + lead }, ...more],
      problems,
    );
    const level = LEVELS.indexOf(kind);
    if (kind === "task") {
      numbering = { ...numbering, tasks: numbering.tasks + 1 };
      return { kind, number: `${numbering.tasks}.`, inlines, at };
    }
    if (level < 0) return { kind, inlines, at };
    const next = countHeading(numbering, level);
    if (!next) {
      problems.push({ code: "OUTLINE_HEADING_ORDER", ...at, found: mark.trim() });
      return { kind, inlines, at };
    }
    numbering = next;
    if ((next.counts[0] ?? 0) > ORDINALS.length) problems.push({ code: "OUTLINE_TOO_MANY_PARTS", ...at, most: ORDINALS.length });
    return { kind, number: showNumber(next, level), inlines, at };
  });
}
