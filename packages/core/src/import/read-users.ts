import type { Appointment, NewAppointment } from "../access/appointment.ts";
import { type AppointProblem, decideAppoint } from "../access/decide-appoint.ts";
import { type Place, showPlaceKey } from "../place/place.ts";
import type { UserField } from "./columns.ts";
import { type RowReport, reportRow } from "./draft-place.ts";
import { draftUser, type UserDraft, type UserTables } from "./draft-user.ts";
import { indexPlaces } from "./find-by-words.ts";
import { type KnownUser, matchPeople, type Person } from "./match-people.ts";
import { showFullName } from "./place-type.ts";
import type { RowState } from "./plan-places.ts";
import type { CellProblem } from "./problem.ts";
import { addressIn, type TypedRow, type TypedTable } from "./read-rows.ts";

/** What is there before a table is read. */
export type KnownPeople = Omit<UserTables, "index"> & {
  readonly users: readonly KnownUser[];
  /** What users have in this authority now and later. */
  readonly appointments: readonly Appointment[];
  /** The tree of the authority. */
  readonly places: readonly Place[];
  /** Where the asker may appoint: keys of places. */
  readonly reach: ReadonlySet<string>;
  readonly reachesWhole: boolean;
  /** Keys of the places that hold all of the authority. */
  readonly roots: ReadonlySet<string>;
};

/** A row, the person it means and the appointments it adds. */
export type PlannedUser = {
  readonly row: TypedRow<UserField>;
  readonly what: Exclude<RowState, "retired">;
  readonly person?: Person;
  readonly place?: Place;
  readonly appointments: readonly Omit<NewAppointment, "holder">[];
  readonly problems: readonly CellProblem<UserField>[];
};

type Drafted = UserDraft & { readonly report: RowReport<UserField> };

function tell(problem: AppointProblem, draft: Drafted): void {
  const { report } = draft;
  switch (problem.code) {
    case "APPOINT_PLACE_FAR":
      return report.fault("place", { code: "IMPORT_PLACE_OUT_OF_REACH", found: problem.place });
    case "APPOINT_ADMIN_WHOLE":
      return report.fault("role", { code: "IMPORT_ADMIN_WHOLE" });
    case "APPOINT_ADMIN_SECTORS":
      return report.fault("sectors", { code: "IMPORT_ADMIN_SECTORS" });
    case "APPOINT_DAYS":
      return report.fault("lastDay", { code: "IMPORT_LIFE_EMPTY", from: problem.startsOn });
    case "APPOINT_OVER":
      return report.fault("lastDay", { code: "IMPORT_OVER", day: problem.endsOn });
    case "APPOINT_DISABLED":
      return report.fault("name", { code: "IMPORT_DISABLED", found: draft.name });
    // Read and told before; what is held already is no problem here.
    case "APPOINT_ROLE":
    case "APPOINT_SECTOR":
    case "APPOINT_TWICE":
      return undefined;
    default:
      return problem satisfies never;
  }
}

/** The appointments of a row that its person does not have yet. */
function planAppointments(
  draft: Drafted,
  person: Person,
  known: KnownPeople,
  told: Map<string, string>,
): PlannedUser["appointments"] {
  const { report, roles, place, sectors, startsOn, endsOn, row } = draft;
  if (!place) return [];
  const key = showPlaceKey(place);
  const holder = person.known?.id ?? "";
  return roles.flatMap((role) => {
    const line = `${person.username} ${role} ${key}`;
    const first = told.get(line);
    if (first !== undefined) return report.fault("role", { code: "IMPORT_ROW_TWICE", first }) ?? [];
    told.set(line, addressIn(row, "name"));
    const span = { startsOn, ...(endsOn === undefined ? {} : { endsOn }) };
    const wanted = { holder, role, place: key, ...(sectors === undefined ? {} : { sectors }), ...span };
    const decided = decideAppoint(
      {
        wanted,
        placeName: showFullName(place),
        reaches: { place: known.reach.has(key), whole: known.reachesWhole },
        isWhole: known.roots.has(key),
        isDisabled: person.known?.isDisabled ?? false,
        held: holder === "" ? [] : known.appointments.filter((one) => one.holder === holder),
        sectors: known.sectors.map(({ code }) => code),
      },
      known.today,
    );
    if (decided.ok) {
      const { holder: _holder, ...appointment } = decided.value;
      return [appointment];
    }
    for (const problem of decided.problems) {
      if (problem.code === "APPOINT_TWICE") report.note("role", { code: "IMPORT_HAS_ALREADY", day: problem.startsOn });
      else tell(problem, draft);
    }
    return [];
  });
}

function stateOf(person: Person | undefined, added: number, problems: readonly CellProblem<UserField>[]): PlannedUser["what"] {
  if (person === undefined || problems.some(({ level }) => level === "error")) return "problem";
  if (person.known === undefined) return "new";
  return added > 0 ? "changed" : "same";
}

/**
 * The users that the rows of a table mean and the appointments they get. Several rows of one person are one user; who is there already
 * gets what he lacks, and what he has is left as it is.
 *
 * @problem every CellFault of users
 * @rule E5 E8 E13 E14 E15
 */
export function readUsers(table: TypedTable<UserField>, known: KnownPeople): readonly PlannedUser[] {
  const tables = { index: indexPlaces(known.places), sectors: known.sectors, today: known.today };
  const drafts = table.rows.map((row): Drafted => {
    const report = reportRow(row);
    return { ...draftUser(row, table, tables, report), report };
  });
  const people = matchPeople(drafts, known.users);
  const told = new Map<string, string>();
  return drafts.map((draft): PlannedUser => {
    const { row, report, place } = draft;
    const person = people.get(draft);
    const appointments = person ? planAppointments(draft, person, known, told) : [];
    return {
      row,
      what: stateOf(person, appointments.length, report.problems),
      ...(person ? { person } : {}),
      ...(place ? { place } : {}),
      appointments,
      problems: report.problems,
    };
  });
}
