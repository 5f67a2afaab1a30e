import { findCalendar, listYearParts } from "../period/calendar.ts";
import { addDays } from "../period/date.ts";
import { type IsoDate, lastDay, type Period } from "../period/period.ts";
import { isSamePlace, type Place, type PlaceKey, type PlaceLevel, showPlaceKey } from "../place/place.ts";
import { descendantsAt, findPlace, placesAt } from "../place/tree.ts";
import { addDayCount, type DaysOff, toDaysOff } from "./due-day.ts";
import type { DayCount, Due, DueForm, Holiday, Regime } from "./regime.ts";

/**
 * The periods a regime asks for that have a day in [from, to], both days counted, in order: those that begin while it runs.
 *
 * @rule C1
 */
export function listPeriods(regime: Regime, from: IsoDate, to: IsoDate): readonly Period[] {
  const calendar = findCalendar(regime.calendar);
  if (!calendar) return [];
  const periods: Period[] = [];
  // A year may begin in the year before the one it is named after, and end in the one after.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)) + 1; year += 1) {
    for (const part of listYearParts(regime.periods)) {
      const bounds = calendar.bounds(year, part);
      if (!bounds || bounds.end <= from || bounds.start > to) continue;
      if (bounds.start < regime.startsOn || (regime.endsOn !== undefined && bounds.start >= regime.endsOn)) continue;
      periods.push({ calendar: regime.calendar, kind: part.kind, ...bounds });
    }
  }
  return periods;
}

/** The count of a level, or else the one for all others. A regime without either does not pass the check of its pack. */
function countFor(regime: Regime, level: PlaceLevel): DayCount {
  const own = regime.deadlines.find((one) => one.level === level) ?? regime.deadlines.find((one) => one.level === undefined);
  if (own === undefined) throw new RangeError(`regime ${regime.code} has no deadline for ${level}`);
  return own;
}

function toDue(regime: Regime, level: PlaceLevel, period: Period, off: DaysOff): Due {
  const last = lastDay(period);
  const deadline = addDayCount(last, countFor(regime, level), off);
  return {
    opens: regime.opens === undefined ? period.start : addDays(last, -regime.opens),
    deadline,
    ...(regime.grace === undefined ? {} : { closes: addDayCount(deadline, regime.grace, off) }),
  };
}

/**
 * From when, until when and how late a form is taken: all of them days, the whole of which counts in Vietnam.
 *
 * @rule   C2 C3 C4 C5
 * @source Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5: a deadline for each level
 */
export function findDue(regime: Regime, level: PlaceLevel, period: Period, holidays: readonly Holiday[]): Due {
  return toDue(regime, level, period, toDaysOff(holidays));
}

/** Every place that reports, once, in the order of the regime and then of the tree: those that live on the last day of the period. @rule C6 */
export function listReporters(
  regime: Regime,
  places: readonly Place[],
  authorityPlace: PlaceKey,
  period: Period,
): readonly Place[] {
  const last = lastDay(period);
  const own = placesAt(places, last).filter((place) => isSamePlace(place, authorityPlace));
  const inside = [...own, ...descendantsAt(places, authorityPlace, last)];
  const found = regime.reporters.flatMap((reporter): readonly Place[] => {
    if ("level" in reporter) return inside.filter((place) => place.level === reporter.level);
    const named = findPlace(places, reporter.place, last);
    return named.ok ? [named.value] : [];
  });
  return [...new Map(found.map((place) => [showPlaceKey(place), place])).values()];
}

/** No run of days off is longer: n working days are fewer than this many days. */
const reachOf = (count: DayCount | undefined): number => (count === undefined ? 0 : count.days * 2 + 30);

/**
 * The forms on which something is to be done in [from, to], both days counted: that can be filled by then and are not past their
 * deadline before. By regime, period and place.
 *
 * @rule C7
 */
export function listDueForms(
  regimes: readonly Regime[],
  places: readonly Place[],
  authorityPlace: PlaceKey,
  holidays: readonly Holiday[],
  from: IsoDate,
  to: IsoDate,
): readonly DueForm[] {
  const off = toDaysOff(holidays);
  return regimes.flatMap((regime) => {
    const reach = Math.max(0, ...regime.deadlines.map(reachOf));
    return listPeriods(regime, addDays(from, -reach), addDays(to, regime.opens ?? 0)).flatMap((period) =>
      listReporters(regime, places, authorityPlace, period).flatMap((place): readonly DueForm[] => {
        const due = toDue(regime, place.level, period, off);
        return due.opens <= to && due.deadline >= from ? [{ regime, place: showPlaceKey(place), period, due }] : [];
      }),
    );
  });
}
