import { parseBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown } from "@kehoach/core/indicator/indicator";
import type { Outcome } from "@kehoach/core/outcome";
import { type Period, parsePeriod } from "@kehoach/core/period/period";
import { type PlaceKey, parsePlaceKey } from "@kehoach/core/place/place";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { AsEntered, FactSource, Member, PaperSource, ValueVersion } from "@kehoach/core/value/value";

/** What was said is stored in text forms that apply wrote; one that does not read is a fault. */
function orFault<T>(outcome: Outcome<T, { readonly code: string }>, text: string): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`stored text does not read: ${text} (${outcome.problems[0].code})`);
}

const periods = new Map<string, Period>();

export function toPeriod(text: string): Period {
  const known = periods.get(text);
  if (known) return known;
  const period = orFault(parsePeriod(text), text);
  if (periods.size > 5_000) periods.clear();
  periods.set(text, period);
  return period;
}

export function toBreakdownOf(text: string): Breakdown {
  return text === "" ? [] : orFault(parseBreakdown(text), text);
}

export function toPlaceKey(text: string): PlaceKey {
  return orFault(parsePlaceKey(text), text);
}

export type Told = {
  readonly entered_text: string | null;
  readonly entered_unit: string | null;
  readonly entered_decimals: number | null;
  readonly note: string | null;
  readonly known_at: string;
  readonly recorded_at: string;
};
export type OnPaper = { readonly source_document: string; readonly source_line: number; readonly source_ref: string | null };
/** Said by a document or by a cell of a sending: the database holds that it is one of both. */
export type OnSheet = {
  readonly source_document: null;
  readonly source_regime: string;
  readonly source_period: string;
  readonly source_sending: number;
  readonly source_row: string;
  readonly source_column: string;
};
export type CellRow = {
  readonly indicator: string;
  readonly breakdown: string;
  readonly place_code: string;
  readonly place_from: string;
  readonly period: string;
};
export type StoredMember = { readonly place: string } | { readonly text: string };
export type Figure = { readonly value: string | null; readonly members: readonly StoredMember[] | null };

export function toEntered(row: Told): AsEntered | undefined {
  if (row.entered_text === null || row.entered_unit === null || row.entered_decimals === null) return undefined;
  return { text: row.entered_text, unit: row.entered_unit, decimals: row.entered_decimals };
}

export function toPaper(row: OnPaper): PaperSource {
  return { document: row.source_document, line: row.source_line, ...(row.source_ref === null ? {} : { ref: row.source_ref }) };
}

/** @rule V9 */
export function toSource(row: OnPaper | OnSheet): FactSource {
  if (row.source_document !== null) return toPaper(row);
  const { source_regime: regime, source_period: period, source_sending: sending, source_row, source_column } = row;
  return { sheet: { regime, period, sending, row: source_row, column: source_column } };
}

export function toMembers(members: readonly StoredMember[]): readonly Member[] {
  return members.map((one) => ("place" in one ? { place: toPlaceKey(one.place) } : { text: one.text }));
}

export function toCell(row: CellRow): { indicator: string; breakdown: Breakdown; place: PlaceKey; period: Period } {
  return {
    indicator: row.indicator,
    breakdown: toBreakdownOf(row.breakdown),
    place: { code: row.place_code, validFrom: row.place_from },
    period: toPeriod(row.period),
  };
}

export function toFigure(row: Told & Figure): Pick<ValueVersion, "value" | "asEntered" | "members" | "note"> {
  const entered = toEntered(row);
  return {
    ...(row.value === null ? {} : { value: decimal(row.value) }),
    ...(entered ? { asEntered: entered } : {}),
    ...(row.members === null ? {} : { members: toMembers(row.members) }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}
