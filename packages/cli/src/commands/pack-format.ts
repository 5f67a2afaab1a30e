import { type FormatChange, listChanges, writeChanges } from "@kehoach/documents/pack/format-folder";
import { readPackFiles } from "@kehoach/documents/pack/read-pack";
import { readArguments } from "../arguments.ts";
import { say } from "../language.ts";
import { showCounts, showPackProblem, toExitCode } from "../pack-problems.ts";

function showChange({ file, kind }: FormatChange, done: boolean): string {
  const what = {
    change: done ? { vi: "đã viết lại", en: "rewritten" } : { vi: "khác dạng chuẩn", en: "differs" },
    remove: done ? { vi: "đã xóa (trống)", en: "removed (empty)" } : { vi: "thừa (trống)", en: "superfluous (empty)" },
  }[kind];
  return `${file}: ${say(what)}`;
}

/** `kehoach pack format FOLDER [--check] [--drop-comments]` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({
    vi: "kehoach pack format THƯ-MỤC [--check] [--drop-comments]",
    en: "kehoach pack format FOLDER [--check] [--drop-comments]",
  });
  const given = readArguments(args, { valued: [], bare: ["check", "drop-comments"], least: 1, most: 1, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  const [folder = ""] = given.words;
  const read = await readPackFiles(folder);
  if (!read.ok) {
    for (const problem of read.problems) console.error(showPackProblem(problem));
    console.error(
      say({
        vi: `${folder}: ${showCounts(read.problems)}; sửa xong mới định dạng được.`,
        en: `${folder}: ${showCounts(read.problems)}; mend them before formatting.`,
      }),
    );
    return toExitCode(read.problems);
  }
  const changes = listChanges(read.value);
  const checking = given.bare.has("check");
  if (!checking && read.value.comments.length > 0 && !given.bare.has("drop-comments")) {
    for (const problem of read.value.comments) console.error(showPackProblem(problem));
    console.error(
      say({
        vi: "Chưa viết gì. Thêm --drop-comments để bỏ các chú thích này.",
        en: "Nothing was written. Add --drop-comments to let these comments go.",
      }),
    );
    return 1;
  }
  if (!checking) {
    const failed = await writeChanges(changes);
    if (failed) {
      console.error(
        say({
          vi: `Không ghi được ${failed.file} (${failed.reason}); các tệp trước đó đã viết xong.`,
          en: `Can not write ${failed.file} (${failed.reason}); the files before it are done.`,
        }),
      );
      return 2;
    }
  }
  for (const change of changes) console.log(showChange(change, !checking));
  if (changes.length === 0) console.log(say({ vi: `${folder}: đã ở dạng chuẩn.`, en: `${folder}: canonical.` }));
  return checking && changes.length > 0 ? 1 : 0;
}
