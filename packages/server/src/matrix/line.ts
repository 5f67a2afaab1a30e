import { showBreakdownName, showUnitName } from "@kehoach/api/figure-json";
import { parseBreakdown, showBreakdown } from "@kehoach/core/indicator/breakdown";
import type { Breakdown, Indicator } from "@kehoach/core/indicator/indicator";
import { sectorOf } from "@kehoach/core/indicator/sector";
import { accept } from "@kehoach/core/outcome";
import type { Place } from "@kehoach/core/place/place";
import { listParts } from "@kehoach/core/value/formula-value";
import type { Frame } from "./frame.ts";
import type { Table } from "./known.ts";

export type Line = { readonly indicator: Indicator; readonly breakdown: Breakdown };

/** The lines to show: of each indicator, in the order of the book, every breakdown somebody has said; ratios where their parts are. */
export function listLines({ book }: Frame, { near }: Pick<Table, "near">, places: readonly Place[]): readonly Line[] {
  const breakdowns = new Map<string, Set<string>>();
  for (const name of places.flatMap((place) => [...near(place).keys()])) {
    const at = name.indexOf("|");
    const known = breakdowns.get(name.slice(0, at)) ?? new Set<string>();
    breakdowns.set(name.slice(0, at), known.add(name.slice(at + 1)));
  }
  const order = new Map(book.sectors.map(({ code }, at) => [code, at]));
  return [...book.indicators.values()]
    .toSorted((a, b) => (order.get(sectorOf(a.code)) ?? order.size) - (order.get(sectorOf(b.code)) ?? order.size))
    .flatMap((indicator): Line[] => {
      if (indicator.formula !== undefined) return [{ indicator, breakdown: [] }];
      return [...(breakdowns.get(indicator.code) ?? [])].sort().flatMap((text) => {
        const read = text === "" ? accept([]) : parseBreakdown(text);
        return read.ok ? [{ indicator, breakdown: read.value }] : [];
      });
    });
}

/** What a row of a line is of, for the wire. */
export function toLineJson({ reader }: Pick<Frame, "reader">, { indicator, breakdown }: Line) {
  return {
    indicator: indicator.code,
    name: indicator.name,
    sector: sectorOf(indicator.code),
    breakdown: showBreakdown(breakdown),
    breakdownName: showBreakdownName(reader, breakdown),
    unit: showUnitName(reader, indicator.unit),
    decimals: indicator.decimals,
  };
}

/**
 * The indicators that are read place by place: those shown, and the parts of every ratio, which is counted where its parts are; left out:
 * all there are.
 */
export function listRead({ only, book }: Frame, sector: string | undefined): readonly string[] | undefined {
  if (only !== undefined || sector === undefined) return only;
  const shown = [...book.indicators.values()].filter(({ code, formula }) => formula !== undefined || sectorOf(code) === sector);
  return [...new Set(shown.flatMap((one) => listParts(one, [], book.indicators).map(({ indicator }) => indicator)))];
}

/** The parts of the ratios of a sector, or of all there are; of one indicator its own. */
export function listRatioParts({ only, book }: Frame, sector: string | undefined): readonly string[] {
  const ratios = [...book.indicators.values()].filter(
    ({ code, formula }) => formula !== undefined && (sector === undefined || sectorOf(code) === sector),
  );
  const parts = ratios.flatMap((one) => listParts(one, [], book.indicators).map(({ indicator }) => indicator));
  return [...new Set(parts)].filter((code) => only === undefined || only.includes(code));
}
