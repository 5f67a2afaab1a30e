import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { loadSuppliedPacks } from "../packages/server/src/main.ts";
import { createHttp } from "../packages/server/src/platform/http.ts";
import { listen } from "../packages/server/src/platform/http-listen.ts";
import { inSnapshot } from "../packages/server/src/platform/transaction.ts";
import { listEndpoints } from "../packages/server/src/wiring.ts";
import { makeTestDatabase } from "../packages/server/test/test-database.ts";

export const ROOT = join(import.meta.dirname, "..");

export type Site = { readonly base: string; readonly stop: () => Promise<void> };

/** The real server with the built pages and the supplied packs, on a database of its own. */
export async function startSite(): Promise<Site> {
  // Builds nothing when the pages on disk were made of the sources on disk.
  const built = spawnSync(
    process.execPath,
    ["-e", 'import("./scripts/build-web.mjs").then((m) => process.exit(m.ensureWebBuilt() ? 0 : 1))'],
    { cwd: ROOT, stdio: "inherit" },
  );
  if (built.status !== 0) throw new Error("the web pages could not be built");
  const database = await makeTestDatabase();
  const loaded = await loadSuppliedPacks(database.db, () => undefined);
  if (!loaded.ok) throw new Error(`pack: ${loaded.problems[0].detail}`);
  const faults: string[] = [];
  const app = await createHttp({
    ...listEndpoints((work) => inSnapshot(database.db, work)),
    step: () => undefined,
    webFolder: join(ROOT, "packages/web/dist"),
    log: (level, message, fields) => {
      if (level === "error") faults.push(`${message} ${JSON.stringify(fields)}`);
    },
    version: "test",
  });
  const opened = await listen(app, "127.0.0.1", 0);
  if (!opened.ok) throw new Error(opened.problems[0].code);
  return {
    base: opened.value,
    stop: async () => {
      await app.close();
      await database.drop();
      if (faults.length > 0) throw new Error(`faults on the server: ${faults.join("\n")}`);
    },
  };
}
