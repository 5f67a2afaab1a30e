import type { ScorecardRowJson } from "@kehoach/api/scorecard";

/** What is behind plan now, or will be by its forecast; in the order given. @rule Y120 */
export function listBehind(rows: readonly ScorecardRowJson[]): readonly ScorecardRowJson[] {
  return rows.filter(({ verdict, forecast }) => verdict === "notMet" || forecast?.verdict === "notMet");
}
