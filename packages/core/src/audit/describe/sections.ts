import type { Passage, Reading } from "../reading.ts";
import { findAsOf, findPeriods } from "./period-words.ts";

/** What rules a passage from above: what its headings, the line that introduces its items and the document's title say. */
export type Section = {
  /** Words of the nearest heading, in lower case, "" when there is none. */
  readonly topic: string;
  readonly period?: string;
  readonly periodKey?: string;
  readonly dataAsOf?: string;
  /** The period comes from the document's title alone. */
  readonly fromTitle: boolean;
};

type Rule = { readonly level: number; readonly text: string };

/** The lines among which the title is looked for. */
const TITLE_LINES = 6;
const LONGEST_TITLE = 240;
/** The line "… kết quả như sau:" rules the items under it, as a heading would. */
const OF_AN_INTRODUCTION = 100;

function findTitle(reading: Reading): string {
  const first = reading.passages
    .slice(0, TITLE_LINES)
    .find(
      (passage) =>
        passage.kind !== "cell" &&
        passage.kind !== "note" &&
        passage.text.length <= LONGEST_TITLE &&
        passage.figures.length === 0 &&
        findPeriods(passage.text.toLowerCase()).length > 0 &&
        !/[.;]$/u.test(passage.text),
    );
  return first?.text.toLowerCase() ?? "";
}

function readRules(rules: readonly Rule[], title: string): Section {
  const nearest = rules.toReversed();
  const topic = nearest.find(({ text }) => text !== "")?.text ?? "";
  const ruled = nearest.flatMap(({ text }) => findPeriods(text).filter(({ compared }) => !compared))[0];
  const period = ruled ?? findPeriods(title)[0];
  const dataAsOf = [...nearest.map(({ text }) => text), title].flatMap((text) => findAsOf(text).at(-1) ?? [])[0];
  return {
    topic,
    fromTitle: ruled === undefined,
    ...(period === undefined ? {} : { period: period.text, periodKey: period.key }),
    ...(dataAsOf === undefined ? {} : { dataAsOf: dataAsOf.date }),
  };
}

function isIntroduction(passage: Passage): boolean {
  return passage.kind !== "cell" && passage.kind !== "heading" && /:\s*$/u.test(passage.text);
}

/** The section of every passage, by its index. @rule Q273 Q274 */
export function listSections(reading: Reading): readonly Section[] {
  const title = findTitle(reading);
  let rules: Rule[] = [];
  let section = readRules(rules, title);
  return reading.passages.map((passage) => {
    const text = passage.text.toLowerCase();
    if (passage.kind === "heading") {
      const level = passage.level ?? 1;
      rules = [...rules.filter((rule) => rule.level < level), { level, text }];
      section = readRules(rules, title);
      return section;
    }
    // Notes stand where the page ends, not where they belong, and end no list.
    const ends = passage.kind === "paragraph" || (passage.kind === "item" && passage.level === 1 && isIntroduction(passage));
    if (ends && rules.some(({ level }) => level >= OF_AN_INTRODUCTION)) {
      rules = rules.filter(({ level }) => level < OF_AN_INTRODUCTION);
      section = readRules(rules, title);
    }
    const own = section;
    if (isIntroduction(passage)) {
      rules = [...rules, { level: OF_AN_INTRODUCTION + (passage.level ?? 0), text }];
      section = readRules(rules, title);
    }
    return own;
  });
}
