import type { Role } from "../access/actor.ts";
import { toUsername, USERNAME } from "../access/username.ts";
import { fold } from "../fold.ts";
import { findNear } from "../pack/near.ts";
import { addDays, type IsoDate } from "../period/date.ts";
import type { Place } from "../place/place.ts";
import type { UserField } from "./columns.ts";
import { type RowReport, readDayOf, readName, readWords } from "./draft-place.ts";
import { findByWords, foldName, type PlaceIndex } from "./find-by-words.ts";
import { makeUsername } from "./make-username.ts";
import { findRole, suggestRoles } from "./read-role.ts";
import type { TypedRow, TypedTable } from "./read-rows.ts";

/** A row as far as it can be read by itself. */
export type UserDraft = {
  readonly row: TypedRow<UserField>;
  readonly name: string;
  /** "" when it is to be made. */
  readonly username: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly place?: Place;
  /** Codes; absent for all. */
  readonly sectors?: readonly string[];
  readonly startsOn: IsoDate;
  readonly endsOn?: IsoDate;
};

export type UserTables = {
  readonly index: PlaceIndex;
  readonly sectors: readonly { readonly code: string; readonly name: string }[];
  readonly today: IsoDate;
};

/** An address as mail servers here take it; letters with accents are a slip of the keyboard. */
const EMAIL = /^[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/u;
const MOST_EMAIL_LETTERS = 254;

/** "duyệt; lãnh đạo", one a line, or with a plus. */
function split(words: string): readonly string[] {
  return words
    .split(/[;+\n]/u)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function readRoles(row: TypedRow<UserField>, report: RowReport<UserField>): readonly Role[] {
  const words = readWords(row, "role", report);
  if (words === "" && !report.problems.some(({ field }) => field === "role"))
    report.fault("role", { code: "IMPORT_MISSING", title: "Vai trò" });
  // A comma parts roles only where the whole is none.
  const parts = findRole(words) ? [words] : split(words.replaceAll(",", ";"));
  const roles = parts.flatMap((one) => {
    const role = findRole(one);
    return role ? [role] : (report.fault("role", { code: "IMPORT_ROLE", found: one, near: suggestRoles(one) }) ?? []);
  });
  return [...new Set(roles)];
}

function readSectors(
  row: TypedRow<UserField>,
  { sectors }: UserTables,
  report: RowReport<UserField>,
): readonly string[] | undefined {
  const words = readWords(row, "sectors", report);
  if (words === "" || ["tat ca", "toan bo"].includes(fold(words))) return undefined;
  const byWords = new Map(sectors.flatMap(({ code, name }) => [code, foldName(name)].map((one) => [one, code] as const)));
  const names = new Map(sectors.map(({ code, name }) => [code, name]));
  const find = (one: string): string | undefined => byWords.get(one) ?? byWords.get(foldName(one));
  // The name of a sector may hold a comma.
  const parts = find(words) ? [words] : split(words).flatMap((one) => (find(one) ? [one] : split(one.replaceAll(",", ";"))));
  return parts.flatMap((one) => {
    const code = find(one);
    if (code !== undefined) return [code];
    const near = findNear(foldName(one), byWords.keys()).flatMap((word) => names.get(byWords.get(word) ?? "") ?? []);
    return report.fault("sectors", { code: "IMPORT_SECTOR", found: one, near: [...new Set(near)] }) ?? [];
  });
}

function readPlace(row: TypedRow<UserField>, { index, today }: UserTables, report: RowReport<UserField>): Place | undefined {
  const words = readName(row, "place", report);
  if (words === "") {
    const isTold = report.problems.some(({ field }) => field === "place");
    return isTold ? undefined : report.fault("place", { code: "IMPORT_MISSING", title: "Đơn vị" });
  }
  const found = findByWords(index, words, today);
  if (found.ok) return found.value;
  const [fault] = found.problems;
  // Figures of a former place are entered and read for years after: it will do when it is the only one of its name.
  const [only, another] = fault.code === "IMPORT_PLACE_NOT_ALIVE" ? index.match(words) : [];
  if (only && !another) return only;
  return report.fault("place", fault);
}

/** What a row says of a user and his appointment, before it is looked at beside the others. @rule E5 E8 E13 */
export function draftUser(
  row: TypedRow<UserField>,
  table: TypedTable<UserField>,
  tables: UserTables,
  report: RowReport<UserField>,
): UserDraft {
  const name = readWords(row, "name", report);
  const username = toUsername(readName(row, "username", report));
  const email = readWords(row, "email", report).toLowerCase();
  if (name === "" && !report.problems.some(({ field }) => field === "name"))
    report.fault("name", { code: "IMPORT_MISSING", title: "Họ và tên" });
  if (username !== "" && !USERNAME.test(username))
    report.fault("username", {
      code: "IMPORT_USERNAME",
      found: username,
      near: name === "" ? [] : [makeUsername(name, () => false)],
    });
  if (email !== "" && (!EMAIL.test(email) || email.length > MOST_EMAIL_LETTERS))
    report.fault("email", { code: "IMPORT_EMAIL", found: email });
  const roles = readRoles(row, report);
  const place = readPlace(row, tables, report);
  const sectors = readSectors(row, tables, report);
  const startsOn = readDayOf(row, "startsOn", table, report) ?? tables.today;
  const lastDay = readDayOf(row, "lastDay", table, report);
  return {
    row,
    name,
    username,
    email,
    roles,
    startsOn,
    ...(place === undefined ? {} : { place }),
    ...(sectors === undefined ? {} : { sectors }),
    ...(lastDay === undefined ? {} : { endsOn: addDays(lastDay, 1) }),
  };
}
