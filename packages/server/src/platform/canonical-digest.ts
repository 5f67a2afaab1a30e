import { createHash } from "node:crypto";

function toPlain(data: unknown): unknown {
  if (typeof data === "bigint") return data.toString();
  if (data instanceof Map) return toPlain(Object.fromEntries(data));
  if (Array.isArray(data)) return data.map(toPlain);
  if (typeof data !== "object" || data === null) return data;
  const given = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, toPlain(value)]));
}

/** Data as JSON with sorted keys: equal data, equal text, whatever order it was written in. */
export function showCanonical(data: unknown): string {
  return JSON.stringify(toPlain(data));
}

/** SHA-256 of data as canonical JSON. */
export function digestOf(data: unknown): string {
  return createHash("sha256").update(showCanonical(data)).digest("hex");
}

/** The same where the order of keys is part of what is said. */
export function digestInOrder(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}
