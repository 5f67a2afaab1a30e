import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createZstdDecompress } from "node:zlib";
import { type Extract, extract } from "tar-stream";
import type { z } from "zod";
import { type BackupProblem, BackupRefusal } from "./backup-problem.ts";
import {
  type BackupTable,
  CHUNK_BYTES,
  ENTRY,
  type End,
  endSchema,
  FORMAT,
  type Manifest,
  manifestSchema,
  nameChunk,
  type Sequence,
  sequencesSchema,
  type TableSum,
} from "./format.ts";

/** What a reader does with the parts as they come by. Rows must be read to their end. */
export type Visitor = {
  readonly manifest?: (manifest: Manifest) => Promise<void> | void;
  readonly table?: (table: BackupTable, rows: AsyncIterable<Buffer>) => Promise<void>;
  readonly sequences?: (sequences: readonly Sequence[]) => Promise<void>;
};

export type ReadBackup = {
  readonly manifest: Manifest;
  readonly sequences: readonly Sequence[];
  readonly end: End;
  /** The size of the file, and of what it holds. */
  readonly bytes: number;
  readonly dataBytes: number;
};

type Entry = Extract extends AsyncIterable<infer One> ? One : never;

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/** The texts beside the tables: names and digests only. */
const MAX_TEXT_BYTES = 64 * 1_048_576;
const NEWLINE = 0x0a;

function digest(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/** The entries of an archive one by one; what is asked for and does not come is a file that was cut or changed. */
class Entries {
  readonly #path: string;
  readonly #next: AsyncIterator<Entry>;
  #current: Entry | undefined;

  constructor(path: string, next: AsyncIterator<Entry>) {
    this.#path = path;
    this.#next = next;
  }

  refusal(detail: string): BackupRefusal {
    return new BackupRefusal({ code: "BACKUP_FILE_DAMAGED", path: this.#path, detail });
  }

  async name(): Promise<string | undefined> {
    if (this.#current === undefined) {
      const { done, value } = await this.#next.next();
      this.#current = done ? undefined : value;
    }
    return this.#current?.header.name;
  }

  /** The body of the entry of that name, which must be the next one. */
  async *body(name: string, most: number): AsyncGenerator<Buffer> {
    const found = await this.name();
    const entry = this.#current;
    if (found !== name || entry === undefined) throw this.refusal(`${name}: ${found ?? "-"}`);
    if ((entry.header.size ?? 0) > most) throw this.refusal(`${name}: ${entry.header.size} > ${most}`);
    this.#current = undefined;
    yield* entry as AsyncIterable<Buffer>; // its types leave open what it gives, which is always bytes
  }

  async text(name: string): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const bytes of this.body(name, MAX_TEXT_BYTES)) parts.push(bytes);
    return Buffer.concat(parts);
  }

  parse<T>(name: string, bytes: Buffer, schema: z.ZodType<T>): T {
    const read = schema.safeParse(parseJson(bytes.toString("utf8")));
    if (read.success) return read.data;
    throw this.refusal(`${name}: ${read.error.issues[0]?.path.join(".") ?? ""} ${read.error.issues[0]?.message ?? ""}`.trim());
  }
}

async function readManifest(path: string, entries: Entries): Promise<{ readonly manifest: Manifest; readonly bytes: Buffer }> {
  if ((await entries.name()) !== ENTRY.manifest) throw new BackupRefusal({ code: "BACKUP_FILE_NOT_OURS", path });
  const bytes = await entries.text(ENTRY.manifest);
  const said = parseJson(bytes.toString("utf8"));
  const format = typeof said === "object" && said !== null && "format" in said ? String(said.format) : "";
  if (!format.startsWith("kehoach-backup/")) throw new BackupRefusal({ code: "BACKUP_FILE_NOT_OURS", path });
  if (format !== FORMAT) throw new BackupRefusal({ code: "BACKUP_FORMAT_UNKNOWN", path, found: format.slice(0, 60) });
  return { manifest: entries.parse(ENTRY.manifest, bytes, manifestSchema), bytes };
}

async function readTable(entries: Entries, table: BackupTable, visit: Visitor["table"]): Promise<TableSum> {
  const hash = createHash("sha256");
  let rows = 0;
  async function* read(): AsyncGenerator<Buffer> {
    for (let number = 1; (await entries.name()) === nameChunk(table, number); number += 1) {
      for await (const bytes of entries.body(nameChunk(table, number), CHUNK_BYTES)) {
        hash.update(bytes);
        rows += countLines(bytes);
        yield bytes;
      }
    }
  }
  if (visit) await visit(table, read());
  else for await (const _ of read());
  return { schema: table.schema, name: table.name, rows, sha256: hash.digest("hex") };
}

async function readEntries(path: string, entries: Entries, visitor: Visitor): Promise<Omit<ReadBackup, "bytes" | "dataBytes">> {
  const { manifest, bytes } = await readManifest(path, entries);
  await visitor.manifest?.(manifest);
  const sums: TableSum[] = [];
  for (const table of manifest.tables) sums.push(await readTable(entries, table, visitor.table));
  const counters = await entries.text(ENTRY.sequences);
  const sequences = entries.parse(ENTRY.sequences, counters, sequencesSchema);
  await visitor.sequences?.(sequences);
  const end = entries.parse(ENTRY.end, await entries.text(ENTRY.end), endSchema);
  if ((await entries.name()) !== undefined) throw entries.refusal(`${await entries.name()}`);
  if (end.manifest !== digest(bytes)) throw entries.refusal(ENTRY.manifest);
  if (end.sequences !== digest(counters)) throw entries.refusal(ENTRY.sequences);
  for (const [at, sum] of sums.entries()) {
    const told = end.tables[at];
    if (told?.schema !== sum.schema || told.name !== sum.name || told.rows !== sum.rows || told.sha256 !== sum.sha256)
      throw entries.refusal(`${sum.schema}.${sum.name}`);
  }
  if (end.tables.length !== sums.length) throw entries.refusal(ENTRY.end);
  return { manifest, sequences, end };
}

/** What reading went wrong with, as a refusal, where it is the file's fault. */
function toReadProblem(error: unknown, path: string, bytes: number): BackupProblem | undefined {
  if (error instanceof BackupRefusal) return error.problem;
  const { code = "", message = "" } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}; // codes of Node's own errors
  if (code === "Z_BUF_ERROR" || message === "Unexpected end of data") return { code: "BACKUP_FILE_CUT_SHORT", path, bytes };
  if (/^(?:Z_|ZSTD_)/.test(code)) return { code: "BACKUP_FILE_DAMAGED", path, detail: code };
  // tar-stream tells a bad header by its message alone
  if (/^Invalid tar header|^Size mismatch/.test(message)) return { code: "BACKUP_FILE_DAMAGED", path, detail: "tar" };
  return undefined;
}

async function checkFile(path: string): Promise<number> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefusal({ code: "BACKUP_FILE_UNREADABLE", path, detail: error.code ?? error.message });
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new BackupRefusal({ code: "BACKUP_FILE_UNREADABLE", path, detail: "EISDIR" });
    const { bytesRead, buffer } = await file.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    const head = buffer.subarray(0, bytesRead);
    if (!head.equals(MAGIC.subarray(0, bytesRead))) throw new BackupRefusal({ code: "BACKUP_FILE_NOT_OURS", path });
    if (bytesRead < MAGIC.length) throw new BackupRefusal({ code: "BACKUP_FILE_CUT_SHORT", path, bytes: found.size });
    return found.size;
  } finally {
    await file.close();
  }
}

/**
 * Reads a backup from its first byte to its last, and holds it against the counts and digests it ends with. Memory stays flat.
 * @problem BACKUP_FILE_UNREADABLE BACKUP_FILE_NOT_OURS BACKUP_FILE_CUT_SHORT BACKUP_FILE_DAMAGED BACKUP_FORMAT_UNKNOWN, thrown as BackupRefusal
 * @rule B3
 */
export async function readArchive(path: string, visitor: Visitor = {}, signal?: AbortSignal): Promise<ReadBackup> {
  const bytes = await checkFile(path);
  const unzip = createZstdDecompress();
  const archive = extract();
  let unzipped = 0;
  unzip.on("data", (some: Buffer) => (unzipped += some.length));
  const flowing = pipeline(createReadStream(path), unzip, archive, signal ? { signal } : {});
  const failed = flowing.then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    const read = await readEntries(path, new Entries(path, archive[Symbol.asyncIterator]()), visitor);
    const broken = await failed;
    if (broken !== undefined) throw broken;
    // Bytes behind the end would pass unread.
    if (unzip.bytesWritten !== (await stat(path)).size)
      throw new BackupRefusal({ code: "BACKUP_FILE_DAMAGED", path, detail: `${unzip.bytesWritten} < ${bytes}` });
    return { ...read, bytes, dataBytes: unzipped };
  } catch (error) {
    archive.destroy();
    // The flow knows the cause when entries merely cease to come.
    const cause = await failed;
    const problem =
      (error instanceof BackupRefusal ? error.problem : undefined) ??
      toReadProblem(cause, path, bytes) ??
      toReadProblem(error, path, bytes);
    signal?.throwIfAborted();
    if (problem) throw new BackupRefusal(problem);
    throw error;
  }
}
