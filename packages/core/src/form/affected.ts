import type { OpenSheet } from "./open-sheet.ts";

/** The line, and every line that needs it by formulas, however far. */
function listDependents({ dependents }: OpenSheet, row: string): ReadonlySet<string> {
  const found = new Set([row]);
  for (const key of found) for (const next of dependents.get(key) ?? []) found.add(next);
  return found;
}

/**
 * The lines of the form to compute and check again when something is typed into one: itself, those whose formulas need it, and those
 * where a rule or a sum of parts is shown that speaks of any of these. In the order of the form.
 *
 * @param row  key of the line
 * @rule  O9
 */
export function listAffectedRows(sheet: OpenSheet, row: string): readonly string[] {
  const changed = listDependents(sheet, row);
  const found = new Set(changed);
  for (const key of changed) for (const watcher of sheet.watchers.get(key) ?? []) found.add(watcher);
  if (found.size === 1) return sheet.lines.get(row)?.row ? [row] : [];
  return sheet.given.form.rows.flatMap(({ key }) => (found.has(key) ? [key] : []));
}
