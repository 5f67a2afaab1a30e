import type { Book } from "@kehoach/core/analysis/book";
import { LIST_KINDS, type ListKind, type PackFiles } from "@kehoach/core/pack/pack";
import { showPeriod } from "@kehoach/core/period/period";
import { type PlaceKey, showPlaceKey } from "@kehoach/core/place/place";
import type { TargetVersion } from "@kehoach/core/plan/target";
import { type Decimal, showDecimal, withoutZeros } from "@kehoach/core/quantity/decimal";
import { showTargetKey, showValueKey } from "@kehoach/core/value/fact-key";
import type { StatedRelation } from "@kehoach/core/value/relation";
import type { ValueVersion } from "@kehoach/core/value/value";
import { digestInOrder, digestOf } from "../platform/canonical-digest.ts";
import type { Wanted, WrittenKind } from "./decide-apply.ts";

/** Lists kept as they are written, with the word the database has for them. A kind the format gains must be placed here or in its own table. */
export const LISTS_AS_WRITTEN = {
  units: "unit",
  calendars: "calendar",
  dimensions: "dimension",
  sectors: "sector",
  assigners: "assigner",
  headlines: "headline",
  overview: "overview",
  regimes: "regime",
  holidays: "holiday",
  users: "user",
} as const satisfies Readonly<Record<Exclude<ListKind, "places" | "successions" | "documents" | "errata">, WrittenKind>>;

export type WantedEntry = Wanted & { readonly kind: WrittenKind; readonly body: unknown };
export type WantedFact = Wanted &
  (
    | { readonly kind: "target"; readonly fact: TargetVersion }
    | { readonly kind: "value"; readonly fact: ValueVersion }
    | { readonly kind: "relation"; readonly fact: StatedRelation }
  );

/** A fact is one version: its key and the day it became known. */
export function showFactEntry(keyText: string, knownAt: string): string {
  return `${keyText} ${knownAt}`;
}

/** What a value says, as it is compared: the number without closing zeros; null: declared that there is none. */
export function showSaid(value: Decimal | undefined): string | null {
  return value === undefined ? null : showDecimal(withoutZeros(value));
}

/** How an entry of a list is named: by its code; headlines by period, groups of the overview by their title, holidays by their day, users by username. */
function nameOf(entry: object, at: number): string {
  const names: { code?: unknown; period?: unknown; group?: unknown; date?: unknown; username?: unknown } = entry;
  return [names.code, names.period, names.group, names.date, names.username].find((name) => typeof name === "string") ?? `${at}`;
}

function isAsWritten(kind: ListKind): kind is keyof typeof LISTS_AS_WRITTEN {
  return Object.hasOwn(LISTS_AS_WRITTEN, kind);
}

/** The entries of one pack that are kept as written: configuration, indicators, forms, documents, errata. */
export function listEntries(files: PackFiles): WantedEntry[] {
  const pack = files.manifest.code;
  const found: WantedEntry[] = [];
  const add = (kind: WrittenKind, key: string, position: number, body: unknown): void => {
    found.push({ kind, key, pack, position: BigInt(position), digest: digestInOrder(body), body });
  };
  add("manifest", pack, 0, files.manifest);
  for (const kind of LIST_KINDS) {
    if (isAsWritten(kind))
      for (const [at, entry] of files[kind].entries()) add(LISTS_AS_WRITTEN[kind], nameOf(entry, at), at, entry);
  }
  for (const [at, entry] of files.documents.entries()) add("document", entry.code, at, entry);
  for (const [at, entry] of files.errata.entries()) add("erratum", entry.code, at, entry);
  for (const [at, entry] of [...files.indicators.values()].flat().entries()) add("indicator", entry.code, at, entry);
  for (const [at, entry] of [...files.forms.values()].flat().entries()) add("form", entry.code, at, entry);
  if (files.phrases !== undefined) add("phrases", "phrases", 0, files.phrases);
  if (files.report !== undefined) add("report", "report", 0, files.report);
  return found;
}

export function showSuccessionKey(link: { readonly from: PlaceKey; readonly to: PlaceKey; readonly date: string }): string {
  return `${showPlaceKey(link.from)}>${showPlaceKey(link.to)} ${link.date}`;
}

/** Places and their links that packs of a chain list, each under the last that does; those of the book that none lists are left out. */
export function listPlaces(chain: readonly PackFiles[], book: Book): Wanted[] {
  const owner = new Map<string, string>();
  for (const { manifest, places, successions } of chain) {
    for (const place of places) owner.set(showPlaceKey(place), manifest.code);
    for (const link of successions) owner.set(`${link.from}>${link.to} ${link.date}`, manifest.code);
  }
  const list = <T>(kind: "place" | "succession", entries: readonly T[], keyOf: (entry: T) => string): Wanted[] =>
    entries.flatMap((entry, at) => {
      const key = keyOf(entry);
      const pack = owner.get(key);
      return pack === undefined ? [] : [{ kind, key, pack, position: BigInt(at), digest: digestOf(entry) }];
    });
  return [...list("place", book.places, showPlaceKey), ...list("succession", book.successions, showSuccessionKey)];
}

/** The facts of a book, as the last pack of a chain gives them. */
export function listFacts(book: Book, pack: string): WantedFact[] {
  return [
    ...book.targets.map(
      (fact, at): WantedFact => ({
        kind: "target",
        fact,
        pack,
        key: showFactEntry(showTargetKey(fact.key), fact.knownAt),
        position: BigInt(at),
        digest: digestOf(fact),
      }),
    ),
    ...book.values.map((fact, at): WantedFact => {
      const key = showValueKey(fact.key);
      return {
        kind: "value",
        fact,
        pack,
        key: showFactEntry(key, fact.knownAt),
        position: BigInt(at),
        digest: digestOf(fact),
        figure: { key, knownAt: fact.knownAt, says: showSaid(fact.value) },
      };
    }),
    ...book.relations.map(
      (fact, at): WantedFact => ({
        kind: "relation",
        fact,
        pack,
        key: showFactEntry(`relation|${fact.code}`, fact.knownAt),
        position: BigInt(at),
        digest: digestOf(fact),
      }),
    ),
  ];
}

/** The columns of a period. */
export function toPeriodColumns(period: Parameters<typeof showPeriod>[0]): {
  period: string;
  period_start: string;
  period_end: string;
} {
  return { period: showPeriod(period), period_start: period.start, period_end: period.end };
}
