import { showBreakdown, toBreakdown } from "../indicator/breakdown.ts";
import { sectorOf } from "../indicator/sector.ts";
import { straighten, type YearList } from "../plan/year-list.ts";
import type { Entry, PackFiles } from "./pack.ts";

type Target = Entry<"targets">;
type Paper = Entry<"documents">;

/** A target as somebody types it: `entered` with its unit, or the word that there is none; neither takes a proposal back. */
export type PlannedTarget = Pick<
  Target,
  "indicator" | "breakdown" | "place" | "period" | "assigner" | "entered" | "noFigure" | "unit" | "qualifiers" | "note"
>;

/** What a target is of: the text that tells versions of one key from those of others. */
export function showPlannedKey({ indicator, breakdown = {}, place, period, assigner }: PlannedTarget): string {
  return [indicator, showBreakdown(toBreakdown(breakdown)), place, period, assigner].join("|");
}

function withTargets(files: PackFiles, targets: readonly Target[]): PackFiles {
  return { ...files, targets: Map.groupBy(targets, ({ indicator }) => sectorOf(indicator)) };
}

function listTargets(files: PackFiles): readonly Target[] {
  return [...files.targets.values()].flat();
}

/** The pack with a document, in place of one of the same code. */
export function putPaper(files: PackFiles, paper: Paper): PackFiles {
  const documents = files.documents.some(({ code }) => code === paper.code)
    ? files.documents.map((one) => (one.code === paper.code ? { ...one, ...paper } : one))
    : [...files.documents, paper];
  return { ...files, documents };
}

/** The version of a target that was known last before or on a day, as the pack lists them. */
function findLast(targets: readonly Target[], key: string): Target | undefined {
  return targets
    .filter((one) => showPlannedKey(one) === key)
    .reduce<Target | undefined>(
      (last, one) => (last === undefined || (one.knownAt ?? "") >= (last.knownAt ?? "") ? one : last),
      undefined,
    );
}

function isSaid({ entered, noFigure }: PlannedTarget): boolean {
  return entered !== undefined || noFigure === true;
}

function isSameFigure(a: PlannedTarget, b: PlannedTarget): boolean {
  return (
    a.entered === b.entered &&
    a.noFigure === b.noFigure &&
    a.unit === b.unit &&
    (a.note ?? "") === (b.note ?? "") &&
    (a.qualifiers ?? []).join() === (b.qualifiers ?? []).join()
  );
}

/**
 * The pack with some proposals of a day. The same as last said is not said again; a second thought of the same day takes the first
 * one's place; one taken back is no longer listed. What was assigned is not touched.
 *
 * @param paper  the draft they stand in
 * @rule T10
 */
export function putProposals(files: PackFiles, proposals: readonly PlannedTarget[], paper: Paper, day: string): PackFiles {
  let targets = listTargets(files);
  for (const [at, one] of proposals.entries()) {
    const key = showPlannedKey(one);
    const last = findLast(targets, key);
    if (isSaid(one) && last?.state === "proposed" && isSameFigure(last, one)) continue;
    targets = targets.filter(
      (other) => !(showPlannedKey(other) === key && other.state === "proposed" && (!isSaid(one) || other.knownAt === day)),
    );
    if (isSaid(one))
      targets = [...targets, { ...one, state: "proposed", knownAt: day, source: { document: paper.code, line: at + 1 } }];
  }
  return withTargets(putPaper(files, paper), targets);
}

/** What is assigned: the document that does, from when, and in an adjustment why. */
export type Assigning = { readonly paper: Paper; readonly day: string; readonly effective?: string; readonly reason?: string };

/**
 * The pack with the proposals of one assigner for a year assigned by a document. The document's day is when they became known:
 * drafts typed after it are left behind, as what they said stands in the document.
 *
 * @param isMeant  which proposals
 * @returns the pack, and how many were assigned
 * @rule T10 T11
 */
export function assignProposals(
  files: PackFiles,
  isMeant: (target: Target) => boolean,
  assigning: Assigning,
): { readonly files: PackFiles; readonly assigned: number } {
  const all = listTargets(files);
  const keys = [...new Set(all.filter((one) => one.state === "proposed" && isMeant(one)).map(showPlannedKey))];
  const current = keys.flatMap((key) => {
    const last = findLast(all, key);
    return last?.state === "proposed" ? [last] : [];
  });
  const taken = new Set(current.map(showPlannedKey));
  const kept = all.filter(
    (one) => !(one.state === "proposed" && taken.has(showPlannedKey(one)) && (one.knownAt ?? "") >= assigning.day),
  );
  return { files: putAssigned({ ...withTargets(files, kept) }, current, "assigned", assigning), assigned: current.length };
}

/**
 * The pack with targets assigned or adjusted by a document. One of the same key and day takes the place of the other: a document
 * says one thing of a target.
 * @rule T11
 */
export function putAssigned(
  files: PackFiles,
  given: readonly PlannedTarget[],
  state: "assigned" | "adjusted",
  { paper, day, effective, reason }: Assigning,
): PackFiles {
  const keys = new Set(given.map(showPlannedKey));
  const kept = listTargets(files).filter(
    (one) => !(one.state !== "proposed" && keys.has(showPlannedKey(one)) && one.knownAt === day),
  );
  const said = given.map(
    ({ indicator, breakdown, place, period, assigner, entered, noFigure, unit, qualifiers, note }, at): Target => ({
      indicator,
      ...(breakdown === undefined ? {} : { breakdown }),
      place,
      period,
      assigner,
      ...(entered === undefined ? {} : { entered }),
      ...(noFigure === undefined ? {} : { noFigure }),
      ...(unit === undefined ? {} : { unit }),
      state,
      ...(qualifiers === undefined ? {} : { qualifiers }),
      document: paper.code,
      ...(effective === undefined ? {} : { effective }),
      ...(reason === undefined ? {} : { reason }),
      ...(note === undefined ? {} : { note }),
      knownAt: day,
      source: { document: paper.code, line: at + 1 },
    }),
  );
  return withTargets(putPaper(files, paper), [...kept, ...said]);
}

/** The pack with the headline list of a year: that of another year, or a list of its own; in the order in which it is printed. @rule T12 */
export function putHeadlines(files: PackFiles, period: string, list: YearList): PackFiles {
  const others = files.headlines.filter((one) => one.period !== period);
  return {
    ...files,
    headlines: [...others, { period, ...straighten(list) }].toSorted((a, b) => (a.period < b.period ? -1 : 1)),
  };
}
