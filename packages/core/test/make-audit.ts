import type { Audit } from "../src/audit/audit.ts";
import type { Check } from "../src/audit/check.ts";
import type { Expression } from "../src/audit/claim.ts";
import type { AuditDocument, Block, Span } from "../src/audit/document.ts";
import type { Figure, FigureUnit } from "../src/audit/figure/figure.ts";
import { cleanText } from "../src/audit/read/clean-text.ts";
import { toDocumentSpan } from "../src/audit/read/document-span.ts";
import type { Passage, Reading, TableReading } from "../src/audit/reading.ts";
import { ONE } from "../src/quantity/decimal.ts";
import { parseNumberText } from "../src/quantity/number-text.ts";

/** A figure as a test writes it: the number as printed, then its unit. */
export type MadeFigure = { readonly text: string } & Partial<Omit<Figure, "unit">> & { readonly unit?: Partial<FigureUnit> };

export const HECTARES: Partial<FigureUnit> = { text: "ha", key: "ha", dimension: "area" };
export const PERCENT: Partial<FigureUnit> = { text: "%", key: "%", dimension: "percent" };

/** Paragraphs of a text, one a line. */
export function makeBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") blocks.push({ kind: "paragraph", spans: [{ start, end: start + line.length }] });
    start += line.length + 1;
  }
  return blocks;
}

/** Text blocks and tables with the figures a test names, found in order. No finder runs: what is printed is what the test made. */
export function makeAudit(
  text: string,
  made: readonly MadeFigure[],
  judge: (
    figures: readonly Figure[],
  ) => readonly (Partial<Check> & Pick<Check, "rule" | "result" | "note" | "operands">)[] = () => [],
  blocks: readonly Block[] = makeBlocks(text),
): Audit {
  const document: AuditDocument = { name: "bao-cao.txt", kind: "text", sha256: "ab".repeat(32), text, blocks, notRead: [] };
  const passages: Passage[] = [];
  const tables: TableReading[] = [];
  const left = [...made];
  const figures: Figure[] = [];
  const read = (kind: Passage["kind"], spans: readonly Span[], cell?: Passage["cell"]): Passage => {
    const clean = cleanText(text, spans);
    const mine: Figure[] = [];
    for (let from = 0; left[0]; ) {
      const next = left[0];
      const start = clean.text.indexOf(next.text, from);
      if (start < 0) break;
      left.shift();
      from = start + next.text.length;
      mine.push(toFigure(next, passages.length, start, figures.length + mine.length + 1));
    }
    figures.push(...mine);
    const passage: Passage = {
      index: passages.length,
      kind,
      ...clean,
      sentences: [{ start: 0, end: clean.text.length }],
      figures: mine,
      nonQuantities: [],
      ...(cell ? { cell } : {}),
    };
    passages.push(passage);
    return passage;
  };
  for (const block of blocks) {
    if (block.kind !== "table") read(block.kind, block.spans);
    else {
      const grid: (Passage | undefined)[][] = Array.from({ length: block.rows }, () => []);
      for (const { row, column, span } of block.cells)
        if (span.end > span.start) (grid[row] ?? [])[column] = read("cell", [span], { table: tables.length, row, column });
      tables.push({ index: tables.length, block, grid });
    }
  }
  if (left.length > 0) throw new Error(`not in the text: ${left.map((one) => one.text).join(", ")}`);
  const reading: Reading = { document, passages, tables, figures };
  const checks = judge(figures).map((check, place): Check => {
    const [blamed] = check.operands;
    const spanOf = (figure: Figure): Span => {
      const passage = passages[figure.passage];
      return passage ? toDocumentSpan(passage, figure.span, text) : { start: 0, end: 0 };
    };
    return {
      id: `C${place + 1}`,
      stated: blamed ? `${blamed.text}${blamed.unit.dimension === "percent" ? "%" : ""}` : "",
      span: blamed ? spanOf(blamed) : { start: 0, end: 0 },
      related: check.operands.slice(1).map(spanOf),
      repairs: [],
      fingerprint: `f${place + 1}`.padEnd(16, "0"),
      ...check,
    };
  });
  return { document, reading, checks, descriptions: new Map() };
}

function toFigure({ text, unit, ...given }: MadeFigure, passage: number, start: number, number: number): Figure {
  const read = parseNumberText(text);
  const value = given.value ?? (read.ok ? read.value : undefined);
  if (!value) throw new Error(`"${text}" is no number: give a value`);
  const span = { start, end: start + text.length };
  return {
    id: `F${number}`,
    passage,
    span,
    unitEnd: span.end,
    start,
    text,
    value,
    scale: 0,
    decimals: value.scale,
    unit: { text: "", name: unit?.key ?? "", key: "", dimension: "", factor: ONE, noun: "", ...unit },
    qualifiers: [],
    ...given,
  };
}

export function figure(one: Figure | undefined): Expression {
  if (!one) throw new Error("no such figure");
  return { op: "figure", figure: one };
}

/** "5.345,97 ha/5.470 ha, đạt 95,9%" with what is wrong with it, and one sum that holds. */
export function makeSampleAudit(): Audit {
  const text =
    "Diện tích ước đạt 5.345,97ha/5.470 ha, đạt 95,9% KH.\n\n😀 Gồm 2 đội và 3 tổ, cộng 5 đơn vị; năm trước không nêu, tăng 7%.";
  return makeAudit(
    text,
    [
      { text: "5.345,97", unit: HECTARES, qualifiers: ["estimate"] },
      { text: "5.470", unit: HECTARES },
      { text: "95,9", unit: PERCENT },
      { text: "2", unit: { text: "đội", key: "đội", dimension: "count" } },
      { text: "3", unit: { text: "tổ", key: "tổ", dimension: "count" } },
      { text: "5", unit: { text: "đơn vị", key: "đơn vị", dimension: "count" } },
      { text: "7", unit: PERCENT, hedge: "over" },
    ],
    ([actual, plan, percent, two, three, five, seven]) => {
      if (!actual || !plan || !percent || !two || !three || !five || !seven) throw new Error("seven figures were made");
      return [
        {
          rule: "percent-of-plan",
          result: "error",
          note: { code: "mismatch" },
          computed: "97.733",
          interval: { low: "97.724", high: "97.742" },
          expression: { op: "percent", a: figure(actual), b: figure(plan) },
          compare: "equal",
          binding: "firm",
          operands: [percent, actual, plan],
          repairs: [{ figure: actual, from: "5.345,97", to: "5.245,97" }],
        },
        {
          rule: "sum",
          result: "ok",
          note: { code: "holds" },
          computed: "5",
          interval: { low: "5", high: "5" },
          expression: { op: "sum", terms: [figure(two), figure(three)] },
          compare: "equal",
          binding: "likely",
          operands: [five, two, three],
        },
        { rule: "growth", result: "unchecked", note: { code: "no-earlier-period" }, operands: [seven] },
      ];
    },
  );
}
