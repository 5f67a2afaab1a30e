import { findBasesAtOdds } from "./change/find-bases-at-odds.ts";
import { findChanges } from "./change/find-changes.ts";
import { findRatios } from "./change/find-ratios.ts";
import type { Check } from "./check.ts";
import type { Finding } from "./claim.ts";
import { describeFigures } from "./describe/describe-figures.ts";
import type { FigureDescription } from "./describe/description.ts";
import type { AuditDocument } from "./document.ts";
import { findListCounts } from "./list/find-list-counts.ts";
import { findCrossMentions } from "./mention/find-cross-mentions.ts";
import { findAttainable } from "./percent/find-attainable.ts";
import { findHiddenGaps } from "./percent/find-hidden-gaps.ts";
import { findImplied } from "./percent/find-implied.ts";
import { findPercents } from "./percent/find-percents.ts";
import { readDocument } from "./read/read-document.ts";
import type { Reading } from "./reading.ts";
import { findBalances } from "./relation/find-balances.ts";
import { findBreakdowns } from "./relation/find-breakdowns.ts";
import { findCategoriesAtOdds } from "./relation/find-categories-at-odds.ts";
import { findConversions } from "./relation/find-conversions.ts";
import { findRates } from "./relation/find-rates.ts";
import { findRemainders } from "./relation/find-remainders.ts";
import { resolveFindings } from "./resolve.ts";
import { findSums } from "./sum/find-sums.ts";
import { findSumsAcross } from "./sum/find-sums-across.ts";
import { findTableFormulas } from "./table/find-table-formulas.ts";
import { findDuplicates } from "./text-rule/find-duplicates.ts";
import { findNameVariants } from "./text-rule/find-name-variants.ts";
import { findSequences } from "./text-rule/find-sequences.ts";
import { findVerdictWords } from "./text-rule/find-verdict-words.ts";

/** A document with everything the auditor read in it and every relation it judged, in document order. */
export type Audit = {
  readonly document: AuditDocument;
  readonly reading: Reading;
  readonly checks: readonly Check[];
  /** What the words say about a figure, by its id. */
  readonly descriptions: ReadonlyMap<string, FigureDescription>;
};

/** Each looks for one family of relations; none knows another. */
const FINDERS: readonly ((reading: Reading) => readonly Finding[])[] = [
  findPercents,
  findChanges,
  findRatios,
  findSums,
  findSumsAcross,
  findBreakdowns,
  findRemainders,
  findRates,
  findConversions,
  findImplied,
  findBalances,
  findAttainable,
  findBasesAtOdds,
  findCategoriesAtOdds,
  findHiddenGaps,
  findDuplicates,
  findSequences,
  findListCounts,
  findNameVariants,
  findVerdictWords,
  findTableFormulas,
  findCrossMentions,
];

/** Reads and judges a document: no clock, no network, the same answer every time. @rule Q160 Q161 */
export function auditDocument(document: AuditDocument): Audit {
  const reading = readDocument(document);
  const findings = FINDERS.flatMap((find) => find(reading));
  const checks = resolveFindings(reading, findings);
  return { document, reading, checks, descriptions: describeFigures(reading, checks) };
}
