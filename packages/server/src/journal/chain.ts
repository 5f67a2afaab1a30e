import { createHash } from "node:crypto";

/** What a seal covers of a row. `at` is ISO text in UTC with six decimals of a second. */
export type SealedText = {
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly digest: string;
};

/** The place of a chain that comes next, and the hash before it. */
export type ChainEnd = { readonly position: bigint; readonly hash: string };

/** Before the first row. */
export const EMPTY_CHAIN: ChainEnd = { position: 0n, hash: "0".repeat(64) };

/** The hash of a position: of the hash before it and the row, with the code of the authority, which does not change when data move. @rule L3 */
export function hashRow(before: string, authority: string, row: SealedText): string {
  const text = JSON.stringify([authority, row.at, row.actor, row.act, row.subject, row.digest]);
  return createHash("sha256").update(before).update(text).digest("hex");
}

/** A row that may have lost its change: only the digest was kept. */
export type KeptRow = SealedText & { readonly change: string | null };

/** A seal as found, with the row it names; undefined when that row is gone. */
export type Link = { readonly position: bigint; readonly hash: string; readonly row: KeptRow | undefined };

/**
 * - gap: the positions from `position` up to `upTo` are gone
 * - missing: the row of this position is gone
 * - hash: this row, or the one before it, was changed, moved or put in between
 * - digest: the kept change is not the one the row was written with
 * - stranger: rows of an authority that is not there
 */
export type FaultKind = "gap" | "missing" | "hash" | "digest" | "stranger";
/** `position` is absent for a row not sealed yet; `row` where the row itself is gone. */
export type ChainFault = {
  readonly kind: FaultKind;
  readonly position?: bigint;
  readonly upTo?: bigint;
  readonly row?: SealedText;
};

/** Whether the change a row kept is the one it was written with. */
function isTrue({ change, digest }: KeptRow): boolean {
  return change === null || createHash("sha256").update(change).digest("hex") === digest;
}

export function checkUnsealed(row: KeptRow): readonly ChainFault[] {
  return isTrue(row) ? [] : [{ kind: "digest", row }];
}

function checkLink(end: ChainEnd, authority: string, { position, hash, row }: Link): readonly ChainFault[] {
  const faults: ChainFault[] = [];
  const follows = position === end.position + 1n;
  if (!follows) faults.push({ kind: "gap", position: end.position + 1n, upTo: position - 1n });
  if (row === undefined) return [...faults, { kind: "missing", position }];
  // Behind a gap the hash before is unknown, and one fault is told once.
  if (follows && hashRow(end.hash, authority, row) !== hash) faults.push({ kind: "hash", position, row });
  if (!isTrue(row)) faults.push({ kind: "digest", position, row });
  return faults;
}

/**
 * Recomputes a stretch of a chain that follows `end`, position by position. Each hash is compared with the stored one before it, so
 * that a fault is told where it is and not at every position behind it. @rule L6
 */
export function checkLinks(
  end: ChainEnd,
  authority: string,
  links: readonly Link[],
): { readonly end: ChainEnd; readonly faults: readonly ChainFault[] } {
  let last = end;
  const faults: ChainFault[] = [];
  for (const link of links) {
    faults.push(...checkLink(last, authority, link));
    last = { position: link.position, hash: link.hash };
  }
  return { end: last, faults };
}
