/** Kinds of files that may be attached, by extension: what they are served as, and how their content must begin. */
const KINDS: Readonly<Record<string, { readonly type: string; readonly begins: readonly (readonly number[])[] }>> = {
  pdf: { type: "application/pdf", begins: [[0x25, 0x50, 0x44, 0x46]] },
  docx: { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", begins: [[0x50, 0x4b, 0x03, 0x04]] },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", begins: [[0x50, 0x4b, 0x03, 0x04]] },
  doc: { type: "application/msword", begins: [[0xd0, 0xcf, 0x11, 0xe0]] },
  xls: { type: "application/vnd.ms-excel", begins: [[0xd0, 0xcf, 0x11, 0xe0]] },
  csv: { type: "text/csv", begins: [] },
  png: { type: "image/png", begins: [[0x89, 0x50, 0x4e, 0x47]] },
  jpg: { type: "image/jpeg", begins: [[0xff, 0xd8, 0xff]] },
  jpeg: { type: "image/jpeg", begins: [[0xff, 0xd8, 0xff]] },
};

/**
 * What a file is served as, if it is of a kind that may be attached and begins like one. Nothing a browser would run is among them.
 * @rule D2
 */
export function findMediaType(name: string, bytes: Uint8Array): string | undefined {
  const kind = KINDS[/\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? ""];
  if (kind === undefined) return undefined;
  // Text has no mark of its own; a byte 0 is in none.
  if (kind.begins.length === 0) return bytes.includes(0) ? undefined : kind.type;
  return kind.begins.some((mark) => mark.every((byte, at) => bytes[at] === byte)) ? kind.type : undefined;
}
