import type { Reply } from "@kehoach/api/client";
import type { FormCatalogueJson } from "@kehoach/api/form";
import type { Dimension, Indicator, Sector } from "@kehoach/core/indicator/indicator";
import type { NewFigure } from "@kehoach/core/pack/form-edits";
import type { FormSpeaker } from "@kehoach/core/pack/formula-terms";
import type { Tables } from "@kehoach/core/pack/tables";
import { type Place, type PlaceKey, parsePlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import { layOutList, showListedName } from "@kehoach/core/plan/year-list";
import { decimal } from "@kehoach/core/quantity/decimal";
import type { Holiday } from "@kehoach/core/regime/regime";
import type { UseQueryResult } from "@tanstack/react-query";
import { useAsked, useQuestion } from "../data/question.ts";

/** Everything a form is made from, as core reads it. */
export type Catalogue = {
  readonly home: string;
  readonly today: string;
  readonly tables: Tables;
  readonly sectors: readonly Sector[];
  readonly indicators: readonly Indicator[];
  readonly dimensions: readonly Dimension[];
  readonly places: readonly Place[];
  readonly holidays: readonly Holiday[];
  readonly papers: FormCatalogueJson["papers"];
  readonly headlines: FormCatalogueJson["headlines"];
  readonly taken: { readonly forms: ReadonlySet<string>; readonly regimes: ReadonlySet<string> };
};

/** How an indicator is judged is no matter of a form: it is put in as the plainest there is. */
function toIndicator({ formula, dimensions, ...rest }: FormCatalogueJson["indicators"][number]): Indicator {
  return {
    ...rest,
    ...(formula === null ? {} : { formula }),
    direction: { kind: "higher" },
    additive: { places: true, time: true, dimensions },
    judgedBy: "own",
  };
}

function readKey(text: string): PlaceKey {
  const key = parsePlaceKey(text);
  if (!key.ok) throw new Error(`no key of a place: ${text}`);
  return key.value;
}

function toPlace({ key, parent, validTo, ...rest }: FormCatalogueJson["places"][number]): Place {
  return {
    ...readKey(key),
    ...rest,
    ...(parent === null ? {} : { parent: readKey(parent) }),
    ...(validTo === null ? {} : { validTo }),
  };
}

export function toCatalogue(reply: Reply<"formCatalogue">): Catalogue {
  const indicators = reply.indicators.map(toIndicator);
  const places = reply.places.map(toPlace);
  const sectors = reply.sectors.map((one) => ({ ...one, reporterStated: false }));
  const units = new Map(reply.units.map((unit) => [unit.code, { ...unit, factor: decimal(unit.factor) }]));
  return {
    home: reply.home,
    today: reply.today,
    tables: {
      units,
      calendars: new Set(),
      dimensions: new Map(reply.dimensions.map((one) => [one.code, one])),
      sectors: new Map(sectors.map((one) => [one.code, one])),
      papers: new Map(reply.papers.map(({ code, title }) => [code, { code, type: title }])),
      places: new Map(places.map((place) => [showPlaceKey(place), place])),
      successions: [],
      indicators: new Map(indicators.map((one) => [one.code, one])),
    },
    sectors,
    indicators,
    dimensions: reply.dimensions,
    places,
    holidays: reply.holidays,
    papers: reply.papers,
    headlines: reply.headlines,
    taken: { forms: new Set(reply.taken.forms), regimes: new Set(reply.taken.regimes) },
  };
}

/** What the list of a year's plan puts on a form: each indicator under the one it stands under there, called as it is printed. @rule K60 */
export function listFigures({ headlines, tables }: Pick<Catalogue, "headlines" | "tables">, year: string): readonly NewFigure[] {
  const list = headlines.find((one) => String(one.year) === year);
  if (list === undefined) return [];
  const wholes = new Map(list.within.map(({ indicator, whole }) => [indicator, whole]));
  return layOutList(list).map(({ indicator, level, ofWhich }): NewFigure => {
    const whole = level > 0 ? wholes.get(indicator) : undefined;
    const name = tables.indicators.get(indicator)?.name ?? indicator;
    return {
      indicator,
      ...(whole === undefined ? {} : { whole }),
      ...(ofWhich ? { label: showListedName(name, ofWhich) } : {}),
    };
  });
}

/** Asked once a page: it changes only when a pack is applied. */
export function useCatalogue(): UseQueryResult<Reply<"formCatalogue">> {
  const { authority } = useAsked();
  return useQuestion("formCatalogue", {}, { authority });
}

/** Names of lines and columns, for formulas in words; what has none is called by its key. */
export function toSpeaker(lines: ReadonlyMap<string, string>, columns: ReadonlyMap<string, string>): FormSpeaker {
  return { line: (key) => lines.get(key) ?? `[${key}]`, column: (code) => columns.get(code) ?? code };
}
