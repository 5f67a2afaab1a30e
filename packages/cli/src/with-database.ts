import { say } from "./language.ts";

/** Loaded only when a command needs a database: the others start without it. */
async function loadServer() {
  const [database, db, config, words] = await Promise.all([
    import("@kehoach/server/platform/database"),
    import("@kehoach/server/platform/db"),
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/start-problem"),
  ]);
  return { database, db, config, words };
}

type Server = Awaited<ReturnType<typeof loadServer>>;
type Database = ReturnType<Server["db"]["openDatabase"]>;

/**
 * Opens the database of this installation (starting it if it does not run), works, and closes what it opened.
 * Ctrl-C breaks off the transaction in hand and leaves no process.
 * @returns the exit code of `work`; 2 when there is no database
 */
export async function withDatabase(work: (db: Database, ownerUrl: string) => Promise<number>): Promise<number> {
  const server = await loadServer();
  const config = server.config.readConfig(process.env);
  if ("code" in config) {
    console.error(
      say({
        vi: `PORT phải là số từ 0 đến 65535; đang là "${config.found}".`,
        en: `PORT must be a number from 0 to 65535; it is "${config.found}".`,
      }),
    );
    return 2;
  }
  const stopped = Promise.withResolvers<number>();
  const stop = (): void => stopped.resolve(130);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const started = await server.database.startDatabase(config);
  if (!started.ok) {
    for (const problem of started.problems) console.error(server.words.showStartProblem(problem, config.language));
    return 2;
  }
  const db = server.db.openDatabase(started.value.appUrl, 2);
  try {
    return await Promise.race([stopped.promise, work(db, started.value.ownerUrl)]);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
    // A broken-off transaction holds its connection: the server ends it when it stops, or when we are gone.
    await Promise.race([db.destroy(), new Promise((settle) => setTimeout(settle, 500).unref())]);
    await started.value.stop();
  }
}
