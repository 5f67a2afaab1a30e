import { type RawBuilder, sql } from "kysely";

/**
 * What a transaction may see and change; row level security holds it to that. Public authorities are in every scope.
 * - system: the work of the program itself (command line, jobs, who somebody is)
 * - visitor: nobody signed in
 * - user: authorities seen whole, and at most one that is seen at some places only. `desk` is such a part of a public authority, for
 *   what it shows to anyone: nobody sees less of it for having signed in, but where he works is meant when no place is named, and what
 *   only those who work there see (files, stages, proposals of his places) he sees
 */
export type Scope =
  | { readonly kind: "system" }
  | { readonly kind: "visitor" }
  | { readonly kind: "user"; readonly whole: readonly bigint[]; readonly part?: Part; readonly desk?: Part };

/** An authority seen in part. `home` is the place that is meant when none is named: text form of a place. */
export type Part = { readonly authority: bigint; readonly places: readonly bigint[]; readonly home: string };

export const SYSTEM: Scope = { kind: "system" };
export const VISITOR: Scope = { kind: "visitor" };

/** The part of an authority that is all the asker may see of it; undefined when he sees it whole. */
export function partOf(scope: Scope, authorityId: bigint): Part | undefined {
  return scope.kind === "user" && scope.part?.authority === authorityId ? scope.part : undefined;
}

/** The place of an authority that is meant when none is named; undefined when it is the authority's own. */
export function homeOf(scope: Scope, authorityId: bigint): string | undefined {
  if (scope.kind !== "user") return undefined;
  return [scope.part, scope.desk].find((one) => one?.authority === authorityId)?.home;
}

/** Whether the asker has a role in an authority, of the whole of it or of a part. */
export function hasRoleIn(scope: Scope, authorityId: bigint): boolean {
  if (scope.kind !== "user") return scope.kind === "system";
  return [...scope.whole, scope.part?.authority, scope.desk?.authority].includes(authorityId);
}

/** The condition that figures of a place of an authority are within the scope; every question about figures carries it. */
export function isWithin(scope: Scope, authorityId: bigint, placeId: string): RawBuilder<boolean> {
  const part = partOf(scope, authorityId);
  return part === undefined ? sql<boolean>`true` : sql<boolean>`${sql.ref(placeId)} = any (${part.places}::bigint[])`;
}
