import type { BoundReport, BoundRun, FigureRun } from "@kehoach/core/report/bound";

/** What a printed number is of: a fact of the book, a percentage of two facts, a stated relation, or a count of headline indicators. */
export type PrintedOf =
  | { readonly kind: "fact"; readonly id: string }
  | { readonly kind: "percent"; readonly actual: string; readonly target: string }
  | { readonly kind: "relation"; readonly code: string }
  | { readonly kind: "count"; readonly verdict: string }
  | { readonly kind: "headlines" };

/** A number that a report of ours prints, with where it stands in the text read back. */
export type PrintedFigure = {
  readonly of: PrintedOf;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The words it was printed with: "giảm 324 hộ so với năm 2023". */
  readonly said: string;
  readonly annex: boolean;
};

const MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const NUMBER = /\d+(?:\.\d{3})*(?:,\d+)?/gu;

function textOf(runs: readonly BoundRun[]): string {
  return runs
    .map((run) => (run.kind === "note" ? [...String(run.note)].map((digit) => MARKS[Number(digit)]).join("") : run.text))
    .join("");
}

/** What the numbers of a slot are of, in the order they are printed. */
function listSubjects(run: FigureRun, slot: string): readonly PrintedOf[] {
  const ids = (kind: string): readonly string[] => run.refs.filter((ref) => ref.kind === kind).map(({ id }) => id);
  const fact = (id: string | undefined): readonly PrintedOf[] => (id === undefined ? [] : [{ kind: "fact", id }]);
  const [actual, other] = ids("value");
  const [target] = ids("target");
  const [relation] = ids("relation");
  const ofRelation = run.refs[0]?.kind === "relation";
  if (slot === "pair") return [...fact(actual), ...fact(target)];
  if (slot === "quantity" || slot === "actual" || slot === "previous") return fact(actual);
  if (slot === "of") return fact(other);
  if (slot === "target") return fact(target);
  if (slot === "percent" && !ofRelation && actual !== undefined && target !== undefined)
    return [{ kind: "percent", actual, target }];
  if (["percent", "gap", "number"].includes(slot) && ofRelation && relation !== undefined)
    return [{ kind: "relation", code: relation }];
  if (slot === "count") return [{ kind: "count", verdict: run.text }];
  return slot === "total" ? [{ kind: "headlines" }] : [];
}

/** Every number of a report that was printed from data, in the text that a reader gives back of it. */
export function listPrintedFigures(report: BoundReport, text: string): readonly PrintedFigure[] {
  const found: PrintedFigure[] = [];
  const place = (runs: readonly BoundRun[], from: number, annex: boolean): void => {
    let at = from;
    for (const run of runs) {
      if (run.kind === "figure") {
        let inside = 0;
        for (const { slot, text: shown } of run.printed) {
          const begin = run.text.indexOf(shown, inside);
          if (begin < 0) continue;
          inside = begin + shown.length;
          const numbers = [...shown.matchAll(NUMBER)];
          for (const [order, of] of listSubjects(run, slot).entries()) {
            const number = numbers[order];
            if (!number) continue;
            const start = at + begin + number.index;
            found.push({ of, text: number[0], start, end: start + number[0].length, said: run.text, annex });
          }
        }
      }
      at += textOf([run]).length;
    }
  };
  const locate = (shown: string, after: number): number => {
    const at = text.indexOf(shown, after);
    if (at < 0) throw new Error(`not read back: ${shown}`);
    return at;
  };
  let last = 0;
  for (const block of report.blocks) {
    last = locate(textOf(block.runs), last);
    place(block.runs, last, false);
  }
  for (const note of report.notes) for (const paragraph of note.paragraphs) place(paragraph, locate(textOf(paragraph), 0), false);
  for (const row of report.annex?.rows ?? []) {
    let at = locate(row.cells.map(textOf).join("\t"), last);
    for (const cell of row.cells) {
      place(cell, at, true);
      at += textOf(cell).length + 1;
    }
  }
  return found;
}
