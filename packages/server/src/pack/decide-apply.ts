import type { Setter } from "@kehoach/core/pack/setter";

/** Kept as written, a copy for each pack. */
export type WrittenKind =
  | "manifest"
  | "unit"
  | "calendar"
  | "dimension"
  | "sector"
  | "assigner"
  | "headline"
  | "overview"
  | "regime"
  | "holiday"
  | "user"
  | "phrases"
  | "report"
  | "indicator"
  | "form"
  | "document"
  | "erratum";
/** Figures, and places that several authorities share: one for all packs, changed only by the pack that set it last. */
export type GuardedKind = "place" | "succession" | "target" | "value" | "relation";
export type EntryKind = WrittenKind | GuardedKind;

export const GUARDED_KINDS: readonly GuardedKind[] = ["place", "succession", "target", "value", "relation"];

/** An entry of the packs being applied. Keys of facts hold the day the fact became known. */
export type Wanted = {
  readonly kind: EntryKind;
  readonly key: string;
  readonly pack: string;
  readonly digest: string;
  readonly position: bigint;
  readonly figure?: Figure;
};

/** A value beside the entry that holds it: by its key alone, without the day it became known. */
type Figure = {
  readonly key: string;
  readonly knownAt: string;
  /** The number without closing zeros; null: declared that there is none. */
  readonly says: string | null;
};

export type Present = {
  /** Entries in force as written by the packs being applied. */
  readonly written: readonly Wanted[];
  /** Figures and places in force, with the pack that set each last. */
  readonly guarded: readonly {
    readonly kind: GuardedKind;
    readonly key: string;
    readonly pack: string;
    readonly digest: string;
  }[];
  /** Which packs list which of them, and where; every pack of the installation. `own` = one of the packs being applied, for this authority. */
  readonly listed: readonly {
    readonly kind: GuardedKind;
    readonly key: string;
    readonly pack: string;
    readonly position: bigint;
    readonly own: boolean;
  }[];
  /** What approved forms say in the cells that are wanted, the latest of each key. */
  readonly approved: readonly (Figure & { readonly setBy: Setter })[];
  /** Indicators whose unit would become another one, of which a form that was approved or waits for it has said figures; with that form. */
  readonly measured: ReadonlyMap<string, Setter>;
};

/** `joined` and `left`: the pack begins or ceases to list what another pack also holds; the entry itself stays as it is. */
export type Change = {
  readonly kind: EntryKind;
  readonly key: string;
  readonly pack: string;
  readonly what: "added" | "changed" | "moved" | "joined" | "retired" | "left";
};
export type Conflict = { readonly kind: EntryKind; readonly key: string; readonly pack: string; readonly setBy: Setter };
export type ApplyDecision = {
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  readonly unchanged: number;
};

export function isGuarded(kind: EntryKind): kind is GuardedKind {
  return (GUARDED_KINDS as readonly EntryKind[]).includes(kind); // widened so that includes takes any kind
}

function nameOf({ kind, key }: { readonly kind: EntryKind; readonly key: string }): string {
  return `${kind} ${key}`;
}

/** Who holds a value that a pack would say otherwise from the day an approved form said it, or later. @rule S19 */
function findHolder(approved: ReadonlyMap<string, Present["approved"][number]>, { figure }: Wanted): Setter | undefined {
  const held = figure && approved.get(figure.key);
  return held && figure.knownAt >= held.knownAt && figure.says !== held.says ? held.setBy : undefined;
}

/**
 * What applying packs would do: compares what they hold with what is there, entry by entry.
 * Configuration: the pack wins over its own earlier copy. Figures and places: added if absent, left alone if they say
 * the same, changed if this pack set them last, otherwise a conflict; a value that would stand over what an approved form says
 * otherwise is one too, and so is another unit of what forms have said. What a pack no longer lists is retired, unless another pack
 * lists it or set it.
 *
 * @rule S8 S9 S10 S19 S22
 */
export function decideApply(present: Present, wanted: readonly Wanted[]): ApplyDecision {
  const written = new Map(present.written.map((one) => [`${one.pack} ${nameOf(one)}`, one]));
  const guarded = new Map(present.guarded.map((one) => [nameOf(one), one]));
  const approved = new Map(present.approved.map((one) => [one.key, one]));
  const listings = Map.groupBy(present.listed, nameOf);
  const changes: Change[] = [];
  const conflicts: Conflict[] = [];
  const named = new Set<string>();
  let unchanged = 0;
  for (const one of wanted) {
    const { kind, key, pack } = one;
    const name = nameOf(one);
    named.add(`${pack} ${name}`);
    const listing = isGuarded(kind) ? listings.get(name)?.find((other) => other.own && other.pack === pack) : undefined;
    const found = isGuarded(kind) ? guarded.get(name) : written.get(`${pack} ${name}`);
    const position = isGuarded(kind) ? listing?.position : written.get(`${pack} ${name}`)?.position;
    // Whether the indicator names another unit, or its unit has another size.
    const measuredBy = kind === "indicator" ? present.measured.get(key) : undefined;
    if (measuredBy) conflicts.push({ kind, key, pack, setBy: measuredBy });
    else if (found?.digest !== one.digest) {
      const setBy = found && found.pack !== pack ? { pack: found.pack } : findHolder(approved, one);
      if (setBy) conflicts.push({ kind, key, pack, setBy });
      else changes.push({ kind, key, pack, what: found ? "changed" : "added" });
    } else if (position === undefined) changes.push({ kind, key, pack, what: "joined" });
    else if (position !== one.position) changes.push({ kind, key, pack, what: "moved" });
    else unchanged += 1;
  }
  for (const [name, { kind, key, pack }] of written) if (!named.has(name)) changes.push({ kind, key, pack, what: "retired" });
  for (const { kind, key, pack, own } of present.listed) {
    const name = nameOf({ kind, key });
    if (!own || named.has(`${pack} ${name}`)) continue;
    const shared = (listings.get(name) ?? []).some((other) => !other.own || other.pack !== pack);
    changes.push({ kind, key, pack, what: !shared && guarded.get(name)?.pack === pack ? "retired" : "left" });
  }
  return { changes, conflicts, unchanged };
}
