const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTRY = 128;
const MOST_SECTORS = 4_096;
const IN_HEADER = 109;

/** Whether a file is one of the old compound files (Word, Excel 97–2003, or a locked new one). */
export function isOle(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** The sector after `sector`, by the table of sectors; tables listed outside the header are not followed. */
function nextSector(view: DataView, size: number, sector: number): number | undefined {
  const perTable = size / 4;
  const table = Math.floor(sector / perTable);
  if (table >= IN_HEADER) return undefined;
  const place = (view.getUint32(76 + table * 4, true) + 1) * size + (sector % perTable) * 4;
  return place + 4 <= view.byteLength ? view.getUint32(place, true) : undefined;
}

/** Names of the streams and folders of a compound file; fewer if the file is cut. */
export function listOleStreams(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  if (bytes.length < 512) return names;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return names;
  const size = 1 << shift;
  let sector: number | undefined = view.getUint32(48, true);
  for (let read = 0; sector !== undefined && sector < 0xfffffffa && read < MOST_SECTORS; read++) {
    const start: number = (sector + 1) * size;
    if (start + size > bytes.length) break;
    for (let at = start; at < start + size; at += ENTRY) {
      const length = view.getUint16(at + 64, true);
      if (length < 2 || length > 64) continue;
      names.add(new TextDecoder("utf-16le").decode(bytes.subarray(at, at + length - 2)));
    }
    sector = nextSector(view, size, sector);
  }
  return names;
}
