import { sectorOf } from "@kehoach/core/indicator/sector";
import { type Entry, LIST_KINDS, type ListKind, type Manifest, NO_ENTRIES, type PackFiles } from "@kehoach/core/pack/pack";
import { sql } from "kysely";
import type { Scope } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import { LISTS_AS_WRITTEN } from "./wanted.ts";

type Applied = { readonly manifest: Manifest; readonly last: bigint };

async function loadManifests(tx: Tx, authorityId: bigint): Promise<Applied[]> {
  const found = await sql<{ body: unknown; last: bigint | null }>`
    select c.body, (select max(a.id) from pack_application a where a.authority_id = c.authority_id and a.pack = c.pack) as last
    from pack_configuration c where c.authority_id = ${authorityId} and c.kind = 'manifest' and c.retired_on is null`.execute(tx);
  // Only apply writes manifests, after checking their shape.
  return found.rows.map(({ body, last }) => ({ manifest: body as Manifest, last: last ?? 0n }));
}

/** The packs of an authority, weakest first: bases before what extends them, then by the time they were applied last. @rule S9 */
export async function listPackOrder(tx: Tx, authorityId: bigint): Promise<readonly string[]> {
  const applied = await loadManifests(tx, authorityId);
  const byCode = new Map(applied.map((one) => [one.manifest.code, one]));
  const order: string[] = [];
  const visit = (code: string): void => {
    if (order.includes(code) || !byCode.has(code)) return;
    for (const base of byCode.get(code)?.manifest.extends ?? []) visit(base);
    order.push(code);
  };
  const bases = applied
    .filter(({ manifest }) => !manifest.authority)
    .sort((a, b) => (a.manifest.code < b.manifest.code ? -1 : 1));
  const own = applied.filter(({ manifest }) => manifest.authority).sort((a, b) => (a.last < b.last ? -1 : 1));
  for (const { manifest } of [...bases, ...own]) visit(manifest.code);
  return order;
}

/** The database's word for each kind that is kept as written. */
const STORED_AS: Readonly<Partial<Record<ListKind, string>>> = { ...LISTS_AS_WRITTEN, documents: "document", errata: "erratum" };

type Row = { readonly pack: string; readonly kind: string; readonly body: unknown };

function toFiles(rows: readonly Row[], manifest: Manifest): PackFiles {
  const byKind = Map.groupBy(rows, (row) => row.kind);
  const bodies = (kind: string): unknown[] => (byKind.get(kind) ?? []).map(({ body }) => body);
  const lists = LIST_KINDS.flatMap((kind) => (STORED_AS[kind] === undefined ? [] : [[kind, bodies(STORED_AS[kind])] as const]));
  const [phrases] = bodies("phrases");
  const [report] = bodies("report");
  // Only apply writes them, after checking their shape.
  const indicators = bodies("indicator") as Entry<"indicators">[];
  const forms = bodies("form") as Entry<"forms">[];
  return {
    ...NO_ENTRIES,
    ...Object.fromEntries(lists),
    manifest,
    indicators: Map.groupBy(indicators, ({ code }) => sectorOf(code)),
    forms: Map.groupBy(forms, ({ code }) => code),
    ...(phrases === undefined ? {} : { phrases }),
    ...(report === undefined ? {} : { report }),
  };
}

/**
 * What the packs of an authority configure, each as its own files, weakest first. Without places and facts: those are
 * one for all packs and have tables of their own.
 */
export async function loadConfiguration(tx: Tx, _scope: Scope, authorityId: bigint): Promise<readonly PackFiles[]> {
  const order = await listPackOrder(tx, authorityId);
  const rows = await tx
    .selectFrom("pack_configuration")
    .select(["pack", "kind", "body"])
    .where("authority_id", "=", authorityId)
    .where("retired_on", "is", null)
    .orderBy("pack")
    .orderBy("position")
    .orderBy("code")
    .execute();
  const byPack = Map.groupBy(rows, ({ pack }) => pack);
  return order.flatMap((pack) => {
    const own = byPack.get(pack) ?? [];
    const manifest = own.find(({ kind }) => kind === "manifest")?.body as Manifest | undefined; // written by apply only
    return manifest ? [toFiles(own, manifest)] : [];
  });
}

/** The state of what configures an authority, as one word: it changes with every application of a pack of it. */
export async function readConfigurationMark(tx: Tx, authorityId: bigint): Promise<string> {
  const found = await sql<{
    mark: string;
  }>`select current_database() || ' ' || count(*) || ' ' || coalesce(max(id), 0) as mark from pack_application where authority_id = ${authorityId}`.execute(
    tx,
  );
  return found.rows[0]?.mark ?? "";
}
