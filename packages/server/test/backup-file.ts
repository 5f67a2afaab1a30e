import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { extract, pack } from "tar-stream";
import { ENTRY, FORMAT, nameChunk } from "../src/backup/format.ts";

/** The entries of a backup by name, in order; contents are texts, as all of them are. */
export type Entries = Map<string, string>;

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

export async function readEntries(path: string): Promise<Entries> {
  const entries: Entries = new Map();
  const archive = extract();
  Readable.from([zstdDecompressSync(readFileSync(path))]).pipe(archive as unknown as NodeJS.WritableStream); // streamx is near enough
  for await (const entry of archive) entries.set(entry.header.name, await text(entry as unknown as AsyncIterable<Uint8Array>));
  return entries;
}

export async function writeEntries(path: string, entries: Entries): Promise<void> {
  const archive = pack();
  for (const [name, content] of entries) archive.entry({ name }, content);
  archive.finalize();
  const parts: Buffer[] = [];
  for await (const part of archive) parts.push(part as Buffer); // its types leave open what it gives
  writeFileSync(path, zstdCompressSync(Buffer.concat(parts), { params: { [constants.ZSTD_c_checksumFlag]: 1 } }));
}

/** Sums up entries anew, so that a changed file holds together like an honest one. */
export function sumUp(entries: Entries): Entries {
  const end = JSON.parse(entries.get(ENTRY.end) ?? "{}") as { tables?: { schema: string; name: string }[] }; // our own file
  const tables = (end.tables ?? []).map((table) => {
    const chunks = [...entries]
      .filter(([name]) => name.startsWith(`${table.schema}/${table.name}/`))
      .map(([, content]) => content);
    return { ...table, rows: chunks.join("").split("\n").length - 1, sha256: sha256(chunks.join("")) };
  });
  const [manifest, sequences] = [ENTRY.manifest, ENTRY.sequences].map((name) => sha256(entries.get(name) ?? ""));
  return new Map(entries).set(ENTRY.end, JSON.stringify({ ...end, manifest, sequences, tables }));
}

/** A little backup of nothing in particular. */
export function makeEntries(rows = 500): Entries {
  const lines = Array.from({ length: rows }, (_, at) => `${at}\t${sha256(String(at))}\n`).join("");
  const table = { schema: "kehoach", name: "thing" };
  const manifest = {
    format: FORMAT,
    release: "0.1.0",
    madeAt: "2031-01-02T03:04:05.000Z",
    migrations: [{ name: "0001_shared.sql", digest: "0".repeat(64) }],
    tables: [{ ...table, columns: ["id", "name"] }],
  };
  const end = { format: FORMAT, tables: [{ ...table, rows: 0, sha256: "" }], exports: [], journals: [] };
  return sumUp(
    new Map([
      [ENTRY.manifest, JSON.stringify(manifest)],
      [nameChunk(table, 1), lines.slice(0, 10_000)],
      [nameChunk(table, 2), lines.slice(10_000)],
      [ENTRY.sequences, "[]"],
      [ENTRY.end, JSON.stringify(end)],
    ]),
  );
}
