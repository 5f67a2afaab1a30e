import { listChanges } from "../change/change-statements.ts";
import type { Claim, Expression, Finding } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { listProse, type Passage, type Reading } from "../reading.ts";
import { measureAlike } from "../wording/measures.ts";
import { readPercentUse } from "../wording/percent-use.ts";
import type { Mention, Mentions } from "./mention.ts";

const of = (figure: Figure): Expression => ({ op: "figure", figure });

/** "so với cùng kỳ năm trước", "so với năm 2023": what a column of the year before answers. */
const FROM_YEAR_BEFORE =
  /^[^.;,()\d]{0,24}so với (?:thực hiện |kết quả )?(?:cùng kỳ|năm trước|năm ngoái|năm \d{4}|cuối năm \d{4})(?!\p{L})/u;
const YEAR_BEFORE = /(?:cùng kỳ|năm trước|năm ngoái)/u;
const PLAN = /(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|giao|(?<!\p{L})kh(?!\p{L}))/u;

/** The two levels that a row prints of one thing. */
type Row = { readonly now: Figure; readonly before: Figure };

function isBefore({ slots, cell }: Mention): boolean {
  return slots.kind === "previous" || (slots.kind === "percent" && YEAR_BEFORE.test(cell?.header ?? ""));
}

function isNow({ slots, cell }: Mention): boolean {
  const header = cell?.header ?? "";
  return slots.kind === "actual" || (slots.kind === "percent" && !YEAR_BEFORE.test(header) && !PLAN.test(header));
}

/** Rows by name that print one level of now and one of the year before; a name that two rows bear tells neither. */
function listRows(cells: readonly Mention[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const [name, held] of Map.groupBy(
    cells.filter(({ cell }) => cell?.isRated === false),
    (mention) => mention.name,
  )) {
    const [now, moreNow] = held.filter(isNow);
    const [before, moreBefore] = held.filter(isBefore);
    if (!now || !before || moreNow || moreBefore || now.cell?.row !== before.cell?.row) continue;
    if (YEAR_BEFORE.test(before.cell?.header ?? "") && measureAlike(now.figure, before.figure))
      rows.set(name, { now: now.figure, before: before.figure });
  }
  return rows;
}

/** A change or a ratio against the year before, as the text states it. */
type Stated = { readonly figure: Figure; readonly kind: "amount" | "rate" | "ratio"; readonly direction?: "up" | "down" };

function listStated(passage: Passage): readonly Stated[] {
  const follows = (figure: Figure): boolean =>
    FROM_YEAR_BEFORE.test(passage.text.slice(figure.unitEnd, figure.unitEnd + 80).toLowerCase());
  const changes = listChanges(passage).flatMap(({ amount, rate, base, current, fromPlan, direction }): readonly Stated[] => {
    const figure = amount ?? rate;
    if (!figure || base || current || fromPlan || (amount && rate) || !follows(figure)) return [];
    return [{ figure, kind: amount ? "amount" : "rate", direction }];
  });
  const ratios = passage.figures.flatMap((figure, order): readonly Stated[] => {
    if (!isPercent(figure) || readPercentUse(passage, order, figure).kind !== "ratio" || !follows(figure)) return [];
    return [{ figure, kind: "ratio" }];
  });
  return [...changes, ...ratios];
}

function claim(stated: Stated, rule: Claim["rule"], expression: Expression): Claim {
  const { figure, direction } = stated;
  return {
    kind: "claim",
    rule,
    stated: figure,
    expression,
    compare: "equal",
    binding: "likely",
    alternatives: [],
    ...(direction ? { direction } : {}),
    group: `change:${figure.id}`,
  };
}

/** How the row gives what is stated; a level in per cent changes in points, and some write "%" for them. */
function claimsOf(stated: Stated, { now, before }: Row): readonly Claim[] {
  const [a, b] = [of(now), of(before)];
  if (stated.kind === "ratio") return [claim(stated, "ratio", { op: "percent", a, b })];
  const difference: Expression = { op: "difference", a, b };
  if (stated.kind === "amount") return measureAlike(stated.figure, now) ? [claim(stated, "difference", difference)] : [];
  const growth = claim(stated, "growth", { op: "growth", a, b });
  if (!isPercent(now)) return stated.figure.unit.dimension === "point" ? [] : [growth];
  const points = claim(stated, "points", difference);
  return stated.figure.unit.dimension === "point" ? [points] : [points, growth];
}

/**
 * "Tổng đàn gia súc đạt 24.401 con, tăng 1.089 con so với năm 2023" against the row of that name which prints 24.401 now and 23.312 the year
 * before. Only a change whose base the text does not print; the row is found by the name of what changed.
 *
 * @rule Q301
 */
export function findChangesInTables(reading: Reading, { prose, cells }: Mentions): readonly Finding[] {
  if (cells.length === 0) return [];
  const rows = listRows(cells);
  const byId = new Map(prose.map((mention) => [mention.figure.id, mention]));
  return listProse(reading).flatMap((passage) =>
    listStated(passage).flatMap((stated) => {
      const own = byId.get(stated.figure.id);
      const subject = own?.slots.of ? byId.get(own.slots.of.id) : own;
      const row = subject && rows.get(subject.name);
      if (!row || (subject !== own && !measureAlike(subject.figure, row.now))) return [];
      return claimsOf(stated, row);
    }),
  );
}
