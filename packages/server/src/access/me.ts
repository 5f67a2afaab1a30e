import type { getMe } from "@kehoach/api/access";
import { showPlaceName } from "@kehoach/api/figure-json";
import { ACTIONS } from "@kehoach/core/access/action";
import type { Actor } from "@kehoach/core/access/actor";
import { decideReach } from "@kehoach/core/access/policy";
import { sql } from "kysely";
import type { z } from "zod";
import { lookBeyond } from "../platform/beyond-scope.ts";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { findUserById } from "../user/read.ts";
import { loadRoots } from "./read.ts";

type Reply = z.output<typeof getMe.reply>;
type Named = { readonly code: string; readonly name: string };

/** Names for the keys of places. */
async function namePlaces(tx: Tx, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ key: string; type: string; name: string }>`
    with key as materialized (
      select text, split_part(text, '@', 1) as code, split_part(text, '@', 2)::date as day from unnest(${keys}::text[]) as text
    ) select key.text as key, p.type, p.name from key join place p on p.code = key.code and p.valid_from = key.day`.execute(tx);
  return new Map(found.rows.map((row) => [row.key, showPlaceName(row)]));
}

/** Who asks, what he has been given, and what that allows him. @rule X2 X5 */
export async function loadMe(tx: Tx, scope: Scope, actor: Actor, signIn: Reply["signIn"], today: string): Promise<Reply> {
  const grants = actor.kind === "user" ? actor.grants : [];
  const codes = [...new Set(grants.map(({ authority }) => authority))];
  return lookBeyond(tx, scope, async () => {
    const { roots } = await loadRoots(tx, codes);
    const reaches = ACTIONS.flatMap((action) => {
      const decided = decideReach(actor, action, roots, today);
      return decided.ok ? [{ action, reach: decided.value }] : [];
    });
    const may = reaches.map(({ action }) => action);
    if (actor.kind === "visitor") return { user: null, grants: [], may, whole: [], signIn };
    const user = await findUserById(tx, actor.id);
    const places = await namePlaces(
      tx,
      grants.map(({ place }) => place),
    );
    const authorities = await sql<Named>`select code, name from authority where code = any (${codes}::text[])`.execute(tx);
    const lenders =
      await sql<Named>`select id as code, name from auth."user" where id = any (${grants.flatMap(({ lentBy }) => lentBy ?? [])}::text[])`.execute(
        tx,
      );
    const nameIn = (rows: readonly Named[], code: string): string => rows.find((row) => row.code === code)?.name ?? code;
    return {
      user: {
        username: actor.username,
        name: actor.name,
        email: user?.email ?? "",
        twoFactor: user?.twoFactor ?? false,
      },
      grants: grants.map((grant) => ({
        authority: grant.authority,
        authorityName: nameIn(authorities.rows, grant.authority),
        role: grant.role,
        place: { key: grant.place, name: places.get(grant.place) ?? grant.place },
        sectors: grant.sectors === undefined ? null : [...grant.sectors],
        from: grant.startsOn,
        to: grant.endsOn ?? null,
        lentBy: grant.lentBy === undefined ? null : nameIn(lenders.rows, grant.lentBy),
      })),
      may,
      whole: codes.map((authority) => ({
        authority,
        may: reaches.flatMap(({ action, reach }) => (reach.get(authority) === "whole" ? [action] : [])),
      })),
      signIn,
    };
  });
}
