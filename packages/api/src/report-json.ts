import type { BoundReport, BoundRun } from "@kehoach/core/report/bound";
import type { BlockKind } from "@kehoach/core/report/outline";
import type { ReportBlockJson, ReportRunJson } from "./report.ts";

/** Headings have a level; what is numbered or marked keeps its label. */
const BLOCKS = {
  part: { kind: "heading", level: 1, label: undefined },
  section: { kind: "heading", level: 2, label: undefined },
  item: { kind: "heading", level: 3, label: undefined },
  subitem: { kind: "heading", level: 4, label: undefined },
  paragraph: { kind: "paragraph", level: 0, label: undefined },
  bullet: { kind: "bullet", level: 0, label: "-" },
  "sub-bullet": { kind: "sub-bullet", level: 0, label: "+" },
  task: { kind: "numbered", level: 0, label: undefined },
} as const satisfies Record<
  BlockKind,
  { readonly kind: ReportBlockJson["kind"]; readonly level: number; readonly label: string | undefined }
>;

function toRun(run: BoundRun): ReportRunJson {
  if (run.kind === "note")
    return { kind: "note", text: String(run.note), italic: false, bold: false, phrase: null, refs: [], note: run.note };
  if (run.kind === "text") return { ...run, phrase: null, refs: [], note: null };
  const refs = run.refs.map(({ kind, id, indicator }) => ({ kind, id, indicator: indicator ?? null }));
  return { kind: "figure", text: run.text, italic: run.italic, bold: run.bold, phrase: run.phrase, refs, note: null };
}

function toTextRun(text: string): ReportRunJson {
  return { kind: "text", text, italic: false, bold: false, phrase: null, refs: [], note: null };
}

function block(kind: ReportBlockJson["kind"], runs: readonly ReportRunJson[], label = ""): ReportBlockJson {
  return { kind, level: 0, label, runs: [...runs], rows: [] };
}

function toAnnex(report: BoundReport): ReportBlockJson[] {
  const { annex } = report;
  if (annex === undefined) return [];
  const head = annex.columns.map(({ title }) => [toTextRun(title)]);
  const rows = annex.rows.map(({ cells }) => cells.map((cell) => cell.map(toRun)));
  return [
    block("title", [toTextRun(annex.heading)]),
    block("title", annex.title.map(toRun)),
    block("title", [{ ...toTextRun(annex.goesWith), italic: true }]),
    { ...block("table", []), rows: [head, ...rows] },
    block("paragraph", [{ ...toTextRun(annex.legend), italic: true }]),
  ];
}

export type ReportBody = {
  readonly head: { parent: string | null; issuer: string[]; symbol: string; placeName: string };
  readonly title: string;
  readonly blocks: ReportBlockJson[];
  readonly footnotes: { number: number; runs: ReportRunJson[]; erratum: string | null }[];
  readonly figures: number;
};

/** A bound report as the wire has it: the same paragraphs, in the same order, as the document. */
export function toReportBody(report: BoundReport): ReportBody {
  const { head, title, signature } = report;
  const body = report.blocks.map(({ kind, number, runs }): ReportBlockJson => {
    const { label, ...rest } = BLOCKS[kind];
    return { ...rest, label: label ?? number ?? "", runs: runs.map(toRun), rows: [] };
  });
  const blocks = [
    block("title", [toTextRun(title.kind)]),
    block("title", title.abstract.map(toRun)),
    ...body,
    ...report.recipients.map((line, at) => block("recipients", [toTextRun(line)], at === 0 ? "Nơi nhận:" : "")),
    ...[...signature.authority, signature.role, signature.name]
      .filter((line) => line !== "")
      .map((line) => block("signature", [toTextRun(line)])),
    ...toAnnex(report),
  ];
  const footnotes = report.notes.map(({ number, origin, paragraphs }) => ({
    number,
    runs: paragraphs.flatMap((runs, at) => (at === 0 ? runs.map(toRun) : [toTextRun(" "), ...runs.map(toRun)])),
    erratum: origin.kind === "mismatch" ? (origin.erratum ?? null) : null,
  }));
  const every = [...blocks.flatMap(({ runs, rows }) => [...runs, ...rows.flat(2)]), ...footnotes.flatMap(({ runs }) => runs)];
  const plain = title.abstract.map((run) => (run.kind === "note" ? "" : run.text)).join("");
  return {
    head: { parent: head.parent ?? null, issuer: [...head.issuer], symbol: head.symbol, placeName: head.placeName },
    title: `${title.kind} ${plain}`.trim(),
    blocks,
    footnotes,
    figures: every.filter(({ kind }) => kind === "figure").length,
  };
}
