import { ROLES, type Role } from "@kehoach/core/access/actor";
import { dayAfter, readDate, showDate } from "../ui/date-text.ts";

/** An appointment as it is being typed. */
export type Draft = {
  readonly role: string;
  readonly place: string;
  /** Undefined: all of them. */
  readonly sectors: readonly string[] | undefined;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

export type Wrong = Partial<Record<"role" | "place" | "sectors" | "from" | "to", "missing" | "day" | "order">>;

/** What the API takes; days half-open. */
export type Duty = {
  readonly role: Role;
  readonly place: string;
  readonly sectors?: string[];
  readonly from: string;
  readonly to?: string;
  readonly reason?: string;
};

export function beginDraft(today: string): Draft {
  return { role: "", place: "", sectors: undefined, from: showDate(today), to: "", reason: "" };
}

/** The appointment that was typed, or what is wrong with it. */
export function readDraft(draft: Draft): { readonly duty: Duty } | { readonly wrong: Wrong } {
  const role = ROLES.find((one) => one === draft.role);
  const [from, last] = [readDate(draft.from), draft.to.trim() === "" ? null : readDate(draft.to)];
  const wrong: Wrong = {
    ...(role === undefined ? { role: "missing" } : {}),
    ...(draft.place === "" ? { place: "missing" } : {}),
    ...(draft.sectors?.length === 0 ? { sectors: "missing" } : {}),
    ...(from === undefined ? { from: "day" } : {}),
    ...(last === undefined ? { to: "day" } : last !== null && from !== undefined && last < from ? { to: "order" } : {}),
  };
  if (Object.keys(wrong).length > 0 || role === undefined || from === undefined || last === undefined) return { wrong };
  return {
    duty: {
      role,
      place: draft.place,
      from,
      ...(draft.sectors === undefined ? {} : { sectors: [...draft.sectors] }),
      ...(last === null ? {} : { to: dayAfter(last) }),
      ...(draft.reason.trim() === "" ? {} : { reason: draft.reason.trim() }),
    },
  };
}
