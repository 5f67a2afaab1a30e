import type { Delegation, NewAppointment } from "@kehoach/core/access/appointment";
import { sql } from "kysely";
import type { Tx } from "../platform/transaction.ts";

const NOW = sql<string>`clock_timestamp()`;

/** @returns its number */
export async function insertAppointment(
  tx: Tx,
  authorityId: bigint,
  appointment: NewAppointment & { readonly placeId: bigint },
  given: { readonly by: string; readonly reason: string | undefined },
): Promise<string> {
  const { holder, role, placeId, sectors, startsOn, endsOn } = appointment;
  const row = await tx
    .insertInto("appointment")
    .values({
      authority_id: authorityId,
      holder,
      role,
      place_id: placeId,
      sectors: sectors === undefined ? null : [...sectors],
      starts_on: startsOn,
      ends_on: endsOn ?? null,
      given_by: given.by,
      reason: given.reason ?? null,
      recorded_at: NOW,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return String(row.id);
}

export async function setEnd(tx: Tx, authorityId: bigint, id: string, endsOn: string): Promise<void> {
  await tx
    .updateTable("appointment")
    .set({ ends_on: endsOn })
    .where("authority_id", "=", authorityId)
    .where("id", "=", BigInt(id))
    .execute();
}

/** @returns its number */
export async function insertDelegation(
  tx: Tx,
  authorityId: bigint,
  delegation: Omit<Delegation, "id">,
  given: { readonly by: string; readonly reason: string },
): Promise<string> {
  const { appointment, borrower, startsOn, endsOn } = delegation;
  const row = await tx
    .insertInto("delegation")
    .values({
      authority_id: authorityId,
      appointment_id: BigInt(appointment),
      to_user: borrower,
      starts_on: startsOn,
      ends_on: endsOn,
      reason: given.reason,
      given_by: given.by,
      recorded_at: NOW,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return String(row.id);
}

export async function setRevoked(tx: Tx, authorityId: bigint, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("delegation")
    .set({ revoked_at: NOW })
    .where("authority_id", "=", authorityId)
    .where("id", "in", ids.map(BigInt))
    .where("revoked_at", "is", null)
    .execute();
}

/** Delegations of some appointments that were not revoked. */
export async function listRunning(tx: Tx, authorityId: bigint, appointments: readonly string[]): Promise<readonly Delegation[]> {
  if (appointments.length === 0) return [];
  const rows = await tx
    .selectFrom("delegation")
    .select(["id", "appointment_id", "to_user", "starts_on", "ends_on"])
    .where("authority_id", "=", authorityId)
    .where("appointment_id", "in", appointments.map(BigInt))
    .where("revoked_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    appointment: String(row.appointment_id),
    borrower: row.to_user,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }));
}
