/** The codes of a pack that product code must not know. */
export type PackCodes = {
  readonly authorities: readonly string[];
  readonly places: readonly string[];
  readonly indicators: readonly string[];
};

/**
 * Where a line of product code or SQL knows an authority, a place or an indicator of some pack.
 * Indicator codes hold a dot and authority codes a hyphen, so a bare occurrence is a find; a place code is looked for as a string of its own.
 */
export function findCodes(path: string, text: string, codes: PackCodes): string[] {
  const faults: string[] = [];
  const places = new Set(codes.places);
  for (const [index, line] of text.split("\n").entries()) {
    for (const code of [...codes.authorities, ...codes.indicators]) {
      const at = line.indexOf(code);
      if (at >= 0 && !/[\w-]/.test(line[at - 1] ?? " ") && !/[\w]/.test(line[at + code.length] ?? " "))
        faults.push(`${path}:${index + 1}: product code knows "${code}"`);
    }
    for (const match of line.matchAll(/(["'`])(\d{2,5})\1/g)) {
      if (match[2] && places.has(match[2])) faults.push(`${path}:${index + 1}: product code knows the place "${match[2]}"`);
    }
  }
  return faults;
}
