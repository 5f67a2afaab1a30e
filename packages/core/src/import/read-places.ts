import { checkPlaces, type PlaceProblem } from "../place/check-places.ts";
import { groupBy } from "../place/group-by.ts";
import { type Place, type PlaceKey, showPlaceKey } from "../place/place.ts";
import type { PlaceField } from "./columns.ts";
import { draftPlace, type RowReport, reportRow } from "./draft-place.ts";
import { indexPlaces } from "./find-by-words.ts";
import { findHome, type KnownPlaces } from "./known-places.ts";
import type { CellProblem } from "./problem.ts";
import { addressIn, type TypedRow, type TypedTable } from "./read-rows.ts";
import { createPlaceResolver } from "./resolve-place.ts";

/** A row and the place it means; without one where something is missing that nothing can stand in for. */
export type ReadPlace = {
  readonly row: TypedRow<PlaceField>;
  readonly place?: Place;
  /** The place as it is now. */
  readonly before?: Place;
  readonly problems: readonly CellProblem<PlaceField>[];
};

function reportTwice(
  read: readonly { readonly place?: Place; readonly row: TypedRow<PlaceField>; readonly report: RowReport<PlaceField> }[],
): void {
  const first = new Map<string, TypedRow<PlaceField>>();
  for (const { place, row, report } of read) {
    if (!place) continue;
    const key = showPlaceKey(place);
    const before = first.get(key);
    if (before)
      report.fault(row.columns.has("code") ? "code" : "name", {
        code: "IMPORT_CODE_TWICE",
        found: place.code,
        first: addressIn(before, "name"),
      });
    else first.set(key, row);
  }
}

/** Says a problem of the whole table of places at the cell that brought it about. */
function tell(problem: PlaceProblem, place: Place, all: ReadonlyMap<string, Place>, report: RowReport<PlaceField>): void {
  const nameOf = (key: PlaceKey): Place | undefined => all.get(showPlaceKey(key));
  switch (problem.code) {
    case "PLACE_LIFE_EMPTY":
      return report.fault("lastDay", { code: "IMPORT_LIFE_EMPTY", from: place.validFrom });
    case "PLACE_LIVES_OVERLAP": {
      const other = nameOf(problem.other);
      const life = { from: problem.other.validFrom, ...(other?.validTo === undefined ? {} : { to: other.validTo }) };
      return report.fault("code", { code: "IMPORT_LIVES_OVERLAP", found: other?.name ?? place.code, ...life });
    }
    case "PLACE_PARENT_NOT_ALIVE":
      return report.fault("parent", {
        code: "IMPORT_PLACE_NOT_ALIVE",
        found: nameOf(problem.parent)?.name ?? problem.parent.code,
        day: place.validFrom,
      });
    case "PLACE_PARENT_CIRCLE":
      return report.fault("parent", { code: "IMPORT_CIRCLE", found: place.name });
    // Both were looked for, and told, when the rows were resolved.
    case "PLACE_TWICE":
    case "PLACE_PARENT_UNKNOWN":
      return undefined;
    default:
      return problem satisfies never;
  }
}

/**
 * The places that the rows of a table mean. What a row leaves out stays as it is where the place is there already; a new one gets its
 * code from its name, the authority's own place above it, and its parent's first day, each told in a note.
 *
 * @problem every CellFault of places
 * @rule E5 E6 E7 E8 E9
 */
export function readPlaces(table: TypedTable<PlaceField>, known: KnownPlaces): readonly ReadPlace[] {
  const drafts = table.rows.map((row) => {
    const report = reportRow(row);
    return { ...draftPlace(row, table, report), report };
  });
  const resolve = createPlaceResolver(drafts, known, indexPlaces([...known.places, ...known.elsewhere]));
  const read = drafts.map((draft) => ({ row: draft.row, report: draft.report, ...resolve(draft) }));
  reportTwice(read);
  const placed = read.flatMap(({ place, report }) => (place ? [{ place, report }] : []));
  const replaced = new Set(placed.map(({ place }) => showPlaceKey(place)));
  const others = [...known.places, ...known.elsewhere].filter((place) => !replaced.has(showPlaceKey(place)));
  const reports = new Map(placed.map(({ place, report }) => [showPlaceKey(place), { place, report }]));
  const all = [...others, ...placed.map(({ place }) => place)];
  const byKey = new Map(all.map((place) => [showPlaceKey(place), place]));
  for (const problem of checkPlaces(all)) {
    const own = reports.get(showPlaceKey(problem.place));
    if (own) tell(problem, own.place, byKey, own.report);
  }
  const [first] = read;
  if (first && findHome(all, known.home) === undefined) first.report.fault("code", { code: "IMPORT_NO_HOME", found: known.home });
  return read.map(({ report, ...one }) => ({ ...one, problems: report.problems }));
}

const COMPARED = [
  ["name", "name"],
  ["type", "type"],
  ["kind", "type"],
  ["level", "type"],
  ["validTo", "lastDay"],
  ["startedBy", "startedBy"],
] as const satisfies readonly (readonly [keyof Place, PlaceField])[];

/** The columns in which two rows say something else of a place. */
export function listDifferences(a: Place, b: Place): readonly PlaceField[] {
  const fields: PlaceField[] = COMPARED.filter(([key]) => a[key] !== b[key]).map(([, field]) => field);
  const parents = groupBy(
    [a.parent, b.parent].map((one) => (one ? showPlaceKey(one) : "")),
    (one) => one,
  );
  if (parents.size > 1) fields.push("parent");
  return [...new Set(fields)];
}
