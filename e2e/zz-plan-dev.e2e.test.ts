import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { SYSTEM } from "../packages/server/src/platform/scope.ts";
import { inTransaction } from "../packages/server/src/platform/transaction.ts";
import { startSite } from "./site.ts";

test("dev", { timeout: 10_000_000 }, async () => {
  const site = await startSite({ userId: "u1", username: "an.nguyen", name: "Nguyễn Văn An" } as never);
  await inTransaction(site.db, SYSTEM, async (tx) => {
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
        holder: "u1",
        role: "planner",
        place_id: home.id,
        sectors: null,
        starts_on: "2020-01-01",
        ends_on: null,
        given_by: "test",
        reason: null,
        recorded_at: "2020-01-01T00:00:00Z",
      })
      .execute();
  });
  writeFileSync("/tmp/plan-dev/base", site.base);
  await new Promise(() => undefined);
});
