/** A character 0, or half of a pair of two (a surrogate alone), which is no character. */
function isBroken(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/**
 * Where a text was sent that no name, figure or note is and no database takes. Undefined if there is none.
 * @returns  the way there, as parameters are named: "targets.3.note"
 */
export function findBrokenText(sent: unknown, path: readonly string[] = []): string | undefined {
  if (typeof sent === "string") return isBroken(sent) ? path.join(".") : undefined;
  if (typeof sent !== "object" || sent === null || sent instanceof Uint8Array) return undefined;
  for (const [name, one] of Object.entries(sent)) {
    const found = isBroken(name) ? path.join(".") : findBrokenText(one, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}
