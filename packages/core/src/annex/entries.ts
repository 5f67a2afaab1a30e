import { sectorOf } from "../indicator/sector.ts";
import { type BySector, type Entry, type Manifest, NO_ENTRIES, PACK_FORMAT, type PackFiles } from "../pack/pack.ts";

/** What an annex gives a pack. */
export type AnnexEntries = {
  readonly units: readonly Entry<"units">[];
  readonly sectors: readonly Entry<"sectors">[];
  readonly documents: readonly Entry<"documents">[];
  readonly indicators: readonly Entry<"indicators">[];
  readonly targets: readonly Entry<"targets">[];
  readonly values: readonly Entry<"values">[];
};

export function bySector<T>(entries: readonly T[], codeOf: (entry: T) => string): BySector<T> {
  return Map.groupBy(entries, (entry) => sectorOf(codeOf(entry)));
}

/**
 * A pack of its own with what the annex gives, to be laid over the authority's pack.
 *
 * @param manifest  code, name, what it stands on, whose it is, when its figures became known
 * @rule M20
 */
export function toOverlay(manifest: Omit<Manifest, "format">, entries: AnnexEntries): PackFiles {
  return {
    manifest: { format: PACK_FORMAT, ...manifest },
    ...NO_ENTRIES,
    units: entries.units,
    sectors: entries.sectors,
    documents: entries.documents,
    indicators: bySector(entries.indicators, ({ code }) => code),
    targets: bySector(entries.targets, ({ indicator }) => indicator),
    values: bySector(entries.values, ({ indicator }) => indicator),
  };
}
