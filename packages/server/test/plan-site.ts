import type { FastifyInstance } from "fastify";
import { createDoor } from "../src/access/door.ts";
import { applyPack } from "../src/pack/apply.ts";
import { createHttp } from "../src/platform/http.ts";
import { listEndpoints } from "../src/wiring.ts";
import { makeChain, type SmallPack } from "./small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "./test-database.ts";

/** Who somebody is, by the cookie he sends; signing in itself is tried elsewhere. */
const HOLDERS: Readonly<Record<string, { readonly role: string; readonly place: string }>> = {
  planner: { role: "planner", place: "01" },
  officer: { role: "officer", place: "01" },
  commune: { role: "planner", place: "011" },
};

export type PlanSite = {
  readonly own: TestDatabase;
  readonly app: FastifyInstance;
  /** The moment it is; tests move it. */
  readonly clock: { now: Date };
  readonly stop: () => Promise<void>;
};

/** A public district with two communes, the planners of both and an officer. @param pack  what it has besides */
export async function makePlanSite(
  day: string,
  communes: readonly [string, string],
  pack: Pick<SmallPack, "values" | "targets">,
): Promise<PlanSite> {
  const own = await makeTestDatabase();
  const extraPlaces = communes.map((name, at) => ({
    code: `01${at + 1}`,
    validFrom: "2000-01-01",
    kind: "territory" as const,
    level: "commune" as const,
    type: "xã",
    name,
    parent: "01@2000-01-01",
  }));
  const applied = await applyPack(own.db, makeChain({ ...pack, public: true, extraPlaces, relations: [] }), { actor: "test" });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  for (const [holder, { role, place }] of Object.entries(HOLDERS)) {
    await own.look
      .insertInto("appointment")
      .values((row) => ({
        authority_id: row.selectFrom("authority").select("id"),
        holder,
        role,
        place_id: row.selectFrom("place").select("id").where("code", "=", place),
        starts_on: "2030-01-01",
        given_by: "test",
        recorded_at: "2030-01-01T00:00:00Z",
      }))
      .execute();
  }
  const clock = { now: new Date(`${day}T03:00:00Z`) };
  const listed = listEndpoints({
    clock: () => clock.now,
    people: () => {
      throw new Error("not here");
    },
    signIn: { mail: false, oidc: null },
  });
  const app = await createHttp({
    ...listed,
    door: createDoor({
      db: () => own.db,
      findSession: async ({ cookie = "" }) =>
        cookie in HOLDERS ? { userId: cookie, username: cookie, name: cookie } : undefined,
      clock: () => clock.now,
    }),
    step: () => undefined,
    webFolder: "/nowhere",
    log: (level, message, fields) => (level === "error" ? console.error(message, fields) : undefined),
    version: "0",
  });
  await app.ready();
  return {
    own,
    app,
    clock,
    stop: async () => {
      await app.close();
      await listed.close();
      await own.drop();
    },
  };
}
