import { resolve } from "node:path";
import { formatPack } from "@kehoach/documents/pack/format-pack";
import { readArguments, sayNear } from "../arguments.ts";
import { say } from "../language.ts";
import { withDatabase } from "../with-database.ts";
import { isFree, tryWriteFolder } from "../write-folder.ts";

/** `kehoach pack export CODE --out FOLDER [--authority CODE]` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({
    vi: "kehoach pack export MÃ-GÓI --out THƯ-MỤC [--authority MÃ-CƠ-QUAN]",
    en: "kehoach pack export PACK --out FOLDER [--authority AUTHORITY]",
  });
  const given = readArguments(args, { valued: ["out", "authority"], bare: [], least: 1, most: 1, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const out = given.values.get("out");
  if (out === undefined) {
    console.error(say({ vi: `Thiếu --out THƯ-MỤC.\nCách dùng: ${usage}`, en: `--out FOLDER is missing.\nUsage: ${usage}` }));
    return 2;
  }
  const folder = resolve(out);
  if (!isFree(folder)) {
    console.error(
      say({
        vi: `${out} đã có nội dung. Hãy chọn thư mục mới; không ghi đè.`,
        en: `${out} is not empty. Name a new folder; nothing is overwritten.`,
      }),
    );
    return 2;
  }
  const [pack = ""] = given.words;
  return withDatabase(async (db) => {
    const [{ exportPack }, { SYSTEM }] = await Promise.all([
      import("@kehoach/server/pack/export"),
      import("@kehoach/server/platform/scope"),
    ]);
    const found = await exportPack(db, SYSTEM, pack, given.values.get("authority"));
    if (!found.ok) {
      const [problem] = found.problems;
      const known = problem.known.join(", ") || say({ vi: "không có", en: "none" });
      if (problem.code === "EXPORT_PACK_UNKNOWN") {
        console.error(
          say({
            vi: `Cơ sở dữ liệu không có gói “${pack}”. Đang có: ${known}.`,
            en: `The database has no pack “${pack}”. It has: ${known}.`,
          }) + sayNear(pack, problem.known),
        );
      } else
        console.error(
          say({
            vi: `Nhiều cơ quan dùng gói ${pack}: ${known}. Hãy thêm --authority.`,
            en: `Several authorities use pack ${pack}: ${known}. Add --authority.`,
          }),
        );
      return 1;
    }
    const texts = formatPack(found.value);
    const refusal = tryWriteFolder(folder, texts);
    if (refusal !== undefined) {
      console.error(say({ vi: `Không ghi được ${out} (${refusal}).`, en: `Can not write ${out} (${refusal}).` }));
      return 2;
    }
    console.log(say({ vi: `Đã xuất ${texts.size} tệp ra ${out}.`, en: `${texts.size} files written to ${out}.` }));
    return 0;
  });
}
