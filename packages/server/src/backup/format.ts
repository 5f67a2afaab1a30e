import { z } from "zod";

/** What the first entry of every backup says of itself. */
export const FORMAT = "kehoach-backup/1";
/** The schemas whose tables a backup holds; the queue of jobs (pgboss) is not worth keeping. */
export const SCHEMAS = ["auth", "kehoach"] as const;
/** A table goes in pieces of this size, so that neither side ever holds more of it. */
export const CHUNK_BYTES = 1_048_576;

/** Entries of the archive, in this order; between the manifest and the sequences stand the pieces of the tables. */
export const ENTRY = { manifest: "manifest.json", sequences: "sequences.json", end: "end.json" } as const;

const name = z.string().min(1).max(63);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const integer = z.string().regex(/^-?\d{1,19}$/);

const table = z.strictObject({ schema: name, name, columns: z.array(name).min(1) });

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  release: z.string(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string().regex(/^\d{4}_[a-z-]+\.sql$/), digest })).min(1),
  tables: z.array(table),
});

export const sequencesSchema = z.array(z.strictObject({ schema: name, name, last: integer, called: z.boolean() }));

export const endSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Of the entries of that name, so that nothing in the file is left unguarded. */
  manifest: digest,
  sequences: digest,
  tables: z.array(z.strictObject({ schema: name, name, rows: z.int().min(0), sha256: digest })),
  /** What the figures add up to: every pack of every authority, exported. */
  exports: z.array(z.strictObject({ authority: z.string(), pack: z.string(), sha256: digest })),
  /** The last seal of each chain of the journal; authority null is the installation's own. */
  journals: z.array(z.strictObject({ authority: z.string().nullable(), position: integer, hash: z.string() })),
});

export type BackupTable = z.infer<typeof table>;
export type Manifest = z.infer<typeof manifestSchema>;
export type Sequence = z.infer<typeof sequencesSchema>[number];
export type End = z.infer<typeof endSchema>;
export type TableSum = End["tables"][number];
export type Summary = Pick<End, "exports" | "journals">;

/** `kehoach/value/000001.copy` */
export function nameChunk(of: Pick<BackupTable, "schema" | "name">, number: number): string {
  return `${of.schema}/${of.name}/${String(number).padStart(6, "0")}.copy`;
}

/** The usual name of a backup made at a moment: `kehoach-2031-11-25T02-00-00Z.tar.zst`. */
export function nameBackup(madeAt: Date): string {
  return `kehoach-${madeAt.toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.zst`;
}
