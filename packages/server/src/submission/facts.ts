import { listKnownFacts } from "@kehoach/core/analysis/known-facts";
import type { HeldFact } from "@kehoach/core/form/sheet";
import type { Indicator } from "@kehoach/core/indicator/indicator";
import { type Period, showPeriod } from "@kehoach/core/period/period";
import type { PlaceKey } from "@kehoach/core/place/place";
import { sql } from "kysely";
import { loadJudgedTargets, loadValues } from "../fact/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadNumbers } from "../total/numbers.ts";
import { isKeptOwn, loadOwnValues } from "../total/own-values.ts";
import type { FoundSheet } from "./find-sheet.ts";
import { toFixed } from "./given.ts";
import { findNeeds, type Needs, toKeeps } from "./needs.ts";
import { fromStoredFacts, type Source } from "./stored-facts.ts";

type Sent = { readonly figures: readonly HeldFact[]; readonly sources: readonly Source[] };

/** Figures of other forms of the place that were sent and are not approved yet, the last sent first. @rule O25 Y24 */
async function loadSent(
  tx: Tx,
  { authority, regime, placeId, period }: Pick<FoundSheet, "authority" | "regime" | "placeId" | "period">,
  needs: Needs,
): Promise<Sent> {
  if (needs.lines.size === 0) return { figures: [], sources: [] };
  const found = await sql<{ id: bigint; n: number; figures: unknown }>`
    select s.id, g.n, g.figures from submission s
    join sending g on g.authority_id = s.authority_id and g.submission_id = s.id and g.n = s.sent
    where s.authority_id = ${authority.id} and s.place_id = ${placeId} and s.state = 'submitted' and g.periods && ${[...needs.lines.keys()]}::text[]
      and not (s.regime = ${regime.code} and s.period = ${showPeriod(period)})
    order by g.at desc`.execute(tx);
  const keeps = toKeeps(needs);
  return {
    figures: found.rows.flatMap(({ figures }) => fromStoredFacts(figures, keeps)),
    sources: found.rows.map(({ id, n }) => [String(id), n]),
  };
}

/** What is known beside what is typed: `held` by the book; `sources` are the sendings that the rest is from. */
export type KnownFacts = {
  readonly facts: readonly HeldFact[];
  readonly held: readonly HeldFact[];
  readonly sources: readonly Source[];
};

/** The indicators of needs, by their numbers in the database, as texts. */
type Asked = {
  readonly all: ReadonlyMap<string, Indicator>;
  /** What adds up is kept as it stands now; of all others their versions tell. */
  readonly kept: ReadonlyMap<string, Indicator>;
  readonly others: readonly string[];
};

/** By the needs, which stay the same object until a pack is applied. */
const asked = new WeakMap<Needs, Asked>();

async function findAsked(tx: Tx, { authority, book }: Pick<FoundSheet, "authority" | "book">, needs: Needs): Promise<Asked> {
  const known = asked.get(needs);
  if (known) return known;
  const { indicators: numbers } = await loadNumbers(tx, authority.id, book);
  const all = new Map<string, Indicator>();
  for (const code of needs.indicators) {
    const [id, indicator] = [numbers.get(code), book.indicators.get(code)];
    if (id !== undefined && indicator) all.set(String(id), indicator);
  }
  const kept = new Map([...all].filter(([, indicator]) => isKeptOwn(indicator)));
  const found = { all, kept, others: [...all].flatMap(([id, { code }]) => (kept.has(id) ? [] : [code])) };
  asked.set(needs, found);
  return found;
}

/** Everything known beside what is typed into a form: values and targets of the place, and what its other forms have said. @rule O4 O7 O25 */
export async function loadFacts(tx: Tx, scope: Scope, found: FoundSheet): Promise<KnownFacts> {
  const { authority, book, place, placeId, form, period } = found;
  const needs = findNeeds({ form, period, indicators: toFixed(book, form).indicators });
  const { all, kept, others } = await findAsked(tx, found, needs);
  const key: PlaceKey = { code: place.code, validFrom: place.validFrom };
  const { periods } = needs;
  const at = { id: placeId, key };
  const [targets, own, values, { figures, sources }] = await Promise.all([
    loadJudgedTargets(tx, authority.id, at, all, periods.target),
    loadOwnValues(tx, authority.id, at, kept, periods.value),
    others.length === 0 ? [] : loadValues(tx, scope, authority.id, { place: key, indicators: others, periods: periods.value }),
    loadSent(tx, found, needs),
  ]);
  const held = listKnownFacts({ ...book, targets, values: [...own, ...values] }, key, needs.facts);
  return { facts: [...held, ...figures], held, sources };
}

/** The periods that figures speak of. */
export function listPeriodsOf(facts: readonly { readonly period: Period }[]): readonly string[] {
  return [...new Set([...new Set(facts.map(({ period }) => period))].map(showPeriod))];
}
