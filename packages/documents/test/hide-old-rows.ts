import { CFB } from "@e965/xlsx";

function record(type: number, words: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + words.length * 2);
  bytes.writeUInt16LE(type, 0);
  bytes.writeUInt16LE(words.length * 2, 2);
  for (const [i, word] of words.entries()) bytes.writeUInt16LE(word, 4 + i * 2);
  return bytes;
}

/** Where the record of a type begins in a stream of records, from a place on. */
function findRecord(stream: Buffer, type: number, from: number): number {
  let at = from;
  while (at + 4 <= stream.length && stream.readUInt16LE(at) !== type) at += 4 + stream.readUInt16LE(at + 2);
  return at;
}

const [BEGIN, DIMENSIONS, ROW, COLUMNS] = [0x0809, 0x0200, 0x0208, 0x007d];

/** A workbook of Excel 97–2003 with one sheet, and a row and a column of it hidden: no writer at hand does that. @source MS-XLS 2.4.53, 2.4.221 */
export function hideInOldWorkbook(bytes: Uint8Array, row: number, column: number): Uint8Array<ArrayBuffer> {
  const file = CFB.read(bytes, { type: "array" });
  const entry = CFB.find(file, "/Workbook");
  if (!entry) throw new Error("no stream of a workbook");
  const stream = Buffer.from(entry.content as Uint8Array); // the parser gives bytes for bytes
  const sheet = findRecord(stream, BEGIN, findRecord(stream, BEGIN, 0) + 4 + stream.readUInt16LE(2));
  const dimensions = findRecord(stream, DIMENSIONS, sheet);
  const after = dimensions + 4 + stream.readUInt16LE(dimensions + 2);
  const content = Buffer.concat([
    stream.subarray(0, dimensions),
    record(COLUMNS, [column, column, 2304, 15, 1, 0]),
    stream.subarray(dimensions, after),
    record(ROW, [row, 0, 4, 255, 0, 0, 0x0120, 0x000f]),
    stream.subarray(after),
  ]);
  const made = CFB.utils.cfb_new();
  CFB.utils.cfb_add(made, "/Workbook", content);
  return new Uint8Array(CFB.write(made, { type: "array" }) as ArrayBuffer); // that is what type "array" gives
}
