import { isEnglish, say } from "./language.ts";

/** Loaded only when a command needs a database: the others start without it. */
async function loadServer() {
  const [database, db, config, configWords, words] = await Promise.all([
    import("@kehoach/server/platform/database"),
    import("@kehoach/server/platform/db"),
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/config-problem"),
    import("@kehoach/server/platform/start-problem"),
  ]);
  return { database, db, config, configWords, words };
}

type Server = Awaited<ReturnType<typeof loadServer>>;
type Database = ReturnType<Server["db"]["openDatabase"]>;
/** The environment as it was read, the login of the application, and the word that somebody wants it broken off. */
type Installation = {
  readonly config: Exclude<ReturnType<Server["config"]["readConfig"]>, { code: string }>;
  readonly appUrl: string;
  readonly signal: AbortSignal;
};

/** Seals what the command wrote in the journal: there may be no server to do it. What can not be sealed now, the next one seals. */
async function sealJournal(db: Database): Promise<void> {
  const { sealRecent } = await import("@kehoach/server/journal/seal");
  await sealRecent(db).catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    console.error(
      say({
        vi: `Nhật ký chưa niêm được, lần sau sẽ niêm: ${detail}`,
        en: `The journal was not sealed; the next run will: ${detail}`,
      }),
    );
  });
}

/**
 * Opens the database of this installation (starting it if it does not run), works, and closes what it opened.
 * Ctrl-C breaks off the transaction in hand and leaves no process.
 * @returns the exit code of `work`; 2 when there is no database
 */
export async function withDatabase(
  work: (db: Database, ownerUrl: string, installation: Installation) => Promise<number>,
): Promise<number> {
  const server = await loadServer();
  const config = server.config.readConfig(process.env);
  if ("code" in config) {
    console.error(server.configWords.showConfigProblem(config, isEnglish() ? "en" : "vi"));
    return 2;
  }
  const stopped = Promise.withResolvers<number>();
  const broken = new AbortController();
  const stop = (): void => {
    broken.abort();
    stopped.resolve(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const started = await server.database.startDatabase(config);
  if (!started.ok) {
    for (const problem of started.problems) console.error(server.words.showStartProblem(problem, config.language));
    return 2;
  }
  const db = server.db.openDatabase(started.value.appUrl, 2);
  const finished = async (): Promise<number> => {
    const { ownerUrl, appUrl } = started.value;
    const code = await work(db, ownerUrl, { config, appUrl, signal: broken.signal });
    await sealJournal(db);
    return code;
  };
  try {
    return await Promise.race([stopped.promise, finished()]);
  } finally {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.off(signal, stop);
    // A broken-off transaction holds its connection: the server ends it when it stops, or when we are gone.
    await Promise.race([db.destroy(), new Promise((settle) => setTimeout(settle, 500).unref())]);
    await started.value.stop();
  }
}
