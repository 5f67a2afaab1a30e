import { stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parsePeriod } from "@kehoach/core/period/period";
import { bindReport } from "@kehoach/core/report/bind-report";
import type { BoundReport, ReportProblem } from "@kehoach/core/report/bound";
import { reportSentencesEn } from "@kehoach/core/words/report-en";
import { reportSentencesVi } from "@kehoach/core/words/report-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { type ReadPack, readPack } from "@kehoach/documents/pack/read-pack";
import { showPackProblem, toExitCode } from "../pack-problems.ts";
import { explainWriteError, writeWhole } from "../write-whole.ts";

type Language = "vi" | "en";

const USAGE = {
  vi: `Cách dùng: kehoach report --pack THƯ_MỤC --year NĂM --out TỆP.docx [--format json]
Dựng báo cáo năm từ một gói, không cần máy chủ hay cơ sở dữ liệu.
  --pack     thư mục của gói, ví dụ packs/ten-goi
  --year     năm báo cáo, ví dụ 2023
  --out      tệp Word ghi ra; có sẵn thì thay
  --format   json: in báo cáo đã gắn số liệu ra màn hình (khi đó --out không bắt buộc)`,
  en: `Usage: kehoach report --pack FOLDER --year YEAR --out FILE.docx [--format json]
Makes the yearly report of a pack; needs no server and no database.
  --pack     the pack's folder, for example packs/name
  --year     year of the report, for example 2023
  --out      Word file to write; replaced if it exists
  --format   json: prints the bound report on the screen (--out is then optional)`,
} as const;

type Asked = { readonly pack: string; readonly year: string; readonly out: string | undefined; readonly json: boolean };

/** Why the command can not run, in the asked language. */
const SAY = {
  missing: { vi: (flag: string) => `Thiếu ${flag}.`, en: (flag: string) => `${flag} is missing.` },
  unknown: { vi: (text: string) => `Không hiểu “${text}”.`, en: (text: string) => `"${text}" is not understood.` },
  format: {
    vi: (text: string) => `--format chỉ nhận docx hay json, không nhận “${text}”.`,
    en: (text: string) => `--format takes docx or json, not "${text}".`,
  },
  year: {
    vi: (text: string) => `--year phải là năm bốn chữ số, không phải “${text}”.`,
    en: (text: string) => `--year must be a year of four digits, not "${text}".`,
  },
  outline: {
    vi: (pack: string) => `Gói ${pack} không có report.yaml, không dựng được báo cáo.`,
    en: (pack: string) => `Pack ${pack} has no report.yaml: there is no report to make.`,
  },
  folder: {
    vi: (out: string) => `${out} là thư mục. Ghi rõ tên tệp, ví dụ ${join(out, "bao-cao.docx")}.`,
    en: (out: string) => `${out} is a folder. Name a file, for example ${join(out, "bao-cao.docx")}.`,
  },
  write: {
    vi: (out: string, why: string) => `Không ghi được ${out}: ${why}.`,
    en: (out: string, why: string) => `Could not write ${out}: ${why}.`,
  },
  done: { vi: (out: string) => `Đã ghi ${out}`, en: (out: string) => `Wrote ${out}` },
} as const;

function readAsked(args: readonly string[], language: Language): Asked | { readonly wrong: readonly string[] } {
  const text = { type: "string" } as const;
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: { pack: text, year: text, out: text, format: text },
    strict: false,
    tokens: true,
  });
  const wrong = positionals.map((found) => SAY.unknown[language](found));
  for (const token of tokens)
    if (token.kind === "option" && !["pack", "year", "out", "format"].includes(token.name))
      wrong.push(SAY.unknown[language](token.rawName));
  const get = (name: "pack" | "year" | "out" | "format"): string | undefined => {
    const value = values[name];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const { pack, year, out, format = "docx" } = { pack: get("pack"), year: get("year"), out: get("out"), format: get("format") };
  if (format !== "docx" && format !== "json") wrong.push(SAY.format[language](format));
  if (pack === undefined) wrong.push(SAY.missing[language]("--pack"));
  if (year === undefined) wrong.push(SAY.missing[language]("--year"));
  else if (!/^\d{4}$/u.test(year)) wrong.push(SAY.year[language](year));
  if (out === undefined && format !== "json") wrong.push(SAY.missing[language]("--out"));
  if (wrong.length > 0 || pack === undefined || year === undefined) return { wrong };
  return { pack, year, out, json: format === "json" };
}

/** "report.yaml:12:5: sentence", or the sentence alone where the problem is of the whole report. */
function tell(problem: ReportProblem, pack: ReadPack, language: Language): string {
  const sentence = toSentence<ReportProblem>(language === "en" ? reportSentencesEn : reportSentencesVi, problem);
  if (problem.path === "") return sentence;
  const inside =
    problem.line === undefined || problem.column === undefined ? undefined : { line: problem.line, column: problem.column };
  const { file, line, column } = pack.locate("report.yaml", problem.path, inside);
  return `${file}:${line}:${column}: ${sentence}`;
}

/** Binds the pack's own report, or tells why it can not be. */
export function bindPack(pack: ReadPack, year: string, language: Language): BoundReport | { readonly wrong: readonly string[] } {
  if (!pack.outline) return { wrong: [SAY.outline[language](pack.folder)] };
  const period = parsePeriod(year);
  if (!period.ok) return { wrong: [SAY.year[language](year)] };
  const bound = bindReport(pack.book, pack.outline, pack.phrases, {
    period: period.value,
    ...(pack.notice === undefined ? {} : { notice: pack.notice }),
  });
  return bound.ok ? bound.value : { wrong: bound.problems.map((problem) => tell(problem, pack, language)) };
}

/** kehoach report: the yearly report of a pack as a Word file. @returns the exit code: 0 done, 1 refused, 2 wrong use or no pack there */
export async function run(args: readonly string[]): Promise<number> {
  const language: Language = process.env["KEHOACH_LANG"] === "en" ? "en" : "vi";
  if (args.includes("--help") || args.includes("-h")) {
    console.log(USAGE[language]);
    return 0;
  }
  const asked = readAsked(args, language);
  if ("wrong" in asked) {
    for (const line of asked.wrong) console.error(line);
    console.error(USAGE[language]);
    return 2;
  }
  const { out } = asked;
  const existing = out === undefined ? undefined : await stat(out).catch(() => undefined);
  if (out !== undefined && existing?.isDirectory()) {
    console.error(SAY.folder[language](out));
    return 1;
  }
  const pack = await readPack(asked.pack);
  if (!pack.ok) {
    for (const problem of pack.problems) if (problem.level === "error") console.error(showPackProblem(problem));
    return toExitCode(pack.problems);
  }
  const report = bindPack(pack.value, asked.year, language);
  if ("wrong" in report) {
    for (const line of report.wrong) console.error(line);
    return 1;
  }
  if (asked.json) console.log(JSON.stringify(report, undefined, 2));
  if (out === undefined) return 0;
  const { writeReport } = await import("@kehoach/documents/docx/write-report");
  const bytes = await writeReport(report);
  try {
    await writeWhole(out, bytes);
  } catch (error) {
    const why = explainWriteError(error);
    if (why === undefined) throw error;
    console.error(SAY.write[language](out, why[language]));
    return 1;
  }
  if (!asked.json) console.log(SAY.done[language](out));
  return 0;
}
