import { crc32 } from "node:zlib";
import type { FileProblem } from "@kehoach/core/audit/file-problem";
import { accept, type Outcome } from "@kehoach/core/outcome";
import { deflateSync } from "fflate";
import type { Zip } from "../reading/open-zip.ts";
import { readPart } from "../reading/package.ts";

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** 1 January 1980, as zip writes days: the same bytes whenever the file is made. */
const DOS_DATE = 0x21;
/** Names are UTF-8. */
const UTF8_FLAG = 0x0800;
const DEFLATED = 8;
const VERSION = 20;

/** The texts of XML parts, by name; names the archive lacks are left out. */
export function readParts(zip: Zip, names: readonly string[]): Outcome<Map<string, string>, FileProblem> {
  const parts = new Map<string, string>();
  for (const name of names) {
    if (!zip.has(name)) continue;
    const read = readPart(zip, name);
    if (!read.ok) return read;
    parts.set(name, read.value);
  }
  return accept(parts);
}

/** Whether a digital signature is in an Office file: any change would break it. */
export function isSigned(zip: Zip): boolean {
  return zip.entries.some((entry) => entry.name.toLowerCase().startsWith("_xmlsignatures/"));
}

/** A changed part as bytes: always UTF-8, and it says so. */
function encodePart(xml: string): Uint8Array {
  return new TextEncoder().encode(xml.replace(/^(<\?xml[^>]*encoding=)(["'])utf-16(?:le|be)?\2/iu, '$1"UTF-8"'));
}

type Packed = {
  readonly name: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
};

function pack(name: string, xml: string): Packed {
  const content = encodePart(xml);
  return {
    name: new TextEncoder().encode(name),
    method: DEFLATED,
    crc: crc32(content),
    size: content.length,
    data: deflateSync(content, { level: 6 }),
  };
}

/** The fields that local and directory headers share, from "version needed" to the length of the name. */
function writeShared(view: DataView, at: number, { name, method, crc, size, data }: Packed): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_FLAG, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, DOS_DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, data.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}

function writeArchive(entries: readonly Packed[]): Uint8Array {
  const total = entries.reduce((sum, { name, data }) => sum + 76 + 2 * name.length + data.length, 22);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  const places: number[] = [];
  let at = 0;
  for (const entry of entries) {
    places.push(at);
    view.setUint32(at, LOCAL_HEADER, true);
    writeShared(view, at + 4, entry);
    bytes.set(entry.name, at + 30);
    bytes.set(entry.data, at + 30 + entry.name.length);
    at += 30 + entry.name.length + entry.data.length;
  }
  const directory = at;
  for (const [i, entry] of entries.entries()) {
    view.setUint32(at, CENTRAL_HEADER, true);
    view.setUint16(at + 4, VERSION, true);
    writeShared(view, at + 6, entry);
    view.setUint32(at + 42, places[i] ?? 0, true);
    bytes.set(entry.name, at + 46);
    at += 46 + entry.name.length;
  }
  view.setUint32(at, END_OF_DIRECTORY, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/**
 * The same archive with some parts replaced in their places and others added at its end, in the order given. Every other part keeps
 * its packed bytes.
 *
 * @param zip  of `archive`
 * @rule  Q224
 */
export function replaceParts(archive: Uint8Array, zip: Zip, parts: ReadonlyMap<string, string>): Uint8Array {
  const kept = zip.entries.map(({ name, method, crc, size, packedSize, dataStart }): Packed => {
    const xml = parts.get(name);
    if (xml !== undefined) return pack(name, xml);
    const data = archive.subarray(dataStart, dataStart + packedSize);
    return { name: new TextEncoder().encode(name), method, crc, size, data };
  });
  const added = [...parts].filter(([name]) => !zip.has(name)).map(([name, xml]) => pack(name, xml));
  return writeArchive([...kept, ...added]);
}

/** A new archive of these parts, in this order. */
export function writeParts(parts: ReadonlyMap<string, string>): Uint8Array {
  return writeArchive([...parts].map(([name, xml]) => pack(name, xml)));
}
