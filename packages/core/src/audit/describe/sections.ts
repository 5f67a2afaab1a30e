import type { Passage, Reading } from "../reading.ts";
import { findAsOf, findPeriods, type PeriodWords } from "./period-words.ts";
import { findPlaces } from "./place-words.ts";

/** What rules a passage from above: what its headings, the line that introduces its items and the document's title say. */
export type Section = {
  /** Words of the nearest heading, in lower case, "" when there is none. */
  readonly topic: string;
  readonly period?: string;
  readonly periodKey?: string;
  readonly dataAsOf?: string;
  /** A place that the nearest headings name: "II. Huyện Chợ Đồn". */
  readonly place?: string;
};

type Rule = Slotted & { readonly level: number };

/** What one line says of what stands under it. */
type Slotted = {
  readonly text: string;
  readonly period?: PeriodWords;
  readonly dataAsOf?: string;
  readonly place?: string;
};

function readLine(printed: string): Slotted {
  const text = printed.toLowerCase();
  const period = findPeriods(text).find(({ compared }) => !compared);
  const dataAsOf = findAsOf(text).at(-1)?.date;
  const place = findPlaces(printed)[0];
  return {
    text,
    ...(period ? { period } : {}),
    ...(dataAsOf === undefined ? {} : { dataAsOf }),
    ...(place === undefined ? {} : { place }),
  };
}

/** The lines among which the title is looked for. */
const TITLE_LINES = 6;
const LONGEST_TITLE = 240;
/** An annex, a form or a table of its own begins: what ruled the body ends. */
const ANNEX = /^(?:phụ lục|phụ biểu|biểu|bảng)(?!\p{L})[^.;]{0,120}$/iu;
/** The line "… kết quả như sau:" rules the items under it, as a heading would. */
const OF_AN_INTRODUCTION = 100;

function findTitle(reading: Reading): Slotted {
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
  return readLine(first?.text ?? "");
}

/** The nearest line that says a thing says it for all under it; the title says it where no line does. */
function readRules(rules: readonly Rule[], title: Slotted): Section {
  const topic = rules.at(-1)?.text ?? "";
  const ruled = rules.findLast(({ period }) => period !== undefined);
  const { period } = ruled ?? title;
  const { dataAsOf } = rules.findLast((rule) => rule.dataAsOf !== undefined) ?? title;
  const place = rules.findLast((rule) => rule.place !== undefined)?.place;
  return {
    topic,
    ...(period === undefined ? {} : { period: period.text, periodKey: period.key }),
    ...(place === undefined ? {} : { place }),
    ...(dataAsOf === undefined ? {} : { dataAsOf }),
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
    const isAnnex = passage.kind === "paragraph" && ANNEX.test(passage.text);
    if (passage.kind === "heading" || isAnnex) {
      const level = isAnnex ? 0 : (passage.level ?? 1);
      rules = [...rules.filter((rule) => rule.level < level), { level, ...readLine(passage.text) }];
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
      rules = [...rules, { level: OF_AN_INTRODUCTION + (passage.level ?? 0), ...readLine(passage.text) }];
      section = readRules(rules, title);
    }
    return own;
  });
}
