import { findNear } from "../pack/near.ts";
import type { IsoDate } from "../period/date.ts";
import { groupBy } from "../place/group-by.ts";
import { type Place, type PlaceKey, showPlaceKey } from "../place/place.ts";
import { isAliveAt } from "../place/tree.ts";
import type { PlaceField } from "./columns.ts";
import type { PlaceDraft, RowReport } from "./draft-place.ts";
import { foldName, MOST_LOOKS, type PlaceIndex, showCoded } from "./find-by-words.ts";
import { findHome, type KnownPlaces } from "./known-places.ts";
import { codeDigits, type PlaceType, showFullName } from "./place-type.ts";
import { listLostZeros, toSlug } from "./read-code.ts";
import { wordsOf } from "./read-rows.ts";

export type ReportedDraft = PlaceDraft & { readonly report: RowReport<PlaceField> };
export type ResolvedPlace = { readonly place?: Place; readonly before?: Place };
/** A row that says at least what it is about. */
type Named = ReportedDraft & { readonly name: string; readonly type: PlaceType };

const MOST_CODE_LETTERS = 60;

/** Of several places the one that is meant without a day: the one alive today, else the latest. */
function choose(places: readonly Place[], today: IsoDate): Place | undefined {
  return places.find((place) => isAliveAt(place, today)) ?? places.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/** Tells apart places under one name, unless they are the same place at different times. */
function isAmbiguous(places: readonly Place[], day: IsoDate): boolean {
  const living = places.filter((place) => isAliveAt(place, day));
  return new Set((living.length > 0 ? living : places).map(({ code }) => code)).size > 1;
}

function isSameName(a: string, b: string): boolean {
  return a.normalize("NFC").toLocaleLowerCase("vi") === b.normalize("NFC").toLocaleLowerCase("vi");
}

function isNamed(draft: ReportedDraft): draft is Named {
  const isBroken = draft.report.problems.some(({ level, field }) => level === "error" && field !== "parent");
  return draft.name !== undefined && draft.type !== undefined && !isBroken;
}

/** A city is of a province's rank unless it lies in a province. */
function levelOf(type: PlaceType, parent: Place | undefined): PlaceType["level"] {
  return type.type === "thành phố" && type.level === "province" && parent?.level === "province" ? "district" : type.level;
}

/** The place of a row: what it says, and what it leaves out as it is, or as its parent has it. */
function toPlace(
  draft: Named,
  found: {
    readonly code: string;
    readonly validFrom: IsoDate;
    readonly parent: Place | undefined;
    readonly before: Place | undefined;
  },
): Place {
  const { code, validFrom, parent, before } = found;
  const above = parent ?? before?.parent;
  const validTo = draft.validTo ?? before?.validTo;
  const startedBy = draft.startedBy ?? before?.startedBy;
  const isCalledSame =
    before !== undefined && isSameName(showFullName(before), showFullName({ type: draft.type.type, name: draft.name }));
  const called = isCalledSame
    ? { kind: before.kind, level: before.level, type: before.type, name: before.name }
    : { ...draft.type, level: levelOf(draft.type, parent), name: draft.name };
  return {
    code,
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    ...called,
    ...(above === undefined ? {} : { parent: { code: above.code, validFrom: above.validFrom } }),
    ...(startedBy === undefined ? {} : { startedBy }),
    ...(before?.endedBy === undefined ? {} : { endedBy: before.endedBy }),
  };
}

/** What a place is called among those directly below another. */
function nameBelow(parent: PlaceKey | undefined, folded: string): string {
  return `${parent ? showPlaceKey(parent) : ""} ${folded}`;
}

/** Rows and known places by what they can be called. */
function createTables(drafts: readonly ReportedDraft[], known: KnownPlaces) {
  const all = [...known.places, ...known.elsewhere];
  const fullName = ({ type, name }: PlaceDraft): string => (type && name ? foldName(`${type.type} ${name}`) : "");
  return {
    home: findHome(known.places, known.home) ?? findHome(known.elsewhere, known.home),
    homeCode: known.home.split("@")[0] ?? "",
    codes: new Set(all.map(({ code }) => code)),
    byCode: groupBy(all, ({ code }) => code),
    below: groupBy(known.places, (place) => nameBelow(place.parent, foldName(showFullName(place)))),
    rowsByCode: groupBy(drafts, ({ code }) => code ?? ""),
    rowsByFullName: groupBy(drafts, fullName),
    rowsByName: groupBy(drafts, ({ name }) => (name ? foldName(name) : "")),
  };
}

/**
 * Finds for each row its place: what there is already, its parent among the rows and the places known, its code and its first day.
 * A parent that is a row too is resolved first; each row is resolved once.
 */
export function createPlaceResolver(
  drafts: readonly ReportedDraft[],
  known: KnownPlaces,
  index: PlaceIndex,
): (draft: ReportedDraft) => ResolvedPlace {
  const done = new Map<ReportedDraft, ResolvedPlace>();
  const open = new Set<ReportedDraft>();
  const tables = createTables(drafts, known);

  /** The place the column of parents names; undefined when it was told why not. */
  const readParent = (draft: Named): Place | undefined => {
    const { parent: words, report } = draft;
    const name = foldName(words);
    const day = draft.validFrom ?? known.today;
    const found = new Map<string, Place>();
    for (const row of tables.rowsByCode.get(words) ?? tables.rowsByFullName.get(name) ?? tables.rowsByName.get(name) ?? []) {
      // A name may be the row's own and its parent's ("huyện" under "huyện"); a code is one place's.
      if (row === draft && !tables.rowsByCode.has(words)) continue;
      if (open.has(row)) return report.fault("parent", { code: "IMPORT_CIRCLE", found: words });
      const { place } = resolve(row);
      // Its own row says what is wrong with it.
      if (place === undefined) return undefined;
      found.set(showPlaceKey(place), place);
    }
    if (found.size === 0) for (const place of index.match(words)) found.set(showPlaceKey(place), place);
    const all = [...found.values()];
    if (isAmbiguous(all, day))
      return report.fault("parent", { code: "IMPORT_PLACE_AMBIGUOUS", found: words, near: all.slice(0, 3).map(showCoded) });
    return choose(all, day) ?? report.fault("parent", { code: "IMPORT_PLACE_UNKNOWN", found: words, near: listNear(words, day) });
  };

  /** What an unknown parent may be: a row first, as its name may just have been typed twice in two ways. */
  let looks = 0;
  const listNear = (words: string, day: IsoDate): readonly string[] => {
    looks += 1;
    if (looks > MOST_LOOKS) return [];
    const rows = findNear(foldName(words), tables.rowsByFullName.keys()).flatMap((one) => tables.rowsByFullName.get(one) ?? []);
    return [...new Set([...rows.map(({ row }) => wordsOf(row.cells.get("name"))), ...index.near(words, day)])].slice(0, 3);
  };

  /** The authority's own place, which may be a row itself when the authority is new. */
  const findHomePlace = (): Place | undefined => {
    const [row] = tables.rowsByCode.get(tables.homeCode) ?? [];
    return tables.home ?? (row === undefined || open.has(row) ? undefined : resolve(row).place);
  };

  /** The place a row stands for already: by its code, or under its parent by its name. */
  const findBefore = ({ code, validFrom, type, name }: Named, parent: Place | undefined): Place | undefined => {
    const below = tables.below.get(nameBelow(parent, foldName(`${type.type} ${name}`)));
    const named = (code === undefined ? below : tables.byCode.get(code)) ?? [];
    return validFrom === undefined ? choose(named, known.today) : named.find((place) => place.validFrom === validFrom);
  };

  const makeCode = ({ type, name }: Named, parent: Place | undefined): string | undefined => {
    if (type.kind === "territory") return undefined;
    const tries = [name, `${type.type} ${name}`].map((one) => `${parent?.code ?? tables.homeCode}-${toSlug(one)}`);
    const short = tries.map((one) => one.slice(0, MOST_CODE_LETTERS).replace(/-$/u, ""));
    return short.find((code) => !tables.codes.has(code) && !tables.rowsByCode.has(code));
  };

  const resolveNow = (draft: Named): ResolvedPlace => {
    const { report, row, type } = draft;
    const miss = (field: PlaceField, title: string): ResolvedPlace => {
      report.fault(row.columns.has(field) ? field : "name", { code: "IMPORT_MISSING", title });
      return {};
    };
    const zeros = draft.code !== undefined && draft.isNumber ? listLostZeros(draft.code, tables.codes, codeDigits(type)) : [];
    if (zeros.length > 0) {
      report.fault("code", { code: "IMPORT_CODE_ZEROS", found: draft.code ?? "", near: zeros });
      return {};
    }
    const named = draft.parent === "" ? undefined : readParent(draft);
    if (draft.parent !== "" && named === undefined) return {};
    const isHome = draft.code !== undefined && draft.code === tables.homeCode;
    const coded = draft.code === undefined ? undefined : findBefore(draft, undefined);
    const assumed = draft.parent === "" && coded === undefined && !isHome ? findHomePlace() : undefined;
    const parent = named ?? assumed;
    const before = coded ?? (draft.code === undefined ? findBefore(draft, parent) : undefined);
    const code = draft.code ?? before?.code ?? makeCode(draft, parent);
    if (code === undefined) return miss("code", "Mã");
    const validFrom = draft.validFrom ?? before?.validFrom ?? parent?.validFrom;
    if (validFrom === undefined) return miss("validFrom", "Từ ngày");
    if (draft.code === undefined) {
      if (before) report.note("code", { code: "IMPORT_FOUND_BY_NAME", found: before.code });
      else report.note("code", { code: "IMPORT_CODE_MADE", made: code });
    }
    if (assumed && !before) report.note("parent", { code: "IMPORT_PARENT_ASSUMED", name: showFullName(assumed) });
    if (draft.validFrom === undefined && !before) report.note("validFrom", { code: "IMPORT_DAY_ASSUMED", day: validFrom });
    const place = toPlace(draft, { code, validFrom, parent, before });
    return before ? { place, before } : { place };
  };

  const resolve = (draft: ReportedDraft): ResolvedPlace => {
    const resolved = done.get(draft);
    if (resolved) return resolved;
    open.add(draft);
    const now = isNamed(draft) ? resolveNow(draft) : {};
    open.delete(draft);
    done.set(draft, now);
    return now;
  };
  return resolve;
}
