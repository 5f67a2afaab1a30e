import { join, resolve } from "node:path";
import { readArguments } from "../arguments.ts";
import { refuse } from "../backup/refuse.ts";
import { showProgress } from "../backup/show-progress.ts";
import { showBytes, showCount, showSeconds } from "../backup/show-size.ts";
import { say } from "../language.ts";
import { whoTypes } from "../who-types.ts";
import { withDatabase } from "../with-database.ts";

async function loadServer() {
  const [config, runner, make, format, archive] = await Promise.all([
    import("@kehoach/server/platform/config"),
    import("@kehoach/server/platform/postgres-runner"),
    import("@kehoach/server/backup/make"),
    import("@kehoach/server/backup/format"),
    import("@kehoach/server/backup/write-archive"),
  ]);
  return { ...config, ...runner, ...make, ...format, ...archive };
}

const ABOUT = {
  vi: `Sao lưu toàn bộ dữ liệu (số liệu, tệp đính kèm, người dùng, nhật ký) vào một tệp, đúng tại một thời điểm, trong khi hệ thống vẫn chạy.
Không có --out thì ghi vào KEHOACH_BACKUP_FOLDER (thư mục backups trong KEHOACH_DATA). Tệp đã có thì không bị ghi đè.
Không nằm trong tệp: tệp mật khẩu của thư mục dữ liệu và hàng đợi công việc. Xem docs/sao-luu.md.`,
  en: `Backs up everything (figures, attachments, users, the journal) into one file, as of one moment, while the system runs.
Without --out it goes to KEHOACH_BACKUP_FOLDER (the folder backups in KEHOACH_DATA). A file that is there is not overwritten.
Not in it: the password files of the data folder, and the queue of jobs. See docs/sao-luu.md.`,
} as const;

/** `kehoach backup [--out FILE|FOLDER]` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach backup [--out TỆP|THƯ-MỤC]", en: "kehoach backup [--out FILE|FOLDER]" });
  const given = readArguments(args, { valued: ["out"], bare: [], least: 0, most: 0, usage });
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
  // Another database would be made, and an empty one backed up.
  if (!("code" in config) && config.databaseUrl === undefined && !server.hasCluster(config.dataFolder))
    return refuse({ code: "BACKUP_NO_DATABASE", folder: config.dataFolder });
  const started = performance.now();
  return withDatabase(async (db, ownerUrl, { config, signal }) => {
    const now = (): Date => new Date();
    const deps = { db, ownerUrl, now };
    const actor = whoTypes();
    const progress = showProgress();
    const watch = { signal, progress: progress.tell };
    const out = given.values.get("out");
    const toFolder = out !== undefined && (out.endsWith("/") || (await server.isFolder(out)));
    const made =
      out === undefined
        ? await server.makeBackup(
            { ...deps, folder: config.backup.folder, keep: config.backup.keep },
            { actor, by: "person" },
            watch,
          )
        : await server.makeBackupAt(
            deps,
            toFolder ? join(resolve(out), server.nameBackup(now())) : resolve(out),
            { actor },
            watch,
          );
    progress.end();
    if (!made.ok) return refuse(made.problems[0]);
    const { path, bytes, rows, tables } = made.value;
    const seconds = showSeconds(performance.now() - started);
    console.log(
      say({
        vi: `Đã sao lưu ${showCount(rows)} dòng của ${tables} bảng vào ${path} (${showBytes(bytes)}, ${seconds} giây).\nThử lại bản này: kehoach verify ${path}`,
        en: `${showCount(rows)} rows of ${tables} tables backed up to ${path} (${showBytes(bytes)}, ${seconds} s).\nTry it: kehoach verify ${path}`,
      }),
    );
    return 0;
  });
}
