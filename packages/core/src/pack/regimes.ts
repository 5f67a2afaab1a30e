import { findCalendar, listYearParts } from "../period/calendar.ts";
import type { IsoDate } from "../period/date.ts";
import { type Place, parsePlaceKey, showPlaceKey } from "../place/place.ts";
import { isWorkingDay } from "../regime/due-day.ts";
import { type ApprovalStep, DEFAULT_APPROVAL, type Holiday, type Regime, type Reporter } from "../regime/regime.ts";
import { type Names, readPlaceOn } from "./facts.ts";
import { given } from "./given.ts";
import type { Entry, PackFiles } from "./pack.ts";
import { CODE, createTwiceCheck, inside, listEntries, listSectorEntries, reportUnknown, type Site } from "./tables.ts";

type PlaceNames = Names & { readonly places: readonly Place[] };
export type RegimeEntry = Entry<"regimes">;

/** The calendar of a regime that names none. */
export const DEFAULT_CALENDAR = "solar";

/** The steps of approval as a pack writes them: left out where they are the usual ones. @rule K17 K29 */
export function toApprovalEntry(approval: readonly ApprovalStep[]): RegimeEntry["approval"] {
  return approval.join(" ") === DEFAULT_APPROVAL.join(" ") ? undefined : approval;
}

/**
 * The regimes of a chain of packs; a later pack's regime stands for the earlier one of the same code.
 * @rule K25 K26 K29
 */
export function readRegimes(names: PlaceNames, packs: readonly PackFiles[]): readonly Regime[] {
  const { report } = names;
  const regimes = new Map<string, Regime>();
  const forms = new Set(packs.flatMap((files) => listSectorEntries(files, "forms").map(({ entry }) => entry.code)));
  const twice = createTwiceCheck(report, "regime");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "regimes"))) {
    twice(site, entry.code, ["code"]);
    if (!CODE.test(entry.code)) report(inside(site, "code"), { code: "PACK_CODE_MALFORMED", named: "regime", text: entry.code });
    if (!forms.has(entry.form)) reportUnknown(report, inside(site, "form"), "form", entry.form, forms, names.broken);
    regimes.set(entry.code, readRegime(names, site, entry));
  }
  return [...regimes.values()];
}

function readRegime(names: PlaceNames, site: Site, entry: RegimeEntry): Regime {
  const { report, tables, broken } = names;
  const { calendar = DEFAULT_CALENDAR, approval = DEFAULT_APPROVAL, reporters, basis, startsOn, endsOn, ...rest } = entry;
  checkPeriods(names, site, calendar, entry);
  checkApproval(names, inside(site, "approval"), approval);
  if (basis !== undefined && !tables.papers.has(basis))
    reportUnknown(report, inside(site, "basis"), "document", basis, tables.papers.keys(), broken);
  if (endsOn !== undefined && endsOn <= startsOn)
    report(inside(site, "endsOn"), { code: "PACK_REGIME_BACKWARDS", startsOn, endsOn });
  const twice = createTwiceCheck(report, "deadline");
  for (const [i, { level }] of entry.deadlines.entries()) twice(inside(site, "deadlines", i), level ?? "—", []);
  if (entry.deadlines.every(({ level }) => level !== undefined))
    report(inside(site, "deadlines"), { code: "PACK_REGIME_NO_DEADLINE" }, { at: "key" });
  if (reporters.length === 0) report(inside(site, "reporters"), { code: "PACK_REGIME_NO_REPORTER" }, { at: "key" });
  return {
    ...rest,
    reporters: reporters.flatMap((reporter, i) => readReporter(names, inside(site, "reporters", i), reporter, startsOn) ?? []),
    calendar,
    startsOn,
    approval,
    ...given({ endsOn, basis }),
  };
}

/** At least one step, none of them twice. @rule K29 */
function checkApproval({ report }: Names, site: Site, approval: readonly ApprovalStep[]): void {
  if (approval.length === 0) report(site, { code: "PACK_REGIME_NO_STEP" }, { at: "key" });
  const twice = createTwiceCheck(report, "step");
  for (const [i, step] of approval.entries()) twice(inside(site, i), step, []);
}

/** A calendar that is known and whose years are divided so. */
function checkPeriods({ report, tables, broken }: Names, site: Site, code: string, { periods, startsOn }: RegimeEntry): void {
  const calendar = findCalendar(code);
  if (!calendar || (tables.calendars.size > 0 && !tables.calendars.has(code)))
    reportUnknown(report, inside(site, "calendar"), "calendar", code, tables.calendars, broken);
  else if (!listYearParts(periods).some((part) => calendar.bounds(Number(startsOn.slice(0, 4)), part)))
    report(inside(site, "periods"), { code: "PACK_REGIME_PERIODS", calendar: code, periods });
}

/** Every territory of a level, or one place: named by key, or by the code it has when the regime begins. @rule K25 */
function readReporter(
  names: PlaceNames,
  site: Site,
  { level, place }: RegimeEntry["reporters"][number],
  startsOn: IsoDate,
): Reporter | undefined {
  if (level !== undefined && place === undefined) return { level };
  if (level !== undefined || place === undefined) {
    names.report(site, { code: "PACK_REGIME_REPORTER" });
    return undefined;
  }
  const key = parsePlaceKey(place);
  if (key.ok && names.tables.places.has(place)) return { place };
  const found = readPlaceOn(names, inside(site, "place"), place, startsOn);
  return found && { place: showPlaceKey(found) };
}

/** What the week alone says of a day. */
const NO_HOLIDAYS = new Map();

/** The days off and worked of a chain of packs; what a later pack says of a day stands. @rule K27 */
export function readHolidays({ report }: Pick<Names, "report">, packs: readonly PackFiles[]): readonly Holiday[] {
  const holidays = new Map<string, Holiday>();
  const twice = createTwiceCheck(report, "holiday");
  for (const { entry, site } of packs.flatMap((files) => listEntries(files, "holidays"))) {
    const { date, kind } = entry;
    twice(site, date, ["date"]);
    if (isWorkingDay(date, NO_HOLIDAYS) === (kind === "worked"))
      report(inside(site, "date"), { code: "PACK_HOLIDAY_NEEDLESS", kind, date });
    holidays.set(date, entry);
  }
  return [...holidays.values()];
}
