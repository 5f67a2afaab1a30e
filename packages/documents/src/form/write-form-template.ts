import { unitCodeOf } from "@kehoach/core/form/line-unit";
import { listFilled } from "@kehoach/core/form-import/form-identity";
import { nameForm } from "@kehoach/core/form-import/form-names";
import { type FormFileGiven, toIdentity } from "@kehoach/core/form-import/take-form-file";
import { KEY_SHEET, OWN_MARK, reasonCode, showIdentity, toKeyRows } from "@kehoach/core/form-import/template";
import { showAddress, showColumn } from "@kehoach/core/import/sheet";
import { packWorkbook, SHEET_NAMESPACE } from "../sheet-writing/new-workbook.ts";
import {
  indexLooks,
  listPageLooks,
  type PageCell,
  type PageRow,
  type PageSheet,
  writePageSheet,
} from "../sheet-writing/page-sheet.ts";
import { neutralise } from "../sheet-writing/sheet-xml.ts";
import { addLooks, PLAIN_STYLES } from "../sheet-writing/workbook-styles.ts";
import type { FormHead } from "./form-head.ts";
import { LOOK } from "./template-looks.ts";
import { FIRST_COLUMN, linesIn, listTyped, toTemplateTable, WIDTH } from "./template-table.ts";
import { TEMPLATE_GUIDE, TEMPLATE_WORDS } from "./template-words.ts";

/** Rows over the table: codes (hidden), three of the letterhead, title, period, guide. */
const ROWS_ABOVE = 7;
const POINTS = 17;
/** Characters a name of a sheet must not have, and how long it may be. */
const NOT_IN_NAMES = /[[\]:*?/\\']/gu;
const MOST_NAME_LETTERS = 31;

function toSheetName({ given }: FormFileGiven): string {
  return (given.form.number ?? given.form.code).replace(NOT_IN_NAMES, "-").slice(0, MOST_NAME_LETTERS);
}

/** The hidden row of codes: the identity over the keys of lines, a code over each column of the form. */
function codeRow(own: FormFileGiven): PageRow {
  const { columns } = own.given.form;
  const codes = [
    ...["mark", "label", "unit"].map((code) => `${OWN_MARK}${code}`),
    ...columns.map(({ code }) => code),
    ...listTyped(own.given).map(({ code }) => reasonCode(code)),
  ];
  const cells = [showIdentity(toIdentity(own)), ...codes].map((text): PageCell => ({ look: LOOK.key, text }));
  return { cells, hidden: true };
}

function pair(left: string, right: string, last: number): PageRow {
  const cells: (PageCell | undefined)[] = Array.from({ length: last + 1 }, () => undefined);
  cells[1] = { look: LOOK.left, text: neutralise(left) };
  cells[FIRST_COLUMN] = { look: LOOK.right, text: neutralise(right) };
  return { cells, points: POINTS };
}

function line(text: string, look: PageCell["look"], points: number): PageRow {
  return { cells: [undefined, { look, text: neutralise(text) }], points };
}

function rowsAbove(own: FormFileGiven, head: FormHead, last: number): readonly PageRow[] {
  const { form } = own.given;
  return [
    codeRow(own),
    pair(`Đơn vị báo cáo: ${head.reporter}`, form.number === undefined ? "" : `Biểu số: ${form.number}`, last),
    pair(`Đơn vị nhận báo cáo: ${head.authority}`, head.regime, last),
    pair(head.notice ?? "", head.deadline === undefined ? "" : `Hạn gửi: ${head.deadline}`, last),
    line(form.name.toUpperCase(), LOOK.title, 24),
    line(`Kỳ báo cáo: ${head.period}`, LOOK.period, POINTS),
    line(TEMPLATE_WORDS.guide, LOOK.guide, POINTS),
  ];
}

function toMerges(last: number): readonly string[] {
  const across = (row: number, from: number, to: number): string =>
    `${showAddress({ row, column: from })}:${showAddress({ row, column: to })}`;
  return [
    ...[1, 2, 3].flatMap((row) => [across(row, 1, FIRST_COLUMN - 1), across(row, FIRST_COLUMN, last)]),
    ...[4, 5, 6].map((row) => across(row, 1, last)),
  ];
}

function toFormSheet(own: FormFileGiven, head: FormHead): PageSheet {
  const { columns } = own.given.form;
  // Columns of reasons are not printed.
  const last = FIRST_COLUMN + columns.length - 1;
  const table = toTemplateTable(own, ROWS_ABOVE);
  const figures = columns.map(({ kind }) => ({ width: kind === "note" ? WIDTH.note : WIDTH.figure }));
  return {
    columns: [
      { width: WIDTH.key, hidden: true },
      ...[WIDTH.mark, WIDTH.label, WIDTH.unit].map((width) => ({ width })),
      ...figures,
      ...listTyped(own.given).map(() => ({ width: WIDTH.reason })),
    ],
    rows: [...rowsAbove(own, head, last), ...table.rows],
    merges: toMerges(last),
    validations: table.validations,
    frozen: { rows: ROWS_ABOVE + 2, columns: FIRST_COLUMN },
    isProtected: true,
    orientation: "landscape",
  };
}

/** A sheet of lines of text. */
function toPlainSheet(rows: readonly (readonly string[])[], widths: readonly number[], isGuide: boolean): PageSheet {
  return {
    columns: widths.map((width) => ({ width })),
    rows: rows.map((cells, i) => ({
      points: 15 * linesIn(cells[0] ?? "", widths[0] ?? 1) + 3,
      cells: cells.map((text) => ({
        look: isGuide ? (i === 0 ? LOOK.left : { wrap: true }) : LOOK.key,
        text: neutralise(text),
      })),
    })),
    merges: [],
    validations: [],
    frozen: { rows: 0, columns: 0 },
    isProtected: true,
    orientation: "portrait",
  };
}

function toKeySheet(own: FormFileGiven): PageSheet {
  const { given } = own;
  const names = nameForm(given);
  const rows = toKeyRows({
    ...toIdentity(own),
    formName: given.form.number ?? given.form.name,
    placeName: own.placeName,
    lines: given.form.rows.map((row) => ({ key: row.key, unit: unitCodeOf(row, given) ?? "", label: names.lineName(row) })),
    columns: listFilled(given).map((column) => ({ code: column.code, name: names.columnName(column) })),
  });
  return toPlainSheet(rows, [20, 40, 20, 60], false);
}

/**
 * The workbook in which a form of one place and period is filled in: laid out like the paper, what is known and computed filled in and
 * locked, what is typed open and checked, and hidden keys by which it is read back. The same form gives the same bytes.
 *
 * @rule Z1 Z2 Z13 Z14
 */
export function writeFormTemplate(own: FormFileGiven, head: FormHead): Uint8Array {
  const sheets = [
    { name: toSheetName(own), sheet: toFormSheet(own, head) },
    {
      name: TEMPLATE_WORDS.guideSheet,
      sheet: toPlainSheet(
        TEMPLATE_GUIDE.map((text) => [text]),
        [110],
        true,
      ),
    },
    { name: KEY_SHEET, sheet: toKeySheet(own), state: "veryHidden" as const },
  ];
  const looks = listPageLooks(sheets.map(({ sheet }) => sheet));
  const styles = addLooks(PLAIN_STYLES, looks);
  const styleOf = indexLooks(looks, styles.indexes);
  const last = showColumn(FIRST_COLUMN + own.given.form.columns.length - 1);
  const bottom = ROWS_ABOVE + 2 + own.given.form.rows.length;
  const area = `'${toSheetName(own)}'!`;
  return packWorkbook(
    sheets.map(({ sheet, ...part }) => ({ ...part, xml: writePageSheet(sheet, styleOf, SHEET_NAMESPACE) })),
    styles.xml,
    [
      { name: "_xlnm.Print_Area", sheet: 0, area: `${area}$B$2:$${last}$${bottom}` },
      { name: "_xlnm.Print_Titles", sheet: 0, area: `${area}$${ROWS_ABOVE + 1}:$${ROWS_ABOVE + 2}` },
    ],
  );
}
