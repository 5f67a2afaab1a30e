import type { ImportReply, ImportRowJson, RowState } from "@kehoach/api/import";
import { ROW_STATES } from "@kehoach/api/import";
import type { PlaceField, UserField } from "@kehoach/core/import/columns";
import { showFullName } from "@kehoach/core/import/place-type";
import type { PlacePlan } from "@kehoach/core/import/plan-places";
import type { CellProblem } from "@kehoach/core/import/problem";
import { type TypedRow, type TypedTable, wordsOf } from "@kehoach/core/import/read-rows";
import type { PlannedUser } from "@kehoach/core/import/read-users";
import { showColumn } from "@kehoach/core/import/sheet";
import { showDateVi } from "@kehoach/core/period/date";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { roleNamesEn } from "@kehoach/core/words/access-en";
import { roleNamesVi } from "@kehoach/core/words/access-vi";
import { importSentencesEn } from "@kehoach/core/words/import-en";
import { importSentencesVi } from "@kehoach/core/words/import-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import type { Language } from "../platform/http-language.ts";

type Common = Pick<ImportReply, "sheet" | "columns" | "ignored" | "skipped" | "counts" | "rows">;

const WORDS = {
  vi: { under: "dưới", at: "tại", from: "từ", roles: roleNamesVi, sectors: "lĩnh vực" },
  en: { under: "under", at: "at", from: "from", roles: roleNamesEn, sectors: "sectors" },
} as const;

function toProblems<Field extends string>(
  problems: readonly CellProblem<Field>[],
  language: Language,
): ImportRowJson["problems"] {
  const sentences = language === "en" ? importSentencesEn : importSentencesVi;
  return problems.map(({ level, at, field, fault }) => ({
    level,
    at,
    field,
    code: fault.code,
    text: toSentence(sentences, fault),
  }));
}

/** The columns a table has, from left to right. */
function listColumns<Field extends string>({
  columns,
}: TypedTable<Field>): readonly (readonly [Field, { column: number; title: string }])[] {
  return [...columns].toSorted(([, a], [, b]) => a.column - b.column);
}

function toCells<Field extends string>(table: TypedTable<Field>, row: TypedRow<Field> | undefined): string[] {
  return listColumns(table).map(([field]) => {
    const cell = row?.cells.get(field);
    return cell?.kind === "date" || cell?.kind === "number" ? cell.shown : wordsOf(cell);
  });
}

function toCounts(rows: readonly { readonly what: RowState }[]): ImportReply["counts"] {
  const count = (state: RowState): number => rows.filter(({ what }) => what === state).length;
  // Each state has its count.
  return Object.fromEntries(ROW_STATES.map((state) => [state, count(state)])) as ImportReply["counts"];
}

function toCommon<Field extends string>(table: TypedTable<Field>, rows: ImportRowJson[]): Common {
  return {
    sheet: table.sheet,
    columns: listColumns(table).map(([field, { title, column }]) => ({ field, title, column: showColumn(column) })),
    ignored: table.ignored.map(({ title, column }) => ({ title, column: showColumn(column) })),
    skipped: [...table.skipped],
    counts: toCounts(rows),
    rows,
  };
}

/** A preview of places in words. */
export function showPlaces(table: TypedTable<PlaceField>, plan: PlacePlan, places: readonly Place[], language: Language): Common {
  const all = [...places, ...plan.rows.flatMap(({ place }) => (place ? [place] : []))];
  const names = new Map(all.map((place) => [showPlaceKey(place), showFullName(place)]));
  const rows = plan.rows.map(({ row, what, place, problems }): ImportRowJson => {
    const above = place?.parent && names.get(showPlaceKey(place.parent));
    const under = above === undefined ? "" : `, ${WORDS[language].under} ${above}`;
    return {
      line: row?.line ?? null,
      cells: toCells(table, row),
      what,
      result: place === undefined ? "" : `${showFullName(place)} (${place.code})${under}`,
      problems: toProblems(problems, language),
    };
  });
  return toCommon(table, rows);
}

/** A preview of users in words. */
export function showUsers(table: TypedTable<UserField>, planned: readonly PlannedUser[], language: Language): Common {
  const words = WORDS[language];
  const rows = planned.map(({ row, what, person, place, appointments, problems }): ImportRowJson => {
    const given = appointments.map(({ role, startsOn, sectors }) => {
      const where = place === undefined ? "" : ` ${words.at} ${showFullName(place)}`;
      const limited = sectors === undefined ? "" : ` (${words.sectors}: ${sectors.join(", ")})`;
      return `${words.roles[role]}${where}${limited}, ${words.from} ${showDateVi(startsOn)}`;
    });
    return {
      line: row.line,
      cells: toCells(table, row),
      what,
      result: person === undefined ? "" : [person.username, ...given].join("; "),
      problems: toProblems(problems, language),
    };
  });
  return toCommon(table, rows);
}
