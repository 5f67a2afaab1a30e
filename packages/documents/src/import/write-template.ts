import { type Column, IMPORT_COLUMNS, type ImportKind } from "@kehoach/core/import/columns";
import { EXAMPLE_MARK } from "@kehoach/core/import/read-rows";
import { showColumn } from "@kehoach/core/import/sheet";
import { writeWorkbook } from "../sheet-writing/new-workbook.ts";
import type { Choices, OutCell, OutSheet } from "../sheet-writing/sheet-xml.ts";
import type { FieldOf } from "./read-import.ts";
import { GUIDES, LINK_HEADINGS, SHEET_NAMES } from "./template-guide.ts";

/** The values a column offers. */
export type Offer<Kind extends ImportKind> = {
  readonly field: FieldOf[Kind];
  /** What heads them on the sheet of values. */
  readonly title: string;
  readonly values: readonly string[];
};

/** Rows of the template that offer values. */
const OFFERED_ROWS = 2_000;
const WIDTHS = { text: 26, day: 14 } as const;

/** The column of values of each offer on the sheet of values, and the cells that take them. */
function toChoices<Field extends string>(
  columns: readonly Column<Field>[],
  offers: readonly { readonly field: Field; readonly values: readonly string[] }[],
): readonly Choices[] {
  return offers.flatMap(({ field, values }, at) => {
    const column = columns.findIndex((one) => one.field === field);
    if (column < 0 || values.length === 0) return [];
    const letter = showColumn(column);
    const from = showColumn(at);
    return [
      {
        area: `${letter}2:${letter}${OFFERED_ROWS}`,
        from: `'${SHEET_NAMES.lists}'!$${from}$2:$${from}$${values.length + 1}`,
      },
    ];
  });
}

function toListSheet(offers: readonly { readonly title: string; readonly values: readonly string[] }[]): OutSheet {
  const longest = Math.max(0, ...offers.map(({ values }) => values.length));
  const rows = Array.from({ length: longest }, (_, row) =>
    offers.map(({ values }): OutCell => ({ text: values[row] ?? "", look: "text" })),
  );
  return {
    name: SHEET_NAMES.lists,
    widths: offers.map(() => 44),
    rows: [offers.map(({ title }): OutCell => ({ text: title, look: "head" })), ...rows],
    filtered: 0,
  };
}

/**
 * The workbook to fill in: the table with one example, how to fill it, and the values that may be chosen.
 *
 * @param example  by field; its first column is marked as an example
 * @rule E16
 */
export function writeTemplate<Kind extends ImportKind>(
  kind: Kind,
  offers: readonly Offer<Kind>[],
  example: Partial<Readonly<Record<FieldOf[Kind], string>>>,
): Uint8Array {
  // Columns and fields of one kind go together.
  const columns = IMPORT_COLUMNS[kind] as readonly Column<FieldOf[Kind]>[];
  const row = columns.map(({ field }, at): OutCell => {
    const text = example[field] ?? "";
    return { text: at === 0 ? `${EXAMPLE_MARK} ${text}` : text, look: "quiet" };
  });
  const table: OutSheet = {
    name: SHEET_NAMES[kind],
    widths: columns.map(({ typed }, at) => (at === 0 ? 40 : WIDTHS[typed])),
    rows: [columns.map(({ names }): OutCell => ({ text: names[0], look: "head" })), row],
    filtered: 0,
    typed: columns.map(({ typed }) => typed),
    choices: toChoices(columns, offers),
  };
  const [title, ...lines] = GUIDES[kind];
  const guide: OutSheet = {
    name: SHEET_NAMES.guide,
    widths: [110],
    rows: [[{ text: title, look: "head" }], ...lines.map((text): OutCell[] => [{ text }])],
    filtered: 0,
  };
  return writeWorkbook([table, guide, toListSheet(offers)]);
}

/** A link that lets a new user choose his password. */
export type LinkRow = { readonly name: string; readonly username: string; readonly link: string; readonly mailed: boolean };

/** The links of one import, to be handed out. Names come from a file somebody sent: none of them becomes a formula. @rule E16 E19 */
export function writeLinks(links: readonly LinkRow[]): Uint8Array {
  const rows = links.map(({ name, username, link, mailed }): OutCell[] => [
    { text: name },
    { text: username },
    { text: link },
    { text: mailed ? "đã gửi thư" : "" },
  ]);
  const heads = LINK_HEADINGS.map((text): OutCell => ({ text, look: "head" }));
  return writeWorkbook([
    { name: SHEET_NAMES.links, widths: [30, 22, 90, 16], rows: [heads, ...rows], filtered: rows.length + 1 },
  ]);
}
