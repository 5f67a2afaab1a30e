import { type ReadPack, readPack } from "@kehoach/documents/pack/read-pack";
import { readArguments } from "../arguments.ts";
import { say } from "../language.ts";
import { showCounts, showPackProblem, toExitCode } from "../pack-problems.ts";

function showContent({ folder, book, manifest, warnings }: ReadPack): string {
  const { indicators, targets, values, relations, errata } = book;
  const found = warnings.length === 0 ? say({ vi: "không có lỗi", en: "no problems" }) : showCounts(warnings);
  if (!manifest.authority)
    return say({ vi: `${folder}: gói nền ${manifest.code}: ${found}.`, en: `${folder}: base pack ${manifest.code}: ${found}.` });
  return say({
    vi: `${folder}: ${indicators.size} chỉ tiêu, ${targets.length} kế hoạch giao, ${values.length} số thực hiện, ${relations.length} quan hệ, ${errata.length} điều chưa khớp: ${found}.`,
    en: `${folder}: ${indicators.size} indicators, ${targets.length} targets, ${values.length} values, ${relations.length} relations, ${errata.length} errata: ${found}.`,
  });
}

/** `kehoach pack check FOLDER...` */
export async function run(args: readonly string[]): Promise<number> {
  const usage = say({ vi: "kehoach pack check THƯ-MỤC...", en: "kehoach pack check FOLDER..." });
  const given = readArguments(args, { valued: [], bare: [], least: 1, most: Number.POSITIVE_INFINITY, usage });
  if ("complaints" in given) {
    for (const complaint of given.complaints) console.error(complaint);
    return 2;
  }
  if (given.help) {
    console.log(usage);
    return 0;
  }
  let worst = 0;
  for (const folder of given.words) {
    const read = await readPack(folder);
    const problems = read.ok ? read.value.warnings : read.problems;
    for (const problem of problems) console.error(showPackProblem(problem));
    if (read.ok) console.log(showContent(read.value));
    else {
      console.error(
        say({
          vi: `${folder}: ${showCounts(problems)}; gói chưa dùng được.`,
          en: `${folder}: ${showCounts(problems)}; the pack can not be used yet.`,
        }),
      );
      worst = Math.max(worst, toExitCode(problems));
    }
  }
  return worst;
}
