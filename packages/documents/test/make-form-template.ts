import type { FormFileGiven } from "@kehoach/core/form-import/take-form-file";
import { strFromU8, unzipSync } from "fflate";
import { makeEntries } from "../../core/test/make-form.ts";
import { makeFileGiven } from "../../core/test/make-form-file.ts";
import type { FormHead, PaperHead } from "../src/form/form-head.ts";
import { writeFormTemplate } from "../src/form/write-form-template.ts";
import { readXlsxWorkbook } from "../src/reading/read-xlsx.ts";
import { showStored } from "../src/reading/sheet/stored-number.ts";
import type { StoredCell, StoredSheet } from "../src/reading/sheet/workbook.ts";
import { makeXlsx, rowsOf, zipParts } from "./make-xlsx.ts";

export const HEAD: FormHead = {
  authority: "UBND huyện Chợ Đồn",
  reporter: "UBND xã Bằng Phúc",
  regime: "Báo cáo tháng kinh tế - xã hội",
  period: "tháng 10/2023",
  deadline: "20/10/2023",
};
export const PAPER_HEAD: PaperHead = {
  ...HEAD,
  parent: "Ủy ban nhân dân huyện Chợ Đồn",
  placeName: "Bằng Phúc",
  signature: { authority: "TM. ỦY BAN NHÂN DÂN", role: "CHỦ TỊCH" },
};

/** A form that is half filled in. */
export const ENTRIES = makeEntries({
  "crop.area#now": "120,5",
  "crop.area|season=spring#now": "60",
  "crop.output#now": { text: "", none: "Không phát sinh" },
  "budget.revenue#now": "12.345,6",
  "budget.revenue#year": "150.000",
  "poverty.households#now": "0",
  "crop.area#note": "kịp thời vụ",
});

export function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

export function makeTemplate(given: Partial<FormFileGiven> = { entries: ENTRIES }): Uint8Array<ArrayBuffer> {
  return own(writeFormTemplate(makeFileGiven(given), HEAD));
}

/** The texts of the parts of a file. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** The file with one of its parts changed. */
export function changePart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array<ArrayBuffer> {
  const parts = partsOf(bytes);
  return own(zipParts({ ...parts, [name]: change(parts[name] ?? "") }));
}

type Value = string | number;

function toValue({ value }: StoredCell): Value {
  if (value.kind === "number") return Number(showStored(value.number));
  return value.kind === "none" ? "" : value.words;
}

function toRows({ cells }: StoredSheet): Value[][] {
  const rows: Value[][] = [];
  for (const cell of cells) {
    const row = (rows[cell.row] ??= []);
    row[cell.column] = toValue(cell);
  }
  const width = Math.max(...rows.map((row) => row?.length ?? 0));
  return Array.from(rows, (row) => Array.from({ length: width }, (_, column) => row?.[column] ?? ""));
}

/** The sheets of a template as another program would save them, moved about: values only, in rows and columns of another order. */
export function resave(
  bytes: Uint8Array,
  move: (rows: Value[][]) => Value[][],
  { name = "Sheet1", keys = true }: { readonly name?: string; readonly keys?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const workbook = readXlsxWorkbook(bytes);
  if (!workbook.ok) throw new Error(workbook.problems[0].code);
  const [form, , keySheet] = workbook.value.sheets;
  if (!form || !keySheet) throw new Error("not a template");
  const sheets = [{ name, rows: rowsOf(move(toRows(form))) }];
  const hidden = { name: keySheet.name, rows: rowsOf(toRows(keySheet)), state: "hidden" as const };
  return own(makeXlsx({ sheets: keys ? [...sheets, hidden] : sheets }));
}
