import { readFile } from "node:fs/promises";
import { type IgnoreFileProblem, readIgnoreFile, showIgnoreFile } from "@kehoach/core/audit/output/ignore-file";
import type { Ignored, IgnoredCheck } from "@kehoach/core/audit/output/ignored";
import { ignoreFileSentencesEn } from "@kehoach/core/words/audit-ignore-en";
import { ignoreFileSentencesVi } from "@kehoach/core/words/audit-ignore-vi";
import { toSentence } from "@kehoach/core/words/sentence";
import { isEnglish, say } from "../language.ts";
import { explainWriteError, writeWhole } from "../write-whole.ts";
import { sideFileOf } from "./paths.ts";

/** "bao-cao.kehoach.json:3:5: ..." */
function showProblem(file: string, problem: IgnoreFileProblem): string {
  const sentences = isEnglish() ? ignoreFileSentencesEn : ignoreFileSentencesVi;
  return `${file}:${problem.line}:${problem.column}: ${toSentence<IgnoreFileProblem>(sentences, problem)}`;
}

/** What was set aside of a report; none where there is no side file. @returns the entries, or what is wrong with the file */
export async function readSideFile(report: string): Promise<Ignored | { readonly wrong: readonly string[] }> {
  const file = sideFileOf(report);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    if (code === "ENOENT") return new Map();
    return { wrong: [say({ vi: `${file}: không đọc được (${code}).`, en: `${file}: can not be read (${code}).` })] };
  }
  const read = readIgnoreFile(text.replace(/^\ufeff/u, ""));
  if (!read.ok) return { wrong: read.problems.map((problem) => showProblem(file, problem)) };
  return new Map(read.value.map((entry) => [entry.fingerprint, entry]));
}

/** Adds an entry, or replaces the one of its fingerprint. @returns what went wrong, or nothing */
export async function addToSideFile(report: string, ignored: Ignored, entry: IgnoredCheck): Promise<string | undefined> {
  const file = sideFileOf(report);
  const all = new Map(ignored).set(entry.fingerprint, entry);
  try {
    await writeWhole(file, showIgnoreFile([...all.values()]));
    return undefined;
  } catch (error) {
    const why = explainWriteError(error);
    if (why === undefined) throw error;
    return say({ vi: `Không ghi được ${file}: ${why.vi}.`, en: `Can not write ${file}: ${why.en}.` });
  }
}
