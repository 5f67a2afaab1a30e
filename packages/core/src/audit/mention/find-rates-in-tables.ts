import { HUNDRED } from "../../quantity/decimal.ts";
import type { Claim, Expression, Finding } from "../claim.ts";
import { holds } from "../judge/judge.ts";
import { measureSurelyAlike } from "../wording/measures.ts";
import type { Mention, Mentions } from "./mention.ts";
import { NEARLY } from "./mention-index.ts";
import { isGrowthColumn, readColumnBase } from "./rated-columns.ts";
import { agree, digitsOf, likeness } from "./same-fact.ts";

/** An amount of fewer digits is met in several rows. */
const LEAST_DIGITS = 4;

/** An amount of so many digits that one row alone prints is that row's, whatever it is called. */
const UNMISTAKABLE = 5;

/** How the words say a percentage is to be read: "tăng 84,0% so với cùng kỳ", "bằng 184,0% so với cùng kỳ", "đạt 95% kế hoạch". */
type Rate = { readonly base: "plan" | "period"; readonly change?: "up" | "down" };

function readRate({ role }: Mention): Rate | undefined {
  const [kind, use, over] = role.split(":");
  if (kind !== "percent") return undefined;
  if (use === "up" || use === "down") return { base: over === "plan" ? "plan" : "period", change: use };
  if (use === "ratio") return { base: "period" };
  return use === "plan" ? { base: "plan" } : undefined;
}

/** The relation between a percentage of the text and a cell: equal, or growth against an index. */
function claimAt(stated: Mention, cell: Mention, rate: Rate): Claim | undefined {
  if (!cell.cell) return undefined;
  const figure: Expression = { op: "figure", figure: cell.figure };
  const isIndex = rate.change !== undefined && !isGrowthColumn(cell.cell);
  if (rate.change === undefined && isGrowthColumn(cell.cell)) return undefined;
  return {
    kind: "claim",
    rule: "cross-mention",
    stated: stated.figure,
    expression: isIndex ? { op: "difference", a: figure, b: { op: "constant", value: HUNDRED } } : figure,
    compare: "equal",
    binding: "likely",
    alternatives: [],
    ...(rate.change ? { direction: rate.change } : {}),
    group: `table-rate:${stated.figure.id}`,
  };
}

/** Rows by what a percentage of the text may be found in: its name, and the amount it is said of. */
type Rows = {
  readonly cells: ReadonlyMap<string, readonly Mention[]>;
  readonly byDigits: ReadonlyMap<string, readonly Mention[]>;
};

function rowKey({ cell }: Mention): string {
  return `${cell?.table ?? ""}:${cell?.row ?? ""}`;
}

function toRows(cells: readonly Mention[]): Rows {
  const byRow = new Map<string, Mention[]>();
  const byDigits = new Map<string, Mention[]>();
  const put = (map: Map<string, Mention[]>, key: string, mention: Mention): void => {
    const held = map.get(key);
    if (held) held.push(mention);
    else map.set(key, [mention]);
  };
  for (const cell of cells) {
    put(byRow, rowKey(cell), cell);
    if (!cell.cell?.isRated) put(byDigits, digitsOf(cell.figure), cell);
  }
  return { cells: byRow, byDigits };
}

/** The rows that print the amount before a percentage and share a word with it, else those of its name; `sure` unless the digits alone say so. */
function findRows(
  mention: Mention,
  amount: Mention | undefined,
  rows: Rows,
  named: ReadonlyMap<string, readonly Mention[]>,
): { readonly keys: readonly string[]; readonly sure: boolean } {
  const digits = amount ? digitsOf(amount.figure) : "";
  const printed =
    amount && digits.length >= LEAST_DIGITS
      ? (rows.byDigits.get(digits) ?? []).filter(
          ({ figure }) =>
            figure.unit.dimension === "" || (measureSurelyAlike(figure, amount.figure) && agree(figure, amount.figure)),
        )
      : [];
  const shared = printed.filter(({ words }) => words.some((word) => mention.words.includes(word)));
  const byName = (named.get(mention.name) ?? []).filter((cell) => likeness(cell, mention) >= NEARLY);
  const found = shared.length > 0 ? shared : byName;
  if (found.length > 0) return { keys: [...new Set(found.map(rowKey))], sure: true };
  const keys = [...new Set(printed.map(rowKey))];
  return { keys: digits.length >= UNMISTAKABLE && keys.length === 1 ? keys : [], sure: false };
}

/**
 * A percentage of the text against the column of a table that compares with the same base, in the row of the same amount or name:
 * "437.948 lượt, tăng 84,0% so với cùng kỳ" beside 184,0 under "So cùng kỳ (%)".
 *
 * @rule Q285
 */
export function findRatesInTables({ prose, cells }: Mentions): readonly Finding[] {
  if (cells.length === 0) return [];
  const rows = toRows(cells);
  const named = new Map<string, Mention[]>();
  for (const cell of cells) {
    const held = named.get(cell.name);
    if (held) held.push(cell);
    else named.set(cell.name, [cell]);
  }
  const byId = new Map(prose.map((mention) => [mention.figure.id, mention]));
  return prose.flatMap((mention): readonly Finding[] => {
    const rate = readRate(mention);
    if (!rate) return [];
    const amount = mention.slots.of && byId.get(mention.slots.of.id);
    const { keys, sure } = findRows(mention, amount, rows, named);
    const claims = keys
      .flatMap((row) => rows.cells.get(row) ?? [])
      .filter(({ cell }) => cell !== undefined && readColumnBase(cell) === rate.base)
      .flatMap((cell) => claimAt(mention, cell, rate) ?? []);
    const fits = claims.find((claim) => holds(claim));
    // Several columns may compare with several periods: which is meant is known only where there is one.
    return fits ? [fits] : sure && claims.length === 1 ? claims : [];
  });
}
