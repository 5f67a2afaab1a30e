import type { AnnexMappingJson } from "@kehoach/api/annex-choices";

const KEY = "kehoach.annex.mappings";
/** Forms somebody imports; the oldest is forgotten. */
const MOST = 30;

/** What this browser keeps; a full or closed store keeps nothing, and nothing is lost by it but a convenience. */
function readAll(): readonly AnnexMappingJson[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    // Only writeAll writes it; the server reads whatever is sent with its own schema.
    return Array.isArray(kept) ? (kept as AnnexMappingJson[]) : [];
  } catch {
    return [];
  }
}

function writeAll(mappings: readonly AnnexMappingJson[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(mappings));
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** The columns as somebody mapped a table of this form before. @rule M36 */
export function findMapping(fingerprint: string): AnnexMappingJson | undefined {
  return readAll().find((one) => one.fingerprint === fingerprint);
}

export function keepMapping(mapping: AnnexMappingJson): void {
  const others = readAll().filter(({ fingerprint }) => fingerprint !== mapping.fingerprint);
  writeAll([mapping, ...others].slice(0, MOST));
}

export function forgetMapping(fingerprint: string): void {
  writeAll(readAll().filter((one) => one.fingerprint !== fingerprint));
}
