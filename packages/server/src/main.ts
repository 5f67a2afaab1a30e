import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { applyPack } from "./pack/apply.ts";
import { analyze } from "./platform/analyze.ts";
import { type Config, PROJECT_ROOT } from "./platform/config.ts";
import { type RunningDatabase, startDatabase } from "./platform/database.ts";
import { type Database, openDatabase } from "./platform/db.ts";
import { createHttp } from "./platform/http.ts";
import { listen, showListenProblem } from "./platform/http-listen.ts";
import { jsonLog } from "./platform/log.ts";
import { showStartProblem } from "./platform/start-problem.ts";
import { inSnapshot } from "./platform/transaction.ts";
import { listEndpoints } from "./wiring.ts";

const VERSION = "0.1.0";
const STEPS = { database: "database", packs: "packs" } as const;

const WORDS = {
  vi: {
    starting: "Kehoach đang khởi động...",
    ready: (address: string) => `Kehoach đã sẵn sàng: ${address}\nBấm Ctrl-C để dừng.`,
    loading: (pack: string) => `Đang nạp gói ${pack} (một lần duy nhất)...`,
    badPack: (pack: string, detail: string) =>
      `Gói ${pack} có lỗi nên không nạp được:\n${detail}\nHãy chạy: npx kehoach pack check packs/${pack}`,
    stopped: "Đã dừng.",
  },
  en: {
    starting: "Kehoach is starting...",
    ready: (address: string) => `Kehoach is ready: ${address}\nPress Ctrl-C to stop.`,
    loading: (pack: string) => `Loading pack ${pack} (only once)...`,
    badPack: (pack: string, detail: string) =>
      `Pack ${pack} has errors and was not loaded:\n${detail}\nRun: npx kehoach pack check packs/${pack}`,
    stopped: "Stopped.",
  },
} as const;

/** The packs that come with the program and belong to an authority; the others are bases. */
function listSuppliedPacks(): readonly string[] {
  const folder = join(PROJECT_ROOT, "packs");
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return names.filter((name) => /^authority:/m.test(readFileSync(join(folder, name, "pack.yaml"), "utf8"))).sort();
}

/** Loads the supplied packs into a database that never had one. */
export async function loadSuppliedPacks(
  db: Database,
  announce: (pack: string) => void,
): Promise<Outcome<readonly string[], { readonly pack: string; readonly detail: string }>> {
  const before = await db.selectFrom("pack_application").select("id").limit(1).execute();
  if (before.length > 0) return accept([]);
  const loaded: string[] = [];
  for (const pack of listSuppliedPacks()) {
    announce(pack);
    const read = await readPack(join(PROJECT_ROOT, "packs", pack));
    if (!read.ok)
      return refuse({
        pack,
        detail: read.problems
          .filter(({ level }) => level === "error")
          .slice(0, 10)
          .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
          .join("\n"),
      });
    const applied = await applyPack(db, [...read.value.bases, read.value.files], { actor: "start" });
    if (!applied.ok) return refuse({ pack, detail: applied.problems.map(({ code }) => code).join(", ") });
    loaded.push(pack);
  }
  return accept(loaded);
}

type Signals = { readonly stopped: Promise<void>; readonly isStopping: () => boolean };

/** Hears Ctrl-C and its kin from the first moment; a second one changes nothing. */
function hearSignals(): Signals {
  let stopping = false;
  const stopped = new Promise<void>((settle) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        stopping = true;
        settle();
      });
    }
  });
  return { stopped, isStopping: () => stopping };
}

/**
 * Serves until told to stop. Listens first, so that /healthz can say what start-up is doing; then the database, migrations,
 * supplied packs. Closes in the opposite order.
 *
 * @returns the exit code
 * @rule W7 W17
 */
export async function serve(config: Config): Promise<number> {
  const words = WORDS[config.language];
  const signals = hearSignals();
  const log = jsonLog();
  let step: string | undefined = STEPS.database;
  let db: Database | undefined;
  let database: RunningDatabase | undefined;
  const { endpoints, files, uploads } = listEndpoints((work) => {
    if (db === undefined) throw new Error("asked before the database was there");
    return inSnapshot(db, work);
  });
  const app = await createHttp({
    endpoints,
    files,
    uploads,
    step: () => step,
    webFolder: join(PROJECT_ROOT, "packages/web/dist"),
    log,
    version: VERSION,
  });
  const opened = await listen(app, config.host, config.port);
  if (!opened.ok) {
    console.error(showListenProblem(opened.problems[0], config.language));
    await app.close();
    return 1;
  }
  const close = async (code: number): Promise<number> => {
    await app.close();
    await db?.destroy();
    await database?.stop();
    return code;
  };
  try {
    console.log(words.starting);
    const started = await startDatabase(config);
    if (!started.ok) {
      console.error(showStartProblem(started.problems[0], config.language));
      return await close(1);
    }
    database = started.value;
    if (signals.isStopping()) return await close(0);
    db = openDatabase(database.appUrl);
    step = STEPS.packs;
    const loaded = await loadSuppliedPacks(db, (pack) => console.log(words.loading(pack)));
    if (!loaded.ok) {
      const [{ pack, detail }] = loaded.problems;
      console.error(words.badPack(pack, detail));
      return await close(1);
    }
    if (loaded.value.length > 0) await analyze(database.ownerUrl);
    step = undefined;
    if (!signals.isStopping()) console.log(words.ready(opened.value));
    await signals.stopped;
    const code = await close(0);
    console.log(words.stopped);
    return code;
  } catch (error) {
    await close(1);
    throw error;
  }
}
