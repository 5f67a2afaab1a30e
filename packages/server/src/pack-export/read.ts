import type { Book } from "@kehoach/core/analysis/book";
import { type OwnedKind, showSuccession, toPackFiles } from "@kehoach/core/pack/from-book";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { showPlaceKey } from "@kehoach/core/place/place";
import { loadPackBook } from "../book/read.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";

/** An authority and a pack it has applied. */
export type Holder = {
  readonly id: bigint;
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly pack: string;
};

/** Which packs each authority has applied, by authority and pack. */
export function listHolders(tx: Tx, _scope: Scope): Promise<readonly Holder[]> {
  return tx
    .selectFrom("pack_configuration as c")
    .innerJoin("authority as a", "a.id", "c.authority_id")
    .select(["a.id", "a.code", "a.name", "a.place", "c.pack"])
    .where("c.kind", "=", "manifest")
    .where("c.retired_on", "is", null)
    .orderBy("a.code")
    .orderBy("c.pack")
    .execute();
}

/** Tells what the pack itself lists from what it inherits. */
function createOwns(files: PackFiles, own: Pick<Book, "places" | "successions">): (kind: OwnedKind, code: string) => boolean {
  const codes: Readonly<Record<OwnedKind, ReadonlySet<string>>> = {
    units: new Set(files.units.map(({ code }) => code)),
    dimensions: new Set(files.dimensions.map(({ code }) => code)),
    sectors: new Set(files.sectors.map(({ code }) => code)),
    assigners: new Set(files.assigners.map(({ code }) => code)),
    documents: new Set(files.documents.map(({ code }) => code)),
    indicators: new Set([...files.indicators.values()].flat().map(({ code }) => code)),
    forms: new Set([...files.forms.values()].flat().map(({ code }) => code)),
    regimes: new Set(files.regimes.map(({ code }) => code)),
    holidays: new Set(files.holidays.map(({ date }) => date)),
    places: new Set(own.places.map(showPlaceKey)),
    successions: new Set(own.successions.map(({ from, to, date }) => showSuccession(showPlaceKey(from), showPlaceKey(to), date))),
  };
  return (kind, code) => codes[kind].has(code);
}

/** The pack of a holder as it stands in the database, ready to be written; or only what it configures. @rule S14 */
export async function loadPackFiles(
  tx: Tx,
  scope: Scope,
  holder: Holder,
  holds: "all" | "configuration" = "all",
): Promise<PackFiles> {
  const { book, files, own } = await loadPackBook(tx, scope, holder, holder.pack, holds);
  const { manifest, calendars, users, phrases, report } = files;
  const prose = { ...(phrases === undefined ? {} : { phrases }), ...(report === undefined ? {} : { report }) };
  return toPackFiles(book, { manifest, calendars, users, ...prose, owns: createOwns(files, own) });
}
