import type { Assessment } from "../analysis/assess.ts";
import { checkRelation } from "../analysis/check-relation.ts";
import { scorecard } from "../analysis/scorecard.ts";
import { previousYear } from "../period/period.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { AnnexColumn, BoundAnnex, BoundRun, RunRef } from "./bound.ts";
import { readFigure, toRelationRef, toTargetRef, toValueRef } from "./find-figure.ts";
import type { Outline } from "./outline.ts";
import { readPercent } from "./percent.ts";
import type { Setting } from "./setting.ts";
import { qualify, showFact } from "./show-fact.ts";

const ANNEX_COLUMNS: readonly { readonly code: AnnexColumn; readonly title: string }[] = [
  { code: "order", title: "TT" },
  { code: "name", title: "Chỉ tiêu" },
  { code: "unit", title: "ĐVT" },
  { code: "previous", title: "Thực hiện năm trước" },
  { code: "target", title: "Kế hoạch" },
  { code: "actual", title: "Ước thực hiện" },
  { code: "percent", title: "So sánh (%)" },
  { code: "verdict", title: "Đánh giá" },
  { code: "note", title: "Ghi chú" },
];

/** Precision of an annex percent that no document prints. */
const PERCENT_DECIMALS = 1;

const NO_FIGURE = "…";
const LEGEND = `Ghi chú: dấu “${NO_FIGURE}” là chưa có số liệu.`;
const VERDICT_CELLS: Readonly<Record<Verdict, string>> = {
  exceeded: "Vượt",
  met: "Đạt",
  notMet: "Chưa đạt",
  notAssessable: "Chưa đánh giá",
  noFigure: "Chưa có số liệu",
};

function toText(text: string): readonly BoundRun[] {
  return [{ kind: "text", text, italic: false, bold: false }];
}

function toFigure(column: AnnexColumn, text: string | undefined, refs: readonly RunRef[]): readonly BoundRun[] {
  const shown = text ?? NO_FIGURE;
  const printed = [{ slot: text === undefined ? "missing" : column, text: shown }];
  return [
    {
      kind: "figure",
      phrase: `annex-${column}`,
      text: shown,
      refs,
      printed,
      missing: text === undefined,
      italic: false,
      bold: false,
    },
  ];
}

function explain(row: Assessment, percentShown: boolean): string {
  const notes: string[] = [];
  const actual = row.actual !== undefined;
  const target = row.target !== undefined;
  if (!actual && !target) notes.push(percentShown ? "chỉ có tỷ lệ so với kế hoạch theo báo cáo nguồn" : "chưa có số liệu");
  else if (!actual) notes.push("chưa có số liệu thực hiện");
  else if (!target) notes.push("chưa có số liệu kế hoạch");
  if (row.stated && row.computed === undefined) notes.push("đánh giá theo báo cáo nguồn");
  if (row.agree === false) notes.push("đánh giá của báo cáo nguồn khác kết quả tính lại");
  return notes.join("; ");
}

function bindRow(row: Assessment, order: number, prose: Setting): BoundAnnex["rows"][number] {
  // A zero before a count is a habit of prose; in a column of figures 4 is "4".
  const setting = { ...prose, padCounts: false };
  const { book } = setting;
  const indicator = book.indicators.get(row.code);
  const before = indicator && readFigure({ ...row.cell, period: previousYear(row.cell.period) }, indicator, setting);
  const show = (fact: Parameters<typeof showFact>[0]) => {
    const shown = indicator && showFact(fact, indicator, setting);
    // A version entered in another unit than the row's says so in its cell.
    return shown && qualify(shown.unit === row.unit ? shown.number : shown.bare, fact?.qualifiers ?? []);
  };
  const actualRefs = row.actualVersion ? [toValueRef(row.actualVersion)] : [];
  const targetRefs = row.targetVersion ? [toTargetRef(row.targetVersion)] : [];
  const percent = readPercent(row.actualVersion?.value, row.targetVersion?.value, row.percentRelation, PERCENT_DECIMALS);
  const percentRefs = row.percentRelation ? [toRelationRef(row.percentRelation)] : [];
  const verdictRefs = row.verdictRelation ? [toRelationRef(row.verdictRelation)] : [];
  const broken = row.percentRelation && checkRelation(book, row.percentRelation).holds === false;
  const note = [explain(row, percent !== undefined), ...(broken ? ["tỷ lệ trong báo cáo nguồn chưa khớp"] : [])].filter(
    (text) => text !== "",
  );
  const cells: Record<AnnexColumn, readonly BoundRun[]> = {
    order: toText(String(order)),
    name: toText(row.name),
    unit: toText(row.unit),
    previous: toFigure("previous", show(before?.actual), before?.actual ? [toValueRef(before.actual)] : []),
    target: toFigure("target", show(row.targetVersion), targetRefs),
    actual: toFigure("actual", show(row.actualVersion), actualRefs),
    percent: toFigure("percent", percent?.text.replace("%", ""), [...actualRefs, ...targetRefs, ...percentRefs]),
    verdict: toFigure("verdict", VERDICT_CELLS[row.verdict], [...actualRefs, ...targetRefs, ...verdictRefs]),
    note: toText(note.join("; ")),
  };
  return { indicator: row.code, cells: ANNEX_COLUMNS.map(({ code }) => cells[code]) };
}

/**
 * The annex: one row for each headline indicator of the period, in their order. Missing figures show "…", never zero,
 * and the last column says in words what is missing.
 * @rule R11 R13 (docs/rules/report.md)
 */
export function bindAnnex(outline: Outline, title: readonly BoundRun[], setting: Setting): BoundAnnex | undefined {
  if (!outline.annex) return undefined;
  const card = scorecard(setting.book, setting.place, setting.period, setting.mode);
  const { kind } = outline.title;
  const name = `${kind.slice(0, 1).toLocaleUpperCase("vi")}${kind.slice(1).toLocaleLowerCase("vi")}`;
  const by = outline.annex.issuedBy === undefined ? "" : ` của ${outline.annex.issuedBy}`;
  return {
    heading: outline.annex.heading,
    title,
    goesWith: `(Kèm theo ${name} số        /${outline.head.symbol} ngày       tháng       năm       ${by})`,
    columns: ANNEX_COLUMNS,
    rows: card.rows.map((row, i) => bindRow(row, i + 1, setting)),
    legend: LEGEND,
  };
}
