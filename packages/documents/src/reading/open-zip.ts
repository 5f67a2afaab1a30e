import { crc32, inflateRawSync } from "node:zlib";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { broken } from "./broken.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";

/** How far an archive may swell; all sizes in bytes. */
export type ZipLimits = {
  readonly parts: number;
  /** Of all parts together, as the directory says. */
  readonly unzippedBytes: number;
  /** Of one part that is read. */
  readonly partBytes: number;
  /** Unzipped to zipped, of parts above `ratioFrom` bytes. Office text reaches 50; a bomb has 1,000. */
  readonly ratio: number;
  readonly ratioFrom: number;
};

export const ZIP_LIMITS: ZipLimits = {
  parts: 20_000,
  unzippedBytes: 1_000_000_000,
  partBytes: 200_000_000,
  ratio: 250,
  ratioFrom: 4_000_000,
};

export type Zip = {
  /** Every part, in the order of the directory; nothing is inflated yet. */
  readonly entries: readonly ZipEntry[];
  readonly has: (name: string) => boolean;
  /** Inflates one part, never past the size the directory declares. */
  readonly read: (name: string) => Outcome<Uint8Array, FileProblem>;
};

/** The first reason not to inflate anything of this archive. */
function checkLimits(entries: readonly ZipEntry[], limits: ZipLimits): FileProblem | undefined {
  if (entries.some((entry) => entry.encrypted)) return { code: "FILE_ENCRYPTED" };
  if (entries.length > limits.parts) return { code: "FILE_TOO_LARGE", what: "parts", limit: limits.parts, found: entries.length };
  for (const { name, size, packedSize } of entries) {
    if (size > limits.ratioFrom && size > packedSize * limits.ratio) return { code: "FILE_BOMB", name, size };
  }
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > limits.unzippedBytes) {
    return { code: "FILE_TOO_LARGE", what: "unzipped-bytes", limit: limits.unzippedBytes, found: total };
  }
  return undefined;
}

function isZlibError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && /^(?:Z_|ERR_BUFFER_TOO_LARGE)/.test(error.code)
  );
}

function inflate(bytes: Uint8Array, entry: ZipEntry): Outcome<Uint8Array, FileProblem> {
  const packed = bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize);
  if (entry.method === 0) {
    return entry.size === entry.packedSize ? accept(packed) : refuse(broken(entry.name, "zip-size"));
  }
  if (entry.method !== 8) return refuse(broken(entry.name, "zip-method"));
  try {
    // One byte more than declared is enough to know that the size lies.
    const part = inflateRawSync(packed, { maxOutputLength: entry.size + 1 });
    return part.length === entry.size ? accept(part) : refuse(broken(entry.name, "zip-size"));
  } catch (error) {
    if (!isZlibError(error)) throw error;
    return refuse(broken(entry.name, error.code === "ERR_BUFFER_TOO_LARGE" ? "zip-size" : "zip-data"));
  }
}

/**
 * An archive whose directory keeps the limits; parts are inflated when asked for.
 *
 * @problem FILE_TRUNCATED FILE_ENCRYPTED FILE_BOMB FILE_TOO_LARGE FILE_BROKEN
 * @rule Q3
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Outcome<Zip, FileProblem> {
  const directory = readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const entries = directory.value;
  const problem = checkLimits(entries, limits);
  if (problem) return refuse(problem);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size < entries.length) return refuse(broken("", "zip-twice"));
  const read = (name: string): Outcome<Uint8Array, FileProblem> => {
    const entry = byName.get(name);
    if (!entry) return refuse(broken(name, "part-missing"));
    if (entry.size > limits.partBytes) {
      return refuse({ code: "FILE_TOO_LARGE", what: "unzipped-bytes", limit: limits.partBytes, found: entry.size });
    }
    const part = inflate(bytes, entry);
    if (part.ok && crc32(part.value) !== entry.crc) return refuse(broken(name, "zip-data"));
    return part;
  };
  return accept({ entries, has: (name) => byName.has(name), read });
}
