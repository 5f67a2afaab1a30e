import type { SignedIn } from "../packages/server/src/access/door.ts";
import type { Database } from "../packages/server/src/platform/db.ts";
import { SYSTEM } from "../packages/server/src/platform/scope.ts";
import { inTransaction } from "../packages/server/src/platform/transaction.ts";

/** Who sits at the pages of a test. */
export const AN = { userId: "u1", username: "an.nguyen", name: "Nguyễn Văn An" } as const satisfies SignedIn;

/** Gives that person a role at the authority's own place, since long ago. Gives the number of the authority. */
export function appoint(db: Database, role: "planner" | "leader"): Promise<bigint> {
  return inTransaction(db, SYSTEM, async (tx) => {
    const { id, place } = await tx.selectFrom("authority").select(["id", "place"]).executeTakeFirstOrThrow();
    const home = await tx
      .selectFrom("place")
      .select("id")
      .where("code", "=", place.split("@")[0] ?? "")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("appointment")
      .values({
        authority_id: id,
        holder: AN.userId,
        role,
        place_id: home.id,
        starts_on: "2020-01-01",
        given_by: "test",
        recorded_at: "2020-01-01T00:00:00Z",
      })
      .execute();
    return id;
  });
}
