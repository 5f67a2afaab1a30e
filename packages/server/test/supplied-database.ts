import { loadSuppliedPacks } from "../src/main.ts";
import { analyze } from "../src/platform/analyze.ts";
import { makeFilledDatabase, type TestDatabase } from "./test-database.ts";

/** A database with the packs that come with the program, and with the made-up district when it is asked for: loaded once in a run. */
export function makeSuppliedDatabase({ withDemo = false }: { readonly withDemo?: boolean } = {}): Promise<TestDatabase> {
  return makeFilledDatabase(withDemo ? "demo" : "packs", async ({ db, ownerUrl }) => {
    const loaded = await loadSuppliedPacks(db, () => undefined, { withDemo });
    if (!loaded.ok) throw new Error(`pack: ${loaded.problems[0].detail}`);
    // As the program does when it has loaded packs.
    await analyze(ownerUrl);
  });
}
