import { resolve } from "node:path";
import { readArguments } from "../arguments.ts";
import { refuse } from "../backup/refuse.ts";
import { showProgress } from "../backup/show-progress.ts";
import { showCount, showMoment, showSeconds } from "../backup/show-size.ts";
import { interruptible } from "../interruptible.ts";
import { isEnglish, say } from "../language.ts";
import { whoTypes } from "../who-types.ts";

async function loadServer() {
  const [config, words, restore, db, seal] = await Promise.all([
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/config-problem"),
    import("@kehoach/server/backup/restore"),
    import("@kehoach/server/platform/db"),
    import("@kehoach/server/journal/seal"),
  ]);
  return { ...config, ...words, ...restore, ...db, ...seal };
}

type Server = Awaited<ReturnType<typeof loadServer>>;

/** The line of the journal that tells of the restore is sealed before the database is stopped. */
async function sealJournal({ openDatabase, sealRecent }: Server, appUrl: string): Promise<void> {
  const db = openDatabase(appUrl, 1);
  try {
    await sealRecent(db);
  } finally {
    await db.destroy();
  }
}

const ABOUT = {
  vi: `Khôi phục một bản sao lưu vào thư mục dữ liệu còn trống (KEHOACH_DATA), hoặc vào một cơ sở dữ liệu chưa có dữ liệu (DATABASE_URL).
Cả tệp được đọc và kiểm tra trước; sau đó hoặc mọi thứ vào đủ, hoặc nơi nhận còn nguyên như trước.
Bản sao lưu của bản Kehoach cũ hơn được nâng cấp luôn. Mọi người phải đăng nhập lại. Xem docs/sao-luu.md.`,
  en: `Restores a backup into an empty data folder (KEHOACH_DATA), or a database that holds no data (DATABASE_URL).
The whole file is read and checked first; then either everything goes in, or the target stays as it was.
A backup of an earlier release is upgraded on the way. Everybody has to sign in again. See docs/sao-luu.md.`,
} as const;

/** `kehoach restore FILE` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach restore TỆP", en: "kehoach restore FILE" });
  const given = readArguments(args, { valued: [], bare: [], least: 1, most: 1, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(`${usage}\n${say(ABOUT)}`);
    return 0;
  }
  const server = await loadServer();
  const config = server.readConfig(process.env);
  if ("code" in config) {
    console.error(server.showConfigProblem(config, isEnglish() ? "en" : "vi"));
    return 2;
  }
  const started = performance.now();
  return interruptible(async (signal) => {
    const progress = showProgress();
    const watch = { signal, progress: progress.tell };
    const path = resolve(given.words[0] ?? "");
    const actor = whoTypes();
    const restored = await server.restoreBackup(config, path, actor, watch, (appUrl) => sealJournal(server, appUrl));
    progress.end();
    if (!restored.ok) return refuse(restored.problems[0]);
    const { read, upgraded } = restored.value;
    const rows = showCount(read.end.tables.reduce((all, table) => all + table.rows, 0));
    const moment = showMoment(read.manifest.madeAt);
    const seconds = showSeconds(performance.now() - started);
    const into = config.databaseUrl === undefined ? config.dataFolder : "DATABASE_URL";
    console.log(
      say({
        vi: `Đã khôi phục bản sao lưu lúc ${moment} (${rows} dòng của ${read.end.tables.length} bảng) vào ${into} trong ${seconds} giây.`,
        en: `The backup of ${moment} (${rows} rows of ${read.end.tables.length} tables) is restored into ${into}, in ${seconds} s.`,
      }),
    );
    if (upgraded.length > 0)
      console.log(
        say({ vi: `Đã nâng cấp lên bản này: ${upgraded.join(", ")}.`, en: `Upgraded to this release: ${upgraded.join(", ")}.` }),
      );
    console.log(
      say({
        vi: "Chạy hệ thống: kehoach serve. Mọi người phải đăng nhập lại.",
        en: "Run the system: kehoach serve. Everybody has to sign in again.",
      }),
    );
    return 0;
  });
}
