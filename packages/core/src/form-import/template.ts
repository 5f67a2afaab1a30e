import type { Grid, GridCell } from "../annex/grid.ts";
import { foldHeading } from "../import/columns.ts";
import { wordsOf } from "../import/read-rows.ts";
import type { FormIdentity } from "./form-identity.ts";

/** The sheet that says what a template is; hidden, so that nobody has to read it. */
export const KEY_SHEET = "_kehoach";
/** Counts up when the places of keys in a template change; a file of another version is not read. */
export const TEMPLATE_VERSION = "1";
/** What begins codes and keys that are no form's own; none of a form has it, and no spreadsheet takes it for a formula. */
export const OWN_MARK = "~";

/** The code of a column of reasons: why a cell of an entered column that is left empty has no figure. */
const REASON_MARK = `${OWN_MARK}none:`;

export function reasonCode(column: string): string {
  return `${REASON_MARK}${column}`;
}

/** The entered column whose empty cells a column of reasons explains; undefined for a column of another kind. */
export function reasonOf(code: string): string | undefined {
  return code.startsWith(REASON_MARK) ? code.slice(REASON_MARK.length) : undefined;
}

/** What begins the first cell of a template's sheets. */
const MARK = "kehoach-form";

/** What a template was made of, as far as reading it back needs. */
export type TemplateFacts = FormIdentity & {
  readonly version: string;
  /** Its number, or its name where it has none. */
  readonly formName: string;
  readonly placeName: string;
  readonly lines: readonly { readonly key: string; readonly unit: string; readonly label: string }[];
  readonly columns: readonly { readonly code: string; readonly name: string }[];
};

const PARTS = ["form", "digest", "regime", "place", "period"] as const;

/** The identity in one cell: it goes with the sheet wherever that is copied. Codes have no blanks. @rule Z2 */
export function showIdentity(identity: FormIdentity): string {
  return [`${MARK}=${TEMPLATE_VERSION}`, ...PARTS.map((part) => `${part}=${identity[part]}`)].join(" ");
}

/** The identity that a cell holds, and of which version; undefined for any other cell. @rule Z2 */
export function readIdentity(
  cell: GridCell | undefined,
): { readonly version: string; readonly identity: FormIdentity } | undefined {
  const text = wordsOf(cell);
  if (!text.startsWith(`${MARK}=`)) return undefined;
  const parts = new Map([...text.matchAll(/(?<=^|\s)([\w-]+)=(\S*)/gu)].map(([, name, value]) => [name, value ?? ""]));
  const [form = "", digest = "", regime = "", place = "", period = ""] = PARTS.map((part) => parts.get(part));
  return { version: parts.get(MARK) ?? "", identity: { form, digest, regime, place, period } };
}

/** The rows of the hidden sheet: identity, then a row for each line and each column. @rule Z2 */
export function toKeyRows({
  lines,
  columns,
  formName,
  placeName,
  ...identity
}: Omit<TemplateFacts, "version">): readonly (readonly string[])[] {
  return [
    [showIdentity(identity)],
    ["form", formName],
    ["place", placeName],
    ...lines.map(({ key, unit, label }) => ["line", key, unit, label]),
    ...columns.map(({ code, name }) => ["column", code, name]),
  ];
}

/** What the hidden sheet of a template says; undefined where there is none. @rule Z2 */
export function readKeySheet(grids: readonly Grid[]): TemplateFacts | undefined {
  for (const { cells } of grids) {
    const read = readIdentity(cells[0]);
    if (!read) continue;
    const rows = Map.groupBy(cells, ({ row }) => row);
    const at = (row: readonly GridCell[], column: number): string => wordsOf(row.find((cell) => cell.column === column));
    const of = (kind: string): readonly (readonly GridCell[])[] => [...rows.values()].filter((row) => at(row, 0) === kind);
    const lines = of("line").map((row) => ({ key: at(row, 1), unit: at(row, 2), label: at(row, 3) }));
    // The sheet of figures has the identity too, but no such rows.
    if (lines.length === 0) continue;
    const columns = of("column").map((row) => ({ code: at(row, 1), name: at(row, 2) }));
    const nameOf = (kind: string): string | undefined => of(kind).map((row) => at(row, 1))[0];
    const { version, identity } = read;
    const [formName = identity.form, placeName = identity.place] = [nameOf("form"), nameOf("place")];
    return { ...identity, version, formName, placeName, lines, columns };
  }
  return undefined;
}

/** Whether a header that somebody wrote names a column of reasons. */
export function isReasonHeader(text: string): boolean {
  return /ly do/u.test(foldHeading(text)) && /khong/u.test(foldHeading(text));
}

/** What the header of a column of reasons says. */
export const REASON_TITLE = "Lý do không có số liệu";
/** What it offers; anything else may be written as well. */
export const REASONS = ["Không phát sinh", "Chưa thu thập được", "Không thuộc nhiệm vụ của đơn vị"] as const;
