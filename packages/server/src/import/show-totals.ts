import { showBreakdownName, showUnitName, toReader } from "@kehoach/api/figure-json";
import type { ImportReply } from "@kehoach/api/import";
import { showPeriodNameEn, showPeriodNameVi } from "@kehoach/api/period-name";
import { showFullName } from "@kehoach/core/import/place-type";
import type { PlacePlan } from "@kehoach/core/import/plan-places";
import { parseBreakdown } from "@kehoach/core/indicator/breakdown";
import { parsePeriod } from "@kehoach/core/period/period";
import { showPlaceKey } from "@kehoach/core/place/place";
import { isReached } from "../access/read.ts";
import { loadBook } from "../book/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import type { Language } from "../platform/http-language.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { TotalChanges } from "../total/try.ts";

/** The totals that would be others, in words: all of them counted, and of those told only what the asker sees. @rule V21 */
export async function showTotals(
  tx: Tx,
  scope: Scope,
  authority: AuthorityRow,
  { count, changes }: TotalChanges,
  plan: PlacePlan,
  language: Language,
): Promise<ImportReply["totals"]> {
  const reader = toReader(await loadBook(tx, scope, { authority: authority.code, facts: false }), language);
  const places = [...reader.book.places, ...plan.rows.flatMap(({ place }) => place ?? [])];
  const names = new Map(places.map((place) => [showPlaceKey(place), showFullName(place)]));
  const seen = changes.filter(({ placeId }) => isReached(scope, authority.id, placeId));
  return {
    count,
    changes: seen.map(({ indicator: code, breakdown, place, period: text, before, after }) => {
      const indicator = reader.book.indicators.get(code);
      const [parts, period] = [parseBreakdown(breakdown), parsePeriod(text)];
      const part = breakdown !== "" && parts.ok ? `, ${showBreakdownName(reader, parts.value)}` : "";
      return {
        indicator: `${indicator?.name ?? code}${part}`,
        unit: indicator ? showUnitName(reader, indicator.unit) : "",
        decimals: indicator?.decimals ?? 0,
        place: names.get(place) ?? place,
        placeKey: place,
        period: period.ok ? (language === "en" ? showPeriodNameEn : showPeriodNameVi)(period.value) : text,
        before: before ?? null,
        after: after ?? null,
      };
    }),
  };
}
