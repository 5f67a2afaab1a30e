import { IMPORT_COLUMNS, type PlaceField, type UserField } from "../src/import/columns.ts";
import type { TypedTable } from "../src/import/read-rows.ts";
import { readTable } from "../src/import/read-table.ts";
import type { Merge, Sheet, SheetCell } from "../src/import/sheet.ts";
import type { Place } from "../src/place/place.ts";

/** A cell written short: words, a number, or more. */
type Typed = string | number | Omit<SheetCell, "row" | "column">;

function toCell(typed: Typed): Omit<SheetCell, "row" | "column"> {
  if (typeof typed === "string") return { kind: "words", shown: typed };
  return typeof typed === "number" ? { kind: "number", shown: String(typed), stored: String(typed) } : typed;
}

/** A table of rows; "" is an empty cell. */
export function makeSheet(
  rows: readonly (readonly Typed[])[],
  more: { readonly name?: string; readonly merges?: readonly Merge[] } = {},
): Sheet {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((typed, column): SheetCell[] => (typed === "" ? [] : [{ row: r, column, ...toCell(typed) }])),
  );
  return { name: more.name ?? "Sheet1", cells, merges: more.merges ?? [], since1904: false };
}

export function tablePlaces(
  rows: readonly (readonly Typed[])[],
  more: { readonly merges?: readonly Merge[] } = {},
): TypedTable<PlaceField> {
  const table = readTable("places", IMPORT_COLUMNS.places, [makeSheet(rows, more)]);
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return table.value;
}

export function tableUsers(rows: readonly (readonly Typed[])[]): TypedTable<UserField> {
  const table = readTable("users", IMPORT_COLUMNS.users, [makeSheet(rows)]);
  if (!table.ok) throw new Error(JSON.stringify(table.problems));
  return table.value;
}

/** A district "064" with a commune and two agencies, alive since 2000. */
export const DISTRICT: readonly Place[] = [
  { code: "064", validFrom: "2000-01-01", kind: "territory", level: "district", type: "huyện", name: "Mẫu" },
  {
    code: "02020",
    validFrom: "2000-01-01",
    kind: "territory",
    level: "commune",
    type: "xã",
    name: "Đông",
    parent: { code: "064", validFrom: "2000-01-01" },
  },
  {
    code: "064-noi-vu",
    validFrom: "2014-06-20",
    kind: "agency",
    level: "agency",
    type: "phòng",
    name: "Nội vụ",
    parent: { code: "064", validFrom: "2000-01-01" },
  },
  {
    code: "064-y-te",
    validFrom: "2014-06-20",
    kind: "agency",
    level: "agency",
    type: "phòng",
    name: "Y tế",
    parent: { code: "064", validFrom: "2000-01-01" },
  },
];
