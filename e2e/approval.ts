import { fromSheetJson } from "../packages/api/src/sheet-json.ts";
import type { SheetReplyJson } from "../packages/api/src/sheet-reply.ts";
import { openReading } from "../packages/core/src/form/compute-cell.ts";
import { openSheet } from "../packages/core/src/form/open-sheet.ts";
import { findBase, listTypedCells } from "../packages/core/src/form/typed-cell.ts";
import { showNumberText } from "../packages/core/src/quantity/number-text.ts";
import { cookieOf, type Who } from "./people.ts";
import { AUTHORITY, REGIME } from "./sheet.ts";
import type { Site } from "./site.ts";

/** The sectors of the form that a first department approves; the others are a second one's. */
export const FIELDS = ["crop", "livestock", "forestry", "new-rural"] as const;
export const SOCIAL = ["budget", "investment", "insurance", "poverty", "education", "employment", "traffic"] as const;

const KEY = { authority: AUTHORITY, regime: REGIME, period: "2023-M11" } as const;

/** Where the server is, and as whom it is asked. */
export type Asking = { readonly base: string; readonly cookie: string };

async function call<Reply>({ base, cookie }: Asking, path: string, body?: object): Promise<Reply> {
  const response = await fetch(`${base}/api/v1/submissions/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { cookie, "content-type": "application/json", origin: base },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const reply: unknown = await response.json();
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(reply)}`);
  // The server answers by the schemas that these types come from.
  return reply as Reply;
}

function askAs(site: Site, who: Who): Asking {
  return { base: site.base, cookie: cookieOf(who) };
}

function loadSheet(asking: Asking, place: string): Promise<SheetReplyJson> {
  return call(asking, `sheet?${new URLSearchParams({ ...KEY, place })}`);
}

export function getSheet(site: Site, who: Who, place: string): Promise<SheetReplyJson> {
  return loadSheet(askAs(site, who), place);
}

type Filling = {
  readonly figures?: Readonly<Record<string, string>>;
  readonly reasons?: readonly { readonly key: string; readonly text: string }[];
};

export function sendSheet(site: Site, who: Who, place: string, filling: Filling = {}): Promise<number> {
  return sendAs(askAs(site, who), place, filling);
}

/** Fills a form with the figures of the month before, but for those that are given, and sends it. Gives the number of the sending. */
export async function sendAs(asking: Asking, place: string, { figures = {}, reasons = [] }: Filling = {}): Promise<number> {
  const sheet = await loadSheet(asking, place);
  const reading = openReading(openSheet(fromSheetJson(sheet.sheet)), new Map());
  const known = new Map(sheet.cells.map(({ row, column, seq }) => [`${row}#${column}`, seq]));
  const cells = [...reading.sheet.lines.values()].flatMap((line) =>
    listTypedCells(reading, line).flatMap((at) => {
      const before = findBase(at, at.column.backs.previous);
      const text = figures[line.key] ?? (before === undefined ? undefined : showNumberText(before.value));
      const column = at.column.column.code;
      const said = text === undefined ? { text: "", none: "Không theo dõi" } : { text };
      return [{ row: line.key, column, base: known.get(`${line.key}#${column}`) ?? 0, ...said }];
    }),
  );
  const { sending } = await call<{ sending: number }>(asking, "submit", {
    ...KEY,
    place,
    seq: sheet.seq,
    cells,
    reasons: reasons.map((reason) => ({ ...reason, base: 0 })),
  });
  return sending;
}

export async function recallSheet(site: Site, who: Who, place: string): Promise<void> {
  await call(askAs(site, who), "recall", { ...KEY, place, reason: "Rà lại" });
}

export async function returnSheet(site: Site, who: Who, place: string, sending: number): Promise<void> {
  await call(askAs(site, who), "return", { ...KEY, place, sending, reason: "Lệch sổ địa chính" });
}

export function approveSheet(site: Site, who: Who, place: string, sending: number): Promise<void> {
  return approveAs(askAs(site, who), place, sending);
}

export async function approveAs(asking: Asking, place: string, sending: number): Promise<void> {
  const { items } = await call<{ items: readonly { refused: unknown }[] }>(asking, "approve", {
    authority: AUTHORITY,
    items: [{ regime: REGIME, period: KEY.period, place, sending }],
  });
  if (items[0]?.refused !== null) throw new Error(JSON.stringify(items));
}
