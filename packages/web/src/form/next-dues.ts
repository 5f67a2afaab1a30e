import { checkRegime } from "@kehoach/core/pack/check-form";
import type { RegimeEntry } from "@kehoach/core/pack/regimes";
import { addDays } from "@kehoach/core/period/date";
import { lastDay, type Period } from "@kehoach/core/period/period";
import type { Place, PlaceKey, PlaceLevel } from "@kehoach/core/place/place";
import { findPlace } from "@kehoach/core/place/tree";
import { findDue, listPeriods, listReporters } from "@kehoach/core/regime/due-forms";
import type { Due } from "@kehoach/core/regime/regime";
import type { Catalogue } from "./catalogue.ts";

/** A period a regime will ask for: who has it, and the days of each level among them. */
export type NextDue = {
  readonly period: Period;
  readonly places: readonly Place[];
  readonly days: readonly { readonly level: PlaceLevel; readonly count: number; readonly due: Due }[];
};

/** Far enough to find some periods of a regime that asks once a year. */
const AHEAD_DAYS = 1200;
/** No deadline comes later after the end of its period. */
const BACK_DAYS = 400;

/** The authority's own place on a day. */
function findHome({ home, places }: Catalogue, day: string): PlaceKey | undefined {
  const found = findPlace(places, home, day);
  return found.ok ? found.value : undefined;
}

/**
 * The first periods a regime asks for whose form is still to be sent, from today on; those that are over come too while their deadline
 * is not. Nothing where the regime can not be read.
 *
 * @rule K70
 */
export function listNextDues(entry: RegimeEntry, catalogue: Catalogue, most = 3): readonly NextDue[] {
  // Which form is no matter here.
  const { regime } = checkRegime(catalogue.tables, entry, [entry.form]);
  if (!regime || regime.deadlines.every(({ level }) => level !== undefined)) return [];
  const { today, places, holidays } = catalogue;
  const from = regime.startsOn > today ? regime.startsOn : today;
  const found: NextDue[] = [];
  for (const period of listPeriods(regime, addDays(from, -BACK_DAYS), addDays(from, AHEAD_DAYS))) {
    const home = findHome(catalogue, lastDay(period));
    const reporters = home ? listReporters(regime, places, home, period) : [];
    const days = [...Map.groupBy(reporters, ({ level }) => level)].map(([level, group]) => ({
      level,
      count: group.length,
      due: findDue(regime, level, period, holidays),
    }));
    const isOver = lastDay(period) < today && days.every(({ due }) => due.deadline < today);
    if (isOver) continue;
    found.push({ period, places: reporters, days });
    if (found.length === most) break;
  }
  return found;
}

/** The period that shows what a form will look like: the first one asked for, or else the month of today. */
export function findShownPeriod(dues: readonly NextDue[], today: string): Period {
  const [first] = dues;
  if (first) return first.period;
  const start = `${today.slice(0, 7)}-01`;
  return { calendar: "solar", kind: "month", start, end: `${addDays(start, 31).slice(0, 7)}-01` };
}
