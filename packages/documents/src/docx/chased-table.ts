import { Paragraph, type Table } from "docx";
import { SINGLE } from "./measures.ts";
import { type SheetColumn, toSheetTable } from "./sheet-table.ts";

/** Who is overdue: "Ủy ban nhân dân xã A". `days`: working days, 0 when none has passed; `closed`: what it sends is no longer taken. */
export type ChasedOffice = {
  readonly name: string;
  readonly deadline: string;
  readonly days: number;
  readonly closed: boolean;
};

/** Together as wide as the text. */
const COLUMNS: readonly SheetColumn[] = [
  { title: "STT", width: 14, align: "center" },
  { title: "Đơn vị", width: 82 },
  { title: "Hạn gửi", width: 30, align: "center" },
  { title: "Quá hạn (ngày làm việc)", width: 34, align: "center" },
];

/** Who is overdue and for how long; the head repeats on every page. @rule Y96 */
export function toChasedTable(overdue: readonly ChasedOffice[]): readonly (Table | Paragraph)[] {
  return [
    toSheetTable(
      COLUMNS,
      overdue.map(({ name, deadline, days }, i) => [String(i + 1), name, deadline, String(days)]),
    ),
    new Paragraph({ spacing: { before: 0, after: 60, ...SINGLE }, children: [] }),
  ];
}
