import type { Remark } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { countDays, type DayDate, isRealDay } from "./day-date.ts";
import { type DocumentNumber, type Level, readDocumentNumbers } from "./document-number.ts";

/** A paper with a number, a date, and whose it is. `sure`: its issuer is printed beside it. */
type Dated = { readonly paper: DocumentNumber; readonly date: DayDate; readonly days: number; readonly sure: boolean };

/** Papers of issuers that are only supposed to be one may be signed and numbered a day apart. */
const LEAST_DAYS_UNSURE = 2;

function show(paper: DocumentNumber): string {
  return paper.passage.text.slice(paper.span.start, paper.span.end);
}

function toRemark(blamed: Dated, other: Dated): Remark {
  return {
    kind: "remark",
    rule: "sequence",
    result: "review",
    note: { code: "dates-disorder", other: show(other.paper) },
    stated: show(blamed.paper),
    operands: [],
    passage: blamed.paper.passage.index,
    span: blamed.paper.span,
    related: [{ passage: other.paper.passage.index, span: other.paper.span }],
  };
}

const LEVEL_WORDS: readonly (readonly [Level, RegExp])[] = [
  ["tỉnh", /(?:UBND|HĐND|nhân dân) tỉnh(?!\p{L})/gu],
  ["huyện", /(?:UBND|HĐND|nhân dân) (?:huyện|thị xã|quận)(?!\p{L})/gu],
  ["xã", /(?:UBND|HĐND|nhân dân) (?:xã|phường|thị trấn)(?!\p{L})/gu],
];

/** The level the report itself is written at: the one it names most. Its own papers are the ones it names without an issuer. */
function findOwnLevel(reading: Reading): Level | undefined {
  const counts = new Map<Level, number>();
  for (const { text } of reading.passages) {
    for (const [level, pattern] of LEVEL_WORDS) counts.set(level, (counts.get(level) ?? 0) + [...text.matchAll(pattern)].length);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  return best && best[1] > 0 ? best[0] : undefined;
}

/** Papers that one body numbered in one year, in groups; each number and date once. */
function groupPapers(reading: Reading, papers: readonly DocumentNumber[]): readonly (readonly Dated[])[] {
  const own = findOwnLevel(reading);
  const groups = new Map<string, Map<string, Dated>>();
  for (const paper of papers) {
    const { date, issuer } = paper;
    if (!date || !isRealDay(date.day, date.month, date.year)) continue;
    if (paper.year !== undefined && paper.year !== date.year) continue;
    const level = issuer?.level ?? own ?? "";
    // Names tell communes of one report apart; a district's report names itself once with and once without its name.
    const name = level === "xã" ? (issuer?.name ?? "") : level === "trung ương" ? paper.symbol : "";
    const key = `${paper.symbol} ${date.year} ${level} ${name}`;
    const group = groups.get(key) ?? new Map<string, Dated>();
    groups.set(key, group);
    const days = countDays(date);
    const one = `${paper.number} ${days}`;
    const held = group.get(one);
    const sure = issuer !== undefined;
    if (!held) group.set(one, { paper, date, days, sure });
    else if (sure && !held.sure) group.set(one, { ...held, sure });
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

function areApart(a: Dated, b: Dated): boolean {
  return Math.abs(a.days - b.days) >= (a.sure && b.sure ? 1 : LEAST_DAYS_UNSURE);
}

/** One number with two dates: the later mention is blamed. */
function findTwice(group: readonly Dated[]): readonly Remark[] {
  const first = new Map<number, Dated>();
  return group.flatMap((one) => {
    const held = first.get(one.paper.number);
    if (held) return [toRemark(one, held)];
    first.set(one.paper.number, one);
    return [];
  });
}

/** The longest run of papers, by number, whose dates never fall: what is left out stands out of order. */
function findLongestRun(sorted: readonly Dated[]): ReadonlySet<Dated> {
  const tails: number[] = [];
  const before = new Int32Array(sorted.length).fill(-1);
  for (const [place, one] of sorted.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[tails[middle] ?? 0]?.days ?? 0) <= one.days) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[place] = tails[low - 1] ?? -1;
    tails[low] = place;
  }
  const run = new Set<Dated>();
  for (let place = tails.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) {
    const one = sorted[place];
    if (one) run.add(one);
  }
  return run;
}

function findDisorder(group: readonly Dated[]): readonly Remark[] {
  const once = new Map(group.toReversed().map((one) => [one.paper.number, one]));
  const sorted = [...once.values()].toSorted((a, b) => a.paper.number - b.paper.number);
  const run = findLongestRun(sorted);
  const left = sorted.length - run.size;
  // Many out of order are papers of several bodies, not slips.
  if (left > Math.max(1, Math.trunc(sorted.length / 4))) return [];
  const [first] = sorted;
  const last = sorted.at(-1);
  if (left === 0) {
    if (sorted.length < 2 || !first || !last || group.length > sorted.length) return [];
    const remark = toRemark(last, first);
    return [{ ...remark, result: "ok", note: { code: "holds" }, stated: `${show(first.paper)} … ${show(last.paper)}` }];
  }
  const kept = sorted.filter((one) => run.has(one));
  return sorted
    .filter((one) => !run.has(one))
    .flatMap((one) => {
      const lower = kept.findLast((other) => other.paper.number < one.paper.number && other.days > one.days);
      const other = lower ?? kept.find((next) => next.paper.number > one.paper.number && next.days < one.days);
      if (!other || !areApart(one, other)) return [];
      // Of two papers alone the one named later is pointed at.
      const later = sorted.length === 2 && one.paper.passage.index < other.paper.passage.index;
      return [later ? toRemark(other, one) : toRemark(one, other)];
    });
}

/** A number that carries one year, dated in another: "30/2020/NĐ-CP ngày 05/3/2021". */
function findOtherYear(papers: readonly DocumentNumber[]): readonly Remark[] {
  return papers.flatMap((paper): readonly Remark[] => {
    const { date, year, passage, span } = paper;
    if (!date || year === undefined || date.year === year) return [];
    const other = passage.text.slice(span.start, span.end).replace(/^(\d+\/)\d{4}/u, `$1${date.year}`);
    return [
      {
        kind: "remark",
        rule: "sequence",
        result: "review",
        note: { code: "sequence-broken", expected: other, found: show(paper) },
        stated: show(paper),
        operands: [],
        passage: passage.index,
        span,
        related: [],
      },
    ];
  });
}

/**
 * Papers of one body, symbol and year: a higher number has no earlier date, one number has one date, and a year inside a number is
 * that of its date.
 *
 * ok: "141/QĐ-UBND ngày 30/01/2023" and "3722/QĐ-UBND ngày 06/11/2023". not ok: the second on "06/01/2023".
 *
 * @rule Q135 Q136
 */
export function findDocumentOrder(reading: Reading): readonly Remark[] {
  const papers = reading.passages.flatMap(readDocumentNumbers);
  const groups = groupPapers(reading, papers);
  return [...findOtherYear(papers), ...groups.flatMap(findTwice), ...groups.flatMap(findDisorder)];
}
