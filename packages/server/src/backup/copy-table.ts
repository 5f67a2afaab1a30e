import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from, to } from "pg-copy-streams";
import { type CatalogTable, toCopyIn, toCopyOut } from "./catalog.ts";
import { type BackupTable, CHUNK_BYTES, type TableSum } from "./format.ts";

/**
 * Reads a table out as COPY text, in the order of its key, in pieces cut wherever the size is full: put together again they are the
 * text. Not cut at the ends of lines, because one line may be a whole attachment.
 * @returns how many rows, and the SHA-256 of the text
 */
export async function copyOut(client: PoolClient, table: CatalogTable, put: (chunk: Buffer) => Promise<void>): Promise<TableSum> {
  const hash = createHash("sha256");
  const stream = client.query(to(toCopyOut(table)));
  let held: Buffer[] = [];
  let size = 0;
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    hash.update(bytes);
    held.push(bytes);
    size += bytes.length;
    while (size >= CHUNK_BYTES) {
      const all = Buffer.concat(held);
      await put(all.subarray(0, CHUNK_BYTES));
      held = [all.subarray(CHUNK_BYTES)];
      size -= CHUNK_BYTES;
    }
  }
  if (size > 0) await put(Buffer.concat(held));
  return { schema: table.schema, name: table.name, rows: stream.rowCount, sha256: hash.digest("hex") };
}

/** Fills a table from its COPY text. */
export async function copyIn(client: PoolClient, table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(Readable.from(rows, { objectMode: false }), client.query(from(toCopyIn(table))));
}
