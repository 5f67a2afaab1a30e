import { showBreakdown, toBreakdown } from "../indicator/breakdown.ts";
import type { Entry, PackFiles } from "../pack/pack.ts";
import { putPaper, showPlannedKey } from "../pack/plan-edits.ts";
import { type AnnexEntries, bySector } from "./entries.ts";

type Target = Entry<"targets">;
type Value = Entry<"values">;

export type PutAnnex = {
  /** The day the paper says it: that of the paper. */
  readonly day: string;
  /** The document is of a pack below, which describes it. */
  readonly isKnownPaper: boolean;
  /** Cells of the table, "Sheet!D7": what they said before of the same paper is said anew. */
  readonly cells: ReadonlySet<string>;
};

function showValueKey({ indicator, breakdown = {}, place, period, status, series, round }: Value): string {
  return [indicator, showBreakdown(toBreakdown(breakdown)), place, period, status, series, round ?? ""].join("|");
}

/** Entries of a list by their code: one of the same code is replaced where it stands. */
function putByCode<T extends { readonly code: string }>(list: readonly T[], more: readonly T[]): readonly T[] {
  const given = new Map(more.map((one) => [one.code, one]));
  const codes = new Set(list.map(({ code }) => code));
  return [...list.map((one) => given.get(one.code) ?? one), ...more.filter(({ code }) => !codes.has(code))];
}

/** Facts by what they are of and when they became known; those that `isGone` and are not said again fall away. */
function putFacts<T>(
  list: readonly T[],
  more: readonly T[],
  keyOf: (one: T) => string,
  isGone: (one: T) => boolean,
): readonly T[] {
  const given = new Map(more.map((one) => [keyOf(one), one]));
  const kept = list.flatMap((one) => given.get(keyOf(one)) ?? (isGone(one) ? [] : [one]));
  const there = new Set(list.map(keyOf));
  return [...kept, ...more.filter((one) => !there.has(keyOf(one)))];
}

/**
 * A pack with what an annex gives. What stands there already is replaced in its place, so that the same annex once more changes
 * nothing; what one of its cells said before and no longer says falls away. Proposals of the same target made after the paper's day are
 * left behind, as the paper says what came of them.
 *
 * @rule M32
 */
export function putAnnex(files: PackFiles, entries: AnnexEntries, { day, isKnownPaper, cells }: PutAnnex): PackFiles {
  const [paper] = entries.documents;
  const isOfCell = ({ source, knownAt }: Target | Value): boolean =>
    source.document === paper?.code && knownAt === day && cells.has(source.ref ?? "");
  const targets = entries.targets.map((one) => ({ ...one, knownAt: day }));
  const assigned = new Set(targets.filter(({ state }) => state !== "proposed").map(showPlannedKey));
  const isOver = (one: Target): boolean =>
    one.state === "proposed" && assigned.has(showPlannedKey(one)) && (one.knownAt ?? "") >= day;
  const targetKey = (one: Target): string => `${showPlannedKey(one)}|${one.knownAt}`;
  const valueKey = (one: Value): string => `${showValueKey(one)}|${one.knownAt}`;
  const putTargets = putFacts(
    [...files.targets.values()].flat().filter((one) => !isOver(one)),
    targets,
    targetKey,
    isOfCell,
  );
  const values = entries.values.map((one) => ({ ...one, knownAt: day }));
  const putValues = putFacts([...files.values.values()].flat(), values, valueKey, isOfCell);
  const indicators = putByCode([...files.indicators.values()].flat(), entries.indicators);
  return {
    ...(paper && !isKnownPaper ? putPaper(files, paper) : files),
    units: putByCode(files.units, entries.units),
    sectors: putByCode(files.sectors, entries.sectors),
    indicators: bySector(indicators, ({ code }) => code),
    targets: bySector(putTargets, ({ indicator }) => indicator),
    values: bySector(putValues, ({ indicator }) => indicator),
  };
}
