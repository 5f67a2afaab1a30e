import type { ReportProblem } from "../report/bound.ts";
import type { OutlineProblem } from "../report/outline.ts";
import type { Sentences } from "./sentence.ts";

/** "; known: a, b", or nothing if there are none. */
function among(known: string, words = "known"): string {
  return known === "" ? "" : `; ${words}: ${known}`;
}

export const outlineSentencesEn = {
  OUTLINE_SHAPE: ({ path, expected }) => `The report outline lacks “${path}”, or it is not well formed: expected ${expected}.`,
  OUTLINE_UNKNOWN_KEY: ({ key, known }) => `The report outline has no key “${key}”${among(known)}.`,
  OUTLINE_BARE_DIGIT: ({ found }) =>
    `The digit “${found}” stands bare in the prose. Bind figures by {{phrase indicator}}; put names, dates and signs with digits in [[ ]].`,
  OUTLINE_UNCLOSED: ({ mark }) => `“${mark}” opens and is not closed.`,
  OUTLINE_REFERENCE: ({ found }) =>
    `“${found}” is not understood: write {{phrase indicator}} or {{phrase indicator[dim=item] place=code period=form}}.`,
  OUTLINE_UNKNOWN_ARGUMENT: ({ key, known }) => `There is no argument “${key}=”${among(known)}.`,
  OUTLINE_HEADING_ORDER: ({ found }) => `Heading “${found}” skips a level: put a heading of the level above before it.`,
  OUTLINE_TOO_MANY_PARTS: ({ most }) => `The report has more than ${most} parts.`,
  OUTLINE_UNKNOWN_NOTE: ({ id, known }) => `There is no note “${id}” under notes${among(known)}.`,
  OUTLINE_NOTE_USED_TWICE: ({ id }) => `Note “${id}” is called twice; call each note once.`,
  OUTLINE_NOTE_UNUSED: ({ id }) => `Note “${id}” is called nowhere: add {{note ${id}}} to the body or drop the note.`,
  OUTLINE_NOTE_IN_NOTE: ({ id }) => `A note may not hold another note ({{note ${id}}}).`,
} satisfies Sentences<OutlineProblem>;

export const reportSentencesEn = {
  REPORT_UNKNOWN_PHRASE: ({ phrase }) => `There is no phrase “${phrase}” in phrases.yaml of the pack or the packs it extends.`,
  REPORT_UNKNOWN_INDICATOR: ({ phrase, target }) =>
    `Phrase “${phrase}” asks for indicator “${target}”, which the pack does not have.`,
  REPORT_UNKNOWN_RELATION: ({ phrase, target }) =>
    `Phrase “${phrase}” asks for relation “${target}”, which the pack does not have.`,
  REPORT_UNKNOWN_DOCUMENT: ({ phrase, target }) =>
    `Phrase “${phrase}” asks for document “${target}”, which the pack does not have.`,
  REPORT_TARGET_MISSING: ({ phrase }) =>
    `Phrase “${phrase}” needs the code of an indicator, relation or document after its name.`,
  REPORT_UNKNOWN_DIMENSION: ({ dimension, known }) => `There is no dimension “${dimension}”${among(known)}.`,
  REPORT_UNKNOWN_PLACE: ({ place, candidates }) =>
    `Place “${place}” does not exist, or not in the period asked for${among(candidates, "candidates")}.`,
  REPORT_BAD_PERIOD: ({ period }) =>
    `Period “${period}” is not understood: write 2023, 2023-Q3, 2023-M09, @2023-10-01 or 2023-01-01..2023-12-01.`,
  REPORT_BAD_BREAKDOWN: ({ breakdown }) => `There is no breakdown “${breakdown}”: write [dimension=item] as in dimensions.yaml.`,
  REPORT_SEVERAL_PERIODS: ({ target, periods }) =>
    `Indicator “${target}” has figures of several periods within the year (${periods}): say period=.`,
  REPORT_ARGUMENT_MISSING: ({ phrase, argument }) => `Phrase “${phrase}” needs the argument ${argument}=.`,
  REPORT_BAD_VERDICT: ({ verdict, known }) => `There is no verdict “${verdict}”${among(known)}.`,
  REPORT_UNIT: ({ target, unit }) =>
    `A figure of indicator “${target}” is given in “${unit}”, which the indicator's unit can not be converted to.`,
  REPORT_NO_HEADLINES: ({ period }) => `Period ${period} has no list of headline indicators (headlines.yaml) for the annex.`,
  REPORT_UNKNOWN_YEAR: ({ period, known }) => `There is nothing to report on for year ${period}${among(known, "known years")}.`,
} satisfies Sentences<ReportProblem>;
