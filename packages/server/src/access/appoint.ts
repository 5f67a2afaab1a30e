import { showPlaceName } from "@kehoach/api/figure-json";
import { refusePeople } from "@kehoach/api/people-refusal";
import type { ApiProblem } from "@kehoach/api/problem";
import type { NewAppointment } from "@kehoach/core/access/appointment";
import { decideAppoint } from "@kehoach/core/access/decide-appoint";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { type AuthorityRow, listAuthorities, resolvePlace } from "../place/read.ts";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Doer } from "../platform/doer.ts";
import { writeJournal } from "../platform/journal.ts";
import { type Scope, SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Claim, claimUser, lockPeople, readMark } from "../user/read.ts";
import { isReached, isWholeReached, listHeld, listPlacesBelow, loadRoots } from "./read.ts";
import { insertAppointment } from "./store.ts";

/** A role at a place, as somebody asks for it. */
export type WantedAppointment = {
  readonly role: string;
  readonly place: string;
  readonly sectors?: readonly string[] | undefined;
  readonly from: string;
  readonly to?: string | undefined;
  readonly reason?: string | undefined;
};

/** For whom: `id` is undefined while he is about to be made a user. */
export type Appointee = { readonly id?: string; readonly isDisabled: boolean };

/** An appointment that may be given. */
export type DecidedAppointment = {
  readonly appointment: NewAppointment & { readonly placeId: bigint };
  readonly reason: string | undefined;
};

/** Why nobody was made an administrator from outside. */
type AdminProblem =
  | { readonly code: "ADMIN_PLACE_MISSING"; readonly authority: string }
  | { readonly code: "ADMIN_ALREADY"; readonly username: string; readonly authority: string };

async function listSectorCodes(tx: Tx, authorityId: bigint): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("pack_configuration")
    .select("code")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", "sector")
    .where("retired_on", "is", null)
    .execute();
  return rows.map(({ code }) => code);
}

async function findPlaceId(tx: Tx, place: Place): Promise<bigint> {
  const row = await tx
    .selectFrom("place")
    .select("id")
    .where("code", "=", place.code)
    .where("valid_from", "=", place.validFrom)
    .executeTakeFirstOrThrow();
  return row.id;
}

/**
 * Whether an appointment may be given: loads what the decision needs, writes nothing.
 * @problem PLACE_UNKNOWN PLACE_AMBIGUOUS and every AppointProblem
 * @rule X10
 */
export async function checkAppointment(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  appointee: Appointee,
  wanted: WantedAppointment,
  today: string,
): Promise<Outcome<DecidedAppointment, ApiProblem>> {
  // The whole tree, so that a place beyond reach is called by its name; whether it is reached is the decision's.
  const place = await resolvePlace(tx, SYSTEM, authority, wanted.place, undefined);
  if (!place.ok) return place;
  const placeId = await findPlaceId(tx, place.value);
  const { roots } = await loadRoots(tx, [authority.code]);
  const [own, ...above] = roots.get(authority.code) ?? [];
  const inAuthority = own !== undefined && (await listPlacesBelow(tx, [own])).includes(placeId);
  const { id: holder = "" } = appointee;
  const key = showPlaceKey(place.value);
  const { role, sectors, from: startsOn, to: endsOn } = wanted;
  const decided = decideAppoint(
    {
      wanted: {
        holder,
        role,
        place: key,
        startsOn,
        ...(sectors === undefined ? {} : { sectors }),
        ...(endsOn === undefined ? {} : { endsOn }),
      },
      placeName: showPlaceName(place.value),
      reaches: { place: inAuthority && isReached(scope, authority.id, placeId), whole: isWholeReached(scope, authority.id) },
      isWhole: key === own || above.includes(key),
      isDisabled: appointee.isDisabled,
      held: holder === "" ? [] : await lookBeyond(tx, scope, () => listHeld(tx, scope, authority.id, holder)),
      sectors: await listSectorCodes(tx, authority.id),
    },
    today,
  );
  if (!decided.ok) return refusePeople(decided.problems);
  return accept({ appointment: { ...decided.value, placeId }, reason: wanted.reason });
}

/** Gives a decided appointment to a user, and writes it down. @returns its number */
export async function saveAppointment(
  tx: Tx,
  authority: AuthorityRow,
  user: { readonly id: string; readonly username: string },
  { appointment, reason }: DecidedAppointment,
  { actor }: Doer,
): Promise<string> {
  const id = await insertAppointment(tx, authority.id, { ...appointment, holder: user.id }, { by: actor, reason });
  const { role, place, sectors, startsOn: from, endsOn: to } = appointment;
  await writeJournal(tx, {
    authorityId: authority.id,
    actor,
    act: "appointment.give",
    subject: user.username,
    change: { id, role, place, sectors, from, to, reason },
  });
  return id;
}

/** Gives a user another appointment. @rule X10 X16 */
export async function giveAppointment(
  tx: Tx,
  scope: Scope,
  claim: Claim,
  wanted: WantedAppointment,
  doer: Doer,
): Promise<Outcome<{ id: string; mark: string }, ApiProblem>> {
  const claimed = await claimUser(tx, scope, claim, doer.today);
  if (!claimed.ok) return claimed;
  const { authority, user } = claimed.value;
  const appointee = { id: user.id, isDisabled: user.disabledAt !== null };
  const decided = await checkAppointment(tx, scope, authority, appointee, wanted, doer.today);
  if (!decided.ok) return decided;
  const id = await saveAppointment(tx, authority, user, decided.value, doer);
  return accept({ id, mark: await readMark(tx, scope, authority, user) });
}

/**
 * Makes a user an administrator of an authority as a whole: for the command line, which reaches everything. Needs the scope `system`.
 * @problem ADMIN_PLACE_MISSING  the pack of the authority names a place that is not there
 * @problem ADMIN_ALREADY        and every other AppointProblem
 * @rule X10 U14
 */
export async function appointAdministrator(
  tx: Tx,
  code: string,
  user: { readonly id: string; readonly username: string; readonly isDisabled: boolean },
  doer: Doer,
): Promise<Outcome<string, ApiProblem | AdminProblem>> {
  const authority = (await listAuthorities(tx, SYSTEM)).find((one) => one.code === code);
  const [place] = (await loadRoots(tx, [code])).roots.get(code) ?? [];
  if (authority === undefined || place === undefined) return refuse({ code: "ADMIN_PLACE_MISSING", authority: code });
  await lockPeople(tx, [authority.id]);
  const decided = await checkAppointment(tx, SYSTEM, authority, user, { role: "admin", place, from: doer.today }, doer.today);
  if (decided.ok) return accept(await saveAppointment(tx, authority, user, decided.value, doer));
  const isTwice = decided.problems.some((one) => one.code === "APPOINT_TWICE");
  return isTwice ? refuse({ code: "ADMIN_ALREADY", username: user.username, authority: code }) : decided;
}
