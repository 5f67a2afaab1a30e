import type { ImportKind } from "../import/columns.ts";
import type { CellFault, CellNote, TableProblem } from "../import/problem.ts";
import { showDateVi } from "../period/date.ts";
import type { Sentences } from "./sentence.ts";

const KINDS = { places: "a list of units", users: "a list of users" } as const satisfies Record<ImportKind, string>;

/** 1234567 → "1,234,567". */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

const quoted = (words: readonly string[], joint: string): string => words.map((one) => `“${one}”`).join(joint);
const maybe = (near: readonly string[]): string => (near.length === 0 ? "" : ` Did you mean ${quoted(near, " or ")}?`);

export const importSentencesEn = {
  IMPORT_NO_HEADING: ({ missing, near }) =>
    `The row of headings was not found: column ${quoted(missing, ", ")} is missing.${near
      .map(({ at, found, title }) => ` Cell ${at} says “${found}”: if that is “${title}”, correct the heading.`)
      .join("")} Compare with the template, or see whether this is the wrong file or sheet.`,
  IMPORT_OTHER_KIND: ({ found }) =>
    `This file looks like ${KINDS[found]}. Import it on the page for that, or choose another file.`,
  IMPORT_HEADING_TWICE: ({ title, at, other }) =>
    `Two columns say the same thing (“${title}”): cells ${at} and ${other}. Rename or delete one, and keep the right one.`,
  IMPORT_NO_ROWS: ({ sheet }) => `There is no row to import under the headings of sheet “${sheet}”.`,
  IMPORT_TOO_MANY_ROWS: ({ limit, found }) =>
    `The file has ${grouped(found)} rows; at most ${grouped(limit)} are imported at a time. Split the file.`,
  IMPORT_MISSING: ({ title }) => `“${title}” is missing.`,
  IMPORT_CELL_ERROR: ({ found }) => `The formula in this cell shows ${found}. Correct it or type the value.`,
  IMPORT_UNCOMPUTED: () => "This cell is a formula nobody computed. Open the file in Excel or LibreOffice, save it, then import.",
  IMPORT_TOO_LONG: ({ limit }) => `This cell is longer than ${grouped(limit)} letters.`,
  IMPORT_DAY: ({ found, near }) => `“${found}” is no whole day (day/month/year).${maybe(near)}`,
  IMPORT_LIFE_EMPTY: ({ from }) => `The last day lies before the first one (${showDateVi(from)}).`,
  IMPORT_CODE_MALFORMED: ({ found }) =>
    `“${found}” can not be a code: a code has letters, digits, dots, dashes and underscores, and no blanks.`,
  IMPORT_CODE_ZEROS: ({ found, near }) =>
    `Code “${found}” is stored as a number and may have lost zeros in front. Did you mean ${quoted(near, " or ")}? Format the cell as text and type the whole code.`,
  IMPORT_CODE_TWICE: ({ found, first }) => `Unit “${found}” stands at cell ${first} already; each unit has one row.`,
  IMPORT_TYPE: ({ found, near }) =>
    `Type “${found}” is not known.${maybe(near)} Write xã, phường, thị trấn, huyện, phòng, trung tâm… or “cơ quan”.`,
  IMPORT_PLACE_UNKNOWN: ({ found, near }) => `No unit has the name or code “${found}”.${maybe(near)}`,
  IMPORT_PLACE_AMBIGUOUS: ({ found, near }) => `Several units are called “${found}”. Write the code: ${near.join("; ")}.`,
  IMPORT_PLACE_NOT_ALIVE: ({ found, day }) => `Unit “${found}” does not exist on ${showDateVi(day)}.`,
  IMPORT_PLACE_OUT_OF_REACH: ({ found }) => `You do not administer unit “${found}”, so you can appoint nobody there.`,
  IMPORT_CIRCLE: ({ found }) => `“${found}” would lie above itself in a circle.`,
  IMPORT_LIVES_OVERLAP: ({ found, from, to }) =>
    `This code belongs to “${found}” (from ${showDateVi(from)}${to === undefined ? "" : ` to before ${showDateVi(to)}`}). Use another code, write that very first day, or give the former unit a last day.`,
  IMPORT_NO_HOME: ({ found }) =>
    `The authority's own place (code “${found}”) is not there yet. Add a row for it, with its first day.`,
  IMPORT_SET_ELSEWHERE: ({ pack, differs }) =>
    `This unit is set by pack “${pack}” and differs in ${differs.join(", ")}. Only that pack can change it; write it as it was or drop the row.`,
  IMPORT_ROLE: ({ found, near }) =>
    `There is no role “${found}”.${near.length > 3 ? ` The roles are: ${near.join(", ")}.` : maybe(near)}`,
  IMPORT_SECTOR: ({ found, near }) => `There is no sector “${found}”.${maybe(near)} Left empty it means all sectors.`,
  IMPORT_EMAIL: ({ found }) => `“${found}” is no e-mail address.`,
  IMPORT_USERNAME: ({ found, near }) =>
    `Username “${found}” can not be used: 3 to 30 letters without accents, digits, dots, dashes, underscores.${maybe(near)}`,
  IMPORT_TWO_PEOPLE: ({ found, name, first }) =>
    name === ""
      ? `“${found}” belongs to another user. Choose another username or address.`
      : `“${found}” belongs to ${name}${first === undefined ? "" : ` at cell ${first}`}. For one person write name, username and address alike; for two, make them differ.`,
  IMPORT_NAMESAKES: ({ found, near }) =>
    `Several people are called “${found}” (${near.join(", ")}). Write the username or the address to tell them apart.`,
  IMPORT_DISABLED: ({ found }) => `The account of “${found}” is shut; open it on the page of users first.`,
  IMPORT_ADMIN_WHOLE: () => "Only an administrator of the whole authority can appoint another one.",
  IMPORT_ADMIN_SECTORS: () => "The role of administrator is not limited by sector; leave the column of sectors empty.",
  IMPORT_OVER: ({ day }) => `This appointment ended on ${showDateVi(day)}; what is over is not imported.`,
  IMPORT_ROW_TWICE: ({ first }) => `This row repeats the appointment at cell ${first}.`,
  IMPORT_CODE_MADE: ({ made }) => `No code is given: “${made}” will be used.`,
  IMPORT_PARENT_ASSUMED: ({ name }) => `No unit above is named: it goes under ${name}.`,
  IMPORT_DAY_ASSUMED: ({ day }) => `No first day is given: that of the unit above is taken, ${showDateVi(day)}.`,
  IMPORT_FOUND_BY_NAME: ({ found }) => `Known by its name: code “${found}”.`,
  IMPORT_USERNAME_MADE: ({ made }) => `The username will be “${made}”.`,
  IMPORT_HAS_ALREADY: ({ day }) => `Has this appointment since ${showDateVi(day)}; it is left as it is.`,
} satisfies Sentences<TableProblem | CellFault | CellNote>;
