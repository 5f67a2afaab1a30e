import { createHash } from "node:crypto";
import { formatPack } from "@kehoach/documents/pack/format-pack";
import { sql } from "kysely";
import { listHolders, loadPackFiles } from "../pack-export/read.ts";
import { SYSTEM } from "../platform/scope.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Summary } from "./format.ts";

/** SHA-256 of the canonical files of a pack: their names and texts, in the order of names. */
function digestTexts(texts: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const [file, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${file}\0${Buffer.byteLength(text)}\0${text}`);
  return hash.digest("hex");
}

type Head = { readonly authority: string | null; readonly position: bigint; readonly hash: string };

/** The last seal of each chain; none in a database from before there were seals. */
async function listHeads(tx: Tx): Promise<readonly Head[]> {
  const known = await sql<{ there: boolean }>`select to_regclass('kehoach.journal_seal') is not null as there`.execute(tx);
  if (!known.rows[0]?.there) return [];
  const found = await sql<Head>`
    select a.code as authority, s.position, s.hash from kehoach.journal_seal s left join kehoach.authority a on a.id = s.authority_id
    where s.position = (select max(l.position) from kehoach.journal_seal l where l.authority_id = s.authority_id) order by s.authority_id`.execute(
    tx,
  );
  return found.rows;
}

/** What a database adds up to: the export of every pack of every authority, and the heads of the journal. */
export async function summarise(tx: Tx): Promise<Summary> {
  const exports: Summary["exports"] = [];
  for (const holder of await listHolders(tx, SYSTEM)) {
    const texts = formatPack(await loadPackFiles(tx, SYSTEM, holder));
    exports.push({ authority: holder.code, pack: holder.pack, sha256: digestTexts(texts) });
  }
  const journals = (await listHeads(tx)).map(({ authority, position, hash }) => ({
    authority,
    position: String(position),
    hash,
  }));
  return { exports, journals };
}
