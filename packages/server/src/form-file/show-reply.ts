import type { Language } from "@kehoach/api/figure-json";
import type { FileCellJson, FileEntryJson, FileLineJson, FileProblemJson, FormFileReply } from "@kehoach/api/form-file";
import type { FormRow } from "@kehoach/core/form/form";
import { unitCodeOf } from "@kehoach/core/form/line-unit";
import type { CellId, Entry } from "@kehoach/core/form/sheet";
import { listFilled } from "@kehoach/core/form-import/form-identity";
import { countStates, type ImportCell } from "@kehoach/core/form-import/form-import";
import { type FormNames, nameForm } from "@kehoach/core/form-import/form-names";
import type { FormFileProblem } from "@kehoach/core/form-import/problem";
import { showColumn } from "@kehoach/core/import/sheet";
import { given as kept } from "@kehoach/core/pack/given";
import type { FileDone } from "./import-file.ts";
import { createSaySave, sayFault } from "./say-problem.ts";
import { showQuestion } from "./show-questions.ts";

function toEntry(entry: Entry | undefined): FileEntryJson | null {
  if (entry === undefined) return null;
  const { text, none, qualifiers, note } = entry;
  return { text, ...kept({ none, note }), ...(qualifiers === undefined ? {} : { qualifiers: [...qualifiers] }) };
}

function toCell(cell: ImportCell, state: ImportCell["state"]): FileCellJson {
  const { column, at, found, entry, replaces, waits = [] } = cell;
  return {
    column,
    sheet: at.sheet,
    at: at.cell,
    found,
    state,
    entry: toEntry(entry),
    replaces: toEntry(replaces),
    waits: [...waits],
  };
}

function toLine(
  row: FormRow,
  cells: readonly ImportCell[],
  names: FormNames,
  stateOf: (cell: ImportCell) => ImportCell["state"],
): FileLineJson {
  const { given } = names;
  return {
    row: row.key,
    mark: row.mark ?? "",
    label: names.lineName(row),
    level: row.level,
    unit: given.units.get(unitCodeOf(row, given) ?? "")?.name ?? "",
    match: cells[0]?.match ?? "key",
    cells: cells.map((cell) => toCell(cell, stateOf(cell))),
  };
}

function toProblem({ level, sheet, cell, fault }: FormFileProblem, language: Language): FileProblemJson {
  // What refuses a whole file is answered as a refusal, and is never here.
  return { level: level === "refusal" ? "error" : level, sheet, at: cell, code: fault.code, text: sayFault(fault, language) };
}

/** A file laid over a form, in words, line by line in the form's order. @rule Z22 */
export function showFile({ ground, laid, done }: FileDone, language: Language): FormFileReply {
  const { given, seq } = ground.entered;
  const { taken, barred, mark } = laid;
  const names = nameForm(given);
  const saySave = createSaySave(given, language);
  const isBarred = new Set<CellId>(barred.map(({ cell }) => cell.cell));
  const stateOf = ({ cell, state }: ImportCell): ImportCell["state"] => (isBarred.has(cell) ? "refused" : state);
  const byRow = Map.groupBy(taken.cells, ({ row }) => row);
  const columnName = new Map(given.form.columns.map((column) => [column.code, names.columnName(column)]));
  return {
    applied: done !== undefined,
    kind: taken.kind,
    sheet: taken.sheet,
    seq,
    columns: taken.columns.map(({ column, header, at, code, waits }) => ({
      letter: showColumn(column),
      header,
      sheet: at.sheet,
      at: at.cell,
      code: code ?? null,
      name: columnName.get(code ?? "") ?? null,
      waits: waits ?? null,
    })),
    filled: listFilled(given).map((column) => ({ code: column.code, name: names.columnName(column) })),
    lines: given.form.rows.flatMap((row) => {
      const cells = byRow.get(row.key);
      return cells ? [toLine(row, cells, names, stateOf)] : [];
    }),
    unmatched: {
      file: taken.unmatched.file.map(({ label, at, figures }) => ({
        id: `line:${at.sheet}!${at.cell}`,
        label,
        sheet: at.sheet,
        at: at.cell,
        figures,
      })),
      form: taken.unmatched.form.map(({ row, label }) => ({ row, label })),
    },
    questions: taken.questions.map((question) => showQuestion(question, taken.kind, language)),
    problems: [
      ...taken.problems.map((problem) => toProblem(problem, language)),
      ...barred.map(
        ({ cell: { at }, problem }): FileProblemJson => ({
          level: "error",
          sheet: at.sheet,
          at: at.cell,
          code: problem.code,
          text: saySave(problem),
        }),
      ),
    ],
    counts: countStates({ cells: taken.cells.map((cell) => ({ ...cell, state: stateOf(cell) })) }),
    written: done?.written ?? 0,
    conflicts: done?.saved.conflicts.cells ?? [],
    people: done?.saved.people ?? {},
    mark,
  };
}
