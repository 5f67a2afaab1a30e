/** "crop" of "crop.area": the part of a code before its first dot names its sector. */
export function sectorOf(code: string): string {
  const dot = code.indexOf(".");
  return dot < 0 ? code : code.slice(0, dot);
}
