const HEADER = 512;
const ENTRY = 128;
const END_OF_CHAIN = 0xfffffffe;
const MINI_SECTOR = 64;
const IN_HEADER = 109;
const STREAM = 2;
const ROOT = 5;

type Entry = { readonly name: string; readonly kind: number; readonly start: number; readonly size: number };

/** An old compound file, in which a workbook is one of several streams, each a chain of sectors. */
class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sector: number;
  readonly #table: readonly number[];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sector = 1 << this.#u16(30);
    this.#table = this.#readTable();
  }

  #u16(at: number): number {
    return at + 2 <= this.#view.byteLength ? this.#view.getUint16(at, true) : 0;
  }

  #u32(at: number): number {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, true) : END_OF_CHAIN;
  }

  #placeOf(sector: number): number {
    return (sector + 1) * this.#sector;
  }

  /** Which sector follows which. The sectors that hold this table are listed in the header, then in a chain of their own. */
  #readTable(): number[] {
    if (this.#sector !== 512 && this.#sector !== 4_096) return [];
    const most = Math.ceil(this.#bytes.length / this.#sector);
    const perSector = this.#sector / 4;
    const holders: number[] = [];
    for (let i = 0; i < IN_HEADER; i += 1) holders.push(this.#u32(76 + 4 * i));
    let next = this.#u32(68);
    for (let steps = 0; next < most && steps <= most; steps += 1) {
      const place = this.#placeOf(next);
      for (let i = 0; i < perSector - 1 && holders.length <= most; i += 1) holders.push(this.#u32(place + 4 * i));
      next = this.#u32(place + this.#sector - 4);
    }
    const table: number[] = [];
    for (const holder of holders) {
      if (holder >= most || table.length > most) break;
      for (let i = 0; i < perSector; i += 1) table.push(this.#u32(this.#placeOf(holder) + 4 * i));
    }
    return table;
  }

  /** The bytes of a chain; undefined when it leaves the file, turns in a circle or ends before `size` bytes. */
  #follow(
    start: number,
    size: number,
    table: readonly number[],
    step: number,
    cut: (sector: number) => Uint8Array,
  ): Uint8Array | undefined {
    const parts: Uint8Array[] = [];
    let sector = start;
    for (let read = 0; read < size; read += step) {
      if (sector >= table.length || parts.length > table.length) return undefined;
      parts.push(cut(sector));
      sector = table[sector] ?? END_OF_CHAIN;
    }
    return Buffer.concat(parts).subarray(0, size);
  }

  #chain(start: number, size: number): Uint8Array | undefined {
    if (size > this.#bytes.length) return undefined;
    return this.#follow(start, size, this.#table, this.#sector, (sector) => {
      const place = this.#placeOf(sector);
      return this.#bytes.subarray(place, place + this.#sector);
    });
  }

  /** A chain whose length no one tells, to its end. */
  #wholeChain(start: number): Uint8Array {
    let length = 0;
    for (
      let sector = start;
      sector < this.#table.length && length <= this.#table.length;
      sector = this.#table[sector] ?? END_OF_CHAIN
    )
      length += 1;
    return this.#chain(start, Math.min(length * this.#sector, this.#bytes.length)) ?? new Uint8Array();
  }

  #entries(): Entry[] {
    const directory = this.#wholeChain(this.#u32(48));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const length = view.getUint16(at + 64, true);
      if (length < 2 || length > 64) continue;
      entries.push({
        name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + length - 2)),
        kind: directory[at + 66] ?? 0,
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      });
    }
    return entries;
  }

  read(names: readonly string[]): Uint8Array | undefined {
    if (this.#table.length === 0) return undefined;
    const entries = this.#entries();
    const entry = names.map((name) => entries.find((one) => one.kind === STREAM && one.name === name)).find((one) => one);
    if (!entry) return undefined;
    if (entry.size >= this.#u32(56)) return this.#chain(entry.start, entry.size);
    // Small streams share one stream, cut into smaller sectors.
    const root = entries.find(({ kind }) => kind === ROOT);
    const shared = root && this.#chain(root.start, root.size);
    if (!shared) return undefined;
    const packed = this.#wholeChain(this.#u32(60));
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    const table = Array.from({ length: Math.floor(packed.length / 4) }, (_, i) => view.getUint32(4 * i, true));
    return this.#follow(entry.start, entry.size, table, MINI_SECTOR, (sector) =>
      shared.subarray(sector * MINI_SECTOR, (sector + 1) * MINI_SECTOR),
    );
  }
}

/** The first stream of an old compound file that has one of these names; undefined when the file does not hold together. */
export function readOleStream(bytes: Uint8Array, names: readonly string[]): Uint8Array | undefined {
  return bytes.length < HEADER ? undefined : new CompoundFile(bytes).read(names);
}

/** The longest record of a workbook stream. */
const LONGEST_RECORD = 8_228;

/** Whether a workbook stream is records from its beginning to the end of its last sheet, each as long as it says. */
export function holdsRecords(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let at = 0;
  let ends = 0;
  while (at + 4 <= stream.length) {
    const [kind, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    // Some writers fill the last sector with zeros.
    if (kind === 0 && length === 0) break;
    if (length > LONGEST_RECORD || at + 4 + length > stream.length) return false;
    if (kind === 0x0a) ends += 1;
    at += 4 + length;
  }
  return ends > 0;
}
