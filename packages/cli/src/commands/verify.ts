import { resolve } from "node:path";
import { readArguments } from "../arguments.ts";
import { refuse } from "../backup/refuse.ts";
import { showProgress } from "../backup/show-progress.ts";
import { showCount, showMoment } from "../backup/show-size.ts";
import { interruptible } from "../interruptible.ts";
import { type Both, say } from "../language.ts";

const loadVerify = () => import("@kehoach/server/backup/verify");
type Verify = Awaited<ReturnType<typeof loadVerify>>;
type Verified = Extract<Awaited<ReturnType<Verify["verifyBackup"]>>, { ok: true }>["value"];
type Difference = Verified["differences"][number];

const ABOUT = {
  vi: `Khôi phục bản sao lưu vào một cơ sở dữ liệu tạm rồi đối chiếu: số dòng và nội dung từng bảng, bộ đếm, bản xuất từng gói, đầu chuỗi nhật ký.
Không đụng tới dữ liệu đang dùng; không cần hệ thống đang chạy. Cần chỗ trống trong thư mục tạm của máy (đặt TMPDIR để chọn nơi khác).
Mã kết thúc: 0 khớp, 1 có chỗ khác hoặc tệp hỏng, 2 gọi sai hoặc không đọc được.`,
  en: `Restores the backup into a database that is thrown away and compares: rows and contents of each table, counters, the export of each pack, the head of the journal.
Touches no data in use; needs no running system. Needs room in the machine's temporary folder (set TMPDIR to choose another).
Exit codes: 0 equal, 1 something differs or the file is bad, 2 wrong use or unreadable.`,
} as const;

const WHATS: Readonly<Record<Difference["what"], Both>> = {
  rows: { vi: "số dòng của bảng", en: "rows of table" },
  contents: { vi: "nội dung của bảng", en: "contents of table" },
  counter: { vi: "bộ đếm", en: "counter" },
  export: { vi: "bản xuất của gói", en: "export of pack" },
  journal: { vi: "đầu chuỗi nhật ký", en: "head of the journal" },
};

function showDifference({ what, of, told, found }: Difference): string {
  const none = say({ vi: "không có", en: "none" });
  return say({
    vi: `khác: ${WHATS[what].vi} ${of}: bản sao lưu ghi ${told ?? none}, khôi phục ra ${found ?? none}`,
    en: `differs: ${WHATS[what].en} ${of}: the backup says ${told ?? none}, restored it is ${found ?? none}`,
  });
}

function showCompared({ tables, rows, counters, exports, journals }: Verified["compared"]): string {
  return say({
    vi: `Đã đối chiếu: ${tables} bảng (${showCount(rows)} dòng), ${counters} bộ đếm, ${exports} bản xuất gói, ${journals} chuỗi nhật ký.`,
    en: `Compared: ${tables} tables (${showCount(rows)} rows), ${counters} counters, ${exports} pack exports, ${journals} journal chains.`,
  });
}

/** `kehoach verify FILE` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach verify TỆP", en: "kehoach verify FILE" });
  const given = readArguments(args, { valued: [], bare: [], least: 1, most: 1, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(`${usage}\n${say(ABOUT)}`);
    return 0;
  }
  const [file = ""] = given.words;
  const { verifyBackup } = await loadVerify();
  return interruptible(async (signal) => {
    const progress = showProgress();
    const verified = await verifyBackup(resolve(file), { signal, progress: progress.tell });
    progress.end();
    if (!verified.ok) return refuse(verified.problems[0]);
    const { compared, differences, rewritten, read } = verified.value;
    console.log(showCompared(compared));
    if (rewritten.length > 0)
      console.log(
        say({
          vi: `Bản này viết ${rewritten.length} bản xuất gói khác bản Kehoach đã sao lưu (${read.manifest.release}); các bảng vẫn khớp từng dòng.`,
          en: `This release writes ${rewritten.length} pack exports otherwise than the one that made the backup (${read.manifest.release}); the tables are equal row by row.`,
        }),
      );
    for (const difference of differences) console.error(showDifference(difference));
    const moment = showMoment(read.manifest.madeAt);
    if (differences.length > 0) {
      console.error(
        say({
          vi: `${file}: ${differences.length} chỗ khác; đừng dựa vào bản này.`,
          en: `${file}: ${differences.length} differences; do not rely on this backup.`,
        }),
      );
      return 1;
    }
    console.log(
      say({
        vi: `${file}: nguyên vẹn và khôi phục được (dữ liệu lúc ${moment}, bản ${read.manifest.release}).`,
        en: `${file}: whole, and can be restored (data of ${moment}, release ${read.manifest.release}).`,
      }),
    );
    return 0;
  });
}
