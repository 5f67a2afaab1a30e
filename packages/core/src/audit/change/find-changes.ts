import { compare, ONE } from "../../quantity/decimal.ts";
import type { Binding, Claim, Expression, Finding, Remark } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { listAmounts, wordsBefore } from "../wording/amounts.ts";
import { sentenceAt } from "../wording/around.ts";
import { baseValue, measureAlike, measureSurelyAlike } from "../wording/measures.ts";
import { type Change, findCurrent, listChanges } from "./change-statements.ts";

const of = (figure: Figure): Expression => ({ op: "figure", figure });
const HUNDRED: Expression = { op: "constant", value: { units: 100n, scale: 0 } };

/**
 * The rate of a change of D that led to A: from A − D, or from A + D after a fall. Written with A and D once each, so that the interval is
 * exact: 100 / (A/D − 1), 100 / (A/D + 1).
 */
function rateOfChange(current: Figure, amount: Figure, direction: "up" | "down"): Expression {
  const quotient: Expression = { op: "quotient", a: of(current), b: of(amount) };
  const one: Expression = { op: "constant", value: direction === "up" ? ONE : { units: -1n, scale: 0 } };
  return { op: "quotient", a: HUNDRED, b: { op: "difference", a: quotient, b: one } };
}

/** With the sign of the change where the rate's word says another one, so that judging sees it. */
function signedRate(current: Figure, amount: Figure, direction: "up" | "down", said: "up" | "down" | undefined): Expression {
  const rate = rateOfChange(current, amount, direction);
  return said && direction === "down" ? { op: "product", a: rate, b: { op: "constant", value: { units: -1n, scale: 0 } } } : rate;
}

function claim(parts: Pick<Claim, "rule" | "stated" | "expression" | "binding"> & Partial<Claim>): Claim {
  return { kind: "claim", compare: "equal", alternatives: [], ...parts };
}

/** A level of percentages against another: the change is in points, whatever sign is printed after it. */
function pointClaims(passage: Passage, change: Change, rate: Figure, base: Figure): readonly Claim[] {
  const level = passage.figures.findLast((figure) => figure.unitEnd <= change.cue.start && isPercent(figure));
  if (!level) return [];
  const [a, b] = change.direction === "up" ? [level, base] : [base, level];
  return [
    claim({
      rule: "points",
      stated: rate,
      expression: { op: "difference", a: of(a), b: of(b) },
      binding: "likely",
      alternatives: [{ code: "growth-for-ratio", expression: { op: "growth", a: of(level), b: of(base) } }],
      group: `change:${rate.id}`,
      cue: change.cue,
    }),
  ];
}

function claimsOf(passage: Passage, change: Change, changes: readonly Change[]): readonly Claim[] {
  const { amount, rate, base, direction } = change;
  if (rate && base && isPercent(base)) return pointClaims(passage, change, rate, base);
  const found = change.current ? { figure: change.current, sure: true } : findCurrent(passage, change, changes);
  if (!found || isPercent(found.figure)) return [];
  const { figure: current, sure } = found;
  const claims: Claim[] = [];
  const binding: Binding = sure ? "firm" : "likely";
  const like = base !== undefined && measureAlike(current, base);
  if (amount && base && like)
    claims.push(
      claim({
        rule: "difference",
        stated: amount,
        expression: { op: "difference", a: of(current), b: of(base) },
        binding,
        direction,
        group: `change:${amount.id}`,
        cue: change.cue,
      }),
    );
  if (rate && base && like)
    claims.push(
      claim({
        rule: "growth",
        stated: rate,
        expression: { op: "growth", a: of(current), b: of(base) },
        binding,
        direction: change.rateDirection ?? direction,
        alternatives: [{ code: "ratio-for-growth", expression: { op: "percent", a: of(current), b: of(base) } }],
        group: `change:${rate.id}`,
        cue: change.cue,
      }),
    );
  // What rose by more than it is now would have been less than nothing.
  if (
    amount &&
    direction === "up" &&
    !base &&
    compare(baseValue(amount), baseValue(current)) > 0 &&
    measureSurelyAlike(amount, current)
  )
    claims.push(
      claim({
        rule: "difference",
        stated: amount,
        expression: of(current),
        compare: "at-most",
        binding: "likely",
        group: `change:${amount.id}`,
        cue: change.cue,
      }),
    );
  if (rate && amount && !(base && like)) {
    // "tỷ lệ 13,54% giảm … là 333 hộ (2,51%)": beside a level in per cent the second figure is a change of that level, in points.
    const order = passage.figures.indexOf(amount);
    const levelBetween = passage.figures
      .slice(passage.figures.indexOf(current) + 1, order)
      .some((figure) => isPercent(figure) && !changes.some((other) => other.rate === figure));
    claims.push(
      claim({
        rule: "growth",
        stated: rate,
        expression: signedRate(current, amount, direction, change.rateDirection),
        ...(change.rateDirection ? { direction: change.rateDirection } : {}),
        binding: levelBetween ? "loose" : binding,
        group: `change:${rate.id}`,
        cue: change.cue,
      }),
    );
  }
  return claims;
}

/**
 * "Năm 2024 thực hiện 3.250 tỷ đồng, năm 2025 ước 3.575 tỷ đồng, tăng 10%": of the only two levels of a kind in the sentence the later
 * changed from the earlier, when both have their time. @rule Q178
 */
function fromTwoTimes(passage: Passage, change: Change): readonly Claim[] {
  const { amount, rate, direction, base } = change;
  if (base || change.current) return [];
  const sentence = sentenceAt(passage, change.cue.start);
  const before = listAmounts(passage).filter(
    ({ kind, figure }) => kind === "level" && figure.span.start >= sentence.start && figure.unitEnd <= change.cue.start,
  );
  const [earlier, later, more] = amount ? before.filter(({ figure }) => measureSurelyAlike(amount, figure)) : before;
  if (!earlier || !later || more || !measureSurelyAlike(earlier.figure, later.figure)) return [];
  const timed = (order: number): boolean =>
    /(?:năm|tháng|quý|kỳ|đầu|cuối|trước|nay|hiện)(?!\p{L})/u.test(wordsBefore(passage, order));
  if (!timed(earlier.order) || !timed(later.order)) return [];
  const [a, b] = [of(later.figure), of(earlier.figure)];
  const shared = { binding: "likely", direction, cue: change.cue } as const;
  return [
    ...(amount
      ? [
          claim({
            rule: "difference",
            stated: amount,
            expression: { op: "difference", a, b },
            group: `change:${amount.id}`,
            ...shared,
          }),
        ]
      : []),
    ...(rate && !amount
      ? [claim({ rule: "growth", stated: rate, expression: { op: "growth", a, b }, group: `change:${rate.id}`, ...shared })]
      : []),
  ];
}

/** "từ 9,8% xuống còn 7,5%": the two levels, before a change in its sentence or in the bracket right after it. */
function findLevels(passage: Passage, change: Change): readonly [Figure, Figure] | undefined {
  const text = passage.text.toLowerCase();
  const before = passage.figures.filter((figure) => figure.unitEnd <= change.cue.start).slice(-2);
  const after = passage.figures.filter((figure) => figure.span.start >= change.cue.end).slice(0, 2);
  for (const [from, to] of [before, after]) {
    if (!from || !to || !measureSurelyAlike(from, to)) continue;
    const near =
      to.unitEnd <= change.cue.start
        ? /^[^;.]{0,40}$/u.test(text.slice(to.unitEnd, change.cue.start))
        : /^\s*\(/u.test(text.slice(change.cue.end, from.span.start));
    const said =
      /(?<!\p{L})từ\s+(?:mức\s+|gần\s+|hơn\s+|trên\s+)?$/u.test(text.slice(0, from.span.start)) &&
      /^[^,;.]{0,40}(?<!\p{L})(?:xuống|lên|còn|thành|đến|tới)(?!\p{L})[^,;.]{0,24}$/u.test(
        text.slice(from.unitEnd, to.span.start),
      );
    if (near && said) return [from, to];
  }
  return undefined;
}

/** "giảm từ 9,8% xuống còn 7,5%, giảm 3,3 điểm phần trăm", "giảm 456 hộ (từ 2.345 hộ xuống còn 1.889 hộ)". @rule Q196 */
function fromLevelToLevel(passage: Passage, change: Change): readonly Claim[] {
  const { amount, rate, direction, base } = change;
  const stated = rate ?? amount;
  if (!stated || (rate && amount) || base || change.current) return [];
  const [from, to] = findLevels(passage, change) ?? [];
  if (!from || !to || (amount && !measureAlike(amount, to))) return [];
  const [a, b] = direction === "up" || !isPercent(to) ? [to, from] : [from, to];
  const points = isPercent(to);
  const growth: Expression = { op: "growth", a: of(to), b: of(from) };
  return [
    claim({
      rule: points ? "points" : rate ? "growth" : "difference",
      stated,
      expression: rate && !points ? growth : { op: "difference", a: of(a), b: of(b) },
      binding: "likely",
      ...(points ? { alternatives: [{ code: "growth-for-ratio", expression: growth }] } : { direction }),
      group: `change:${stated.id}`,
      cue: change.cue,
    }),
  ];
}

/** Levels with the year printed just before them: "năm 2007 là 14.597,88 ha, năm 2008 là …". */
function levelsOfYear(passage: Passage, year: string): readonly Figure[] {
  const amounts = listAmounts(passage);
  return amounts
    .filter(
      ({ kind, order }) =>
        kind === "level" &&
        new RegExp(`năm ${year}\\s(?:là|đạt|có|ước|thực hiện)?[^\\d,;.]*$`, "u").test(wordsBefore(passage, order)),
    )
    .map(({ figure }) => figure);
}

/** "năm 2008 so với 2007 tăng 0,07%, năm 2009 tăng 1,42%": a rate between two years whose levels are printed; without "so với" from the year before. @rule Q178 */
function fromYears(passage: Passage, change: Change): readonly Claim[] {
  const { rate, amount, direction, base } = change;
  if (!rate || amount || base) return [];
  const order = passage.figures.indexOf(rate);
  const lead = wordsBefore(passage, order);
  const [, year, from] = /năm (\d{4})(?: so với (?:năm )?(\d{4}))?\s(?:tăng|giảm)[^,;.]*$/u.exec(lead) ?? [];
  if (!year) return [];
  const before = (figures: readonly Figure[]): readonly Figure[] => figures.filter(({ span }) => span.start < rate.span.start);
  const [a, moreA] = before(levelsOfYear(passage, year));
  const [b, moreB] = before(levelsOfYear(passage, from ?? String(Number(year) - 1)));
  if (!a || !b || moreA || moreB || !measureSurelyAlike(a, b)) return [];
  return [
    claim({
      rule: "growth",
      stated: rate,
      expression: { op: "growth", a: of(a), b: of(b) },
      binding: "likely",
      direction,
      group: `change:${rate.id}`,
      cue: change.cue,
    }),
  ];
}

/** A change whose earlier level is not printed: said, so that silence means something. */
function toMissing(passage: Passage, change: Change): readonly Remark[] {
  const stated = change.rate ?? change.amount;
  if (!stated) return [];
  return [
    {
      kind: "remark",
      rule: change.rate ? "growth" : "difference",
      result: "unchecked",
      note: { code: "no-earlier-period" },
      stated: isPercent(stated) ? `${stated.text}%` : stated.text,
      operands: [stated],
      passage: passage.index,
      span: stated.span,
      related: [],
      group: `change:${stated.id}`,
    },
  ];
}

/** How many levels before a change are tried as what it is of. */
const MOST_TRIED = 8;

/**
 * A change and its base may stand far from what changed ("năm 2007 là A ha, năm 2008 là B ha …; năm 2008 so với 2007 tăng g%"): any two
 * levels that give it to the last digit are what it was reckoned from. Only a match is worth saying. @rule Q178
 */
function searchClaims(passage: Passage, changes: readonly Change[]): readonly Claim[] {
  const levels = listAmounts(passage).filter(({ kind }) => kind === "level" || kind === "whole");
  return changes.flatMap((change) => {
    const { amount, rate, direction } = change;
    const stated = amount ?? rate;
    if (!stated || stated.decimals + stated.value.units.toString().length < 3) return [];
    const near = levels
      .filter(({ figure }) => figure !== amount && (amount ? measureAlike(amount, figure) : figure.unit.dimension !== ""))
      .slice(0, 3 * MOST_TRIED);
    const claims: Claim[] = [];
    for (const { figure: a } of near.filter(({ figure }) => figure.unitEnd <= change.cue.start).slice(-MOST_TRIED))
      for (const { figure: b } of near) {
        if (a === b || !measureAlike(a, b)) continue;
        const expression: Expression = { op: amount ? "difference" : "growth", a: of(a), b: of(b) };
        claims.push(
          claim({
            rule: amount ? "difference" : "growth",
            stated,
            expression,
            binding: "loose",
            direction,
            group: `change:${stated.id}`,
            cue: change.cue,
          }),
        );
      }
    return claims;
  });
}

/** Growth, differences and points: "tăng g% so với cùng kỳ (B)", "giảm D (g%)", "thấp hơn p% so với chỉ tiêu (q%)". @rule Q170 Q171 Q172 Q196 */
export function findChanges(reading: Reading): readonly Finding[] {
  return listProse(reading).flatMap((passage) => {
    const changes = listChanges(passage);
    return [
      ...changes.flatMap((change): readonly Finding[] => {
        const claims = [
          ...claimsOf(passage, change, changes),
          ...fromTwoTimes(passage, change),
          ...fromYears(passage, change),
          ...fromLevelToLevel(passage, change),
        ];
        return claims.length > 0 ? claims : toMissing(passage, change);
      }),
      ...searchClaims(passage, changes),
    ];
  });
}
