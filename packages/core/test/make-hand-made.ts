import { type CellSource, makeGrid, type SheetLooks } from "./make-grid.ts";

/** Files of the form of make-form-file.ts as somebody makes them himself. */

export const HEAD: readonly CellSource[] = [
  "TT",
  "Chỉ tiêu",
  "ĐVT",
  "KH năm 2023",
  "TH tháng 10",
  "Lũy kế",
  "Ước TH năm",
  "Ghi chú",
];
export const TITLE: readonly CellSource[] = ["BÁO CÁO THÁNG 10 NĂM 2023"];

export function sheet(rows: readonly (readonly CellSource[])[], head: readonly CellSource[] = HEAD, looks: SheetLooks = {}) {
  return makeGrid("Biểu", [TITLE, head, ...rows], looks);
}

/** One line with these cells in the columns of the month and of the year. */
export function lines(...cells: readonly (readonly [string, string, CellSource, CellSource?])[]) {
  return sheet(cells.map(([name, unit, now, year = ""]) => ["", name, unit, "", now, "", year]));
}

export const AREA = "Diện tích gieo trồng lúa";
export const REVENUE = "Thu ngân sách trên địa bàn";
