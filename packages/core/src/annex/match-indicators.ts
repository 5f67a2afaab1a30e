import { showBreakdown } from "../indicator/breakdown.ts";
import type { Candidate } from "./candidate.ts";
import type { Known } from "./known.ts";
import { offerBreakdowns } from "./offer-breakdowns.ts";
import { type AnnexProblem, toProblem } from "./problem.ts";
import { type Proposal, proposeIndicators } from "./propose.ts";
import { createRater } from "./rate-names.ts";
import type { AnnexRow } from "./row.ts";

/** What a row may be. The first candidate is the offer; `new` has a proposal, and so has every other row that is no heading. */
export type RowMatch = {
  readonly row: number;
  readonly kind: "exact" | "likely" | "new" | "section";
  readonly candidates: readonly Candidate[];
  readonly proposal?: Proposal;
};

/** Below this a name is another one's. */
const LIKELY = 560;
/** From here on a name is hardly another one's. */
const SURE = 900;
/** Two offers nearer than this are one guess. */
const NEAR = 30;
const MOST_OFFERS = 5;
/** An indicator this like says at least which sector a new one may be of. */
const SAME_SECTOR = 450;
function keyOf({ code, breakdown }: Candidate): string {
  return `${code} ${showBreakdown(breakdown)}`;
}

function isExact({ score, unit }: Candidate): boolean {
  return score >= 985 && unit !== "other" && unit !== "unknown";
}

/** Gives each cell to the row that names it best; who comes second falls to its next offer. Equals are told. */
function settle(rows: readonly AnnexRow[], offers: (readonly Candidate[])[], problems: AnnexProblem[]): void {
  const order = offers
    .flatMap((candidates, row) => candidates.map((candidate) => ({ row, candidate })))
    .toSorted((a, b) => b.candidate.score - a.candidate.score || a.row - b.row);
  const owner = new Map<string, { readonly row: number; readonly score: number }>();
  const settled = new Set<number>();
  const lost = new Map<number, Set<string>>();
  for (const { row, candidate } of order) {
    if (settled.has(row)) continue;
    const key = keyOf(candidate);
    const taken = owner.get(key);
    if (taken && taken.score - candidate.score <= NEAR) {
      const [first, own] = [rows[taken.row], rows[row]];
      if (first && own)
        problems.push(
          toProblem(own.at, { code: "ANNEX_CLAIMED_TWICE", name: own.name, indicator: candidate.name, first: first.at }),
        );
      settled.add(row);
    } else if (taken) lost.set(row, (lost.get(row) ?? new Set()).add(key));
    else {
      owner.set(key, { row, score: candidate.score });
      settled.add(row);
    }
  }
  for (const [row, keys] of lost) {
    const own = offers[row] ?? [];
    offers[row] = [
      ...own.filter((one) => !keys.has(keyOf(one))),
      ...own.filter((one) => keys.has(keyOf(one)) && settled.has(row)),
    ];
  }
}

/**
 * What each row may be among what is known: an indicator by its name and what it stands under, a breakdown of the row above, or a new
 * one with a proposal.
 *
 * @problem ANNEX_CLAIMED_TWICE  two rows name one cell equally well
 * @rule M16 M17 M18 M19
 */
export function matchIndicators(
  rows: readonly AnnexRow[],
  known: Known,
): { readonly matches: readonly RowMatch[]; readonly problems: readonly AnnexProblem[] } {
  const problems: AnnexProblem[] = [];
  const { wordsOf, rate } = createRater(rows, known);
  const offers: (readonly Candidate[])[] = [];
  const like: (string | undefined)[] = [];
  for (const row of rows) {
    if (row.kind === "section") {
      offers.push([]);
      like.push(undefined);
      continue;
    }
    const words = wordsOf(row);
    const parent = row.parent === undefined ? undefined : offers[row.parent]?.[0];
    const own = rate(words);
    const [nearest] = own;
    like.push(nearest && nearest.score >= SAME_SECTOR ? nearest.code : undefined);
    const parts = offerBreakdowns(words, parent, known).toSorted((a, b) => b.score - a.score);
    const likely = own.filter(({ score }) => score >= LIKELY);
    // A part is of its whole before it is an indicator with a like name.
    const isPart = row.part !== undefined && (likely[0]?.score ?? 0) < SURE;
    const all = isPart ? [...parts, ...likely] : [...likely, ...parts].toSorted((a, b) => b.score - a.score);
    offers.push(all.slice(0, MOST_OFFERS));
  }
  settle(rows, offers, problems);
  const firsts = offers.map(([first]) => first);
  const proposals = proposeIndicators(rows, firsts, like, known);
  const matches = rows.map((row, index): RowMatch => {
    const candidates = offers[index] ?? [];
    const [first] = candidates;
    const proposal = proposals[index];
    const kind = row.kind === "section" ? "section" : !first ? "new" : isExact(first) ? "exact" : "likely";
    return { row: index, kind, candidates, ...(proposal ? { proposal } : {}) };
  });
  return { matches, problems };
}
