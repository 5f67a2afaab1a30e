import { sayPackFaultEn } from "@kehoach/core/words/pack-en";
import { sayPackFaultVi } from "@kehoach/core/words/pack-vi";
import type { PackProblem } from "@kehoach/documents/pack/read-pack";
import { isEnglish, say } from "./language.ts";

/** "targets/a.yaml:3:5: lỗi: ...", with the other of two below. */
export function showPackProblem(problem: PackProblem): string {
  const { level, file, line, column, fault, first } = problem;
  const mark = level === "error" ? say({ vi: "lỗi", en: "error" }) : say({ vi: "cần xem", en: "look at" });
  const head = `${file}:${line}:${column}: ${mark}: ${isEnglish() ? sayPackFaultEn(fault) : sayPackFaultVi(fault)}`;
  return first === undefined ? head : `${head}\n    ${say({ vi: "chỗ đầu", en: "the first" })}: ${first}`;
}

/** "2 lỗi, 1 điều cần xem". */
export function showCounts(problems: readonly PackProblem[]): string {
  const errors = problems.filter(({ level }) => level === "error").length;
  const warnings = problems.length - errors;
  const parts = [say({ vi: `${errors} lỗi`, en: `${errors} error(s)` })];
  if (warnings > 0) parts.push(say({ vi: `${warnings} điều cần xem`, en: `${warnings} to look at` }));
  return parts.join(", ");
}

/** Exit code of a refusal: 2 when there is no pack to speak of, else 1. */
export function toExitCode(problems: readonly PackProblem[]): number {
  return problems.some(({ code }) => code === "PACK_FOLDER_MISSING" || code === "PACK_MANIFEST_MISSING") ? 2 : 1;
}
