import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { readPack } from "@kehoach/documents/pack/read-pack";
import { checkAppointment, saveAppointment } from "./access/appoint.ts";
import { createDoor } from "./access/door.ts";
import type { Accounts } from "./account/create-accounts.ts";
import { makePassword } from "./account/make-password.ts";
import { accountRoom } from "./account/routes.ts";
import { type MadeUser, makeDemoUsers } from "./demo/make-users.ts";
import { listDemoAuthorities } from "./demo/read.ts";
import { watchChanges } from "./event/changes.ts";
import { eventRoom } from "./event/routes.ts";
import { startSealing } from "./journal/jobs.ts";
import { applyPack } from "./pack/apply.ts";
import { analyze } from "./platform/analyze.ts";
import { systemClock } from "./platform/clock.ts";
import { type Config, PROJECT_ROOT } from "./platform/config.ts";
import { type RunningDatabase, startDatabase } from "./platform/database.ts";
import { type Database, openDatabase } from "./platform/db.ts";
import { createHttp } from "./platform/http.ts";
import { isLoopback, listen, showListenProblem } from "./platform/http-listen.ts";
import type { Jobs } from "./platform/jobs.ts";
import { jsonLog, type Log } from "./platform/log.ts";
import { RELEASE } from "./platform/release.ts";
import { SYSTEM } from "./platform/scope.ts";
import { showStartProblem } from "./platform/start-problem.ts";
import { inSnapshot } from "./platform/transaction.ts";
import { insertUser } from "./user/store.ts";
import { listEndpoints } from "./wiring.ts";

const STEPS = { database: "database", packs: "packs" } as const;

const WORDS = {
  vi: {
    starting: "Kehoach đang khởi động...",
    ready: (address: string) => `Kehoach đã sẵn sàng: ${address}\nBấm Ctrl-C để dừng.`,
    loading: (pack: string) => `Đang nạp gói ${pack} (một lần duy nhất)...`,
    badPack: (pack: string, detail: string) =>
      `Gói ${pack} có lỗi nên không nạp được:\n${detail}\nHãy chạy: npx kehoach pack check packs/${pack}`,
    demoRefused: (codes: readonly string[]) =>
      `Cơ sở dữ liệu này có cơ quan minh họa (${codes.join(", ")}) với người dùng dùng thử, nên chỉ mở trên chính máy này. Để dùng thật, hãy bắt đầu với thư mục dữ liệu mới, ví dụ KEHOACH_DATA=/var/lib/kehoach, hoặc cơ sở dữ liệu mới.`,
    users: (people: readonly MadeUser[]) =>
      `Người dùng của dữ liệu minh họa; mật khẩu ngẫu nhiên, chỉ in một lần này:\n${listPeople(people)}\nQuên mật khẩu: npx kehoach admin reset --username TÊN`,
    stopped: "Đã dừng.",
  },
  en: {
    starting: "Kehoach is starting...",
    ready: (address: string) => `Kehoach is ready: ${address}\nPress Ctrl-C to stop.`,
    loading: (pack: string) => `Loading pack ${pack} (only once)...`,
    badPack: (pack: string, detail: string) =>
      `Pack ${pack} has errors and was not loaded:\n${detail}\nRun: npx kehoach pack check packs/${pack}`,
    demoRefused: (codes: readonly string[]) =>
      `This database holds a made-up authority (${codes.join(", ")}) with users to try it, so it is opened on this machine only. For real use begin with a new data folder, such as KEHOACH_DATA=/var/lib/kehoach, or a new database.`,
    users: (people: readonly MadeUser[]) =>
      `Users of the made-up figures; passwords are by chance and printed only now:\n${listPeople(people)}\nA forgotten one: npx kehoach admin reset --username NAME`,
    stopped: "Stopped.",
  },
} as const;

function listPeople(people: readonly MadeUser[]): string {
  const width = Math.max(...people.map(({ username }) => username.length));
  return people.map(({ username, password, name }) => `  ${username.padEnd(width)}  ${password}  ${name}`).join("\n");
}

/** The packs that come with the program and belong to an authority, made-up ones if asked for; the others are bases. */
function listSuppliedPacks(withDemo: boolean): readonly string[] {
  const folder = join(PROJECT_ROOT, "packs");
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return names
    .filter((name) => {
      const manifest = readFileSync(join(folder, name, "pack.yaml"), "utf8");
      return /^authority:/m.test(manifest) && (withDemo || !/^demo: true$/m.test(manifest));
    })
    .sort();
}

/** Loads the supplied packs into a database that never had one. */
export async function loadSuppliedPacks(
  db: Database,
  announce: (pack: string) => void,
  { withDemo = false }: { readonly withDemo?: boolean } = {},
): Promise<Outcome<readonly string[], { readonly pack: string; readonly detail: string }>> {
  const before = await inSnapshot(db, SYSTEM, (tx) => tx.selectFrom("pack_application").select("id").limit(1).execute());
  if (before.length > 0) return accept([]);
  const loaded: string[] = [];
  for (const pack of listSuppliedPacks(withDemo)) {
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

/** Where our own pages come from: the public address, and each name of the loopback address we listen at. */
function listOrigins(served: string, publicUrl: string | undefined): readonly string[] {
  const { origin, port } = new URL(served);
  const here = ["127.0.0.1", "localhost", "[::1]"].map((host) => `http://${host}:${port}`);
  return [origin, ...here, ...(publicUrl === undefined ? [] : [publicUrl])];
}

/** Whether nobody comes here from another machine: only then are made-up authorities loaded, with users to sign in as. */
function isOwnMachine({ host, signIn: { publicUrl } }: Config): boolean {
  return isLoopback(host) && (publicUrl === undefined || isLoopback(new URL(publicUrl).hostname));
}

/** Makes the users of made-up authorities that are not there yet. @rule U16 */
async function makePeople(db: Database, accounts: Accounts, log: Log): Promise<readonly MadeUser[]> {
  const hash = accounts.hashPassword;
  const deps = { db, clock: systemClock, makePassword, hash, insertUser, check: checkAppointment, save: saveAppointment };
  const { made, refused } = await makeDemoUsers(deps);
  for (const one of refused) log("warn", "a user of a made-up authority was not made", one);
  return made;
}

/**
 * Serves until told to stop. Listens first, so that /healthz can say what start-up is doing; then the database, migrations,
 * supplied packs. Closes in the opposite order.
 *
 * @returns the exit code
 * @rule W7 W17 U16
 */
export async function serve(config: Config): Promise<number> {
  const words = WORDS[config.language];
  const signals = hearSignals();
  const log = jsonLog();
  let step: string | undefined = STEPS.database;
  let db: Database | undefined;
  let database: RunningDatabase | undefined;
  let sealing: ReturnType<typeof startSealing> | undefined;
  let accounts: Accounts | undefined;
  let jobs: Jobs | undefined;
  let backups: { readonly stop: () => void } | undefined;
  let origins: readonly string[] = [];
  const running = (): Database => {
    if (db === undefined) throw new Error("asked before the database was there");
    return db;
  };
  const door = createDoor({
    db: running,
    findSession: async (sender) => accounts?.findSession(sender),
    clock: systemClock,
  });
  const listed = listEndpoints({
    clock: systemClock,
    people: () => {
      if (accounts === undefined) throw new Error("asked before the accounts were there");
      return accounts.people;
    },
    signIn: { mail: config.signIn.mail !== undefined, oidc: config.signIn.oidc?.name ?? null },
    letters: async () => accounts?.listWaitingMail() ?? [],
    backup: config.backup,
  });
  const app = await createHttp({
    ...listed,
    door,
    rooms: [
      accountRoom(() => {
        if (accounts === undefined) throw new Error("asked before the accounts were there");
        return accounts.ways;
      }),
      eventRoom(door, watchChanges(running, log)),
    ],
    origins: () => origins,
    proxies: config.signIn.proxies,
    step: () => step,
    webFolder: join(PROJECT_ROOT, "packages/web/dist"),
    log,
    version: RELEASE,
  });
  const opened = await listen(app, config.host, config.port, config.signIn.publicUrl);
  if (!opened.ok) {
    console.error(showListenProblem(opened.problems[0], config.language));
    await app.close();
    return 1;
  }
  const close = async (code: number): Promise<number> => {
    await app.close();
    await listed.close();
    backups?.stop();
    await jobs?.stop();
    await accounts?.stop();
    // Last of those that write: it seals what the others still wrote.
    await sealing?.stop();
    await db?.destroy();
    await database?.stop();
    return code;
  };
  origins = listOrigins(opened.value, config.signIn.publicUrl);
  try {
    console.log(words.starting);
    // Heavy to load; PostgreSQL starts meanwhile.
    const loading = Promise.all([
      import("./account/open-accounts.ts"),
      import("./platform/jobs.ts"),
      import("./backup/jobs.ts"),
      import("./submission/remind.ts"),
    ]);
    const started = await startDatabase(config);
    if (!started.ok) {
      console.error(showStartProblem(started.problems[0], config.language));
      return await close(1);
    }
    database = started.value;
    if (signals.isStopping()) return await close(0);
    db = openDatabase(database.appUrl);
    sealing = startSealing(db, log);
    const [{ openAccounts }, { createJobs }, { registerBackups }, { registerReminders }] = await loading;
    jobs = createJobs(database.ownerUrl, log);
    const { appUrl, ownerUrl } = database;
    backups = registerBackups(jobs, { config: config.backup, ownerUrl, db, now: systemClock, log });
    accounts = openAccounts(config, { appUrl, db, served: opened.value, jobs, clock: systemClock, log });
    const { sendLetter } = accounts;
    if (config.remindAt !== undefined && sendLetter !== undefined) {
      const publicUrl = config.signIn.publicUrl ?? new URL(opened.value).origin;
      registerReminders(jobs, {
        at: config.remindAt,
        db,
        send: sendLetter,
        clock: systemClock,
        publicUrl,
        language: config.language,
        log,
      });
    }
    step = STEPS.packs;
    const isOwn = isOwnMachine(config);
    const loaded = await loadSuppliedPacks(db, (pack) => console.log(words.loading(pack)), { withDemo: isOwn && config.demo });
    if (!loaded.ok) {
      const [{ pack, detail }] = loaded.problems;
      console.error(words.badPack(pack, detail));
      return await close(1);
    }
    if (loaded.value.length > 0) await analyze(database.ownerUrl);
    const demo = await inSnapshot(db, SYSTEM, (tx) => listDemoAuthorities(tx, SYSTEM));
    if (demo.length > 0 && !isOwn) {
      console.error(words.demoRefused(demo));
      return await close(1);
    }
    const people = demo.length > 0 ? await makePeople(db, accounts, log) : [];
    step = undefined;
    if (people.length > 0) console.log(words.users(people));
    if (!signals.isStopping()) console.log(words.ready(opened.value));
    // Pages do not wait for the queue; who sends a job does.
    jobs.start().catch((error: unknown) => log("error", "the queue of jobs did not start", { error }));
    await signals.stopped;
    const code = await close(0);
    console.log(words.stopped);
    return code;
  } catch (error) {
    await close(1);
    throw error;
  }
}
