import type { Finding } from "../claim.ts";
import type { Reading } from "../reading.ts";
import { findAnnouncedTotals } from "./find-announced-totals.ts";
import { findChangesInTables } from "./find-changes-in-tables.ts";
import { findPartsOverWhole } from "./find-parts-over-whole.ts";
import { findPlansApart } from "./find-plans-apart.ts";
import { findRatesInTables } from "./find-rates-in-tables.ts";
import { findRepeated } from "./find-repeated.ts";
import { findWholesAsActual } from "./find-wholes-as-actual.ts";
import { listMentions } from "./mention.ts";

/** Everything that one mention of a fact says about another. @rule Q279 Q280 Q281 Q282 Q283 Q284 Q285 Q286 Q287 Q288 Q289 */
export function findCrossMentions(reading: Reading): readonly Finding[] {
  const mentions = listMentions(reading);
  return [
    ...findRepeated(mentions),
    ...findRatesInTables(mentions),
    ...findChangesInTables(reading, mentions),
    ...findAnnouncedTotals(reading, mentions),
    ...findPlansApart(reading, mentions),
    ...findWholesAsActual(reading, mentions),
    ...findPartsOverWhole(reading, mentions),
  ];
}
