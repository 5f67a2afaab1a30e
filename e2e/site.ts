import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { createDoor, type SignedIn } from "../packages/server/src/access/door.ts";
import { watchChanges } from "../packages/server/src/event/changes.ts";
import { eventRoom } from "../packages/server/src/event/routes.ts";
import { analyze } from "../packages/server/src/platform/analyze.ts";
import { systemClock } from "../packages/server/src/platform/clock.ts";
import type { Database } from "../packages/server/src/platform/db.ts";
import { createHttp } from "../packages/server/src/platform/http.ts";
import { listen } from "../packages/server/src/platform/http-listen.ts";
import type { Log } from "../packages/server/src/platform/log.ts";
import { listEndpoints } from "../packages/server/src/wiring.ts";
import { makeSuppliedDatabase } from "../packages/server/test/supplied-database.ts";

export const ROOT = join(import.meta.dirname, "..");

export type Site = {
  readonly base: string;
  readonly db: Database;
  /** As the program does when it has loaded packs. */
  readonly analyze: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Builds nothing when the pages on disk were made of the sources on disk. */
export function buildPages(): void {
  const built = spawnSync(process.execPath, ["scripts/build-web.mjs"], { cwd: ROOT, stdio: "inherit" });
  if (built.status !== 0) throw new Error("the web pages could not be built");
}

/**
 * The real server with the built pages and the supplied packs, on a database of its own. `signedIn` uses every page of it, or those it
 * finds by their cookies do. The made-up district is there when it is asked for.
 */
export async function startSite(
  signedIn?: SignedIn | ((cookie: string) => SignedIn | undefined),
  { withDemo = false }: { readonly withDemo?: boolean } = {},
): Promise<Site> {
  buildPages();
  const database = await makeSuppliedDatabase({ withDemo });
  const faults: string[] = [];
  const door = createDoor({
    db: () => database.db,
    findSession: async ({ cookie = "" }) => (typeof signedIn === "function" ? signedIn(cookie) : signedIn),
    clock: systemClock,
  });
  const log: Log = (level, message, fields) => {
    if (level === "error") faults.push(`${message} ${JSON.stringify(fields)}`);
  };
  const app = await createHttp({
    ...listEndpoints(),
    door,
    rooms: [
      eventRoom(
        door,
        watchChanges(() => database.db, log),
      ),
    ],
    step: () => undefined,
    webFolder: join(ROOT, "packages/web/dist"),
    log,
    version: "test",
  });
  const opened = await listen(app, "127.0.0.1", 0);
  if (!opened.ok) throw new Error(opened.problems[0].code);
  return {
    base: opened.value,
    db: database.db,
    analyze: () => analyze(database.ownerUrl),
    stop: async () => {
      await app.close();
      await database.drop();
      if (faults.length > 0) throw new Error(`faults on the server: ${faults.join("\n")}`);
    },
  };
}
