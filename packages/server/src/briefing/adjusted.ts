import type { BriefingChangeJson } from "@kehoach/api/briefing";
import {
  type Reader,
  showBreakdownName,
  showPeriodName,
  showUnitName,
  toDecimalText,
  toPlaceRef,
} from "@kehoach/api/figure-json";
import { findInUnit } from "@kehoach/core/analysis/fact";
import { showPeriod } from "@kehoach/core/period/period";
import { listTargets } from "@kehoach/core/plan/judging-target";
import type { TargetVersion } from "@kehoach/core/plan/target";
import type { Decimal } from "@kehoach/core/quantity/decimal";
import { showTargetKey } from "@kehoach/core/value/fact-key";
import { sql } from "kysely";
import { loadTargets } from "../fact/read.ts";
import { isWithin, type Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/**
 * Targets that others adjusted since a moment, the last adjusted first. Packs that were applied since then are few, and versions are found by their
 * pack.
 */
async function listAdjustedKeys(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  { since, most, own }: { readonly since: string; readonly most: number; readonly own: string },
) {
  const found = await sql<{ id: bigint }>`
    select v.target_id as id from target_version v join target k on k.authority_id = v.authority_id and k.id = v.target_id
      join pack_application p on p.authority_id = v.authority_id and p.id = v.application_id and p.actor <> ${own}
    where v.authority_id = ${authorityId} and v.state = 'adjusted' and v.recorded_at > ${since}::timestamptz
      and v.pack = any (array(select distinct pack from pack_application where authority_id = ${authorityId} and at > ${since}::timestamptz))
      and ${isWithin(scope, authorityId, "k.place_id")}
    group by v.target_id order by max(v.recorded_at) desc limit ${most}`.execute(tx);
  return found.rows.map(({ id }) => id);
}

/** The version of each target that was in force, by its key; proposals are none. */
function inForce(versions: readonly TargetVersion[]): ReadonlyMap<string, TargetVersion> {
  const said = versions.filter(({ state }) => state !== "proposed");
  return new Map(
    [...Map.groupBy(said, ({ key }) => showTargetKey(key))].flatMap(([key, own]) => {
      const [first] = own;
      const [version] = first ? listTargets(own, first.key) : [];
      return version ? [[key, version] as const] : [];
    }),
  );
}

/** Two figures in the unit one of them was written in, where both convert to it exactly; else in that of the indicator. */
function showBoth({ book }: Reader, own: string, entered: string, pair: readonly (Decimal | undefined)[]) {
  const shown = pair.map((value) => value && findInUnit(book, value, own, entered));
  const isExact = pair.every((value, at) => value === undefined || shown[at] !== undefined);
  return isExact ? { unit: entered, pair: shown } : { unit: own, pair };
}

/** Plans that were adjusted since a moment: what was recorded of them then, and now. @rule Y124 */
export async function listAdjusted(
  tx: Tx,
  scope: Scope,
  authorityId: bigint,
  asked: { readonly since: string; readonly most: number; readonly own: string; readonly reader: Reader },
): Promise<readonly BriefingChangeJson[]> {
  const { since, reader } = asked;
  const target = await listAdjustedKeys(tx, scope, authorityId, asked);
  if (target.length === 0) return [];
  const keys = { value: [], target, cells: [] };
  const now = inForce(await loadTargets(tx, scope, authorityId, { keys }));
  const then = inForce(await loadTargets(tx, scope, authorityId, { keys, recordedAt: since }));
  return [...now].flatMap(([text, { key, value, asEntered, recordedAt }]): readonly BriefingChangeJson[] => {
    // What was recorded since and is not what is in force changes nothing.
    if (recordedAt === undefined || recordedAt <= since) return [];
    const indicator = reader.book.indicators.get(key.indicator);
    const own = indicator?.unit ?? "";
    const { unit, pair } = showBoth(reader, own, asEntered?.unit ?? own, [then.get(text)?.value, value]);
    const part = showBreakdownName(reader, key.breakdown);
    const name = indicator?.name ?? key.indicator;
    return [
      {
        kind: "plan",
        indicator: key.indicator,
        name: part === "" ? name : `${name}: ${part}`,
        place: toPlaceRef(reader, key.place),
        period: showPeriod(key.period),
        periodName: showPeriodName(reader, key.period),
        unit: showUnitName(reader, unit),
        before: toDecimalText(pair[0]),
        after: toDecimalText(pair[1]),
        at: recordedAt,
      },
    ];
  });
}
