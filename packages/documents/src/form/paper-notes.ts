import { isTypedColumn } from "@kehoach/core/form/entered-cells";
import type { FormColumn } from "@kehoach/core/form/form";
import { cellOf, type Entries, type SheetCell } from "@kehoach/core/form/sheet";
import type { FormNames } from "@kehoach/core/form-import/form-names";
import type { Period } from "@kehoach/core/period/period";
import { showPeriodVi } from "@kehoach/core/words/period-vi";

/** What is said below the table of a form, a line each. */
export type PaperNotes = {
  /** What the signs of the table mean, as far as it has them. */
  readonly signs: readonly string[];
  /** Figures there are none of, and why. */
  readonly none: readonly string[];
  /** Columns that could not be computed, and what they lack. */
  readonly lacking: readonly string[];
  /** What was noted beside figures. */
  readonly notes: readonly string[];
};

/** More names than these are not read. */
const MOST_NAMED = 4;

/** Periods in order: a few by name, many from the first to the last. */
function namePeriods(periods: readonly Period[]): string {
  const ordered = periods.toSorted((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  const names = [...new Set(ordered.map(showPeriodVi))];
  const [first = ""] = names;
  return names.length <= MOST_NAMED - 1 ? names.join(", ") : `${names.length} kỳ, từ ${first} đến ${names.at(-1) ?? ""}`;
}

function listLacking(names: FormNames, shown: ReadonlyMap<string, readonly SheetCell[]>): readonly string[] {
  const { form, period } = names.given;
  const { columns, rows } = form;
  const isComputed = (column: FormColumn): boolean => column.kind === "actual" && !isTypedColumn(column, period);
  return columns.flatMap((column, i) => {
    const lacks: Period[] = [];
    if (!isComputed(column)) return [];
    let lines = 0;
    for (const { key } of rows) {
      const cell = shown.get(key)?.[i];
      if (cell?.kind !== "missing" || !cell.missing) continue;
      // A cell that lacks only itself is known nowhere: the sign says that.
      // What only this form lacks has a sign of its own in its cell.
      const others = cell.missing.flatMap((lack) => ("fact" in lack ? [lack.fact.period] : []));
      if (others.length > 0) lines += 1;
      lacks.push(...others);
    }
    return lines === 0
      ? []
      : [`“${names.columnName(column)}” chưa tính được ở ${lines} dòng: thiếu số liệu ${namePeriods(lacks)}.`];
  });
}

function listSaid(
  names: FormNames,
  entries: Entries,
  say: (entry: NonNullable<ReturnType<Entries["get"]>>) => string | undefined,
) {
  const { form, period } = names.given;
  const { rows, columns } = form;
  const typed = columns.filter((column) => isTypedColumn(column, period));
  return rows.flatMap((row) =>
    typed.flatMap((column) => {
      const entry = entries.get(cellOf(row.key, column.code));
      const said = entry && say(entry);
      const where = typed.length > 1 ? ` (${names.columnName(column)})` : "";
      return said ? [`${names.lineName(row)}${where}: ${said}`] : [];
    }),
  );
}

/** What is said below the table of a form: what its signs mean, what there is none of and why, what lacks, what was noted. @rule Z15 */
export function listPaperNotes(names: FormNames, entries: Entries, shown: ReadonlyMap<string, readonly SheetCell[]>): PaperNotes {
  const cells = [...shown.values()].flat();
  const has = (kind: SheetCell["kind"]): boolean => cells.some((cell) => cell.kind === kind);
  const isSent = cells.some((cell) => "sent" in cell && cell.sent);
  const signs = [
    ...(has("none") ? ["“-”: không có số liệu"] : []),
    ...(has("missing") ? ["“…”: chưa có số liệu"] : []),
    ...(isSent ? ["số in nghiêng: lấy từ phiếu đã gửi, chưa được duyệt"] : []),
  ];
  return {
    signs,
    none: listSaid(names, entries, ({ text, none }) => (text === "" && none !== undefined && none !== "" ? none : undefined)),
    lacking: listLacking(names, shown),
    notes: listSaid(names, entries, ({ note }) => note),
  };
}
