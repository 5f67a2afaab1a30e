import type { SignedIn } from "../packages/server/src/access/door.ts";
import type { Database } from "../packages/server/src/platform/db.ts";
import { SYSTEM } from "../packages/server/src/platform/scope.ts";
import { inTransaction } from "../packages/server/src/platform/transaction.ts";
import { AN } from "./people.ts";

type Appointed = {
  readonly holder?: SignedIn;
  /** Codes of an authority and of a place in it; left out: the first one, and its own place. */
  readonly authority?: string;
  readonly place?: string;
  /** Left out: all. */
  readonly sectors?: readonly string[];
};

/** Gives somebody a role since long ago: to An at the authority's own place, if nothing else is said. Gives the number of the authority. */
export function appoint(
  db: Database,
  role: "planner" | "leader" | "officer" | "approver" | "admin",
  { holder = AN, authority, place, sectors }: Appointed = {},
): Promise<bigint> {
  return inTransaction(db, SYSTEM, async (tx) => {
    const all = await tx.selectFrom("authority").select(["id", "code", "place"]).orderBy("id").execute();
    const own = all.find(({ code }) => authority === undefined || code === authority);
    if (own === undefined) throw new Error(`no authority ${authority ?? ""}`);
    const home = await tx
      .selectFrom("place")
      .select("id")
      .where("code", "=", place ?? own.place.split("@")[0] ?? "")
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("appointment")
      .values({
        authority_id: own.id,
        holder: holder.userId,
        role,
        place_id: home.id,
        ...(sectors === undefined ? {} : { sectors: [...sectors] }),
        starts_on: "2020-01-01",
        given_by: "test",
        recorded_at: "2020-01-01T00:00:00Z",
      })
      .execute();
    return own.id;
  });
}
