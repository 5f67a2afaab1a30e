import { type AuthorityCode, keyOf } from "./people-site.ts";

/** Where a request reaches: a place of an authority. */
export type Target = { readonly authority: AuthorityCode; readonly place: string };

/** What the site holds for the samples. */
export type Given = {
  /** A user with one appointment at the place. */
  readonly victim: (target: Target) => {
    readonly username: string;
    readonly mark: string;
    readonly appointment: string;
    readonly delegation: string;
  };
  /** Somebody else of the authority. */
  readonly mate: (target: Target) => string;
  /** Who asks: an appointment of his and a delegation of it. */
  readonly own: { readonly role: string; readonly appointment: string; readonly delegation: string };
};

type Request = { readonly path: string; readonly body?: unknown; readonly file?: string };

/**
 * One request of an address, and what is said of it by status and code. `by` says what it depends on besides the action.
 * - done: when it is allowed; far: when the place is beyond reach; an authority in which the asker has no part is never found
 */
export type Sample = {
  readonly by: "place" | "authority" | "nothing";
  readonly ask: (target: Target, given: Given) => Request;
  readonly done?: string | ((given: Given) => string);
  readonly far?: string;
  /** When it is of the whole authority and the asker has a part of it. */
  readonly part?: string;
};

export const at = ({ authority, place }: Target): string => `authority=${authority}&place=${keyOf(place)}`;

/** A question by authority, place and year. */
export function ofPlace(path: string, more = ""): Sample {
  return { by: "place", ask: (target) => ({ path: `${path}?${at(target)}${more}` }) };
}
export function ofAuthority(path: string, done = "200", more = ""): Sample {
  return { by: "authority", done, ask: ({ authority }) => ({ path: `${path}?authority=${authority}${more}` }) };
}
export const anywhere = (path: string): Sample => ({ by: "nothing", ask: () => ({ path }) });

/** An act on a user who has a role at the place: whom one does not reach does not exist. */
export function onUser(path: string, body: (target: Target, given: Given) => object): Sample {
  return {
    by: "place",
    far: "404 USER_UNKNOWN",
    ask: (target, given) => {
      const { username, mark, delegation, appointment } = given.victim(target);
      const id = path.includes("delegations") ? delegation : appointment;
      const filled = path.replace(":username", username).replace(":id", id);
      return { path: filled, body: { authority: target.authority, mark, ...body(target, given) } };
    },
  };
}

const SHEET = { regime: "month", period: "2030-M06" } as const;
export const sheet = ({ authority, place }: Target): string =>
  `${at({ authority, place })}&regime=${SHEET.regime}&period=${SHEET.period}`;

/** An act on the form of a place. */
export function onSheet(path: string, body: object, done = "200"): Sample {
  return {
    by: "place",
    done,
    ask: ({ authority, place }) => ({ path, body: { authority, place: keyOf(place), ...SHEET, ...body } }),
  };
}

/** An act on an explanation that there is not. */
export function onExplanation(path: string, body: object, done = "404 EXPLANATION_UNKNOWN"): Sample {
  return { by: "authority", done, ask: ({ authority }) => ({ path: path.replace(":id", "1"), body: { authority, ...body } }) };
}

/** An act on the forms of a whole authority; "month" is set by its pack. */
export function onForms(path: string, body: object, done = "200"): Sample {
  return {
    by: "authority",
    done,
    ask: ({ authority }) => ({ path: path.replace(":code", "month"), body: { authority, ...body } }),
  };
}

export const TARGET = { indicator: "crops.area", period: "2030", entered: "5" };

/** An act on the plan of the whole authority: who plans for a part of it only is refused. */
export function onPlan(path: string, body: object, done = "200"): Sample {
  return {
    by: "authority",
    done,
    part: "403 ACTION_REFUSED",
    ask: ({ authority }) => ({ path: path.replace(":year", "2030"), body: { authority, ...body } }),
  };
}
export function withTargets(path: string, body: object): Sample {
  return {
    by: "place",
    ask: ({ authority, place }) => ({
      path: path.replace(":year", "2030"),
      body: { authority, assigner: "hdnd", ...body, targets: [{ ...TARGET, place: keyOf(place) }] },
    }),
  };
}
