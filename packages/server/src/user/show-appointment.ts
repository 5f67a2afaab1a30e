import type { appointment, delegation, fullAppointment } from "@kehoach/api/appointment";
import { showPlaceName } from "@kehoach/api/figure-json";
import { isRole, type Role } from "@kehoach/core/access/actor";
import { isOver } from "@kehoach/core/access/appointment";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "../platform/transaction.ts";

type AppointmentJson = z.output<typeof appointment>;
type FullAppointmentJson = z.output<typeof fullAppointment>;
type DelegationJson = z.output<typeof delegation>;
type State = AppointmentJson["state"];

type Placed = { readonly role: string; readonly place: string; readonly type: string; readonly name: string };
type AppointmentRow = Placed & {
  readonly id: bigint;
  readonly holder: string;
  readonly sectors: readonly string[] | null;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly reason: string | null;
  readonly given_by: string;
  readonly recorded_at: string;
};

function stateOn(startsOn: string, endsOn: string | null, today: string): State {
  if (isOver({ startsOn, ...(endsOn === null ? {} : { endsOn }) }, today)) return "past";
  return startsOn > today ? "coming" : "current";
}

function toRole(text: string): Role {
  if (!isRole(text)) throw new Error(`no such role: ${text}`);
  return text;
}

function toPlaced(row: Placed): { readonly role: Role; readonly place: { key: string; name: string } } {
  return { role: toRole(row.role), place: { key: row.place, name: showPlaceName(row) } };
}

const PLACED = sql`a.role, p.code || '@' || p.valid_from as place, p.type, p.name`;

function toFull(row: AppointmentRow, today: string): FullAppointmentJson & { readonly holder: string } {
  return {
    holder: row.holder,
    id: String(row.id),
    ...toPlaced(row),
    sectors: row.sectors === null ? null : [...row.sectors],
    from: row.starts_on,
    to: row.ends_on,
    state: stateOn(row.starts_on, row.ends_on, today),
    reason: row.reason,
    givenBy: row.given_by,
    recordedAt: row.recorded_at,
  };
}

/** Appointments of an authority that fit a condition on `a` and `p`, each with its holder, newest first. */
export async function listAppointments(
  tx: Tx,
  authorityId: bigint,
  condition: RawBuilder<unknown>,
  today: string,
): Promise<readonly (FullAppointmentJson & { readonly holder: string })[]> {
  const found = await sql<AppointmentRow>`
    select a.id, a.holder, ${PLACED}, a.sectors, a.starts_on, a.ends_on, a.reason, a.given_by, a.recorded_at
    from appointment a join place p on p.id = a.place_id
    where a.authority_id = ${authorityId} and ${condition} order by a.starts_on desc, a.id desc`.execute(tx);
  return found.rows.map((row) => toFull(row, today));
}

/** The same without how it came about, for lists. */
export function toShort({ id, role, place, sectors, from, to, state }: FullAppointmentJson): AppointmentJson {
  return { id, role, place, sectors, from, to, state };
}

type DelegationRow = Placed & {
  readonly id: bigint;
  readonly appointment: bigint;
  readonly lender_username: string;
  readonly lender_name: string;
  readonly borrower_username: string;
  readonly borrower_name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly reason: string;
  readonly given_by: string;
  readonly recorded_at: string;
  readonly revoked_at: string | null;
};

/** Delegations of an authority that fit a condition on `d` and `a`, newest first. One holds no longer than what it lends. */
export async function listDelegations(
  tx: Tx,
  authorityId: bigint,
  condition: RawBuilder<unknown>,
  today: string,
): Promise<DelegationJson[]> {
  const found = await sql<DelegationRow>`
    select d.id, d.appointment_id as appointment, ${PLACED}, d.starts_on, least(d.ends_on, a.ends_on) as ends_on,
      d.reason, d.given_by, d.recorded_at, d.revoked_at,
      coalesce(l.username, '') as lender_username, coalesce(l.name, '') as lender_name,
      coalesce(b.username, '') as borrower_username, coalesce(b.name, '') as borrower_name
    from delegation d join appointment a on a.authority_id = d.authority_id and a.id = d.appointment_id
    join place p on p.id = a.place_id left join auth."user" l on l.id = a.holder left join auth."user" b on b.id = d.to_user
    where d.authority_id = ${authorityId} and ${condition} order by d.starts_on desc, d.id desc`.execute(tx);
  return found.rows.map((row) => ({
    id: String(row.id),
    appointment: String(row.appointment),
    ...toPlaced(row),
    lender: { username: row.lender_username, name: row.lender_name },
    borrower: { username: row.borrower_username, name: row.borrower_name },
    from: row.starts_on,
    to: row.ends_on,
    state: row.revoked_at === null ? stateOn(row.starts_on, row.ends_on, today) : "past",
    reason: row.reason,
    givenBy: row.given_by,
    recordedAt: row.recorded_at,
    revokedAt: row.revoked_at,
  }));
}
