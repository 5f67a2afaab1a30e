import type { Book } from "@kehoach/core/analysis/book";
import { type Place, parsePlaceKey } from "@kehoach/core/place/place";
import { fillBook, loadBook } from "../book/read.ts";
import { listPlaceKeys } from "../fact-key/read.ts";
import type { AuthorityRow } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** Of a place with very many figures the newest are enough: breakdowns in use, targets and actuals of the last years. */
const OWN = 6000;

/** The authority's own place: the one its code or key names, the youngest of several. */
function findHome(places: readonly Place[], text: string): Place {
  const key = parsePlaceKey(text);
  const found = places.filter((place) =>
    key.ok ? place.code === key.value.code && place.validFrom === key.value.validFrom : place.code === text,
  );
  const [first, ...rest] = found;
  if (!first) throw new Error(`the authority's place ${text} is not there`);
  return rest.reduce((last, place) => (place.validFrom > last.validFrom ? place : last), first);
}

/** What an authority has, as an annex is held against it: its configuration and the figures of its own place. */
export async function loadHeld(
  tx: Tx,
  scope: Scope,
  { id, code, place }: AuthorityRow,
): Promise<{ readonly book: Book; readonly home: Place }> {
  const frame = await loadBook(tx, scope, { authority: code, facts: false });
  const home = findHome(frame.places, place);
  const keys = await listPlaceKeys(tx, scope, id, { place: home, limit: OWN });
  return { book: await fillBook(tx, scope, id, frame, { keys, relations: [], moment: {} }), home };
}
