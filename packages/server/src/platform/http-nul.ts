/**
 * Where a character 0 stands in what was sent: no name, figure or text holds one, and no database takes it. Undefined if there is none.
 * @returns  the way there, as parameters are named: "targets.3.note"
 */
export function findNul(sent: unknown, path: readonly string[] = []): string | undefined {
  if (typeof sent === "string") return sent.includes("\0") ? path.join(".") : undefined;
  if (typeof sent !== "object" || sent === null || sent instanceof Uint8Array) return undefined;
  for (const [name, one] of Object.entries(sent)) {
    const found = findNul(one, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
