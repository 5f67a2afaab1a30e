import { type Cell, isSameCell } from "../indicator/cell.ts";
import type { IsoDate } from "../period/period.ts";
import { type Assigners, rankAssigner } from "./assigner.ts";
import type { JudgedTarget, TargetVersion } from "./target.ts";

export type TargetQuestion = {
  /** Only what was known on this day, and in force on it if an effective date is stated. Everything, if absent. */
  readonly knownAt?: IsoDate;
  /** Only what the system had recorded by this moment (ISO, compared as text). */
  readonly recordedAt?: string;
  /** Who assigns, and of what level; asked for only where several have a target. Nobody listed, if absent. */
  readonly assigners?: () => Assigners;
};

/**
 * The current version of each assigner's target for a cell, side by side, in the order of assigner codes.
 * Versions follow each other inside one key only: another assigner's never replaces them.
 *
 * @rule T1 T2 T3
 */
export function listTargets<T extends JudgedTarget>(targets: readonly T[], cell: Cell, ask: TargetQuestion = {}): readonly T[] {
  const current = new Map<string, T>();
  for (const version of targets) {
    if (!isSameCell(version.key, cell) || !isVisible(version, ask)) continue;
    const rival = current.get(version.key.assigner);
    if (rival === undefined || !isLater(rival, version)) current.set(version.key.assigner, version);
  }
  return [...current.values()].sort((a, b) => (a.key.assigner < b.key.assigner ? -1 : 1));
}

/**
 * The version that judges a cell: that of the assigner of the nearest level, which those who carry the plan out answer to; within a
 * level, of who spoke last, and of several who spoke on one day, of the one listed first. A proposal never judges: the assigner's last
 * assigned or adjusted version does.
 *
 * @rule T1 T2 T3 T4
 */
export function findJudgingTarget<T extends JudgedTarget>(
  targets: readonly T[],
  cell: Cell,
  ask: TargetQuestion = {},
): T | undefined {
  const current = listTargets(
    targets.filter((version) => version.state !== "proposed"),
    cell,
    ask,
  );
  if (current.length < 2) return current[0];
  const assigners = ask.assigners?.() ?? { listed: [], own: undefined };
  const ranked = current.map((version) => ({
    version,
    ...rankAssigner(assigners, version.key.assigner),
    inBook: targets.indexOf(version),
  }));
  const nearest = Math.min(...ranked.map(({ distance }) => distance));
  const [first, ...rest] = ranked
    .filter(({ distance }) => distance === nearest)
    .sort((a, b) => a.position - b.position || a.inBook - b.inBook)
    .map(({ version }) => version);
  return first && rest.reduce((last, version) => (isLater(version, last) ? version : last), first);
}

/** All versions of a cell's targets, oldest first: how the plan moved. @rule T1 T2 */
export function listTargetHistory(targets: readonly TargetVersion[], cell: Cell): readonly TargetVersion[] {
  const found = targets.filter((version) => isSameCell(version.key, cell));
  return found.sort((a, b) => (isLater(a, b) ? 1 : isLater(b, a) ? -1 : 0));
}

function isVisible(version: JudgedTarget, { knownAt, recordedAt }: TargetQuestion): boolean {
  if (recordedAt !== undefined && version.recordedAt !== undefined && version.recordedAt > recordedAt) return false;
  return knownAt === undefined || (version.knownAt <= knownAt && (version.effective ?? knownAt) <= knownAt);
}

/** Later in force (or known, where no date of effect is stated); then later known; then later recorded. */
function isLater(a: JudgedTarget, b: JudgedTarget): boolean {
  return orderOf(a) > orderOf(b);
}

function orderOf(version: JudgedTarget): string {
  return [version.effective ?? version.knownAt, version.knownAt, version.recordedAt ?? ""].join(" ");
}
