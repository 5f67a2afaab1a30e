import type { ApiProblem } from "@kehoach/api/problem";
import { PROBLEMS_EN } from "@kehoach/api/problem-en";
import { PROBLEMS_VI } from "@kehoach/api/problem-vi";
import { isEnglish, say } from "../language.ts";

type AdminProblem =
  | ApiProblem
  | { readonly code: "ADMIN_PLACE_MISSING"; readonly authority: string }
  | { readonly code: "ADMIN_ALREADY"; readonly username: string; readonly authority: string };

/** Why an act on a user was refused. */
export function sayProblem(problem: AdminProblem): string {
  if (problem.code === "ADMIN_PLACE_MISSING")
    return say({
      vi: `Cơ quan ${problem.authority} trỏ tới một địa bàn chưa có. Hãy nạp lại gói của cơ quan: npx kehoach pack apply THƯ-MỤC.`,
      en: `Authority ${problem.authority} names a place that is not there. Apply its pack again: npx kehoach pack apply FOLDER.`,
    });
  if (problem.code === "ADMIN_ALREADY")
    return say({
      vi: `${problem.username} đang là quản trị của cơ quan ${problem.authority} rồi; không có gì thay đổi.`,
      en: `${problem.username} is an administrator of ${problem.authority} already; nothing was changed.`,
    });
  return (isEnglish() ? PROBLEMS_EN : PROBLEMS_VI)[problem.code].detail(problem);
}
