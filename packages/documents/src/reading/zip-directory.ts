import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome, refuse } from "@kehoach/core/outcome";
import { broken } from "./broken.ts";

/** One part as the directory at the archive's end describes it; sizes in bytes. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  readonly dataStart: number;
};

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const FULL16 = 0xffff;
const FULL32 = 0xffffffff;

type Place = { readonly start: number; readonly size: number; readonly count: number; readonly end: number };

/** A whole number of eight bytes; Infinity where it is beyond any file. */
function read64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.POSITIVE_INFINITY : Number(value);
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at--) {
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return undefined;
}

/** Where the directory stands, by the zip64 record if there is one. */
function findDirectory(view: DataView): Place | FileProblem {
  const end = findEnd(view);
  if (end === undefined) return { code: "FILE_TRUNCATED" };
  const plain: Place = {
    count: view.getUint16(end + 10, true),
    size: view.getUint32(end + 12, true),
    start: view.getUint32(end + 16, true),
    end,
  };
  const locator = end - 20;
  const is64 = locator >= 0 && view.getUint32(locator, true) === LOCATOR64;
  if (!is64) {
    if (view.getUint16(end + 4, true) !== view.getUint16(end + 6, true)) return broken("", "zip-split");
    return plain;
  }
  const at = read64(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== END64) return broken("", "zip-directory");
  return {
    count: plain.count === FULL16 ? read64(view, at + 32) : plain.count,
    size: plain.size === FULL32 ? read64(view, at + 40) : plain.size,
    start: plain.start === FULL32 ? read64(view, at + 48) : plain.start,
    end: at,
  };
}

type Header = Omit<ZipEntry, "dataStart"> & { readonly local: number };

/** Sizes that do not fit in four bytes stand in an extra field, in a fixed order. */
function readSizes(view: DataView, at: number, nameLength: number, extraLength: number): readonly [number, number, number] {
  const sizes: [number, number, number] = [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ];
  let field = at + 46 + nameLength;
  const stop = field + extraLength;
  while (field + 4 <= stop) {
    const id = view.getUint16(field, true);
    const next = field + 4 + view.getUint16(field + 2, true);
    if (id === 1) {
      let value = field + 4;
      for (const index of [0, 1, 2] as const) {
        if (sizes[index] !== FULL32 || value + 8 > Math.min(next, stop)) continue;
        sizes[index] = read64(view, value);
        value += 8;
      }
    }
    field = next;
  }
  return sizes;
}

function readHeaders(bytes: Uint8Array, view: DataView, place: Place): Header[] | FileProblem {
  const headers: Header[] = [];
  const utf8 = new TextDecoder("utf-8");
  const stop = place.start + place.size;
  if (stop > place.end) return broken("", "zip-directory");
  let at = place.start;
  while (at + 46 <= stop && view.getUint32(at, true) === CENTRAL) {
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > stop) return broken("", "zip-directory");
    const [size, packedSize, local] = readSizes(view, at, nameLength, extraLength);
    headers.push({
      // Some writers part folders with a backslash.
      name: utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/"),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packedSize,
      size,
      local,
    });
    at = next;
  }
  return headers.length === place.count && headers.length > 0 ? headers : broken("", "zip-directory");
}

/** Every part begins where the directory says, ends before the next and before the directory. */
function locateParts(view: DataView, headers: readonly Header[], place: Place): ZipEntry[] | FileProblem {
  const entries = new Map<Header, ZipEntry>();
  let free = 0;
  for (const header of headers.toSorted((a, b) => a.local - b.local)) {
    const { local, ...rest } = header;
    if (local < free) return broken(header.name, "zip-overlap");
    if (local + 30 > place.start || view.getUint32(local, true) !== LOCAL) return broken(header.name, "zip-directory");
    const dataStart = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    free = dataStart + header.packedSize;
    if (free > place.start) return broken(header.name, "zip-directory");
    entries.set(header, { ...rest, dataStart });
  }
  return headers.flatMap((header) => entries.get(header) ?? []);
}

/**
 * The directory of an archive, read without inflating anything.
 *
 * @problem FILE_TRUNCATED  there is no directory at the end
 * @problem FILE_BROKEN     it points outside the file, or parts overlap
 */
export function readZipDirectory(bytes: Uint8Array): Outcome<readonly ZipEntry[], FileProblem> {
  if (bytes.length < END_LENGTH) return refuse({ code: "FILE_TRUNCATED" });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = findDirectory(view);
  if ("code" in place) return refuse(place);
  const headers = readHeaders(bytes, view, place);
  if ("code" in headers) return refuse(headers);
  const entries = locateParts(view, headers, place);
  return "code" in entries ? refuse(entries) : accept(entries);
}
