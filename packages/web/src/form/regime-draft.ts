import { makeRegime } from "@kehoach/core/pack/regime-edits";
import type { RegimeEntry } from "@kehoach/core/pack/regimes";
import type { PlaceLevel } from "@kehoach/core/place/place";
import { APPROVAL_STEPS, type ApprovalStep, DEFAULT_APPROVAL } from "@kehoach/core/regime/regime";
import { readDate, showDate } from "../ui/date-text.ts";

export const PERIODS = ["month", "quarter", "half", "nine-months", "year"] as const satisfies readonly RegimeEntry["periods"][];
/** Calendars that divide years into months. */
export const CALENDARS = ["solar", "nd09"] as const;
export const LEVELS = ["province", "district", "commune", "agency"] as const satisfies readonly PlaceLevel[];

type Of = "working" | "calendar";
type DaysDraft = { readonly days: string; readonly of: Of };

/** A regime as it is being typed. */
export type RegimeDraft = {
  readonly code: string;
  readonly name: string;
  readonly periods: RegimeEntry["periods"];
  readonly calendar: string;
  readonly startsOn: string;
  /** The first day no period is due; kept as it was. */
  readonly endsOn: string | undefined;
  readonly levels: readonly PlaceLevel[];
  /** Places by code or key, as packs name them. */
  readonly places: readonly string[];
  readonly opens: string;
  readonly deadline: DaysDraft;
  /** Of some levels another one. */
  readonly others: readonly (DaysDraft & { readonly level: PlaceLevel })[];
  readonly grace: DaysDraft;
  /** In the order they are taken. */
  readonly approval: readonly ApprovalStep[];
  readonly basis: string;
};

export type RegimeWrong = Partial<
  Record<"name" | "startsOn" | "reporters" | "opens" | "deadline" | "grace" | "approval", "missing" | "day" | "whole">
>;

/** A regime that begins with the year: every commune, every month, three working days. */
export function beginRegime(today: string): RegimeDraft {
  return {
    code: "",
    name: "",
    periods: "month",
    calendar: "solar",
    startsOn: showDate(`${today.slice(0, 7)}-01`),
    endsOn: undefined,
    levels: ["commune"],
    places: [],
    opens: "",
    deadline: { days: "3", of: "working" },
    others: [],
    grace: { days: "", of: "working" },
    approval: DEFAULT_APPROVAL,
    basis: "",
  };
}

export function toRegimeDraft(regime: RegimeEntry): RegimeDraft {
  const usual = regime.deadlines.find(({ level }) => level === undefined);
  return {
    code: regime.code,
    name: regime.name,
    periods: regime.periods,
    calendar: regime.calendar ?? "solar",
    startsOn: showDate(regime.startsOn),
    endsOn: regime.endsOn,
    levels: regime.reporters.flatMap(({ level }) => level ?? []),
    places: regime.reporters.flatMap(({ place }) => place ?? []),
    opens: regime.opens === undefined ? "" : String(regime.opens),
    deadline: { days: usual === undefined ? "" : String(usual.days), of: usual?.of ?? "working" },
    others: regime.deadlines.flatMap(({ level, days, of }) => (level === undefined ? [] : [{ level, days: String(days), of }])),
    grace: { days: regime.grace === undefined ? "" : String(regime.grace.days), of: regime.grace?.of ?? "working" },
    approval: regime.approval ?? DEFAULT_APPROVAL,
    basis: regime.basis ?? "",
  };
}

/** The steps with one put in where it usually stands, or without it; the order of the others stays. @rule C10 */
export function putStep(steps: readonly ApprovalStep[], step: ApprovalStep, isTaken: boolean): readonly ApprovalStep[] {
  const others = steps.filter((one) => one !== step);
  if (!isTaken) return others;
  const later = APPROVAL_STEPS.slice(APPROVAL_STEPS.indexOf(step) + 1);
  const at = others.findIndex((one) => later.includes(one));
  return others.toSpliced(at < 0 ? others.length : at, 0, step);
}

/** A count of days as typed; undefined: none. */
function readDays(text: string): number | undefined {
  return /^\s*\d{1,4}\s*$/u.test(text) ? Number(text) : undefined;
}

/** The regime that was typed, or what is wrong with it. */
export function readRegime(draft: RegimeDraft, form: string): { readonly regime: RegimeEntry } | { readonly wrong: RegimeWrong } {
  const startsOn = readDate(draft.startsOn);
  const days = readDays(draft.deadline.days);
  const others = draft.others.map(({ level, of, ...one }) => ({ level, of, days: readDays(one.days) }));
  const opens = draft.opens.trim() === "" ? undefined : readDays(draft.opens);
  const grace = draft.grace.days.trim() === "" ? undefined : readDays(draft.grace.days);
  const wrong: RegimeWrong = {
    ...(draft.name.trim() === "" ? { name: "missing" } : {}),
    ...(startsOn === undefined ? { startsOn: "day" } : {}),
    ...(draft.levels.length + draft.places.length === 0 ? { reporters: "missing" } : {}),
    ...(draft.opens.trim() !== "" && opens === undefined ? { opens: "whole" } : {}),
    ...(days === undefined || others.some((one) => one.days === undefined) ? { deadline: "whole" } : {}),
    ...(draft.grace.days.trim() !== "" && grace === undefined ? { grace: "whole" } : {}),
    ...(draft.approval.length === 0 ? { approval: "missing" } : {}),
  };
  if (Object.keys(wrong).length > 0 || startsOn === undefined || days === undefined) return { wrong };
  return {
    regime: makeRegime({
      code: draft.code,
      name: draft.name.trim(),
      form,
      reporters: [...draft.levels.map((level) => ({ level })), ...draft.places.map((place) => ({ place }))],
      periods: draft.periods,
      calendar: draft.calendar,
      startsOn,
      endsOn: draft.endsOn,
      opens,
      deadlines: [
        { days, of: draft.deadline.of },
        ...others.flatMap((one) => (one.days === undefined ? [] : [{ level: one.level, days: one.days, of: one.of }])),
      ],
      grace: grace === undefined ? undefined : { days: grace, of: draft.grace.of },
      approval: draft.approval,
      basis: draft.basis === "" ? undefined : draft.basis,
    }),
  };
}
