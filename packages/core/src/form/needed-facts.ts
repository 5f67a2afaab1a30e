import { isAdditive } from "../indicator/additivity.ts";
import type { Indicator } from "../indicator/indicator.ts";
import type { Period } from "../period/period.ts";
import { showDays } from "./fact-index.ts";
import type { Form } from "./form.ts";
import { listLines, type SheetLine } from "./line.ts";
import type { NeededFact } from "./sheet.ts";
import { listColumns, type SheetColumn, type SheetColumns } from "./sheet-column.ts";

/** A period with the text of its days: thousands of lines ask for the same few. */
type Days = { readonly period: Period; readonly text: string };

/** What a column may ask of a line: of one that adds up over time, of one that does not, and of one that is typed into it. */
type Asked = {
  readonly column: SheetColumn;
  readonly growing: readonly Days[];
  readonly lasting: readonly Days[];
  readonly checked: readonly Days[];
};

function toDays(periods: readonly (Period | undefined)[]): readonly Days[] {
  return periods.flatMap((period) => (period ? [{ period, text: showDays(period) }] : []));
}

/** The days of the column and what it is made of; what is typed is held against what is known. */
function toAsked(column: SheetColumn): Asked {
  const { period, pieces, backs, isTyped } = column;
  if (column.column.kind !== "actual") return { column, growing: [], lasting: [], checked: [] };
  return {
    column,
    growing: toDays([period, ...pieces.flatMap((piece) => [piece.period, piece.upTo])]),
    lasting: toDays([period, pieces.at(-1)?.period]),
    checked: isTyped ? toDays([backs.previous?.period, backs.same?.period]) : [],
  };
}

/** Nothing known is asked of a column that is typed where the line is typed too, or computed from lines that are. */
function isHeld(line: SheetLine, { isTyped }: SheetColumn): boolean {
  return !isTyped || line.row === undefined || (!line.isTyped && line.formula === undefined);
}

/** The plans that columns show, and the one that judges. */
function listPlans(columns: SheetColumns): readonly (Days & { readonly assigner?: string })[] {
  const shown = columns.shown.flatMap(({ column, period }) =>
    column.kind === "plan" && period ? [{ period, ...(column.assigner === undefined ? {} : { assigner: column.assigner }) }] : [],
  );
  return [...shown, ...(columns.plan ? [{ period: columns.plan }] : [])].map((one) => ({ ...one, text: showDays(one.period) }));
}

/**
 * Every fact that a form of a period and its checks may ask for, once each: what the columns hold and add up, the period before and
 * the same one last year, the plan. A fact that nobody has said is no fault.
 *
 * @param indicators  at least those of the lines and those their formulas name
 * @rule O7
 */
export function listNeeded(form: Form, period: Period, indicators: ReadonlyMap<string, Indicator>): readonly NeededFact[] {
  const needed = new Map<string, NeededFact>();
  const columns = listColumns(form, period);
  const [shown, unseen] = [columns.shown.map(toAsked), [columns.done, columns.before].map(toAsked)];
  const plans = listPlans(columns);
  for (const line of listLines(form, indicators).values()) {
    if (!line.figure) continue;
    const { indicator, breakdown } = line.figure;
    const about = { indicator: indicator.code, breakdown };
    const grows = isAdditive(indicator, { kind: "time" });
    const add = ({ period, text }: Days): void => {
      needed.set(`${line.key} ${text}`, { fact: "value", ...about, period });
    };
    for (const { column, growing, lasting, checked } of grows ? [...shown, ...unseen] : shown) {
      if (isHeld(line, column)) for (const days of grows ? growing : lasting) add(days);
      if (line.row) for (const days of checked) add(days);
    }
    for (const { period, text, assigner } of plans) {
      const whose = assigner === undefined ? {} : { assigner };
      needed.set(`target ${line.key} ${text} ${assigner ?? ""}`, { fact: "target", ...about, period, ...whose });
    }
  }
  return [...needed.values()];
}
