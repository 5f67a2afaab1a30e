import type { Figure } from "../figure/figure.ts";
import type { Reading, TableReading } from "../reading.ts";
import { readSheet } from "../table/columns.ts";
import type { FigureStatus } from "./description.ts";
import { findAsOf, findPeriods } from "./period-words.ts";
import { findPlaces } from "./place-words.ts";
import type { Section } from "./sections.ts";
import type { SlotKind, Slots } from "./slots.ts";
import { toSubject } from "./subject-words.ts";

/** What a cell's row and column say: the slots, where it stands, and the column's words. */
export type CellSlots = Slots & {
  readonly header: string;
  readonly table: number;
  readonly row: number;
  readonly isTotalRow: boolean;
  /** Its column holds percentages of other columns or periods. */
  readonly isRated: boolean;
};

const PLAN = /(?:kế hoạch|dự toán|chỉ tiêu giao|mục tiêu|được giao|(?<!\p{L})(?:kh|nq|dt)(?!\p{L}))/u;
const PERCENT =
  /(?:%|tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|tốc độ|chỉ số|(?:so|đạt)\s.*(?:cùng kỳ|kế hoạch|năm trước|(?<!\p{L})kh(?!\p{L})))/u;
const PREVIOUS = /(?:cùng kỳ|năm trước|kỳ trước|tháng trước|quý trước|năm ngoái)/u;
const TOTAL_ROW = /^\s*(?:tổng cộng|tổng số|tổng|cộng|toàn (?:tỉnh|huyện|xã|thành phố|quốc)|cả (?:nước|tỉnh|huyện))\s*$/u;

function readKind(header: string, figure: Figure, latest: number): SlotKind {
  if (figure.unit.dimension === "percent" || PERCENT.test(header)) return "percent";
  if (PLAN.test(header)) return "plan";
  if (PREVIOUS.test(header)) return "previous";
  const year = Number(/(?:19|20)\d{2}/u.exec(header)?.[0]);
  return year < latest ? "previous" : "actual";
}

function statusIn(words: string): FigureStatus | undefined {
  if (/(?<!\p{L})ước(?!\p{L})/u.test(words)) return "estimate";
  if (words.includes("sơ bộ")) return "preliminary";
  return words.includes("chính thức") ? "official" : undefined;
}

/** The slots of every figure that fills a cell: its row's label is its subject, its column's header says the rest. @rule Q276 */
export function readCells(table: TableReading, section: Section): readonly CellSlots[] {
  const sheet = readSheet(table);
  const years = sheet.columns.flatMap(({ header }) => (header.match(/(?:19|20)\d{2}/gu) ?? []).map(Number));
  const latest = Math.max(0, ...years);
  return sheet.columns.flatMap((column) => {
    const header = column.header.toLowerCase();
    const period = findPeriods(header)[0];
    const dataAsOf = findAsOf(header)[0]?.date ?? section.dataAsOf;
    const status = statusIn(header);
    return sheet.rows.flatMap(({ index, label }): readonly CellSlots[] => {
      const figure = column.figures[index];
      if (!figure || label === "") return [];
      const words = label.toLowerCase();
      const kind = readKind(header, figure, latest);
      const place = findPlaces(label)[0] ?? section.place;
      return [
        {
          figure,
          kind,
          own: toSubject(words.replace(/^\s*(?:[ivxlc]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s/u, "")),
          context: "",
          label: "",
          topic: section.topic,
          header,
          isRated: PERCENT.test(header),
          table: table.index,
          row: index,
          isTotalRow: TOTAL_ROW.test(words),
          cumulative: /(?:lũy kế|luỹ kế|cộng dồn)/u.test(header),
          ...(status ? { status } : {}),
          ...(period
            ? { period: period.text, periodKey: period.key, periodIsOwn: true }
            : section.period === undefined
              ? {}
              : { period: section.period, ...(section.periodKey === undefined ? {} : { periodKey: section.periodKey }) }),
          ...(dataAsOf === undefined ? {} : { dataAsOf }),
          ...(place === undefined ? {} : { place }),
        },
      ];
    });
  });
}

/** The section of a table: that of its first cell. */
export function sectionOfTable(reading: Reading, table: TableReading, sections: readonly Section[]): Section | undefined {
  const first = reading.passages.find(({ cell }) => cell?.table === table.index);
  return first && sections[first.index];
}
