/** A character 0, or half of a pair of two (a surrogate alone), which is no character. */
function isBroken(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/** The way to what is broken, from its end: most of what is sent is whole, and nothing is made for it. */
function listBroken(sent: unknown): string[] | undefined {
  if (typeof sent === "string") return isBroken(sent) ? [] : undefined;
  if (typeof sent !== "object" || sent === null || sent instanceof Uint8Array) return undefined;
  for (const [name, one] of Object.entries(sent)) {
    if (isBroken(name)) return [];
    const found = listBroken(one);
    if (found === undefined) continue;
    found.push(name);
    return found;
  }
  return undefined;
}

/**
 * Where a text was sent that no name, figure or note is and no database takes. Undefined if there is none.
 * @returns  the way there, as parameters are named: "targets.3.note"
 */
export function findBrokenText(sent: unknown): string | undefined {
  return listBroken(sent)?.reverse().join(".");
}
