import type { BoundReport, BoundRun, FigureRun } from "@kehoach/core/report/bound";
import { type CleanText, toCleanText } from "./clean-material.ts";
import { number, percentOf } from "./draft.ts";
import { listPrinted } from "./printed-number.ts";
import type { Relation } from "./relation.ts";

const MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const superscript = (note: number): string => [...String(note)].map((digit) => MARKS[Number(digit)]).join("");

/** A figure's number in the written text, by the fact it was made from. */
type Mention = { readonly id: string; readonly kind: "value" | "target"; readonly at: number; readonly text: string };

/**
 * A report of ours as plain text: body, notes of the source, annex as a table with bars. Relations: every printed percentage over its pair,
 * every row of the annex, and each fact of the annex against its mention in the body.
 */
export function cleanReport(name: string, report: BoundReport): CleanText {
  let text = "";
  const relations: Relation[] = [];
  const body: Mention[] = [];
  const annex: Mention[] = [];
  const figure = (run: FigureRun): void => {
    const from = text.length;
    text += run.text;
    const pair = run.printed.find(({ slot }) => slot === "pair");
    const percent = run.printed.find(({ slot }) => slot === "percent");
    const ids = (["value", "target"] as const).map((kind) => run.refs.find((ref) => ref.kind === kind)?.id);
    if (!pair) {
      const quantity = run.printed.find(({ slot }) => slot === "quantity" || slot === "target");
      const [one] = quantity ? listPrinted(run.text) : [];
      const kind = ids[0] === undefined ? "target" : "value";
      const id = ids[0] ?? ids[1];
      if (one && id !== undefined) body.push({ id, kind, at: from + one.start, text: one.text });
      return;
    }
    const inside = run.text.indexOf(pair.text);
    const [a, b] = listPrinted(pair.text).map(({ start, text: shown }) => ({ at: from + inside + start, text: shown }));
    if (a && ids[0]) body.push({ id: ids[0], kind: "value", ...a });
    if (b && ids[1]) body.push({ id: ids[1], kind: "target", ...b });
    if (!a || !b || !percent) return;
    relations.push({
      name: run.text,
      stated: from + run.text.indexOf(percent.text, inside + pair.text.length),
      formula: percentOf(a.at, b.at),
      near: true,
    });
  };
  const write = (runs: readonly BoundRun[]): void => {
    for (const run of runs) {
      if (run.kind === "text") text += run.text;
      else if (run.kind === "figure") figure(run);
      else if (sources.has(run.note)) text += superscript(run.note);
    }
  };
  const sources = new Set(report.notes.filter(({ origin }) => origin.kind === "source").map((note) => note.number));
  text += `${report.title.kind}\n\n`;
  write(report.title.abstract);
  for (const block of report.blocks) {
    text += `\n\n${block.kind.startsWith("sub-bullet") ? "+ " : block.kind === "bullet" ? "- " : block.number ? `${block.number} ` : ""}`;
    write(block.runs);
  }
  for (const note of report.notes) {
    if (!sources.has(note.number)) continue;
    text += `\n\n${superscript(note.number)} `;
    for (const paragraph of note.paragraphs) write(paragraph);
  }
  if (report.annex) {
    const { columns, rows } = report.annex;
    text += `\n\n${report.annex.heading}\n\n| ${columns.map(({ title }) => title).join(" | ")} |\n|${columns.map(() => "---").join("|")}|\n`;
    for (const row of rows) {
      text += "|";
      const at = new Map<string, number>();
      for (const [place, cell] of row.cells.entries()) {
        text += " ";
        const from = text.length;
        const code = columns[place]?.code ?? "";
        for (const run of cell) if (run.kind !== "note") text += run.text;
        const [only] = listPrinted(text.slice(from));
        if (only && ["target", "actual", "percent"].includes(code)) {
          at.set(code, from + only.start);
          const ref = cell
            .flatMap((run) => (run.kind === "figure" ? run.refs : []))
            .find(({ kind }) => kind === "value" || kind === "target");
          if (ref && code !== "percent")
            annex.push({ id: ref.id, kind: code === "actual" ? "value" : "target", at: from + only.start, text: only.text });
        }
        text += " |";
      }
      text += "\n";
      const [a, b, p] = ["actual", "target", "percent"].map((code) => at.get(code));
      if (a !== undefined && b !== undefined && p !== undefined)
        relations.push({ name: `annex ${row.indicator}`, stated: p, formula: percentOf(a, b), near: true });
    }
  }
  for (const mention of annex) {
    const other = body.find((one) => one.id === mention.id && one.text === mention.text);
    if (other) relations.push({ name: `mention ${mention.id}`, stated: mention.at, formula: number(other.at), near: false });
  }
  return toCleanText(name, text, relations);
}
