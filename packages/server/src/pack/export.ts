import type { Book } from "@kehoach/core/analysis/book";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { type OwnedKind, showSuccession, toPackFiles } from "@kehoach/core/pack/from-book";
import type { PackFiles } from "@kehoach/core/pack/pack";
import { showPlaceKey } from "@kehoach/core/place/place";
import { loadPackBook } from "../book/read.ts";
import type { Database } from "../platform/db.ts";
import type { Scope } from "../platform/scope.ts";
import { inSnapshot } from "../platform/transaction.ts";

export type ExportProblem =
  | { readonly code: "EXPORT_PACK_UNKNOWN"; readonly pack: string; readonly known: readonly string[] }
  | { readonly code: "EXPORT_AUTHORITY_NEEDED"; readonly pack: string; readonly known: readonly string[] };

/** Tells what the pack itself lists from what it inherits. */
function createOwns(files: PackFiles, own: Pick<Book, "places" | "successions">): (kind: OwnedKind, code: string) => boolean {
  const codes: Readonly<Record<OwnedKind, ReadonlySet<string>>> = {
    units: new Set(files.units.map(({ code }) => code)),
    dimensions: new Set(files.dimensions.map(({ code }) => code)),
    sectors: new Set(files.sectors.map(({ code }) => code)),
    documents: new Set(files.documents.map(({ code }) => code)),
    indicators: new Set([...files.indicators.values()].flat().map(({ code }) => code)),
    places: new Set(own.places.map(showPlaceKey)),
    successions: new Set(own.successions.map(({ from, to, date }) => showSuccession(showPlaceKey(from), showPlaceKey(to), date))),
  };
  return (kind, code) => codes[kind].has(code);
}

/**
 * A pack as it stands in the database, ready to be written; its canonical texts equal those of the pack that was applied.
 * @problem EXPORT_PACK_UNKNOWN      no authority has applied it
 * @problem EXPORT_AUTHORITY_NEEDED  several authorities have, each with its own copy
 * @rule S14
 */
export function exportPack(
  db: Database,
  scope: Scope,
  pack: string,
  authority?: string,
): Promise<Outcome<PackFiles, ExportProblem>> {
  return inSnapshot(db, async (tx) => {
    const holders = await tx
      .selectFrom("pack_configuration as c")
      .innerJoin("authority as a", "a.id", "c.authority_id")
      .select(["a.id", "a.code", "a.name", "a.place", "c.pack"])
      .where("c.kind", "=", "manifest")
      .where("c.retired_on", "is", null)
      .orderBy("a.code")
      .orderBy("c.pack")
      .execute();
    const having = holders.filter((one) => one.pack === pack && (authority === undefined || one.code === authority));
    const [holder, other] = having;
    if (!holder) return refuse({ code: "EXPORT_PACK_UNKNOWN", pack, known: [...new Set(holders.map((one) => one.pack))] });
    if (other) return refuse({ code: "EXPORT_AUTHORITY_NEEDED", pack, known: having.map((one) => one.code) });
    const { book, files, own } = await loadPackBook(tx, scope, holder, pack);
    const { manifest, calendars, phrases, report } = files;
    const prose = { ...(phrases === undefined ? {} : { phrases }), ...(report === undefined ? {} : { report }) };
    return accept(toPackFiles(book, { manifest, calendars, ...prose, owns: createOwns(files, own) }));
  });
}
