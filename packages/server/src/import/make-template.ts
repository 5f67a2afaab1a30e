import { indexPlaces, offerPlaces } from "@kehoach/core/import/find-by-words";
import { findHome } from "@kehoach/core/import/known-places";
import { OFFERED_TYPES, showFullName } from "@kehoach/core/import/place-type";
import { OFFERED_ROLES } from "@kehoach/core/import/read-role";
import { showDateVi } from "@kehoach/core/period/date";
import { type Place, showPlaceKey } from "@kehoach/core/place/place";
import { isAliveAt } from "@kehoach/core/place/tree";
import type { AuthorityRow } from "../place/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { loadKnownPeople, loadKnownPlaces } from "./read.ts";

/** A list longer than this is no list to choose from. */
const MOST_OFFERED = 1_500;

/** The places to choose from: those alive, or all where none is any more; only names that are found again. */
function listOffered(places: readonly Place[], today: string): readonly string[] {
  const living = places.filter((place) => isAliveAt(place, today));
  const shown = living.length > 0 ? living : places;
  const index = indexPlaces(shown);
  return offerPlaces(shown)
    .filter((name) => index.match(name).length === 1)
    .slice(0, MOST_OFFERED);
}

/** The template of places, with the authority's own as they are today. @rule E16 */
export async function makePlaceTemplate(tx: Tx, scope: Scope, authority: AuthorityRow, today: string): Promise<Uint8Array> {
  const { places, home } = await loadKnownPlaces(tx, scope, authority, today);
  const own = findHome(places, home);
  const { writeTemplate } = await import("@kehoach/documents/import/write-template");
  return writeTemplate(
    "places",
    [
      { field: "type", title: "Các loại", values: OFFERED_TYPES },
      { field: "parent", title: "Các đơn vị đã có", values: listOffered(places, today) },
    ],
    {
      name: "Phòng Tài chính - Kế hoạch",
      type: "phòng",
      parent: own ? showFullName(own) : "",
      validFrom: showDateVi(today),
    },
  );
}

/** The template of users: roles, and the places and sectors the asker can appoint to. @rule E16 */
export async function makeUserTemplate(tx: Tx, scope: Scope, authority: AuthorityRow, today: string): Promise<Uint8Array> {
  const { places, reach, sectors } = await loadKnownPeople(tx, scope, authority, today);
  const names = listOffered(
    places.filter((place) => reach.has(showPlaceKey(place))),
    today,
  );
  const { writeTemplate } = await import("@kehoach/documents/import/write-template");
  return writeTemplate(
    "users",
    [
      { field: "role", title: "Các vai trò", values: OFFERED_ROLES },
      { field: "place", title: "Các đơn vị", values: names },
      { field: "sectors", title: "Các lĩnh vực", values: sectors.map(({ name }) => name).slice(0, MOST_OFFERED) },
    ],
    {
      name: "Nguyễn Văn An",
      email: "an.nguyen@vidu.gov.vn",
      role: OFFERED_ROLES[0] ?? "",
      place: names[0] ?? "",
      startsOn: showDateVi(today),
    },
  );
}
