import type { ChangeEvent } from "@kehoach/api/event";
import type { RouteName } from "@kehoach/api/paths";

/** What is answered otherwise when figures have changed. */
const OF_FIGURES = [
  "overview",
  "scorecard",
  "sectors",
  "sector",
  "indicators",
  "indicator",
  "values",
  "targets",
  "relations",
  "errata",
  "totals",
  "unapprovedTotals",
  "totalPeriods",
  "place",
  "document",
  "plans",
  "plan",
  "planChanges",
  "reports",
  "briefingChanges",
  "report",
] as const satisfies readonly RouteName[];

/** What is answered otherwise when forms have moved. Pages of a form ask by themselves. `returned`: what /viec asks of forms sent back. */
const OF_FORMS = [
  "work",
  "digest",
  "briefingChanges",
  "returned",
  "regimes",
  "regimeStatus",
  "chase",
  "completeness",
  "forms",
  "form",
  "approvals",
  "approvalCount",
  "approvalMatrix",
  "unapprovedTotals",
  "sheetUses",
] as const satisfies readonly (RouteName | "returned")[];

/** What is answered otherwise when something was asked or explained; with figures it is, too: they are what is asked about. */
const OF_EXPLANATIONS = ["explanations", "explanation", "digest", "briefingChanges"] as const satisfies readonly RouteName[];

const NAMES = {
  figures: [...OF_FIGURES, ...OF_EXPLANATIONS],
  forms: OF_FORMS,
  explanations: OF_EXPLANATIONS,
} as const satisfies Readonly<Record<ChangeEvent["what"], unknown>>;

/** Names of the questions that some changes of an authority make stale; none where another one is shown. @rule W35 */
export function listStale(changes: readonly ChangeEvent[], shown: string | undefined): readonly string[] {
  return [...new Set(changes.flatMap(({ authority, what }) => (authority === shown ? NAMES[what] : [])))];
}

/** Every question that follows changes: nobody told what was missed while the line was down. */
export const EVERY_NAME: readonly string[] = [...new Set([...OF_FIGURES, ...OF_FORMS, ...OF_EXPLANATIONS])];

/** Pages where somebody types figures: what stands there is not asked for again under his hands. */
const TYPED = [/^\/phieu(\/|$)/, /^\/ke-hoach\/[^/]+\/(nhap|phu-luc|dieu-chinh)$/, /^\/che-do\/bieu\/./];

/** @rule W35 */
export function isTypedOn(path: string): boolean {
  return TYPED.some((one) => one.test(path));
}
