import type { Claim } from "../claim.ts";
import { type Figure, isPercent } from "../figure/figure.ts";
import { holds } from "../judge/judge.ts";
import { measureAlike } from "../wording/measures.ts";
import { isAdditive } from "./column-kinds.ts";
import type { Column, Sheet } from "./columns.ts";
import { type Extract, listExtracts } from "./row-footings.ts";

function bound(stated: Figure, figures: readonly Figure[], compare: "at-most" | "at-least"): Claim {
  return {
    kind: "claim",
    rule: "sum",
    stated,
    expression: { op: "sum", terms: figures.map((figure) => ({ op: "figure", figure })) },
    compare,
    binding: "likely",
    alternatives: [],
    group: `extract:${compare}:${stated.id}`,
  };
}

/** A bound is believed where most of the columns (or rows) keep it, and at least two do. */
function mostHold(claims: readonly Claim[]): boolean {
  const held = claims.filter((claim) => holds(claim)).length;
  return held >= 2 && held * 4 >= claims.length * 3;
}

const surelyAlike = (a: Figure, b: Figure): boolean => measureAlike(a, b) && a.unit.key === b.unit.key && !isPercent(a);

/** "Trong đó: nữ 300, dân tộc 350": parts may overlap, so only what most columns keep is asked of the others. */
function fromRows(columns: readonly Column[], { whole, parts }: Extract): readonly Claim[] {
  const cells = columns.flatMap(({ figures }) => {
    const total = figures[whole];
    const present = parts.flatMap((row) => figures[row] ?? []);
    return total && present.length > 0 && present.every((part) => surelyAlike(part, total)) ? [{ total, present }] : [];
  });
  const together = cells
    .filter(({ present }) => present.length >= 2)
    .map(({ total, present }) => bound(total, present, "at-least"));
  if (mostHold(together)) return together;
  const each = parts.flatMap((row) => {
    const own = cells.flatMap(({ total, present }) => {
      const part = present.find((figure) => columns.some(({ figures }) => figures[row] === figure));
      return part ? [bound(part, [total], "at-most")] : [];
    });
    return mostHold(own) ? own : [];
  });
  // That a part is no more than its whole is worth a word only when it is.
  return each.filter((claim) => !holds(claim));
}

/** "Tổng số | Trong đó: nữ": a column that is part of another. */
function fromColumns(columns: readonly Column[]): readonly Claim[] {
  return columns.flatMap((column, place) => {
    if (!/trong đó/iu.test(column.header)) return [];
    const whole = columns.slice(0, place).findLast(({ header }) => !/trong đó/iu.test(header));
    const claims = column.figures.flatMap((part, row) => {
      const total = whole?.figures[row];
      return part && total && surelyAlike(part, total) ? [bound(part, [total], "at-most")] : [];
    });
    const held = claims.filter((claim) => holds(claim)).length;
    return held >= 3 && held * 5 >= claims.length * 4 ? claims.filter((claim) => !holds(claim)) : [];
  });
}

/** What stands under "Trong đó" is part of the whole before it: a part, or all of them, greater than it is looked at. @rule Q294 */
export function findExtracts(sheet: Sheet): readonly Claim[] {
  const columns = sheet.columns.filter(isAdditive);
  const rows = sheet.rows.slice(sheet.firstRow);
  const extracts = listExtracts(rows, ({ index }) => columns.some(({ figures }) => figures[index] !== undefined));
  return [...extracts.flatMap((extract) => fromRows(columns, extract)), ...fromColumns(columns)];
}
