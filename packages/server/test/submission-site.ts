import type { PackFiles } from "@kehoach/core/pack/pack";
import { type Came, keyOf, makePeopleSite, type PeopleSite } from "./people-site.ts";
import { makeForm, makeRegime, makeTarget } from "./small-pack.ts";

/** A second sector, and a form of both: plan, the month before, this month, the year so far, words. */
export function extendNorth(pack: PackFiles): PackFiles {
  if (pack.manifest.authority?.code !== "north") return pack;
  const [area] = pack.indicators.get("crops") ?? [];
  if (area === undefined) throw new Error("the small pack has an indicator");
  const crops = { ...area, additive: { places: true, time: true, dimensions: [] } };
  const pigs = {
    ...crops,
    code: "herd.pigs",
    name: "Đàn lợn",
    unit: "head",
    decimals: 0,
    nature: "stock",
    additive: { places: true, time: false, dimensions: [] },
  } as const;
  const grid = makeForm({
    code: "grid",
    name: "Biểu thử",
    columns: [
      { code: "plan", kind: "plan" },
      { code: "before", kind: "actual", back: "previous" },
      { code: "now", kind: "actual", entered: true },
      { code: "sum", kind: "actual", span: "cumulative" },
      { code: "note", kind: "note" },
    ],
    rows: [{ heading: "I" }, { indicator: "crops.area" }, { indicator: "herd.pigs" }],
  });
  return {
    ...pack,
    units: [{ code: "head", name: "con", dimension: "count", factor: "1", whole: true }],
    sectors: [...pack.sectors, { code: "herd", name: "Chăn nuôi", section: "II.2", reporterStated: false }],
    indicators: new Map([
      ["crops", [crops]],
      ["herd", [pigs]],
    ]),
    targets: new Map([["crops", [makeTarget({ place: "N1", entered: "600" })]]]),
    forms: new Map([...pack.forms, ["grid", [grid]]]),
    regimes: [
      ...pack.regimes,
      makeRegime({
        code: "grid",
        name: "Báo cáo thử",
        form: "grid",
        reporters: [{ level: "commune" }],
        deadlines: [{ days: 4, of: "working" }],
        grace: { days: 5, of: "calendar" },
      }),
      makeRegime({ code: "ended", name: "Đã thôi", form: "grid", reporters: [{ level: "commune" }], endsOn: "2030-05-01" }),
    ],
  };
}

export type Cell = { readonly row: string; readonly column?: string; readonly base?: number; readonly text: string | null };
export type SheetAsk = {
  readonly authority?: string;
  readonly regime?: string;
  readonly place?: string;
  readonly period?: string;
};

export type SubmissionSite = PeopleSite & {
  readonly save: (as: string, cells: readonly (Cell & object)[], ask?: SheetAsk) => Promise<Came>;
  readonly submit: (as: string, seq: number, more?: object, ask?: SheetAsk) => Promise<Came>;
  readonly recall: (as: string, reason: string, ask?: SheetAsk) => Promise<Came>;
  readonly approve: (as: string, sending: number, ...asked: readonly SheetAsk[]) => Promise<Came>;
  /** Returns, reopens, declines or asks. */
  readonly decide: (
    as: string,
    act: "return" | "reopen" | "decline" | "ask",
    sending: number,
    reason: string,
    ask?: SheetAsk,
  ) => Promise<Came>;
  readonly sheet: (as: string | undefined, ask?: SheetAsk, more?: string) => Promise<Came>;
  readonly changes: (as: string, after: number, ask?: SheetAsk) => Promise<Came>;
  readonly attach: (as: string, name: string, more?: Readonly<Record<string, string>>, ask?: SheetAsk) => Promise<Came>;
};

/** The form that is meant when nothing else is said. */
export const GIVEN = { authority: "north", regime: "grid", place: keyOf("N1"), period: "2030-M06" };

/** A server with people and forms; what is not said is the form "grid" of N1 for June 2030. */
export async function makeSubmissionSite(more: (pack: PackFiles) => PackFiles = (pack) => pack): Promise<SubmissionSite> {
  const site = await makePeopleSite({ extend: (pack) => more(extendNorth(pack)) });
  const query = (ask: SheetAsk): string =>
    Object.entries({ ...GIVEN, ...ask })
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
  return {
    ...site,
    save: (as, cells, ask = {}) =>
      site.post(as, "submissions/save", { ...GIVEN, ...ask, cells: cells.map((cell) => ({ column: "now", base: 0, ...cell })) }),
    submit: (as, seq, more = {}, ask = {}) => site.post(as, "submissions/submit", { ...GIVEN, ...ask, seq, ...more }),
    recall: (as, reason, ask = {}) => site.post(as, "submissions/recall", { ...GIVEN, ...ask, reason }),
    approve: (as, sending, ...asked) => {
      const items = (asked.length === 0 ? [{}] : asked).map((ask) => {
        const { regime, place, period } = { ...GIVEN, ...ask };
        return { regime, place, period, sending };
      });
      return site.post(as, "submissions/approve", { authority: asked[0]?.authority ?? GIVEN.authority, items });
    },
    decide: (as, act, sending, reason, ask = {}) => site.post(as, `submissions/${act}`, { ...GIVEN, ...ask, sending, reason }),
    sheet: (as, ask = {}, more = "") => site.get(as, `submissions/sheet?${query(ask)}${more}`),
    changes: (as, after, ask = {}) => site.get(as, `submissions/changes?${query(ask)}&after=${after}`),
    attach: async (as, name, more = {}, ask = {}) => {
      const reply = await site.app.inject({
        method: "POST",
        url: "/api/v1/submissions/files",
        query: { ...GIVEN, ...ask, name, ...more },
        headers: { cookie: `as=${as}`, "content-type": "application/octet-stream" },
        payload: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(2_000, 7)]),
      });
      const came = reply.json();
      return { status: reply.statusCode, code: String(came.code ?? ""), body: came };
    },
  };
}
