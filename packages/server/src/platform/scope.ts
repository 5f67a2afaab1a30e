import { type RawBuilder, sql } from "kysely";

/** Which places the asker may see. Until there are accounts everything loaded is public. */
export type Scope = { readonly kind: "public" };

export const PUBLIC: Scope = { kind: "public" };

/** The condition that a place is within the scope; every question about figures carries it. */
export function isWithin(scope: Scope, placeId: string): RawBuilder<boolean> {
  switch (scope.kind) {
    case "public":
      return sql<boolean>`${sql.ref(placeId)} is not null`;
  }
}
