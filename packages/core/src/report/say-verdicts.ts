import { scorecard } from "../analysis/scorecard.ts";
import { isSameCell, isSamePeriod } from "../indicator/cell.ts";
import { accept, type Outcome, refuse } from "../outcome.ts";
import type { Phrase } from "../phrase/phrase.ts";
import { type PhraseData, type Said, sayPhrase } from "../phrase/say.ts";
import { isSamePlace } from "../place/place.ts";
import { decimal } from "../quantity/decimal.ts";
import { showNumberText } from "../quantity/number-text.ts";
import type { StatedRelation } from "../value/relation.ts";
import type { Verdict } from "../verdict/verdict.ts";
import type { RunRef } from "./bound.ts";
import { toRelationRef, toTargetRef, toValueRef } from "./find-figure.ts";
import type { Reference } from "./outline.ts";
import type { Spoken } from "./say-figure.ts";
import { isBroken } from "./say-relation.ts";
import type { ReferenceFault, Setting } from "./setting.ts";
import { VERDICT_WORDS } from "./show-words.ts";

function isVerdict(text: string): text is Verdict {
  return Object.hasOwn(VERDICT_WORDS, text);
}

/** The stated count of headline indicators under a verdict, if a document prints one. */
function findCount(verdict: Verdict, { book, period, place }: Setting): StatedRelation | undefined {
  return book.relations.find(
    (relation) =>
      relation.kind === "verdict-count" &&
      relation.verdict === verdict &&
      isSamePeriod(relation.period, period) &&
      isSamePlace(relation.place, place),
  );
}

/** Count, total and names of the headline indicators under a verdict, with what decided each. */
function sayCount(
  verdict: Verdict,
  stated: StatedRelation | undefined,
  phrase: Phrase,
  setting: Setting,
): { readonly said: Said; readonly refs: readonly RunRef[] } {
  const card = scorecard(setting.book, setting.place, setting.period, setting.mode);
  const rows = card.rows.filter((row) => row.verdict === verdict);
  const show = (count: number): string => showNumberText(decimal(String(count)), { padTo2: setting.padCounts && count > 0 });
  const data: PhraseData = {
    slots: {
      count: show(rows.length),
      total: show(card.rows.length),
      names: rows.map((row) => row.name).join(phrase.separator),
      stated: stated?.stated && showNumberText(stated.stated.value, { padTo2: setting.padCounts }),
    },
    states: { count: rows.length === 0 ? "zero" : "given" },
  };
  const refs = rows.flatMap((row) => [
    ...(row.verdictRelation ? [toRelationRef(row.verdictRelation)] : []),
    ...(row.actualVersion && isSameCell(row.actualVersion.key, row.cell) ? [toValueRef(row.actualVersion)] : []),
    ...(row.targetVersion ? [toTargetRef(row.targetVersion)] : []),
  ]);
  return { said: sayPhrase(phrase, data), refs: [...(stated ? [toRelationRef(stated)] : []), ...refs] };
}

/** What a count note says of a stated count that does not hold. */
export function sayCountNote(
  relation: StatedRelation,
  phrase: Phrase,
  setting: Setting,
): { readonly said: Said; readonly refs: readonly RunRef[] } {
  return sayCount(relation.verdict ?? "noFigure", relation, phrase, setting);
}

/**
 * Says how many headline indicators have a verdict, and which.
 * @rule R8 R11 (docs/rules/report.md)
 */
export function sayVerdicts(reference: Reference, phrase: Phrase, setting: Setting): Outcome<Spoken, ReferenceFault> {
  const { verdict } = reference.args;
  if (verdict === undefined) return refuse({ code: "REPORT_ARGUMENT_MISSING", phrase: phrase.name, argument: "verdict" });
  if (!isVerdict(verdict)) return refuse({ code: "REPORT_BAD_VERDICT", verdict, known: Object.keys(VERDICT_WORDS).join(", ") });
  const stated = findCount(verdict, setting);
  const { said, refs } = sayCount(verdict, stated, phrase, setting);
  const counted = said.printed.some(({ slot }) => slot === "count");
  return accept({ said, refs, mismatches: counted && stated && isBroken(stated, setting) ? [stated] : [] });
}
