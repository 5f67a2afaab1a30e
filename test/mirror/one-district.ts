import { join } from "node:path";
import type { DigitScore } from "./change-digits.ts";
import { isAlarm, loadPack, mirror, tell } from "./mirrored.ts";
import { redraw } from "./redraw.ts";

export const ONE_DISTRICT = join(import.meta.dirname, "../../fixtures/one-district");
export const YEAR = "2024";
/** Communes are counted and named: their counts are not drawn anew. */
export const FIXED: ReadonlySet<string> = new Set(["one-stop.communes", "one-stop.standard-communes"]);

/** The alarms and contradictions of so many draws of the fixture's outline, from a seed on. */
export async function listDrawAlarms(from: number, draws: number): Promise<readonly string[]> {
  const pack = await loadPack(ONE_DISTRICT);
  const found: string[] = [];
  for (let seed = from; seed < from + draws; seed++) {
    const { report, audit, document } = await mirror(pack, YEAR, redraw(pack.book, seed, FIXED));
    for (const check of audit.checks.filter(isAlarm)) found.push(`seed ${seed}: ${tell(check, document.text)}`);
    for (const { origin } of report.notes)
      if (origin.kind === "mismatch") found.push(`seed ${seed}: ${origin.relation} does not hold`);
  }
  return found;
}

/** "3.215,8 → 3.315,8 (đạt 3.215,8/3.200 ha …): sum-by-season" */
export function showMissed({ missed }: DigitScore): readonly string[] {
  return missed.map(
    ({ change: { figure, text }, broken }) =>
      `${figure.annex ? "annex" : "body"} ${figure.text} → ${text} (${figure.said}): ${broken.join("; ")}`,
  );
}
