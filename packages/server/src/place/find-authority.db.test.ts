import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTestDatabase, type TestDatabase } from "../../test/test-database.ts";
import { type Scope, SYSTEM, VISITOR } from "../platform/scope.ts";
import { inSnapshot, inTransaction } from "../platform/transaction.ts";
import { findAuthority, loadAuthorities } from "./read.ts";

let own: TestDatabase;
const ids = new Map<string, bigint>();
const commune = { id: -1n };

/** Two districts anyone may see and one nobody may, the second named by key; a commune in each. */
beforeAll(async () => {
  own = await makeTestDatabase();
  await inTransaction(own.db, SYSTEM, async (tx) => {
    for (const [code, place, isPublic] of [
      ["open", "01", true],
      ["shared", "02@2000-01-01", true],
      ["closed", "03", false],
    ] as const) {
      const bare = place.slice(0, 2);
      const common = { valid_from: "2000-01-01", kind: "territory", position: 0n, pack: "test", digest: "x" };
      const district = await tx
        .insertInto("place")
        .values({ ...common, code: bare, level: "district", type: "huyện", name: code })
        .returning("id")
        .executeTakeFirstOrThrow();
      const below = await tx
        .insertInto("place")
        .values({ ...common, code: `${bare}1`, level: "commune", type: "xã", name: code, parent_id: district.id })
        .returning("id")
        .executeTakeFirstOrThrow();
      commune.id = below.id;
      const saved = await tx
        .insertInto("authority")
        .values({ code, name: code, place, is_public: isPublic })
        .returning("id")
        .executeTakeFirstOrThrow();
      ids.set(code, saved.id);
    }
  });
});
afterAll(() => own.drop());

async function find(scope: Scope, ask: { readonly authority?: string; readonly place?: string } = {}): Promise<string> {
  const found = await inSnapshot(own.db, scope, (tx) => findAuthority(tx, scope, ask.authority, ask.place));
  return found.ok ? found.value.code : found.problems[0].code;
}
const wholeOf = (...codes: readonly string[]): Scope => ({ kind: "user", whole: codes.map((code) => ids.get(code) ?? -1n) });

test("[W19] the one that is named, if the asker sees it", async () => {
  expect(await find(VISITOR, { authority: "shared" })).toBe("shared");
  expect(await find(VISITOR, { authority: "closed" })).toBe("AUTHORITY_UNKNOWN");
});

test("[W19] else the one in which the place asked for lies, by its code or key, at whatever depth", async () => {
  expect(await find(VISITOR, { place: "01" })).toBe("open");
  expect(await find(VISITOR, { place: "021" })).toBe("shared");
  expect(await find(VISITOR, { place: "021@2000-01-01" })).toBe("shared");
  expect(await find(wholeOf("closed"), { place: "011" })).toBe("open");
  for (const place of ["031", "09", "021@2001-01-01"]) expect(await find(VISITOR, { place }), place).toBe("AUTHORITY_NEEDED");
});

test("[W19] else the one the asker works in, in whole or in part, though he sees others", async () => {
  expect(await find(wholeOf("closed"))).toBe("closed");
  const part: Scope = {
    kind: "user",
    whole: [],
    part: { authority: ids.get("closed") ?? -1n, places: [commune.id], home: "031@2000-01-01" },
  };
  expect(await find(part)).toBe("closed");
  expect(await find(part, { place: "031" })).toBe("closed");
});

test("[W19] who works in none or in several is asked", async () => {
  for (const scope of [VISITOR, wholeOf(), wholeOf("shared", "closed")]) expect(await find(scope)).toBe("AUTHORITY_NEEDED");
});

test("[W19] the list of authorities begins with those the asker works in", async () => {
  const list = async (scope: Scope): Promise<readonly string[]> => {
    const { items } = await inSnapshot(own.db, scope, (tx) => loadAuthorities(tx, scope, async () => undefined));
    return items.map(({ code }) => code);
  };
  expect(await list(VISITOR)).toEqual(["open", "shared"]);
  expect(await list(wholeOf("shared"))).toEqual(["shared", "open"]);
  expect(await list(wholeOf("closed"))).toEqual(["closed", "open", "shared"]);
});
