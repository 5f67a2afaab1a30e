import type { ApiProblem } from "@kehoach/api/problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";

/** The mark of where a page ended, opaque to the asker: a list of texts. */
export function showMark(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** @problem PARAMETER_INVALID  not a mark of ours, or of another list */
export function parseMark(cursor: string, length: number): Outcome<readonly string[], ApiProblem> {
  const problem: ApiProblem = { code: "PARAMETER_INVALID", parameter: "cursor", found: cursor.slice(0, 60), reason: "cursor" };
  let data: unknown;
  try {
    data = JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch (error) {
    if (error instanceof SyntaxError) return refuse(problem);
    throw error;
  }
  if (
    !Array.isArray(data) ||
    data.length !== length ||
    !data.every((part) => typeof part === "string" && /^\d{1,18}$/.test(part))
  )
    return refuse(problem);
  return accept(data);
}

/** A page of a list that is whole in memory: the mark holds how many items came before. */
export function toPage<T>(
  items: readonly T[],
  asked: { readonly limit: number; readonly cursor?: string | undefined },
): Outcome<{ items: T[]; total: number; next: string | null }, ApiProblem> {
  const mark = asked.cursor === undefined ? accept(["0"]) : parseMark(asked.cursor, 1);
  if (!mark.ok) return mark;
  const from = Number(mark.value[0] ?? "0");
  const to = from + asked.limit;
  return accept({ items: items.slice(from, to), total: items.length, next: to < items.length ? showMark([String(to)]) : null });
}
