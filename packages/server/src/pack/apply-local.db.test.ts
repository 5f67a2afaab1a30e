import { accept, refuse } from "@kehoach/core/outcome";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeChain, makeTarget, makeValue } from "../../test/small-pack.ts";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { SYSTEM } from "../platform/scope.ts";
import { applyPack } from "./apply.ts";
import { applyLocal } from "./apply-local.ts";
import { exportPack } from "./export.ts";

let own: TestDatabase;

beforeAll(async () => {
  own = await makeTestDatabase();
  await applyPack(own.db, makeChain(), { actor: "test" });
});
afterAll(() => own.drop());

const target = (period: string) =>
  makeTarget({ period, knownAt: "2031-01-02", source: { document: "decision", line: 1 }, document: "decision" });

const withTarget =
  (...periods: readonly string[]) =>
  (local: PackFiles) =>
    accept({
      ...local,
      documents: [{ code: "decision", type: "Quyết định", number: "01/QĐ-UBND" }],
      targets: new Map([["crops", [...(local.targets.get("crops") ?? []), ...periods.map(target)]]]),
    });

describe("what an authority enters itself", () => {
  it("[S17] lies over its packs, adds up over several acts, and can be exported", async () => {
    const first = await applyLocal(own.db, "north", withTarget("2031"), { actor: "user:an" });
    expect(first).toMatchObject({ ok: true, value: { pack: "tai-cho-north", versions: 1, conflicts: [] } });
    const second = await applyLocal(own.db, "north", withTarget("2032"), { actor: "user:an" });
    expect(second).toMatchObject({ ok: true, value: { versions: 1 } });
    const exported = await exportPack(own.db, SYSTEM, "tai-cho-north");
    expect(exported.ok && [...exported.value.targets.values()].flat().map(({ period }) => period)).toEqual(["2031", "2032"]);
    const small = await exportPack(own.db, SYSTEM, "small");
    expect(small.ok && [...small.value.targets.values()].flat()).toHaveLength(1);
  });

  it("[S17] a refusal of the edit changes nothing; a trial neither", async () => {
    const before = await own.look.selectFrom("target_version").select("id").execute();
    expect(await applyLocal(own.db, "north", () => refuse({ code: "NO" as const }), { actor: "user:an" })).toEqual({
      ok: false,
      problems: [{ code: "NO" }],
    });
    const tried = await applyLocal(own.db, "north", withTarget("2033"), { actor: "user:an", dryRun: true });
    expect(tried).toMatchObject({ ok: true, value: { versions: 1, applied: false } });
    expect(await own.look.selectFrom("target_version").select("id").execute()).toEqual(before);
  });

  it("[S17] what a pack set is not changed by it, but told", async () => {
    const other = (local: PackFiles) =>
      accept({
        ...local,
        values: new Map([
          ["crops", [makeValue({ entered: "1", knownAt: "2030-12-31", source: { document: "report", line: 1 } })]],
        ]),
      });
    expect(await applyLocal(own.db, "north", other, { actor: "user:an" })).toMatchObject({
      ok: false,
      problems: [{ code: "APPLY_CONFLICT", kind: "value", setBy: { pack: "small" } }],
    });
  });

  it("[S17] two at once: neither is lost", async () => {
    const both = await Promise.all(
      ["2041", "2042"].map((period) => applyLocal(own.db, "north", withTarget(period), { actor: "user:an" })),
    );
    expect(both.every(({ ok }) => ok)).toBe(true);
    const exported = await exportPack(own.db, SYSTEM, "tai-cho-north");
    const periods = exported.ok ? [...exported.value.targets.values()].flat().map(({ period }) => period) : [];
    expect(periods).toEqual(expect.arrayContaining(["2041", "2042"]));
  });

  it("[S17] an authority that is not there is named", async () => {
    expect(await applyLocal(own.db, "nowhere", accept, { actor: "user:an" })).toEqual({
      ok: false,
      problems: [{ code: "LOCAL_AUTHORITY_UNKNOWN", authority: "nowhere" }],
    });
  });
});
