import type { Line } from "./form-look.ts";
import type { RowLook } from "./row-look.ts";

export type PhoneFilter = "all" | "missing" | "wrong";

/** The headings of a form that stand highest: its sections. */
export function listSections(lines: readonly Line[]): readonly { readonly key: string; readonly label: string }[] {
  const headings = lines.filter(({ row }) => row.kind === "heading");
  const top = Math.min(...headings.map(({ row }) => row.level));
  return headings
    .filter(({ row }) => row.level === top)
    .map(({ row, mark, label }) => ({ key: row.key, label: [mark, label].filter(Boolean).join(". ") }));
}

/** The lines from a section's heading to the next of its rank. */
function listInSection(lines: readonly Line[], section: string): readonly Line[] {
  const first = lines.findIndex(({ row }) => row.key === section);
  const head = lines[first];
  if (head === undefined) return lines;
  const after = lines.findIndex(({ row }, at) => at > first && row.kind === "heading" && row.level <= head.row.level);
  return lines.slice(first, after < 0 ? undefined : after);
}

function isPicked({ cells }: RowLook, filter: PhoneFilter): boolean {
  if (filter === "all") return true;
  if (filter === "missing") return cells.some(({ tone, state }) => tone === "typed" && state === "missing");
  return cells.some(({ weight, isConflict }) => isConflict || weight === "block" || weight === "warn");
}

/** The lines a list shows; a heading stands as long as a line under it does. */
export function pickLines(
  lines: readonly Line[],
  looks: ReadonlyMap<string, RowLook>,
  filter: PhoneFilter,
  section: string,
): readonly Line[] {
  const inside = section === "" ? lines : listInSection(lines, section);
  if (filter === "all") return inside;
  return dropEmptyHeadings(
    inside.filter(({ row }) => {
      const look = looks.get(row.key);
      return row.kind === "heading" || (look !== undefined && isPicked(look, filter));
    }),
  );
}

/** Without headings under which no line stands. */
function dropEmptyHeadings(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  for (const line of lines.toReversed()) {
    const [next] = kept.slice(-1);
    const isEmpty =
      line.row.kind === "heading" && (next === undefined || (next.row.kind === "heading" && next.row.level <= line.row.level));
    if (!isEmpty) kept.push(line);
  }
  return kept.toReversed();
}
